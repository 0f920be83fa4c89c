/** Proves that the engine and a second, naive judge give the same verdict, line by line and part by part, on random rulebooks and points. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from '../../src/money/index.ts';
import { type BoundPoint, pricePoint } from '../../src/rating/index.ts';
import { bound, pointSeeds, samples } from '../property/rulebooks.ts';
import { check } from '../support/seed.ts';
import { errors, open, rendered } from '../support/rulebook.ts';
import { type Fraction, fraction, round } from './fraction.ts';
import { Judge, type JudgedPoint } from './judge.ts';

const pointsPerRulebook = 12;
const usualRulebooks = 500;
/** Of the rulebooks more than this part compiles. */
const leastAccepted = 0.5;

const written = ({ over, under }: Fraction): string => (under === 1n ? `${over}` : decimalText({ numerator: over, denominator: under }));

function judged({ meter, scope, period, quantity, fields }: BoundPoint): JudgedPoint {
  const numbers = [...fields].map(([name, value]) => [name, typeof value === 'string' ? value : fraction(value.numerator, value.denominator)] as const);
  return { meter: meter.name, scope, start: period.start, end: period.end, quantity: fraction(quantity.numerator, quantity.denominator), fields: new Map(numbers) };
}

describe('two judges', () => {
  it('agree on every point', () => {
    const statuses = new Map<string, number>();
    let [offered, accepted] = [0, 0];
    const sample = fc.tuple(samples(), fc.array(pointSeeds, { minLength: pointsPerRulebook, maxLength: pointsPerRulebook }));
    check(sample, usualRulebooks, ([{ texts, meter }, seeds]) => {
      const book = open(texts);
      offered += 1;
      // An override that can never happen and a row that no point reaches are errors; such rulebooks price nothing.
      if (book.tariff === null) {
        if (errors(book).some(({ code }) => code !== 'T0503' && code !== 'T0403')) throw new Error(rendered(book));
        return;
      }
      accepted += 1;
      const judge = new Judge(texts);
      for (const seed of seeds) {
        const point = bound(book.tariff, meter, seed);
        const [ours, theirs] = [pricePoint(book.tariff, point), judge.judge(judged(point))];
        statuses.set(ours.status, (statuses.get(ours.status) ?? 0) + 1);
        expect(ours.status).toBe(theirs.status);
        if (ours.status === 'stopped' && theirs.status === 'stopped') {
          expect(theirs.codes).toContain(ours.code);
          // What the language accepted has a row for every value and asks before it reads: only arithmetic can fail.
          expect(['T0310', 'T0311', 'T0312']).toContain(ours.code);
        }
        if (ours.status !== 'rated' || theirs.status !== 'rated') continue;
        const lines = ours.charges.map(({ rule, amount, parts }) => `${rule} ${decimalText(amount)} = ${parts.map((part) => decimalText(part.amount)).join(' + ')}`);
        expect(lines.sort()).toEqual(theirs.lines.map(({ rule, amount, parts }) => `${rule} ${written(amount)} = ${parts.map(written).join(' + ')}`).sort());
      }
    }, pointsPerRulebook * leastAccepted);
    // The samples have to be worth judging: most compile, and every verdict occurs.
    expect(accepted / offered).toBeGreaterThan(leastAccepted);
    expect(Math.min(...['rated', 'unrated', 'stopped'].map((status) => statuses.get(status) ?? 0))).toBeGreaterThan(20);
  }, 3_600_000);

  it('the second one rounds as people agreed', () => {
    const modes = ['half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor'];
    const rounded = (over: bigint): readonly string[] => modes.map((mode) => written(round(fraction(over, 1000n), fraction(1n, 100n), mode)));
    expect(rounded(2345n)).toEqual(['2.35', '2.34', '2.34', '2.35', '2.34', '2.35', '2.34']);
    expect(rounded(-2345n)).toEqual(['-2.35', '-2.34', '-2.34', '-2.35', '-2.34', '-2.34', '-2.35']);
  });
});
