/**
 * Proves by trying every point of a small world that two rules are told to meet exactly where they do, and that the witness is a point of both. A pair
 * that is not decided has to be watched: each point of both is stopped.
 */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Rational, decimalText, parseDecimal } from '../../src/money/index.ts';
import { type BoundPoint, type FieldValue, type Meter, type Tariff, pricePoint } from '../../src/rating/index.ts';
import { fraction } from '../judge/fraction.ts';
import { Judge } from '../judge/judge.ts';
import { check } from '../support/seed.ts';
import { type Texts, open, openSound } from '../support/rulebook.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const meters = `language 1
currency EUR decimals 2 rounding none
meter m measured in hour {
  a one of "a0", "a1", "a2"
  b one of "b0", "b1"
  t text optional
  n number in core
}
`;
const rule = (name: string, when: string, dates = 'from 2026-01-01'): string => `price ${name} for m {\n  "Rule."\n  when ${when}\n  ${dates} {\n    rate 1 EUR/hour\n  }\n}\n`;
const pair = (first: string, second: string): Texts => ({ 'meters.tariff': meters, 'one.tariff': `module one\n${rule('first', first)}`, 'two.tariff': `module two\n${rule('second', second)}` });

const atoms = fc.oneof(
  fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom('a0', 'a1', 'a2')).map(([sign, value]) => `a ${sign} "${value}"`),
  fc.tuple(fc.constantFrom('in', 'not in'), fc.subarray(['a0', 'a1', 'a2'], { minLength: 1 })).map(([word, values]) => `a ${word} (${values.map((value) => `"${value}"`).join(', ')})`),
  fc.constantFrom('b == "b0"', 'b != "b0"', '"b1" == b'),
  fc.tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), fc.constantFrom('1', '2', '2.5')).map(([sign, value]) => `n ${sign} ${value} core`),
  fc.tuple(fc.constantFrom('<', '>='), fc.constantFrom('60 minute', '2 hour')).map(([sign, value]) => `quantity ${sign} ${value}`),
  fc.constantFrom('has t', 'not has t', 'has t and t == "x"', 'has t and t in ("x", "y")', '(not has t or t != "y")', 'scope == "s1"', 'scope in ("s1", "s2")', 'scope != "s2"'),
);
const condition: fc.Arbitrary<string> = fc.letrec<{ any: string; both: string; not: string }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, atoms, tie('both'), tie('not')),
  both: fc.tuple(tie('any'), fc.constantFrom('and', 'and', 'or'), tie('any')).map(([left, word, right]) => `(${left} ${word} ${right})`),
  not: tie('any').map((inner) => `not (${inner})`),
})).any;

/** Every kind of point that the atoms can tell apart. */
function world(meter: Meter): readonly BoundPoint[] {
  const number = (text: string): FieldValue => {
    const parsed = parseDecimal(text);
    if (!parsed.ok) throw new Error(text);
    return parsed.value;
  };
  const points: BoundPoint[] = [];
  for (const a of ['a0', 'a1', 'a2']) for (const b of ['b0', 'b1']) for (const t of [null, 'x', 'y', 'z']) for (const n of ['0', '1', '1.5', '2', '2.2', '2.5', '3']) for (const scope of ['s1', 's2', 's3']) for (const seconds of ['1800', '3600', '5400', '7200', '9000']) {
    const fields = new Map<string, FieldValue>([['a', a], ['b', b], ['n', number(n)]]);
    if (t !== null) fields.set('t', t);
    points.push({ meter, scope, quantity: number(seconds) as BoundPoint['quantity'], period: { start: 1.8e15, end: 1.8e15 } as never, fields });
  }
  return points;
}

const alone = (when: string): Tariff => openSound({ 'meters.tariff': meters, 'one.tariff': `module one\n${rule('first', when)}` }).tariff;

const missing = (): never => {
  throw new Error('no meter');
};
/** Whether the tariff watches the two rules at each point. */
const isWatched = (tariff: Tariff | null): boolean => (tariff?.stages.get('m') ?? []).some(({ rules }) => rules.some(({ mustNotMeet }) => mustNotMeet.size > 0));

function expectStopped(tariff: Tariff | null, points: readonly BoundPoint[]): void {
  for (const point of points) expect(tariff === null ? null : pricePoint(tariff, point)).toMatchObject({ status: 'stopped', code: 'T0501' });
}

describe('two rules', () => {
  it('are told to meet exactly when some point fulfils both conditions', () => {
    const verdicts = { meet: 0, apart: 0 };
    let undecided = 0;
    const meter = alone('a == "a0"').meters.get('m');
    if (meter === undefined) throw new Error('no meter');
    const points = world(meter);
    check(fc.tuple(condition, condition), 250, ([first, second]) => {
      const book = open(pair(first, second));
      const judges = [first, second].map((when) => new Judge({ 'meters.tariff': meters, 'one.tariff': `module one\n${rule('first', when)}` }));
      const isCommon = (point: BoundPoint): boolean => judges.every((judge) => judge.judge({
        meter: 'm', scope: point.scope, start: point.period.start, end: point.period.end, quantity: fraction(point.quantity.numerator, point.quantity.denominator),
        fields: new Map([...point.fields].map(([name, value]) => [name, typeof value === 'string' ? value : fraction(value.numerator, value.denominator)])),
      }).status === 'rated');
      if (isWatched(book.tariff)) {
        undecided += 1;
        expect(book.diagnostics).toEqual([]);
        expectStopped(book.tariff, points.filter(isCommon));
        return;
      }
      const common = points.some(isCommon);
      verdicts[common ? 'meet' : 'apart'] += 1;
      expect(book.diagnostics.map(({ code }) => code)).toEqual(common ? ['T0501'] : []);
      if (!common) return;
      // The witness, made a point, is priced by either rule alone.
      const witness = book.diagnostics[0]?.notes[0] ?? '';
      const fields = new Map<string, FieldValue>([['a', 'a0'], ['b', 'b0'], ['n', fractionOf('1')]]);
      let [scope, quantity] = ['elsewhere', fractionOf('3600')];
      for (const [, name = '', text, number] of witness.matchAll(/(\w+) (?:"([^"]*)"|(-?[\d./]+))/g)) {
        if (name === 'scope') scope = text ?? '';
        else if (name === 'quantity') quantity = times3600(fractionOf(number ?? ''));
        else fields.set(name, text ?? fractionOf(number ?? ''));
      }
      const point: BoundPoint = { meter, scope, quantity, period: { start: 1.8e15, end: 1.8e15 } as never, fields };
      for (const when of [first, second]) expect(pricePoint(alone(when), point).status, witness).toBe('rated');
    });
    expect(Math.min(verdicts.meet, verdicts.apart)).toBeGreaterThan(20);
    // Rare means one in a thousand; in the usual run none.
    expect(undecided).toBeLessThanOrEqual((verdicts.meet + verdicts.apart) / 1000);
  });

  it('are watched at each point where more than comparisons decides, and nothing was found', () => {
    const [first, second] = ['n + n == 5 core', 'n * 2 == 5 core and a == "a1"'];
    const { tariff, diagnostics } = open(pair(first, second));
    expect(diagnostics).toEqual([]);
    expect(isWatched(tariff)).toBe(true);
    const points = world(alone(first).meters.get('m') ?? missing());
    const both = points.filter(({ fields }) => fields.get('a') === 'a1' && decimalText(fields.get('n') as Rational) === '2.5');
    expect(both.length).toBeGreaterThan(100);
    expectStopped(tariff, both);
    const one = both.map((point): BoundPoint => ({ ...point, fields: new Map([...point.fields, ['a', 'a0']]) }));
    for (const point of one) expect(tariff === null ? null : pricePoint(tariff, point).status).toBe('rated');
  });

  it.each([
    ['apart', Array.from({ length: 8 }, (_, index) => `f${index} in ("a", "b", "c")`).join(' and '), Array.from({ length: 8 }, (_, index) => `f${index} == "d"`).join(' or '), []],
    ['met', Array.from({ length: 8 }, (_, index) => `f${index} in ("a", "b", "c")`).join(' and '), `(${Array.from({ length: 7 }, (_, index) => `f${index} == "d"`).join(' or ')}) or f7 == "c"`, ['T0501']],
    ['apart by one of many', `${Array.from({ length: 8 }, (_, index) => `f${index} not in ("a", "b", "c", "d")`).join(' and ')} and f0 == "e"`, 'f0 == "f"', []],
  ])('are decided where four hundred thousand combinations were to be tried: %s', (_title, first, second, expected) => {
    const many = `language 1\ncurrency EUR decimals 2 rounding none\nmeter m measured in hour {\n${Array.from({ length: 8 }, (_, index) => `  f${index} text\n`).join('')}}\n`;
    const book = open({ ...pair(first, second), 'meters.tariff': many });
    expect(book.diagnostics.map(({ code }) => code)).toEqual(expected);
    if (expected.length === 0) expect(isWatched(book.tariff)).toBe(false);
  });

  it('are told to meet also where many names are compared, each with values of its own', () => {
    const book = open(pair('(not (quantity < 60 minute) and ((n == 2.5 core and scope in ("s1", "s2")) or (n == 1 core and a == "a0")))', '(not (n == 2 core) and (b == "b0" and (has t and t in ("x", "y") and a in ("a2"))))'));
    expect(book.diagnostics.map(({ code }) => code)).toEqual(['T0501']);
  });

  it.each([
    ['blocks that follow each other', 'from 2026-01-01 until 2026-02-01', 'from 2026-02-01', []],
    ['blocks that overlap by a day', 'from 2026-01-01 until 2026-02-02', 'from 2026-02-01', ['T0501']],
    ['blocks without end', 'from 2026-01-01', 'from 2030-01-01', ['T0501']],
  ])('dates: %s', (_title, one, two, expected) => {
    const book = open({ 'meters.tariff': meters, 'm.tariff': `module m\n${rule('first', 'n > 0 core', one)}\n${rule('second', 'n > 0 core', two)}` });
    expect(book.diagnostics.map(({ code }) => code)).toEqual(expected);
  });
});

function fractionOf(text: string): BoundPoint['quantity'] {
  const [over = '', under = '1'] = text.split('/');
  const [a, b] = [parseDecimal(over), parseDecimal(under)];
  if (!a.ok || !b.ok) throw new Error(`no number: ${text}`);
  return { numerator: a.value.numerator * b.value.denominator, denominator: a.value.denominator * b.value.numerator };
}
const times3600 = ({ numerator, denominator }: BoundPoint['quantity']): BoundPoint['quantity'] => ({ numerator: numerator * 3600n, denominator });
