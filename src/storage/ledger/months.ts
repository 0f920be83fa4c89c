/** The partitions of the ledger: one for each month in UTC, made when the first point of it comes. */
import { type Instant, type Period, instant } from '../../time/index.ts';
import type { Ask } from './ask.ts';

/** A partition, and what is in it. */
export interface Month {
  /** `2026_03`. */
  readonly name: string;
  /** From this instant, to before the other; microseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Starts of the first and the last point that were there before this intake; the first is after the last where there was none. */
  earliest: number;
  latest: number;
  /** What this intake has written. */
  earliestWritten: number;
  latestWritten: number;
  exists: boolean;
}

/** Points before and after these years are errors or curiosities: they share a partition, so that there are never too many. */
const firstYear = 2000;
const lastYear = 2099;
const microsecondsPerMillisecond = 1000;
const startOf = (year: number, month: number): number => Date.UTC(year, month, 1) * microsecondsPerMillisecond;

function spanAt(start: number): Pick<Month, 'name' | 'from' | 'to'> {
  const date = new Date(Math.floor(start / microsecondsPerMillisecond));
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (year < firstYear) return { name: 'before', from: Number.NEGATIVE_INFINITY, to: startOf(firstYear, 0) };
  if (year > lastYear) return { name: 'after', from: startOf(lastYear + 1, 0), to: Number.POSITIVE_INFINITY };
  return { name: `${year}_${String(month + 1).padStart(2, '0')}`, from: startOf(year, month), to: startOf(year, month + 1) };
}

const bound = (instant: number, infinite: string): string =>
  (Number.isFinite(instant) ? `'${new Date(instant / microsecondsPerMillisecond).toISOString()}'` : infinite);

/** Names of the months that a period touches, the first and the last of them. */
export const monthsOf = ({ start, end }: Period): readonly string[] => [...new Set([spanAt(start).name, spanAt(Math.max(start, end - 1)).name])];

/** The begin of the month in which an instant lies. */
export const monthStart = (at: Instant): Instant => {
  const { from } = spanAt(at);
  return Number.isFinite(from) ? instant(from) : at;
};

/** The end of a month by its name; never for the last. */
export function monthEnd(name: string): number {
  if (name === 'before') return startOf(firstYear, 0);
  if (name === 'after') return Number.POSITIVE_INFINITY;
  const [year = Number.NaN, month = Number.NaN] = name.split('_').map(Number);
  return startOf(year, month);
}

export class Months {
  readonly #ask: Ask;
  readonly #existing: ReadonlySet<string>;
  readonly #months = new Map<string, Month>();
  #last: Month | null = null;

  /** @param existing months that are known to be there, without a look at what is in them. */
  constructor(ask: Ask, existing: readonly string[]) {
    this.#ask = ask;
    this.#existing = new Set(existing);
  }

  /** The month in which a start lies. Of one that was not looked up, nothing is known yet. */
  at(start: number): Month {
    if (this.#last !== null && start >= this.#last.from && start < this.#last.to) return this.#last;
    const span = spanAt(start);
    const exists = this.#existing.has(span.name);
    // Of one that is only known to be there, anything may be in it.
    const [earliest, latest] = exists ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] : [Number.NaN, Number.NaN];
    const found = this.#months.get(span.name)
      ?? { ...span, exists, earliest, latest, earliestWritten: Number.POSITIVE_INFINITY, latestWritten: Number.NEGATIVE_INFINITY };
    this.#months.set(span.name, found);
    this.#last = found;
    return found;
  }

  /** Looks up what is in a month, once. */
  async look(month: Month): Promise<void> {
    if (!Number.isNaN(month.earliest)) return;
    [month.earliest, month.latest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const table = await this.#ask<{ found: boolean }>('select to_regclass($1) is not null as found', [`point_${month.name}`]);
    if (table[0]?.found !== true) return;
    month.exists = true;
    const [ends] = await this.#ask<{ earliest: string | null; latest: string | null }>(
      `select (extract(epoch from min(start)) * 1000000)::int8::text as earliest, (extract(epoch from max(start)) * 1000000)::int8::text as latest from point_${month.name}`, []);
    if (ends === undefined || ends.earliest === null || ends.latest === null) return;
    [month.earliest, month.latest] = [Number(ends.earliest), Number(ends.latest)];
  }

  /**
   * Makes the partitions of a month if need be. To attach a table keeps readers out no longer than a blink; to create it as a partition
   * would keep them out until the intake ends.
   */
  async ensure(month: Month): Promise<void> {
    await this.look(month);
    if (month.exists) return;
    for (const table of ['point', 'further_charge']) {
      await this.#ask(`create table ${table}_${month.name} (like ${table} including all)`, []);
      await this.#ask(`alter table ${table} attach partition ${table}_${month.name} for values from (${bound(month.from, 'minvalue')}) to (${bound(month.to, 'maxvalue')})`, []);
    }
    month.exists = true;
  }

  /** What was written counts as there before: for when it is no longer known which series it was. */
  forgetWriters(): void {
    for (const month of this.#months.values()) {
      if (Number.isNaN(month.earliest)) continue;
      month.earliest = Math.min(month.earliest, month.earliestWritten);
      month.latest = Math.max(month.latest, month.latestWritten);
    }
  }
}
