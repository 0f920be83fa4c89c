/** Running totals of a window: how much a rule has priced for a group so far. An explicit input and output of rating. */
import { type Rational, zero } from '../money/index.ts';
import type { CalendarSpan, Instant } from '../time/index.ts';

/** `over month by project`: what is counted together. */
export interface Over {
  readonly span: CalendarSpan;
  /** Fields, or `scope`; points with equal values share a total. */
  readonly by: readonly string[];
}

export const sameOver = (a: Over, b: Over): boolean => a.span === b.span && a.by.length === b.by.length && a.by.every((name, index) => name === b.by[index]);

/** Which total: one rule's, in one window, for one group. */
export interface TotalKey {
  readonly rule: string;
  readonly span: CalendarSpan;
  readonly start: Instant;
  readonly group: readonly string[];
}

/** A total that a point moved, in base units of its meter. */
export interface Movement {
  readonly key: TotalKey;
  readonly before: Rational;
  readonly after: Rational;
}

export interface RunningTotals {
  read(key: TotalKey): Rational;
}

/** Lengths before the values, so that no value can pretend to be two. */
export const totalKeyText = ({ rule, span, start, group }: TotalKey): string => [rule, span, String(start), ...group].map((part) => `${part.length}:${part}`).join('');

/** Totals in memory; starts from nothing, or from what somebody kept. */
export class TotalsInMemory implements RunningTotals {
  readonly #totals = new Map<string, Rational>();

  read(key: TotalKey): Rational {
    return this.#totals.get(totalKeyText(key)) ?? zero;
  }

  set(key: TotalKey, total: Rational): void {
    this.#totals.set(totalKeyText(key), total);
  }

  /** Takes over what a rated point moved. */
  apply(movements: readonly Movement[]): void {
    for (const { key, after } of movements) this.set(key, after);
  }
}

/** Totals as one point sees them while it is priced: its own parts move them, and nobody else's view. */
export class TotalsOfOnePoint implements RunningTotals {
  readonly #outer: RunningTotals;
  readonly #moved = new Map<string, Movement>();

  constructor(outer: RunningTotals) {
    this.#outer = outer;
  }

  read(key: TotalKey): Rational {
    return this.#moved.get(totalKeyText(key))?.after ?? this.#outer.read(key);
  }

  move(key: TotalKey, after: Rational): void {
    const text = totalKeyText(key);
    this.#moved.set(text, { key, before: this.#moved.get(text)?.before ?? this.#outer.read(key), after });
  }

  movements(): readonly Movement[] {
    return [...this.#moved.values()];
  }
}
