/** The scopes of usage that others bring, each once: looked at by batch, told at the end of an intake. */
import type { CodedColumn } from '../columns/index.ts';

export class ScopesSeen {
  readonly #identifiers = new Set<string>();


  /** Of some rows of a batch; a text is looked at once for each value, not for each row. */
  addColumn({ dictionary, codes }: CodedColumn, rows: ArrayLike<number>): void {
    const seen = new Uint8Array(dictionary.size);
    for (let index = 0; index < rows.length; index++) {
      const code = codes[rows[index]!]!;
      if (seen[code] === 1) continue;
      seen[code] = 1;
      this.#identifiers.add(dictionary.text(code));
    }
  }

  all(): readonly string[] {
    return [...this.#identifiers];
  }
}
