/**
 * Limits: when a window closes, the sum of its rounded lines is brought up to a minimum or down to a cap, by a line of its own.
 * Counts windows and groups with at least one rated point. The sums are an explicit input and output, as running totals are.
 */
import { type Rational, add, compare, decimalText, decimalsNeeded, divide, one, rational, subtract, zero } from '../money/index.ts';
import { type CalendarSpan, type Instant, type Period, calendarWindow } from '../time/index.ts';
import { factsOf } from './facts.ts';
import type { BoundPoint } from './bind.ts';
import type { Verdict } from './charge.ts';
import { evaluate } from './evaluate.ts';
import type { FieldValue } from './point.ts';
import { type Over, sameOver, totalKeyText } from './running-totals.ts';
import { type Bound, type Limit, type LimitVersion, type Tariff, placeText } from './tariff.ts';

/** What a limit adds to a window when it closes. Stands beside the charges of points and belongs to none. */
export interface LimitLine {
  readonly module: string;
  readonly rule: string;
  readonly amount: Rational;
  readonly currency: string;
  readonly span: CalendarSpan;
  readonly window: Period;
  /** The names and values of the group, in the order of the rule. */
  readonly group: readonly (readonly [string, string])[];
  /** The sum that the limit acted on. */
  readonly sum: Rational;
  readonly at: string;
}

/** Which sum: one limit's, over one window, for one group. */
export interface LimitKey {
  readonly rule: string;
  readonly over: Over;
  readonly window: Period;
  readonly group: readonly string[];
}

/** What the rounded lines of a limit's points come to, before any limit acts. */
export interface LimitSum {
  readonly key: LimitKey;
  readonly sum: Rational;
}

/** What became of a window that was closed. */
export interface ClosedWindow {
  readonly limit: Limit;
  readonly key: LimitKey;
  /** The sum that the limit looked at: its points' lines, and those of limits of earlier stages. */
  readonly sum: Rational;
  readonly lines: readonly LimitLine[];
}

interface OpenWindow {
  readonly key: LimitKey;
  sum: Rational;
}

/** Limits meet where window and group are the same, whatever their rules are called. */
const meetingText = ({ over, window, group }: LimitKey): string => totalKeyText({ rule: `${String(window.end)} ${JSON.stringify(over.by)}`, span: over.span, start: window.start, group });

/** The version that holds when the window closes: at its last moment. */
const versionAtClose = (limit: Limit, window: Period): LimitVersion | null =>
  limit.versions.find(({ from, until }) => from < window.end && (until === null || window.end <= until)) ?? null;

/** What bounds add to a sum: the minimum first, then the cap, so that no bill ends above its cap. */
export function boundLines(bounds: readonly Bound[], sum: Rational): readonly { readonly bound: Bound; readonly amount: Rational; readonly sum: Rational }[] {
  let total = sum;
  return [...bounds.filter(({ least }) => least), ...bounds.filter(({ least }) => !least)].flatMap((bound) => {
    const acts = bound.least ? compare(total, bound.amount) < 0 : compare(total, bound.amount) > 0;
    if (!acts) return [];
    const line = { bound, amount: subtract(bound.amount, total), sum: total };
    total = bound.amount;
    return [line];
  });
}

/** The limits that count a point. A condition that cannot be answered stops it. */
export function limitsOn(tariff: Tariff, point: BoundPoint): readonly Limit[] {
  const own = tariff.limits.filter(({ meters }) => meters.has(point.meter.name));
  return own.filter(({ when }) => {
    const condition = when.get(point.meter.name);
    return condition === undefined || evaluate(condition, factsOf(tariff, point, { period: point.period, share: rational(1n) }, zero)) === true;
  });
}

/** What comes first of windows that one limit closes at one moment: the narrower, then by group. Never by who was counted first. */
const closesBefore = (a: LimitKey, b: LimitKey): number => { // not money: an order
  const [left, right] = [a, b].map(({ group, over: { by } }) => [...group, ...by].join('\0')) as [string, string];
  return b.window.start - a.window.start || (left < right ? -1 : Number(left > right)); // not money: an order
};

/** The windows and groups that a limit counts, over all its versions. */
export const oversOf = ({ versions }: Limit): readonly Over[] => {
  const all = versions.flatMap(({ bounds }) => bounds.map(({ over }) => over));
  return all.filter((over, index) => all.findIndex((other) => sameOver(over, other)) === index);
};

/** A kind of sum that a limit keeps, from its first window on. */
export interface CountedOver {
  readonly limit: Limit;
  /** `monthly_bill over month by project` */
  readonly name: string;
  readonly span: CalendarSpan;
  readonly from: Instant;
}

/** Everything that the tariff's limits count. */
export const countedOvers = (tariff: Tariff): readonly CountedOver[] => tariff.limits.flatMap((limit) => oversOf(limit).flatMap((over) => {
  const first = limit.versions.find(({ bounds }) => bounds.some((bound) => sameOver(bound.over, over)));
  const name = `${limit.name} over ${over.span} by ${over.by.join(', ')}`;
  return first === undefined ? [] : [{ limit, name, span: over.span, from: calendarWindow(tariff.zone, over.span, first.from).start }];
}));

