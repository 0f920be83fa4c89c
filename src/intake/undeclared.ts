/** Warns once of each field that a meter does not declare: it is kept, and no rule can read it. */
import { absent } from '../columns/index.ts';
import type { BoundBatch } from '../plan/index.ts';
import { undeclaredSentence } from './assess.ts';

export class UndeclaredFields {
  readonly #warn: (sentence: string) => void;
  readonly #told = new Set<string>();

  constructor(warn: (sentence: string) => void) {
    this.#warn = warn;
  }

  look({ batch, meters }: BoundBatch): void {
    for (const { meter, rows } of meters) {
      for (const [name, { codes }] of batch.fields) {
        if (meter.fields.has(name) || this.#told.has(`${meter.name} ${name}`)) continue;
        const row = rows.find((some) => codes[some] !== absent);
        if (row !== undefined) this.#tell(meter.name, name, batch.placeOf(row));
      }
    }
    for (const [name, row] of batch.unread) this.#tell(batch.meter.dictionary.text(batch.meter.codes[row]!), name, batch.placeOf(row));
  }

  #tell(meter: string, name: string, place: string): void {
    const key = `${meter} ${name}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#warn(undeclaredSentence(place, meter, name));
  }
}
