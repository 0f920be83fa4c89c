/** Random rulebooks as text, and random points that fit their meters. */
import fc from 'fast-check';
import { type Rational, parseDecimal } from '../../src/money/index.ts';
import { type BoundPoint, type Tariff, bindPoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import type { Texts } from '../support/rulebook.ts';

/**
 * What a sample may hold. Linear ones price half of a thing at half its price: they do not ask how much there is, add
 * nothing fixed, and do not read what was charged before, which a change of price divides unevenly.
 */
export interface Kind {
  readonly linear: boolean;
  readonly rounding: 'any' | 'none';
  readonly whole: 'sometimes' | 'always' | 'never';
}
export const anyKind: Kind = { linear: false, rounding: 'any', whole: 'sometimes' };

/** The meters of every sample: closed lists, an open text that may be missing, numbers with and without unit. */
interface Meter {
  readonly name: string;
  readonly unit: string;
  /** Other units of the same dimension, for prices and conversions. */
  readonly units: readonly string[];
}
const meters: readonly Meter[] = [
  { name: 'run', unit: 'hour', units: ['hour', 'minute', 'day', 'month', 'second'] },
  { name: 'disk', unit: 'GiB*hour', units: ['GiB*hour', 'GB*hour', 'GiB*month', 'MB*day', 'B*second'] },
  { name: 'call', unit: 'request', units: ['request'] },
];
/** What a meter counts, as a price names it: `EUR/GiB/month`. */
const priceUnit = (unit: string): string => `EUR/${unit.replaceAll('*', '/')}`;

const closed: Readonly<Record<string, readonly string[]>> = { a: ['a0', 'a1', 'a2'], b: ['b0', 'b1'] };
const metersText = (rounding: string, decimals: number, zone: string): string => `language 1
currency EUR decimals ${decimals} rounding ${rounding}
timezone "${zone}"
unit month is 730 hour

${meters.map(({ name, unit }) => `meter ${name} measured in ${unit} {
  a one of "a0", "a1", "a2"
  b one of "b0", "b1"
  t text optional
  n number in core
  o number optional
}
`).join('\n')}`;

const quoted = (text: string): string => `"${text}"`;
const texts = ['x', 'y', '12', '0.5'] as const;
const decimals = fc.oneof(fc.integer({ min: 0, max: 5 }).map(String), fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999_999 })).map(([whole, rest]) => `${whole}.${String(rest).padStart(6, '0')}`));
const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');

/** Conditions of a rule. `t` and `o` are read only where they were asked for. */
const condition = (meter: Meter, linear: boolean): fc.Arbitrary<string> => fc.letrec<{ any: string; atom: string; both: string; not: string }>((tie) => ({
  any: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('atom'), tie('both'), tie('not')),
  both: fc.tuple(tie('any'), fc.constantFrom('and', 'or'), tie('any')).map(([left, word, right]) => `(${left} ${word} ${right})`),
  not: tie('any').map((inner) => `not (${inner})`),
  atom: fc.oneof(
    fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('==', '!='), fc.nat(2)).map(([field, sign, index]) => `${field} ${sign} ${quoted(closed[field]?.[index % (closed[field]?.length ?? 1)] ?? '')}`),
    fc.tuple(fc.constantFrom('in', 'not in'), fc.subarray([...(closed['a'] ?? [])], { minLength: 1 })).map(([word, values]) => `a ${word} (${values.map(quoted).join(', ')})`),
    fc.tuple(comparison, fc.integer({ min: 0, max: 4 })).map(([sign, value]) => `n ${sign} ${value} core`),
    fc.constantFrom(...texts).map((value) => `has t and t == ${quoted(value)}`),
    fc.constantFrom(...texts).map((value) => `(not has t or t != ${quoted(value)})`),
    fc.tuple(comparison, decimals).map(([sign, value]) => `has o and o ${sign} ${value}`),
    fc.constantFrom('scope == "s1"', 'scope != "s1"', '(a == "a0") == (b == "b0")'),
    ...(linear ? [] : [fc.tuple(comparison, decimals).map(([sign, value]) => `quantity ${sign} ${value} ${meter.unit}`), fc.constantFrom('period > 2 hour', 'period == 0 second')]),
  ),
})).any;

