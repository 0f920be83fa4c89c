/**
 * The judge: prices points of a model by the letter of the language, slowly. Cuts every period into quarters of an hour, asks of
 * each what holds there, and joins neighbours for which the answers agree. Knows the model and not the engine.
 */
import { type Amount, type Body, type Book, type Condition, type Outcome, type Over, type Rule, type Tier, type Version, choices } from '../property-forms/model.ts';
import type { Point } from '../property-forms/generate.ts';
import { dateOf, weekTime, windowOf } from './clock.ts';
import { type Fraction, above, below, booked, by, fraction, isLess, isSame, larger, minus, nothing, plus, read, smaller, times, toStep, total, written } from './fraction.ts';

export type Judgement =
  | { readonly status: 'rated'; readonly lines: ReadonlyMap<string, Fraction> }
  | { readonly status: 'unrated' }
  | { readonly status: 'stopped'; readonly codes: ReadonlySet<string> };

/** What a limit adds: `rule start group amount sum`. */
export type LimitText = string;

interface Part {
  readonly start: number;
  readonly end: number;
  readonly share: Fraction;
}

interface DatedVersion extends Version {
  readonly begin: number;
  readonly finish: number;
}

interface Line {
  readonly rule: Rule;
  readonly amounts: readonly { readonly part: Part; readonly amount: Fraction }[];
}

class Stopped {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}
class Unrated {}

const quarter = 15 * 60 * 1_000_000;
const one = fraction(1n);
const gigabytes = ({ value, unit }: Amount): Fraction => (unit === 'TB' ? times(read(value), fraction(1000n)) : read(value));
const perGigabyte = ({ value, unit }: Amount): Fraction => (unit === 'EUR/TB' ? by(read(value), fraction(1000n)) : read(value));
const share = (percent: string): Fraction => by(read(percent), fraction(100n));

const tierPrice = ({ outcome }: Tier): Fraction => (outcome.kind === 'price' && outcome.price !== null ? perGigabyte(outcome.price) : nothing);
const tierFlat = ({ outcome }: Tier): Fraction => (outcome.kind === 'price' && outcome.flat !== null ? read(outcome.flat) : nothing);

/** Lower and upper bounds of tiers; the last has no upper one. */
const spansOf = (tiers: readonly Tier[]): readonly { readonly tier: Tier; readonly low: Fraction; readonly high: Fraction | null }[] =>
  tiers.map((tier, index) => ({ tier, low: index === 0 ? nothing : gigabytes(tiers[index - 1]?.bound ?? { value: '0', unit: 'GB' }), high: tier.bound === null ? null : gigabytes(tier.bound) }));

/** F(q) of graduated and volume tiers. */
function costOfTiers(mode: string, tiers: readonly Tier[], q: Fraction): Fraction {
  const rows = spansOf(tiers);
  const [first] = rows;
  if (first === undefined || q.over === 0n) return nothing;
  if (q.over < 0n) return times(tierPrice(first.tier), q);
  if (mode === 'volume') {
    const row = rows.find(({ high }) => high === null || !isLess(high, q));
    return row === undefined ? nothing : plus(times(tierPrice(row.tier), q), tierFlat(row.tier));
  }
  return total(rows.filter(({ low }) => isLess(low, q)).map(({ tier, low, high }) => plus(times(tierPrice(tier), minus(high === null ? q : smaller(q, high), low)), tierFlat(tier))));
}

/** Whether a change of the total meets a tier that has no price. */
function meetsUnrated(mode: string, tiers: readonly Tier[], before: Fraction, after: Fraction): boolean {
  const [least, most] = [smaller(before, after), larger(before, after)];
  return spansOf(tiers).some(({ tier, low, high }, index) => {
    if (tier.outcome.kind !== 'unrated') return false;
    const holds = (q: Fraction): boolean => q.over !== 0n && (isLess(low, q) || (index === 0 && q.over < 0n)) && (high === null || !isLess(high, q));
    if (holds(before) || holds(after)) return true;
    return mode === 'graduated' && isLess(low, most) && (high === null || isLess(least, high));
  });
}

