/** Proves the laws of pricing on random rulebooks: sums, splits, conversions, overrides, and that nothing depends on chance. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { type Rational, absolute, add, compare, decimalText, divide, equals, multiply, rational, subtract, sum } from '../../src/money/index.ts';
import { type BoundPoint, type Tariff, type Verdict, pricePoint } from '../../src/rating/index.ts';
import { elapsed, instant } from '../../src/time/index.ts';
import { check, pointsWanted } from '../support/seed.ts';
import { type Texts, open } from '../support/rulebook.ts';
import { type Kind, type PointSeed, anyKind, bound, pointSeeds, samples } from './rulebooks.ts';

vi.setConfig({ testTimeout: 3_600_000 });

/** A verdict as text, to be compared in one piece. */
function told(verdict: Verdict): string {
  if (verdict.status !== 'rated') return verdict.status === 'stopped' ? `stopped ${verdict.code}` : 'unrated';
  return verdict.charges.map(({ rule, amount, quantity, parts }) => `${rule} ${decimalText(amount)} for ${decimalText(quantity)}: ${parts.map((part) => decimalText(part.amount)).join(' + ')}`).join('; ');
}

/** Runs a law on rulebooks that compile, each with a few points. */
function onPoints(kind: Kind, runs: number, law: (tariff: Tariff, point: BoundPoint, seed: PointSeed, context: { readonly texts: Texts; readonly convert: (unit: string) => BoundPoint; readonly units: readonly string[] }) => void): void {
  const each = 6;
  let points = 0;
  check(fc.tuple(samples(kind), fc.array(pointSeeds, { minLength: each, maxLength: each })), runs, ([{ texts, meter }, seeds]) => {
    const { tariff } = open(texts);
    // Not every rulebook compiles; a long run ends when it has its points.
    if (tariff === null || points > Math.max(pointsWanted ?? 0, runs * each)) return;
    for (const seed of seeds) {
      points += 1;
      const point = bound(tariff, meter, seed);
      const convert = (unit: string): BoundPoint => {
        const counted = tariff.units.read(unit);
        if (counted === null) throw new Error(`no unit ${unit}`);
        return bound(tariff, meter, seed, unit, divide(point.quantity, counted.factor));
      };
      law(tariff, point, seed, { texts, convert, units: meter.units });
    }
  }, each / 3);
  expect(points).toBeGreaterThan(Math.max(runs * 2, pointsWanted ?? 0));
}

describe('every verdict', () => {
  it('is a sum: the parts are the line, the lines are the amount', () => onPoints(anyKind, 250, (tariff, point) => {
    const verdict = pricePoint(tariff, point);
    if (verdict.status !== 'rated') return;
    expect(verdict.charges.length).toBeGreaterThan(0);
    for (const { amount, parts } of verdict.charges) expect(equals(sum(parts.map((part) => part.amount)), amount)).toBe(true);
    expect(equals(sum(verdict.charges.map(({ amount }) => amount)), verdict.amount)).toBe(true);
  }));
  it('is the same for the same input, and for the same files compiled again', () => onPoints(anyKind, 150, (tariff, point, _seed, { texts }) => {
    const again = open(texts).tariff;
    const reversed = open(Object.fromEntries(Object.entries(texts).reverse())).tariff;
    if (again === null || reversed === null) throw new Error('compiled once and not again');
    expect(told(pricePoint(tariff, point))).toBe(told(pricePoint(tariff, point)));
    expect(told(pricePoint(again, point))).toBe(told(pricePoint(tariff, point)));
    expect(told(pricePoint(reversed, point))).toBe(told(pricePoint(tariff, point)));
    expect([again.hash, reversed.hash]).toEqual([tariff.hash, tariff.hash]);
  }));
  it('does not depend on the unit that counts the quantity', () => onPoints(anyKind, 250, (tariff, point, _seed, { convert, units }) => {
    for (const unit of units) expect(told(pricePoint(tariff, convert(unit)))).toBe(told(pricePoint(tariff, point)));
  }));
  it('follows the period: parts lie side by side, each in one dated block', () => onPoints(anyKind, 250, (tariff, point) => {
    const verdict = pricePoint(tariff, point);
    if (verdict.status !== 'rated') return;
    for (const { parts } of verdict.charges) {
      for (const { period } of parts) expect(period.start >= point.period.start && period.end <= point.period.end).toBe(true);
      for (const [index, { period }] of parts.slice(1).entries()) expect(period.start).toBeGreaterThanOrEqual(parts[index]?.period.end ?? Infinity);
    }
  }));
});

