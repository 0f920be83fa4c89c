/** Random rulebooks over all forms, and random points for them: bounds, midnights and changes of the clocks come often. */
import fc from 'fast-check';
import { type Amount, type Body, type Book, type Condition, type FirstRow, type Formula, type Outcome, type Over, type Rule, type Tier, type Version, type Window, choices, linearFormulas, roundings, spans, zones } from './model.ts';

/** What a sample may hold. */
export interface Kinds {
  /** Forms that give the same for the parts of a point as for the whole: no flats, nothing whole, nothing that counts events. */
  readonly splittable: boolean;
  readonly rounding: 'any' | 'none';
  readonly limits: boolean;
}
export const anything: Kinds = { splittable: false, rounding: 'any', limits: true };

/** Also as many digits as a price may have. */
const price = fc.oneof(fc.constantFrom('1', '0.5', '2', '0.01', '0.333', '123456.9999999999999999999999999995'), fc.integer({ min: 0, max: 99_999 }).map((cents) => `${Math.floor(cents / 1000)}.${String(cents % 1000).padStart(3, '0')}`));
const perUnit: fc.Arbitrary<Amount> = fc.oneof({ weight: 4, arbitrary: price.map((value) => ({ value, unit: 'EUR/GB' })) }, { weight: 1, arbitrary: price.map((value) => ({ value, unit: 'EUR/TB' })) });
const flat = fc.constantFrom('1', '3', '0.05', '10');
const quantities = ['1', '5', '10', '2.5', '100', '0.000000001'] as const;

const outcome = ({ splittable }: Kinds, unrated: boolean): fc.Arbitrary<Outcome> => fc.oneof(
  { weight: 8, arbitrary: perUnit.map((own): Outcome => ({ kind: 'price', price: own, flat: null })) },
  { weight: splittable ? 0 : 2, arbitrary: fc.record({ kind: fc.constant('price' as const), price: fc.option(perUnit), flat }) },
  { weight: 2, arbitrary: fc.constant<Outcome>({ kind: 'free' }) },
  { weight: unrated ? 1 : 0, arbitrary: fc.constant<Outcome>({ kind: 'unrated' }) },
);

const over: fc.Arbitrary<Over> = fc.record({ span: fc.constantFrom(...spans), by: fc.constantFrom('scope', 'scope', 'a') });
const inGigabytes = fc.constantFrom(...quantities).map((value): Amount => ({ value, unit: 'GB' }));

const tiers = (kinds: Kinds): fc.Arbitrary<Body> => fc.record({
  mode: fc.constantFrom('graduated', 'volume'), over,
  bounds: fc.uniqueArray(fc.constantFrom('1', '5', '10', '10.5', '20', '100'), { minLength: 0, maxLength: 3 }),
  // A flat of a tier is due once a window, and so may be cut like anything else.
  outcomes: fc.array(outcome({ ...kinds, splittable: false }, true), { minLength: 4, maxLength: 4 }),
  terabytes: fc.boolean(),
}).map(({ mode, over: counted, bounds, outcomes, terabytes }): Body => {
  const sorted = [...bounds].sort((a, b) => Number(a) - Number(b));
  const bound = (value: string, index: number): Amount => (terabytes && index === 0 ? { value: (Number(value) / 1000).toFixed(6).replace(/0+$/, ''), unit: 'TB' } : { value, unit: 'GB' });
  const free: Outcome = { kind: 'free' };
  const rows: Tier[] = [...sorted.map((value, index) => ({ bound: bound(value, index), outcome: outcomes[index] ?? free })), { bound: null, outcome: outcomes[sorted.length] ?? free }];
  return { kind: 'tiers', mode, over: counted, tiers: rows };
});

