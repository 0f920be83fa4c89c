/** What became of points that have no price, reason by reason, for the books and the log. */
import type { Assessment } from '../intake/index.ts';

interface Heard {
  count: number;
  /** The first of them. */
  readonly place: string;
}

/** So many reasons are told; of more only their number. */
const reasonsMost = 20;

export class Complaints {
  readonly #heard = new Map<string, Heard>();

  hear(assessments: readonly Assessment[]): void {
    for (const entry of assessments) {
      if (entry.kind === 'refused') this.#note(`refused (${entry.refusal.code}): ${entry.refusal.reason}`, () => entry.refusal.place);
      else if (entry.kind === 'priced' && entry.verdict.status !== 'rated') {
        const { verdict } = entry;
        this.#note(verdict.status === 'stopped' ? `stopped (${verdict.code}): ${verdict.reason}` : `unrated: ${verdict.reason}`, () => entry.point.place);
      }
    }
  }

  /** Sentences such as `3 points unrated (T0101): no rule has a price, the first of them …`. */
  sentences(): readonly string[] {
    const told = [...this.#heard].slice(0, reasonsMost).map(([reason, { count, place }]) => `${count} point${count === 1 ? '' : 's'} ${reason}${count === 1 ? `: ${place}` : `; the first of them is ${place}`}`);
    const more = this.#heard.size - told.length;
    return more > 0 ? [...told, `and ${more} other reason${more === 1 ? '' : 's'}`] : told;
  }

  #note(reason: string, placeOf: () => string): void {
    const known = this.#heard.get(reason);
    if (known !== undefined) known.count += 1;
    else this.#heard.set(reason, { count: 1, place: placeOf() });
  }
}