function matches(pattern: string, value: string): boolean {
  const source = [...pattern.matchAll(/\\(.)|(\*)|(.)/g)].map(([, escaped, star, plain]) => (star === undefined ? (escaped ?? plain ?? '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '.*')).join('');
  return new RegExp(`^${source}$`, 's').test(value);
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const isOn = (days: string, weekday: number): boolean => days === 'day' || (days === 'weekday' && weekday < 6) || (days === 'weekend' && weekday > 5) || dayNames[weekday - 1] === days;

const overOf = ({ allowance, body }: Version): Over | null => allowance?.over ?? (body.kind === 'tiers' || body.kind === 'blocks' ? body.over : null);

export class Judge {
  readonly #book: Book;
  readonly #versions = new Map<string, readonly DatedVersion[]>();
  readonly #totals = new Map<string, Fraction>();
  readonly #sums = new Map<string, { readonly rule: Rule; readonly over: Over; readonly group: string; readonly start: number; readonly end: number; sum: Fraction }>();

  constructor(book: Book) {
    this.#book = book;
    for (const { name, versions } of book.rules) {
      const begins = versions.map(({ from }) => dateOf(book.zone, from));
      this.#versions.set(name, versions.map((version, index) => ({ ...version, begin: begins[index] ?? 0, finish: version.until === null ? begins[index + 1] ?? Infinity : dateOf(book.zone, version.until) })));
    }
  }

  #versionsOf(rule: Rule): readonly DatedVersion[] {
    return this.#versions.get(rule.name) ?? [];
  }

  #versionAt(rule: Rule, at: number): DatedVersion | undefined {
    return this.#versionsOf(rule).find(({ begin, finish }) => begin <= at && at < finish);
  }

  #holds(condition: Condition | null, point: Point): boolean {
    switch (condition?.kind) {
      case undefined: return true;
      case 'a': return point.a === condition.value;
      case 'scope': return point.scope === condition.value;
      case 'cores': return !isLess(read(point.n), read(condition.least));
    }
  }

  #rulesOf(point: Point): readonly Rule[] {
    return this.#book.rules.filter(({ when }) => this.#holds(when, point));
  }

  /** What decides the price at an instant: versions, rows of windows, and windows of totals and limits. */
  #label(rules: readonly Rule[], at: number): string {
    const { zone } = this.#book;
    const marks: string[] = [];
    for (const rule of rules) {
      const version = this.#versionAt(rule, at);
      marks.push(version === undefined ? '-' : String(version.begin));
      if (version?.body.kind === 'windows') marks.push(String(this.#windowRow(version.body, at)));
      for (const other of this.#versionsOf(rule)) {
        const overs = other.body.kind === 'limit' ? other.body.bounds.map(({ over }) => over) : [overOf(other)];
        for (const over of overs) if (over !== null) marks.push(String(windowOf(zone, over.span, at).start));
      }
    }
    return marks.join();
  }

  #windowRow(body: Extract<Body, { kind: 'windows' }>, at: number): number {
    const { weekday, minute } = weekTime(this.#book.zone, at);
    return body.windows.findIndex(({ days, from, until }) => isOn(days, weekday) && from <= minute && minute < until);
  }

  #partsOf(point: Point, rules: readonly Rule[]): readonly Part[] {
    const { start, end } = point;
    if (start === end) return [{ start, end, share: one }];
    const parts: { start: number; end: number; label: string }[] = [];
    for (let at = start; at < end;) {
      const next = Math.min(end, (Math.floor(at / quarter) + 1) * quarter);
      const label = this.#label(rules, at);
      const last = parts.at(-1);
      if (last?.label === label) last.end = next;
      else parts.push({ start: at, end: next, label });
      at = next;
    }
    return parts.map((part) => ({ start: part.start, end: part.end, share: fraction(BigInt(part.end - part.start), BigInt(end - start)) }));
  }

  /** The rules that act on a part, when the whole point is known. */
  #actingOn(part: Part, point: Point, rules: readonly Rule[]): readonly Rule[] {
    const inForce = (rule: Rule): boolean => this.#versionAt(rule, rule.whole ? point.start : part.start) !== undefined;
    const atStart = (rule: Rule): boolean => this.#versionAt(rule, point.start) !== undefined;
    const replacing = (rule: Rule): readonly Rule[] => rules.filter((other) => this.#replaces(other, rule));
    const held = (rule: Rule): boolean => rule.whole && atStart(rule) && !replacing(rule).some(atStart);
    const acts = (rule: Rule): boolean => {
      if (!inForce(rule)) return false;
      if (rule.whole) return held(rule);
      // A whole rule that acts since the start keeps its place to the end.
      return !rules.some((base) => this.#replaces(rule, base) && held(base));
    };
    return rules.filter((rule) => rule.kind !== 'limit' && acts(rule) && !replacing(rule).some((other) => (other.whole ? held(other) : acts(other))));
  }

  /** Directly, or by overriding one that does. */
  #replaces(rule: Rule, base: Rule): boolean {
    if (rule.overrides === base.name) return true;
    const next = this.#book.rules.find(({ name }) => name === rule.overrides);
    return next !== undefined && this.#replaces(next, base);
  }

  #group(over: Over, point: Point): string {
    return over.by === 'scope' ? point.scope : point.a;
  }

  #totalKey(rule: Rule, over: Over, point: Point, at: number): string {
    return [rule.name, over.span, over.by, windowOf(this.#book.zone, over.span, at).start, this.#group(over, point)].join('|');
  }

  /** Every total that a part of the rule counts in: those of all versions in force somewhere in the window. */
  #totalsOf(rule: Rule, point: Point, at: number): readonly string[] {
    return [...new Set(this.#versionsOf(rule).flatMap((version) => {
      const over = overOf(version);
      if (over === null) return [];
      const window = windowOf(this.#book.zone, over.span, at);
      return version.begin < window.end && version.finish > window.start ? [this.#totalKey(rule, over, point, at)] : [];
    }))];
  }

  #outcomeOf(body: Body, point: Point, at: number): Outcome | null {
    switch (body.kind) {
      case 'rate': return body.outcome;
      case 'table': return body.rows[choices.findIndex((value) => value === point.a)] ?? null;
      case 'first': return body.rows.find(({ text, most }) => (text === null || matches(text, point.t)) && (most === null || !isLess(read(most), read(point.n))))?.outcome ?? body.otherwise;
      case 'windows': return body.windows[this.#windowRow(body, at)]?.outcome ?? null;
      default: return null;
    }
  }

  #months(part: Part): Fraction {
    let sum = nothing;
    for (let at = part.start; at < part.end;) {
      const month = windowOf(this.#book.zone, 'month', at);
      const until = Math.min(month.end, part.end);
      sum = plus(sum, fraction(BigInt(until - at), BigInt(month.end - month.start)));
      at = until;
    }
    return sum;
  }

  #formula(body: Extract<Body, { kind: 'charge' }>, point: Point, part: Part, quantity: Fraction, charged: Fraction): Fraction {
    const { formula } = body;
    const cost = 'price' in formula ? times(quantity, perGigabyte(formula.price)) : nothing;
    switch (formula.kind) {
      case 'per-unit': return cost;
      case 'with-months': return plus(cost, times(this.#months(part), read(formula.monthly)));
      case 'period': return times(fraction(BigInt(part.end - part.start), 3_600_000_000n), read(formula.hourly));
      case 'share': return minus(nothing, times(charged, share(formula.percent)));
      case 'divided': {
        if (read(point.n).over === 0n) throw new Stopped('T0310');
        return by(cost, read(point.n));
      }
      case 'at-least': return larger(cost, read(formula.least));
      case 'constant': return read(formula.amount);
      case 'stepped': return times(toStep(quantity, read(formula.step), this.#mode === 'none' ? 'half_even' : this.#mode), perGigabyte(formula.price));
    }
  }

  get #mode(): string {
    return this.#book.rounding;
  }

  #round(value: Fraction): Fraction {
    return booked(value, this.#mode, this.#book.decimals);
  }

  /** The exact money of a part, and what its running total adds in rounded money. */
  #costOf(rule: Rule, point: Point, part: Part, charged: Fraction, moved: Map<string, Fraction>): { readonly exact: Fraction; readonly counted: Fraction } | Unrated {
    const version = this.#versionAt(rule, part.start);
    if (version === undefined) throw new Error('a part is priced by a version in force');
    const { body, allowance } = version;
    const gigabyte = this.#sizeOf(point, part);
    const over = overOf(version);
    const before = over === null ? nothing : this.#read(this.#totalKey(rule, over, point, part.start), moved);
    const after = plus(before, gigabyte);
    for (const key of this.#totalsOf(rule, point, part.start)) moved.set(key, plus(this.#read(key, moved), gigabyte));
    const paid = (q: Fraction): Fraction => (allowance === null ? q : larger(nothing, minus(q, gigabytes(allowance.quantity))));
    const rise = (cost: (q: Fraction) => Fraction): { readonly exact: Fraction; readonly counted: Fraction } =>
      over === null ? { exact: cost(gigabyte), counted: nothing } : { exact: nothing, counted: minus(this.#round(cost(paid(after))), this.#round(cost(paid(before)))) };
    switch (body.kind) {
      case 'charge': return { exact: this.#formula(body, point, part, gigabyte, charged), counted: nothing };
      case 'adjust': return { exact: times(charged, share(body.percent)), counted: nothing };
      case 'adjust-table': return { exact: times(charged, share(body.percents[choices.findIndex((value) => value === point.a)] ?? '0')), counted: nothing };
      case 'tiers': return rise((q) => costOfTiers(body.mode, body.tiers, q));
      case 'blocks': return rise((q) => (q.over <= 0n ? nothing : times(read(body.amount), fraction((body.begun ? above : below)(by(q, gigabytes(body.size)))))));
      default: {
        const outcome = this.#outcomeOf(body, point, part.start);
        if (outcome === null || outcome.kind === 'unrated') return new Unrated();
        const price = outcome.kind === 'price' && outcome.price !== null ? perGigabyte(outcome.price) : nothing;
        const flat = outcome.kind === 'price' && outcome.flat !== null && part.start === point.start ? read(outcome.flat) : nothing;
        const { exact, counted } = rise((q) => times(price, q));
        return { exact: plus(exact, flat), counted };
      }
    }
  }

  #sizeOf(point: Point, part: Part): Fraction {
    return times(times(read(point.quantity), part.share), point.unit === 'MB' ? fraction(1n, 1000n) : one);
  }

  /** Tiers look at the total where the parts under one version and one window begin, and where they end. */
  #crossesUnrated(rule: Rule, point: Point, own: readonly Part[], moved: ReadonlyMap<string, Fraction>): boolean {
    const totals = new Map(moved);
    const runs: { readonly label: string; readonly body: Extract<Body, { kind: 'tiers' }>; readonly before: Fraction; after: Fraction }[] = [];
    for (const part of own) {
      const version = this.#versionAt(rule, part.start);
      const size = this.#sizeOf(point, part);
      if (version?.body.kind === 'tiers') {
        const key = this.#totalKey(rule, version.body.over, point, part.start);
        const [label, before] = [`${version.begin} ${key}`, this.#read(key, totals)];
        const last = runs.at(-1);
        if (last?.label === label) last.after = plus(before, size);
        else runs.push({ label, body: version.body, before, after: plus(before, size) });
      }
      for (const key of this.#totalsOf(rule, point, part.start)) totals.set(key, plus(this.#read(key, totals), size));
    }
    return runs.some(({ body, before, after }) => meetsUnrated(body.mode, body.tiers, before, after));
  }

  #read(key: string, moved: ReadonlyMap<string, Fraction>): Fraction {
    return moved.get(key) ?? this.#totals.get(key) ?? nothing;
  }

  /** Judges a point. Points come in order of time. */
  judge(point: Point): Judgement {
    const codes = new Set<string>();
    if (!(choices as readonly string[]).includes(point.a)) return { status: 'stopped', codes: new Set(['T0203']) };
    const rules = this.#rulesOf(point);
    const parts = this.#partsOf(point, rules);
    const whole: Part = { start: point.start, end: point.end, share: one };
    const acting = parts.map((part) => this.#actingOn(part, point, rules));
    let unrated = acting.some((own) => !own.some(({ kind }) => kind === 'price'));
    const moved = new Map<string, Fraction>();
    const lines: Line[] = [];
    const bookedOn = (own: readonly Line[], part: Part): Fraction => total(own.flatMap(({ rule, amounts }) => amounts.map((entry) => {
      if (part === whole || entry.part === part) return entry.amount;
      return rule.whole ? times(entry.amount, part.share) : nothing;
    })));
    const line = (rule: Rule, seen: readonly Line[]): void => {
      const own = rule.whole ? (acting.some((entry) => entry.includes(rule)) ? [whole] : []) : parts.filter((_, index) => acting[index]?.includes(rule));
      if (own.length === 0) return;
      const amounts: { part: Part; amount: Fraction }[] = [];
      let [exact, counted, sum] = [nothing, nothing, nothing];
      if (this.#crossesUnrated(rule, point, own, moved)) unrated = true;
      for (const part of own) {
        try {
          const cost = this.#costOf(rule, point, part, bookedOn(seen, part), moved);
          if (cost instanceof Unrated) {
            unrated = true;
            continue;
          }
          [exact, counted] = [plus(exact, cost.exact), plus(counted, cost.counted)];
          const now = plus(this.#round(exact), counted);
          amounts.push({ part, amount: minus(now, sum) });
          sum = now;
        } catch (error) {
          if (!(error instanceof Stopped)) throw error;
          codes.add(error.code);
        }
      }
      lines.push({ rule, amounts });
    };
    for (const early of [true, false]) {
      const stage = rules.filter((rule) => rule.early === early);
      const seen = [...lines];
      for (const rule of stage.filter(({ kind }) => kind === 'price')) line(rule, seen);
      for (const rule of stage.filter(({ kind }) => kind === 'adjust').sort((a, b) => (a.name < b.name ? -1 : 1))) line(rule, [...lines]);
    }
    if (codes.size > 0) return { status: 'stopped', codes };
    if (unrated) return { status: 'unrated' };
    for (const [key, value] of moved) this.#totals.set(key, value);
    this.#countLimits(point, rules, lines);
    return { status: 'rated', lines: new Map(lines.map(({ rule, amounts }) => [rule.name, total(amounts.map(({ amount }) => amount))])) };
  }

  #countLimits(point: Point, rules: readonly Rule[], lines: readonly Line[]): void {
    for (const rule of rules.filter(({ kind }) => kind === 'limit')) {
      const overs = new Map(this.#versionsOf(rule).flatMap(({ body }) => (body.kind === 'limit' ? body.bounds.map(({ over }) => [`${over.span} ${over.by}`, over] as const) : [])));
      for (const over of overs.values()) {
        for (const { part, amount } of [{ part: { start: point.start }, amount: nothing }, ...lines.flatMap(({ amounts }) => amounts)]) {
          const window = windowOf(this.#book.zone, over.span, part.start);
          const key = [rule.name, over.span, over.by, window.start, this.#group(over, point)].join('|');
          const known = this.#sums.get(key) ?? { rule, over, group: this.#group(over, point), ...window, sum: nothing };
          this.#sums.set(key, { ...known, sum: plus(known.sum, amount) });
        }
      }
    }
  }

  /** What the limits add when every window closes. */
  close(): readonly LimitText[] {
    const texts: LimitText[] = [];
    // Stage after stage: a later limit over the same window and group sees what an earlier one added.
    for (const early of [true, false]) {
      for (const [key, entry] of this.#sums) {
        const { rule, over, group, start, end, sum } = entry;
        if (rule.early !== early) continue;
        const rest = key.slice(key.indexOf('|'));
        // Another in its place counts the same window and group.
        const inPlace = [...this.#sums].some(([other, { rule: own }]) => this.#replaces(own, rule) && other.slice(other.indexOf('|')) === rest && this.#versionsOf(own).some(({ begin, finish }) => begin < end && end <= finish));
        if (inPlace) continue;
        const version = this.#versionsOf(rule).find(({ begin, finish }) => begin < end && end <= finish);
        if (version?.body.kind !== 'limit') continue;
        const bounds = version.body.bounds.filter((bound) => bound.over.span === over.span && bound.over.by === over.by);
        let now = sum;
        for (const least of [true, false]) {
          for (const bound of bounds.filter((own) => own.least === least)) {
            const amount = read(bound.amount);
            if (least ? !isLess(now, amount) : !isLess(amount, now)) continue;
            texts.push(`${rule.name} ${start} ${over.by}=${group} ${written(minus(amount, now))} on ${written(now)}`);
            now = amount;
          }
        }
        if (!early || isSame(now, sum)) continue;
        for (const [other, later] of this.#sums) if (!later.rule.early && other.slice(other.indexOf('|')) === rest) this.#sums.set(other, { ...later, sum: plus(later.sum, minus(now, sum)) });
      }
    }
    return texts;
  }
}