const windows = (kinds: Kinds): fc.Arbitrary<Body> => fc.record({
  groups: fc.constantFrom(['day'], ['weekday', 'weekend'], ['weekday', 'saturday', 'sunday'], ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'weekend']),
  // Quarters of an hour; the hours around changes of the clocks come often.
  cuts: fc.array(fc.oneof(fc.constantFrom(60, 90, 120, 150, 180, 720), fc.integer({ min: 1, max: 95 }).map((quarter) => quarter * 15)), { maxLength: 3 }),
  outcomes: fc.array(outcome(kinds, true), { minLength: 8, maxLength: 8 }),
}).map(({ groups, cuts, outcomes }): Body => {
  const edges = [0, ...new Set(cuts.sort((a, b) => a - b)), 1440];
  let next = 0;
  const rows = groups.flatMap((days) => edges.slice(1).map((until, index): Window => ({ days, from: edges[index] ?? 0, until, outcome: outcomes[next++ % 8] ?? { kind: 'free' } })));
  return { kind: 'windows', windows: rows };
});

const patterns = ['x', 'x*', '*y', '*-*', 'z', '\\*'] as const;
const first = (kinds: Kinds): fc.Arbitrary<Body> => fc.record({
  kind: fc.constant('first' as const),
  rows: fc.uniqueArray(fc.record({ text: fc.option(fc.constantFrom(...patterns)), most: fc.option(fc.constantFrom('1', '2.5', '4')), outcome: outcome(kinds, true) }), { minLength: 1, maxLength: 4, selector: ({ text, most }: FirstRow) => `${text} ${most}` })
    // The wider row comes later, or it would leave nothing to those after it.
    .map((rows) => rows.filter(({ text, most }) => text !== null || most !== null).sort((a, b) => Number(a.text === null) - Number(b.text === null) || Number(a.text?.includes('*') ?? 0) - Number(b.text?.includes('*') ?? 0) || Number(a.most ?? '9') - Number(b.most ?? '9'))),
  otherwise: outcome(kinds, true),
});

const formula = (whole: boolean): fc.Arbitrary<Formula> => fc.oneof(
  fc.record({ kind: fc.constant('per-unit' as const), price: perUnit }), fc.record({ kind: fc.constant('with-months' as const), price: perUnit, monthly: price }),
  fc.record({ kind: fc.constant('period' as const), hourly: price }), fc.record({ kind: fc.constant('share' as const), percent: fc.constantFrom('10', '33', '50') }), fc.record({ kind: fc.constant('divided' as const), price: perUnit }),
  ...(whole ? [fc.record({ kind: fc.constant('at-least' as const), price: perUnit, least: flat }), fc.record({ kind: fc.constant('constant' as const), amount: flat }), fc.record({ kind: fc.constant('stepped' as const), price: perUnit, step: fc.constantFrom('0.5', '3', '10') })] : []),
).filter(({ kind }) => whole || linearFormulas.has(kind));

const blocks = (always: boolean): fc.Arbitrary<Body> => {
  const counted: fc.Arbitrary<Over | null> = always ? over : fc.option(over);
  return fc.record({ kind: fc.constant('blocks' as const), begun: fc.boolean(), size: inGigabytes.filter(({ value }) => Number(value) >= 1), amount: flat, over: counted });
};

const priceBody = (kinds: Kinds, whole: boolean): fc.Arbitrary<Body> => fc.oneof(
  outcome(kinds, false).map((own): Body => ({ kind: 'rate', outcome: own })),
  fc.tuple(outcome(kinds, true), outcome(kinds, true), outcome(kinds, true)).map((rows): Body => ({ kind: 'table', rows })),
  first(kinds), tiers(kinds), windows(kinds), blocks(!whole), fc.record({ kind: fc.constant('charge' as const), formula: formula(whole) }),
);

const allowed = (body: Body): boolean => body.kind !== 'tiers' && body.kind !== 'charge';

const priceVersion = (kinds: Kinds, whole: boolean): fc.Arbitrary<Omit<Version, 'from' | 'until'>> =>
  fc.tuple(priceBody(kinds, whole), fc.option(fc.record({ quantity: inGigabytes, over }), { freq: 3 })).map(([body, allowance]) => {
    if (allowance === null || !allowed(body)) return { body, allowance: null };
    return { body, allowance: body.kind === 'blocks' && body.over !== null ? { ...allowance, over: body.over } : allowance };
  });