/** Formulas that give an amount, and pure numbers to multiply it with. */
const money = (meter: Meter, { linear }: Kind): fc.Arbitrary<string> => fc.letrec<{ money: string; leaf: string; pure: string; sum: string; choice: string; call: string }>((tie) => {
  const asked = condition(meter, linear);
  const perUnit = fc.tuple(decimals, fc.constantFrom(...meter.units)).map(([price, unit]) => `quantity * ${price} ${priceUnit(unit)}`);
  const fixed = linear ? [] : [fc.constant('charged'), decimals.map((value) => `${value} EUR`), decimals.map((value) => `n * ${value} EUR/core`), decimals.map((value) => `period * ${value} EUR/day`)];
  return {
    money: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('sum'), tie('choice'), tie('call')),
    leaf: fc.oneof(perUnit, ...fixed),
    sum: fc.tuple(tie('money'), fc.constantFrom('+', '-'), tie('money')).map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    choice: fc.oneof(
      fc.tuple(asked, tie('money'), tie('money')).map(([when, then, otherwise]) => `(if ${when} then ${then} else ${otherwise})`),
      fc.tuple(tie('money'), tie('money')).map(([first, rest]) => `(match b {\n      "b0" : ${first}\n      "b1" : ${rest}\n    })`),
      fc.tuple(tie('money'), tie('money'), tie('money')).map(([first, second, rest]) => `(match a, b {\n      "a0", any  : ${first}\n      "a1", "b0" : ${second}\n      else       : ${rest}\n    })`),
    ),
    pure: fc.oneof(
      decimals, decimals.map((value) => `${value}%`), fc.constant('n / 2 core'), fc.constant('(if has o then o else 1)'), fc.constant('ceil(n) / 1 core'),
      fc.constant('(if has t and t in ("12", "0.5") then number(t) else 2)'),
      ...(linear ? [] : [fc.constant(`quantity / 1 ${meter.unit}`), fc.constant(`round_up(quantity, 2 ${meter.unit}) / 1 ${meter.unit}`), fc.constant('period / 1 hour'), fc.constant('(if has t then number(t) else 1)')]),
    ),
    call: fc.oneof(
      fc.tuple(tie('money'), fc.constantFrom('*', '*', '*', '/'), tie('pure')).map(([amount, sign, by]) => `(${amount}) ${sign} (${by})`),
      tie('money').map((amount) => `-(${amount})`),
      ...(linear ? [] : [
        fc.tuple(fc.constantFrom('min', 'max'), tie('money'), tie('money')).map(([name, left, right]) => `${name}(${left}, ${right})`),
        tie('money').map((amount) => `abs(${amount})`),
        fc.tuple(fc.constantFrom('round', 'round_up', 'round_down', 'ceil', 'floor'), tie('money'), fc.constantFrom('', ', 0.05 EUR', ', 3 EUR', ', charged')).map(([name, amount, step]) => `${name}(${amount}${step})`),
      ]),
    ),
  };
}).money;

const outcome = (meter: Meter): fc.Arbitrary<string> => fc.oneof(
  { arbitrary: fc.tuple(fc.constantFrom('', '', '', '-'), decimals, fc.constantFrom(...meter.units)).map(([sign, price, unit]) => `${sign}${price} ${priceUnit(unit)}`), weight: 8 },
  { arbitrary: fc.constant('free'), weight: 1 }, { arbitrary: fc.constant('unrated'), weight: 1 },
);

/** A table that covers everything: each value of the first key has its row, or a row for each value of the second. */
const table = (meter: Meter): fc.Arbitrary<string> => fc.record({
  keys: fc.constantFrom<readonly string[]>(['a'], ['b'], ['a', 'b'], ['b', 'a'], ['scope'], ['a', 'scope'], ['scope', 'b']),
  deep: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), outcomes: fc.array(outcome(meter), { minLength: 16, maxLength: 16 }), otherwise: fc.boolean(),
}).map(({ keys, deep, outcomes, otherwise }) => {
  const [first = '', second] = keys;
  const valuesOf = (key: string): readonly string[] => closed[key] ?? ['s1', 's2'];
  const rows = valuesOf(first).flatMap((value, index) => {
    if (second === undefined) return [[quoted(value)]];
    return deep[index] === true ? valuesOf(second).map((other) => [quoted(value), quoted(other)]) : [[quoted(value), 'any']];
  });
  const open = keys.includes('scope');
  const kept = otherwise && !open ? rows.slice(0, -1) : rows;
  const lines = [...kept.map((row) => row.join(', ')), ...(open || otherwise ? ['else'] : [])];
  return `table ${keys.join(', ')} {\n${lines.map((row, index) => `      ${row} : ${outcomes[index % outcomes.length] ?? 'free'}\n`).join('')}    }`;
});

const body = (meter: Meter, kind: Kind): fc.Arbitrary<string> => fc.oneof(
  outcome(meter).map((price) => `rate ${price}`),
  table(meter),
  money(meter, kind).map((formula) => `charge ${formula}`),
  fc.tuple(money(meter, kind), money(meter, kind)).map(([first, second]) => `let base = ${first}\n    let more = ${second} - base\n    charge base * 150% + more`),
);

const dates = ['2026-01-01', '2026-02-01', '2026-03-29', '2026-03-30', '2026-05-10'] as const;