describe('rules that are priced whole', () => {
  it('have one part, which is the whole period', () => onPoints({ ...anyKind, whole: 'always' }, 250, (tariff, point) => {
    const verdict = pricePoint(tariff, point);
    if (verdict.status !== 'rated') return;
    for (const { parts, quantity } of verdict.charges) {
      expect(parts.map(({ period }) => period)).toEqual([point.period]);
      expect(quantity).toEqual(divide(point.quantity, point.meter.unit.factor));
    }
  }));
});

describe('splitting', () => {
  /** What is left of endless amounts, which end at 28 decimals: one unit there for each line and part. */
  const slack = (...verdicts: readonly Verdict[]): Rational =>
    rational(BigInt(verdicts.flatMap((verdict) => (verdict.status === 'rated' ? verdict.charges.flatMap(({ parts }) => parts) : [])).length + 1), 10n ** 28n);

  it('a period at any instant and adding gives the price of the whole', () => {
    let compared = 0;
    onPoints({ linear: true, rounding: 'none', whole: 'never' }, 400, (tariff, point, seed) => {
      if (seed.minutes < 2) return;
      const { start, end } = point.period;
      for (const cutMinutes of [1, Math.floor(seed.minutes / 3) + 1, seed.minutes - 1]) {
        const cut = instant(start + cutMinutes * 60_000_000);
        const piece = (from: typeof start, to: typeof start): Verdict =>
          pricePoint(tariff, { ...point, period: { start: from, end: to }, quantity: multiply(point.quantity, rational(elapsed({ start: from, end: to }), elapsed(point.period))) });
        const [whole, first, second] = [pricePoint(tariff, point), piece(start, cut), piece(cut, end)];
        const worst = [first.status, second.status].includes('stopped') ? 'stopped' : [first.status, second.status].includes('unrated') ? 'unrated' : 'rated';
        expect(worst).toBe(whole.status);
        if (whole.status !== 'rated' || first.status !== 'rated' || second.status !== 'rated') continue;
        compared += 1;
        const difference = absolute(subtract(add(first.amount, second.amount), whole.amount));
        expect(compare(difference, slack(whole, first, second))).toBeLessThanOrEqual(0);
      }
    });
    expect(compared).toBeGreaterThan(300);
  });
});

describe('an override', () => {
  const fields = '  a one of "a0", "a1", "a2"\n  b one of "b0", "b1"\n  n number in core\n';
  const meters = `language 1\ncurrency EUR decimals 6 rounding half_even\nmeter run measured in hour {\n${fields}}\n`;
  const rule = (name: string, clauses: string, price: string): string => `price ${name} for run {\n  "Rule."\n${clauses}  from 2026-01-01 {\n    rate ${price} EUR/hour\n  }\n}\n`;
  const file = (text: string): Texts => ({ 'meters.tariff': meters, 'm.tariff': `module m\n\n${text}` });
  const conditions = fc.constantFrom('a == "a0"', 'a != "a0"', 'b == "b1" and a in ("a0", "a2")', 'n > 2 core', 'not (n <= 2 core or b == "b0")', 'a == "a0" or n == 3 core', 'scope == "s1"');
  it('gives its own price where its condition holds, and exactly the price of the base elsewhere', () => {
    const seen = new Set<string>();
    check(fc.tuple(conditions, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), pointSeeds), 300, ([condition, low, high, seed]) => {
      const tariffs = [`${rule('base', '', `0.${low}`)}\n${rule('other', `  overrides base\n  when ${condition}\n`, `2.${high}`)}`, rule('base', '', `0.${low}`), rule('other', `  when ${condition}\n`, `2.${high}`)].map((text) => open(file(text)).tariff);
      const [both, base, other] = tariffs.map((tariff) => {
        if (tariff === null) throw new Error('should compile');
        return told(pricePoint(tariff, bound(tariff, { name: 'run', unit: 'hour', units: [] }, { ...seed, t: null, o: null })));
      });
      seen.add(other === 'unrated' ? 'base' : 'other');
      expect(both).toBe(other === 'unrated' ? base : other);
    });
    expect(seen.size).toBe(2);
  });
});