const percent = fc.constantFrom('-10', '-25', '5', '20', '-100', '-0');
const adjustVersion: fc.Arbitrary<Omit<Version, 'from' | 'until'>> = fc.oneof(
  percent.map((own): Body => ({ kind: 'adjust', percent: own })), fc.tuple(percent, percent, percent).map((percents): Body => ({ kind: 'adjust-table', percents })),
).map((body) => ({ body, allowance: null }));

const limitVersion: fc.Arbitrary<Omit<Version, 'from' | 'until'>> = fc.record({ least: fc.option(fc.constantFrom('0', '1', '5', '12.34')), most: fc.constantFrom('20', '13', '100'), counted: over, other: over }).map(({ least, most, counted, other }) => {
  const body: Body = { kind: 'limit', bounds: [...(least === null ? [] : [{ least: true, amount: least, over: counted }]), { least: false, amount: most, over: least === '1' ? other : counted }] };
  return { body, allowance: null };
});

/** When versions begin; the first is long before all points, or among them. */
const beginnings = ['2025-01-01', '2026-03-05', '2026-03-12', '2026-03-29T03:30', '2026-04-01', '2026-10-25', '2026-10-31T18:45'] as const;
const dated = (versions: readonly Omit<Version, 'from' | 'until'>[], dates: readonly string[], until: boolean): readonly Version[] => {
  const sorted = [...dates].sort();
  return versions.slice(0, sorted.length).map((version, index) => ({ ...version, from: sorted[index] ?? '2025-01-01', until: until && index === Math.min(sorted.length, versions.length) - 1 ? '2026-11-01' : null }));
};
const dates = fc.oneof({ weight: 3, arbitrary: fc.constant(['2025-01-01'] as readonly string[]) }, { weight: 3, arbitrary: fc.uniqueArray(fc.constantFrom(...beginnings.slice(1)), { maxLength: 2 }).map((more) => ['2025-01-01', ...more]) }, { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...beginnings), { minLength: 1, maxLength: 3 }) });

const condition: fc.Arbitrary<Condition> = fc.oneof(fc.constantFrom(...choices).map((value) => ({ kind: 'a' as const, value })), fc.constantFrom('s1', 's2').map((value) => ({ kind: 'scope' as const, value })), fc.constantFrom('1', '4').map((least) => ({ kind: 'cores' as const, least })));

/** @param base rules that it may override; without any it is the price that always stands first. */
function rule(kinds: Kinds, kind: Rule['kind'], name: string, base: readonly string[] | null): fc.Arbitrary<Rule> {
  return fc.boolean().chain((bit) => {
    const whole = bit && !kinds.splittable && kind !== 'limit';
    const version = kind === 'price' ? priceVersion(kinds, whole) : kind === 'adjust' ? adjustVersion : limitVersion;
    return fc.record({
      kind: fc.constant(kind), name: fc.constant(name), early: base === null ? fc.constant(true) : fc.boolean(), when: base === null ? fc.option(condition, { freq: 2 }).map((own) => (own?.kind === 'scope' ? own : null)) : fc.option(condition),
      overrides: base === null ? fc.constant(null) : fc.option(fc.constantFrom(...base), { freq: 3 }), whole: fc.constant(whole),
      versions: fc.tuple(fc.array(version, { minLength: 3, maxLength: 3 }), dates, fc.boolean()).map(([versions, own, until]) => dated(versions, own, until && base !== null)),
    });
  });
}