/** A group's value as text: numbers as the first of the limit's meters declares them, whichever meter the point is of. */
export function groupValueOf({ meters }: Tariff, limit: Limit, name: string, value: FieldValue): string {
  if (typeof value === 'string') return value;
  const type = [...meters.values()].find((meter) => limit.meters.has(meter.name) && meter.fields.has(name))?.fields.get(name)?.type;
  const declared = divide(value, type?.kind === 'number' ? type.unit.factor : one);
  return decimalsNeeded(declared) === null ? `${declared.numerator}/${declared.denominator}` : decimalText(declared);
}

export class LimitBook {
  readonly #tariff: Tariff;
  readonly #overs: ReadonlyMap<Limit, readonly Over[]>;
  readonly #open = new Map<Limit, Map<string, OpenWindow>>();

  /** @param sums that somebody kept; those of a limit that the tariff does not have are nobody's here. */
  constructor(tariff: Tariff, sums: readonly LimitSum[] = []) {
    this.#tariff = tariff;
    this.#overs = new Map(tariff.limits.map((limit) => [limit, oversOf(limit)]));
    for (const { key, sum } of sums) {
      const limit = tariff.limits.find(({ name }) => name === key.rule);
      if (limit !== undefined) this.#add(limit, key, sum);
    }
  }

  /** Takes over what points that were counted elsewhere come to. */
  add({ key, sum }: LimitSum): void {
    const limit = this.#tariff.limits.find(({ name }) => name === key.rule);
    if (limit === undefined) throw new RangeError('INVARIANT: points are counted for limits of their tariff');
    this.#add(limit, key, sum);
  }

  /** Counts a rated point's lines, each part in the window that it lies in. */
  count(point: BoundPoint, verdict: Extract<Verdict, { status: 'rated' }>): void {
    for (const limit of limitsOn(this.#tariff, point)) {
      for (const over of this.#overs.get(limit) ?? []) {
        const group = over.by.map((name) => (name === 'scope' ? point.scope : groupValueOf(this.#tariff, limit, name, point.fields.get(name) ?? '')));
        const add = (at: Instant, amount: Rational): void => this.#add(limit, { rule: limit.name, over, window: calendarWindow(this.#tariff.zone, over.span, at), group }, amount);
        add(point.period.start, zero);
        for (const part of verdict.charges.flatMap(({ parts }) => parts)) add(part.period.start, part.amount);
      }
    }
  }

  /** What was counted, and not closed. */
  sums(): readonly LimitSum[] {
    return [...this.#open.values()].flatMap((windows) => [...windows.values()].map(({ key, sum }) => ({ key, sum })));
  }


  #add(limit: Limit, key: LimitKey, amount: Rational): void {
    const meeting = meetingText(key);
    const open = this.#open.get(limit) ?? new Map<string, OpenWindow>();
    this.#open.set(limit, open);
    const entry = open.get(meeting) ?? { key, sum: zero };
    open.set(meeting, entry);
    entry.sum = add(entry.sum, amount);
  }

  /** Closes all windows, in order of their end, of the stages, of their length and of the groups. */
  close(): readonly ClosedWindow[] {
    const closing = this.#tariff.limits.flatMap((limit, stage) => [...this.#open.get(limit) ?? []].map(([meeting, open]) => ({ limit, stage, meeting, open })));
    closing.sort((a, b) => a.open.key.window.end - b.open.key.window.end || a.stage - b.stage || closesBefore(a.open.key, b.open.key));
    const closed = closing.map(({ limit, meeting, open: { key, sum } }): ClosedWindow => {
      const lines = this.#isReplaced(limit, meeting, key.window) ? [] : this.#linesOf(limit, key, sum);
      this.#passOn(limit, meeting, lines);
      return { limit, key, sum, lines };
    });
    this.#open.clear();
    return closed;
  }

  /** A limit that another overrides does not act where the other, in force when the window closes, counts the same group. */
  #isReplaced(limit: Limit, meeting: string, window: Period): boolean {
    return this.#tariff.limits.some((other) => other.replaces.has(limit.name) && versionAtClose(other, window) !== null && this.#open.get(other)?.has(meeting) === true);
  }

  #linesOf(limit: Limit, { over, window, group }: LimitKey, sum: Rational): readonly LimitLine[] {
    const bounds = (versionAtClose(limit, window)?.bounds ?? []).filter((bound) => sameOver(bound.over, over));
    return boundLines(bounds, sum).map((line) => ({
      module: limit.module, rule: limit.name, amount: line.amount, currency: this.#tariff.currency, span: over.span, window, sum: line.sum,
      group: over.by.map((name, index) => [name, group[index] ?? '']), at: placeText(line.bound.place),
    }));
  }

  /** A later stage's limit over the same group sees the lines of an earlier one. */
  #passOn(limit: Limit, meeting: string, lines: readonly LimitLine[]): void {
    for (const other of this.#tariff.limits) {
      const open = other.priority < limit.priority ? this.#open.get(other)?.get(meeting) : undefined;
      if (open !== undefined) for (const { amount } of lines) open.sum = add(open.sum, amount);
    }
  }
}
