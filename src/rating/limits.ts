/**
 * Limits: when a window closes, the sum of its rounded lines is brought up to a minimum or down to a cap, by a line of its own.
 * Counts windows and groups with at least one rated point.
 */
import { type Rational, add, compare, rational, subtract, zero } from '../money/index.ts';
import { type Instant, type Period, calendarWindow, instant } from '../time/index.ts';
import { factsOf } from './facts.ts';
import type { BoundPoint } from './bind.ts';
import type { Verdict } from './charge.ts';
import { evaluate } from './evaluate.ts';
import { type Over, sameOver, totalKeyText } from './running-totals.ts';
import { type Bound, type Limit, type LimitVersion, type Tariff, placeText } from './tariff.ts';

/** What a limit adds to a window when it closes. Stands beside the charges of points and belongs to none. */
export interface LimitLine {
  readonly module: string;
  readonly rule: string;
  readonly amount: Rational;
  readonly currency: string;
  readonly window: Period;
  /** The names and values of the group, in the order of the rule. */
  readonly group: readonly (readonly [string, string])[];
  /** The sum that the limit acted on. */
  readonly sum: Rational;
  readonly at: string;
}

interface OpenWindow {
  readonly over: Over;
  readonly window: Period;
  readonly group: readonly string[];
  sum: Rational;
}

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

export class LimitBook {
  readonly #tariff: Tariff;
  readonly #open = new Map<Limit, Map<string, OpenWindow>>();

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  /** Counts a rated point's lines, each part in the window that it lies in. */
  count(point: BoundPoint, verdict: Extract<Verdict, { status: 'rated' }>): void {
    for (const limit of limitsOn(this.#tariff, point)) {
      const overs = limit.versions.flatMap(({ bounds }) => bounds.map(({ over }) => over)).filter((over, index, all) => all.findIndex((other) => sameOver(over, other)) === index);
      for (const over of overs) {
        const group = over.by.map((name) => (name === 'scope' ? point.scope : this.#groupValue(point, name)));
        this.#add(limit, over, point.period.start, group, zero);
        for (const part of verdict.charges.flatMap(({ parts }) => parts)) this.#add(limit, over, part.period.start, group, part.amount);
      }
    }
  }

  #groupValue(point: BoundPoint, name: string): string {
    const value = point.fields.get(name);
    return value === undefined ? '' : typeof value === 'string' ? value : `${value.numerator}/${value.denominator}`;
  }

  #add(limit: Limit, over: Over, at: Instant, group: readonly string[], amount: Rational): void {
    const window = calendarWindow(this.#tariff.zone, over.span, at);
    const key = totalKeyText({ rule: `${over.span} ${over.by.join(',')}`, span: over.span, start: window.start, group });
    const open = this.#open.get(limit) ?? new Map<string, OpenWindow>();
    this.#open.set(limit, open);
    const entry = open.get(key) ?? { over, window, group, sum: zero };
    open.set(key, entry);
    entry.sum = add(entry.sum, amount);
  }

  /** Closes the windows that end by then, in order of their end and of the stages; without an instant, all of them. */
  close(until: Instant = instant(Number.MAX_SAFE_INTEGER)): readonly LimitLine[] {
    const closing = this.#tariff.limits.flatMap((limit, stage) =>
      [...this.#open.get(limit) ?? []].filter(([, { window }]) => window.end <= until).map(([key, open]) => ({ limit, stage, key, open })));
    closing.sort((a, b) => a.open.window.end - b.open.window.end || a.stage - b.stage || (a.key < b.key ? -1 : 1));
    const lines = closing.flatMap(({ limit, key, open }) => {
      if (this.#isReplaced(limit, key, open.window)) return [];
      const own = this.#linesOf(limit, open);
      this.#passOn(limit, key, own);
      return own;
    });
    for (const { limit, key } of closing) this.#open.get(limit)?.delete(key);
    return lines;
  }

  /** A limit that another overrides does not act where the other, in force when the window closes, counts the same group. */
  #isReplaced(limit: Limit, key: string, window: Period): boolean {
    return this.#tariff.limits.some((other) => other.replaces.has(limit.name) && versionAtClose(other, window) !== null && this.#open.get(other)?.has(key) === true);
  }

  #linesOf(limit: Limit, { over, window, group, sum }: OpenWindow): readonly LimitLine[] {
    const bounds = (versionAtClose(limit, window)?.bounds ?? []).filter((bound) => sameOver(bound.over, over));
    return boundLines(bounds, sum).map((line) => ({
      module: limit.module, rule: limit.name, amount: line.amount, currency: this.#tariff.currency, window, sum: line.sum,
      group: over.by.map((name, index) => [name, group[index] ?? '']), at: placeText(line.bound.place),
    }));
  }

  /** A later stage's limit over the same group sees the lines of an earlier one. */
  #passOn(limit: Limit, key: string, lines: readonly LimitLine[]): void {
    for (const other of this.#tariff.limits) {
      const open = other.priority < limit.priority ? this.#open.get(other)?.get(key) : undefined;
      if (open !== undefined) for (const { amount } of lines) open.sum = add(open.sum, amount);
    }
  }
}