/** One to three blocks in order of time, some with an end of their own. */
const versions = (meter: Meter, kind: Kind): fc.Arbitrary<string> => fc.record({
  from: fc.subarray([...dates], { minLength: 1, maxLength: 3 }), ends: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), bodies: fc.array(body(meter, kind), { minLength: 3, maxLength: 3 }),
}).map(({ from, ends, bodies }) => from.map((date, index) => {
  const end = ends[index] === true && index === from.length - 1 ? ' until 2026-06-15' : '';
  return `  from ${date}${end} {\n    ${bodies[index] ?? 'rate free'}\n  }\n`;
}).join('\n'));

interface RuleText {
  readonly meter: Meter;
  readonly condition: string | null;
  readonly overrides: boolean;
  readonly whole: boolean;
  readonly versions: string;
}
const rule = (meter: Meter, kind: Kind): fc.Arbitrary<RuleText> => fc.record({
  meter: fc.constant(meter), condition: fc.option(condition(meter, kind.linear)), overrides: fc.boolean(),
  whole: kind.whole === 'sometimes' ? fc.integer({ min: 0, max: 3 }).map((value) => value === 0) : fc.constant(kind.whole === 'always'), versions: versions(meter, kind),
});

/** The rule's name is its number; one that overrides stands in place of the one before it. */
function ruleText({ meter, condition: when, overrides, whole, versions: blocks }: RuleText, index: number, first: boolean): string {
  const clauses = [...(whole ? ['whole'] : []), ...(overrides && !first ? [`overrides r${index - 1}`] : []), 'combines any', ...(when === null ? [] : [`when ${when}`])];
  return `price r${index} for ${meter.name} {\n  "Rule ${index}."\n${clauses.map((clause) => `  ${clause}\n`).join('')}\n${blocks}}\n`;
}

export interface Sample {
  readonly texts: Texts;
  readonly meter: Meter;
}

export const samples = (kind: Kind = anyKind): fc.Arbitrary<Sample> => fc.constantFrom(...meters).chain((meter) => fc.record({
  rounding: kind.rounding === 'none' ? fc.constant('none') : fc.constantFrom('half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor', 'none'),
  decimals: fc.constantFrom(0, 2, 6), zone: fc.constantFrom('UTC', 'Europe/Paris'), priorities: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 3, maxLength: 3 }),
  modules: fc.array(fc.array(rule(meter, kind), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
})).map(({ rounding, decimals: digits, zone, priorities, modules }) => {
  let index = 0;
  const files = modules.map((rules, position) => [`m${position}.tariff`, `module m${position}\npriority ${priorities[position] ?? 1}\n\n${rules.map((entry) => ruleText(entry, index++, index === 1)).join('\n')}`]);
  const [meter = meters[0]] = modules.flat().map((entry) => entry.meter);
  return { meter: meter as Meter, texts: { 'meters.tariff': metersText(rounding, digits, zone), ...Object.fromEntries(files) as Texts } };
});

/** A point before it has a meter. */
export interface PointSeed {
  readonly a: number;
  readonly b: number;
  readonly t: string | null;
  readonly n: string;
  readonly o: string | null;
  readonly scope: string;
  readonly quantity: string;
  readonly start: number;
  readonly minutes: number;
}

export const pointSeeds: fc.Arbitrary<PointSeed> = fc.record({
  a: fc.nat(2), b: fc.nat(1), t: fc.option(fc.constantFrom(...texts, 'z', '')), n: fc.oneof(fc.integer({ min: -1, max: 5 }).map(String), decimals), o: fc.option(decimals),
  scope: fc.constantFrom('s1', 's2', 's3'), quantity: fc.oneof(decimals, fc.constantFrom('0', '-3.5', '1000000', '0.000000000001')),
  // Half-hours from late 2025 to summer 2026, so that points lie before, between, across and after the dated blocks.
  start: fc.integer({ min: 0, max: 10_000 }).map((halfHours) => (Date.UTC(2025, 11, 20) + halfHours * 1_800_000) * 1000),
  minutes: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 3000, max: 150_000 })),
});

function exact(text: string): Rational {
  const parsed = parseDecimal(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return parsed.value;
}

/** The point on its meter, in base units; `unit` counts its quantity. */
export function bound(tariff: Tariff, meter: Meter, seed: PointSeed, unit = meter.unit, quantity: Rational = exact(seed.quantity)): BoundPoint {
  const fields = new Map<string, { readonly text: string; readonly kind: 'text' }>();
  const put = (name: string, value: string | null): void => void (value === null ? null : fields.set(name, { text: value, kind: 'text' }));
  put('a', closed['a']?.[seed.a] ?? '');
  put('b', closed['b']?.[seed.b] ?? '');
  put('t', seed.t);
  put('n', seed.n);
  put('o', seed.o);
  const period = { start: instant(seed.start), end: instant(seed.start + seed.minutes * 60_000_000) };
  const binding = bindPoint(tariff, { place: 'sample', id: null, meter: meter.name, scope: seed.scope, period, quantity, unit, fields });
  if (binding.kind !== 'bound') throw new Error(JSON.stringify(binding, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
  return binding.point;
}