export const books = (kinds: Kinds = anything): fc.Arbitrary<Book> => fc.record({
  zone: fc.constantFrom(...zones), rounding: kinds.rounding === 'none' ? fc.constant('none' as const) : fc.constantFrom(...roundings), decimals: fc.constantFrom(0, 2, 3, 6),
  base: rule(kinds, 'price', 'p0', null),
  prices: fc.tuple(fc.option(rule(kinds, 'price', 'p1', ['p0'])), fc.option(rule(kinds, 'price', 'p2', ['p0', 'p1']))),
  adjusts: fc.tuple(fc.option(rule(kinds, 'adjust', 'd1', ['none'])), fc.option(rule(kinds, 'adjust', 'd2', ['d1']))),
  limits: kinds.limits ? fc.tuple(fc.option(rule(kinds, 'limit', 'l1', ['none'])), fc.option(rule(kinds, 'limit', 'l2', ['l1']))) : fc.constant([]),
}).map(({ zone, rounding, decimals, base, prices, adjusts, limits }): Book => ({ zone, rounding, decimals, rules: standing([base, ...prices, ...adjusts, ...limits].flatMap((own) => own ?? [])) }));

/** Books whose rules may cut a point and count nothing: no running total, and nothing that is priced whole. */
export const cuttingBooks: fc.Arbitrary<Book> = fc.oneof(books({ ...anything, splittable: true }), books()).map((book): Book => {
  const counts = ({ allowance, body }: Version): boolean => allowance !== null || body.kind === 'tiers' || (body.kind === 'blocks' && body.over !== null);
  const rules = book.rules.map((own) => ({ ...own, whole: false, versions: own.kind === 'limit' ? own.versions : own.versions.filter((version) => !counts(version)) }));
  return { ...book, rules: standing(rules.filter(({ versions }) => versions.length > 0)) };
}).filter(({ rules }) => rules.some(({ name }) => name === 'p0'));

/** A rule overrides only what is there. */
const standing = (rules: readonly Rule[]): readonly Rule[] => rules.map((own) => (rules.some(({ name }) => name === own.overrides) ? own : { ...own, overrides: null }));

/** A point as plain data; instants in microseconds. */
export interface Point {
  readonly scope: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: string;
  readonly unit: 'GB' | 'MB';
  readonly a: string;
  readonly t: string;
  readonly n: string;
}

const minute = 60_000_000;
/** Ends of months, a year and a week, both changes of the clocks in Paris and New York, and dates of the rulebooks. */
const moments = ['2025-12-28T23:00:00Z', '2026-03-04T23:00:00Z', '2026-03-08T07:00:00Z', '2026-03-12T00:00:00Z', '2026-03-29T01:00:00Z', '2026-03-31T22:00:00Z', '2026-04-01T00:00:00Z', '2026-10-24T22:00:00Z', '2026-10-25T01:00:00Z', '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'].map((text) => Date.parse(text) * 1000);
const start = fc.tuple(fc.constantFrom(...moments), fc.oneof(fc.constantFrom(0, 0, -1, 1), fc.integer({ min: -2000, max: 2000 }).map((quarters) => quarters * 15 * minute), fc.integer({ min: -60, max: 60 }).map((minutes) => minutes * minute + 1))).map(([moment, shift]) => moment + shift);
const length = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.constantFrom(1, 2, 3, 60 * minute, 24 * 60 * minute) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 400 }).map((quarters) => quarters * 15 * minute) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((days) => days * 24 * 60 * minute + 7) });
const quantity = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('0', '1', '5', '10', '10.5', '20', '0.000000001', '9.999999999') }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 40_000 }).map((value) => `${Math.floor(value / 1000)}.${String(value % 1000).padStart(3, '0')}`) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 30 }).map((value) => `-${value}`) },
  { weight: 1, arbitrary: fc.constantFrom('1234567890.1234567890123456789012345678', '-98765432109876543210.5', '0.0000000000000000000000000001') });

export const points: fc.Arbitrary<Point> = fc.record({
  scope: fc.constantFrom('s1', 's2'), start, length, quantity, megabytes: fc.nat(4),
  a: fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...choices) }, { weight: 1, arbitrary: fc.constant('unlisted') }), t: fc.constantFrom('x', 'xy', 'y', 'x-y', 'z', '*', ''), n: fc.constantFrom('0', '1', '1.000000001', '2.5', '4', '16'),
}).map(({ start: from, length: elapsed, megabytes, ...rest }) => ({ ...rest, start: from, end: from + elapsed, unit: megabytes === 0 ? ('MB' as const) : ('GB' as const) }));
