/** Proves that the workloads are what their seeds say, that the judges agree, and that the product prices them exactly, by rows, by columns and from bytes. No time is measured. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { decimalWithSums } from '../../bench/contestants/decimal-by-hand.ts';
import { productColumnsWithSums } from '../../bench/contestants/product-columns.ts';
import { importUsage } from '../../bench/contestants/product-import.ts';
import { productRows } from '../../bench/contestants/product-rows.ts';
import { checkExactness, exactnessText } from '../../bench/oracle/check.ts';
import { fraction, fractionOf, halfEven, isEqual, plus } from '../../bench/oracle/fraction.ts';
import { pricesOf, sumsByRule, sumsOf } from '../../bench/oracle/prices.ts';
import { workloads } from '../../bench/workloads/index.ts';
import { ndjsonOf, piecesOf } from '../../bench/workloads/ndjson.ts';
import { pointsOf } from '../../bench/workloads/points.ts';
import { rowsOf } from '../../bench/workloads/rows.ts';
import { compiled, rulebookFiles } from '../../bench/workloads/rulebook.ts';

const folder = path.join(import.meta.dirname, '../../bench/workloads');
const count = 2000;
/** Of these, so many go by the paths that take them one by one. */
const few = 500;

describe.each(workloads.map((workload) => [workload.name, workload] as const))('%s', (name, workload) => {
  const points = pointsOf(workload, count);
  const rows = rowsOf(points);
  const expected = pricesOf(points);
  const sums = sumsOf(points, expected);
  const exact = (prices: number, ofSums: number | null): string => exactnessText({ prices, pricesDiffer: 0, sums: ofSums, sumsDiffer: 0, first: null });

  it('stands in its folder as its seed says', () => {
    const files = rulebookFiles(workload);
    expect(readdirSync(path.join(folder, name)).sort()).toEqual([...files.keys()].sort());
    for (const [file, text] of files) expect(readFileSync(path.join(folder, name, file), 'utf8')).toBe(text);
  });
  it('costs the same by both judges', async () => {
    const prepared = await decimalWithSums.prepare(points, rows);
    expect(exactnessText(checkExactness(expected, await prepared.prices(), sums, await prepared.sums?.() ?? null))).toBe(exact(count, sums.size));
  });
  it('is priced exactly by rows', async () => {
    const prepared = await productRows.prepare(points, rows.slice(0, few));
    expect(exactnessText(checkExactness(expected, await prepared.prices(), sums, null))).toBe(exact(few, null));
  });
  it('is priced and added up exactly by columns', async () => {
    const prepared = await productColumnsWithSums.prepare(points, []);
    expect(exactnessText(checkExactness(expected, await prepared.prices(), sums, await prepared.sums?.() ?? null))).toBe(exact(count, sums.size));
  });
  it('is priced and added up exactly from NDJSON', async () => {
    const own = pointsOf(workload, few);
    const ofFew = sumsByRule(own, expected.slice(0, few));
    const imported = await importUsage(compiled(workload).tariff, Readable.from(piecesOf(ndjsonOf(own), 1000)));
    expect([imported.rated, imported.other]).toEqual([few, 0]);
    expect(exactnessText(checkExactness([], [], ofFew, imported.sums))).toBe(exact(0, ofFew.size));
  });
});

describe('the judge', () => {
  it('tells a price that is off by the last digit, a sum that is missing and one too many', () => {
    const [a, b] = [fractionOf('0.10'), fractionOf('12.3456789012345678')];
    const found = checkExactness([a, b], ['0.1', '12.3456789012345679'], new Map([['x', a], ['y', b]]), new Map([['x', '0.1'], ['z', '1']]));
    expect([found.pricesDiffer, found.sumsDiffer]).toEqual([1, 2]);
    expect(checkExactness([a], ['NaN'], new Map(), null).pricesDiffer).toBe(1);
  });
  it.each([['0.5', 0, '0'], ['1.5', 0, '2'], ['-0.5', 0, '0'], ['-1.5', 0, '-2'], ['0.0000005', 6, '0'], ['0.0000015', 6, '0.000002'], ['0.00000050001', 6, '0.000001'], ['-2.51', 0, '-3']] as const)('rounds %s to %i decimals: %s', (text, decimals, rounded) => {
    expect(isEqual(halfEven(fractionOf(text), decimals), fractionOf(rounded))).toBe(true);
  });
  it('adds fractions of other denominators', () => expect(isEqual(plus(fraction(1n, 3n), fraction(1n, 10n)), fraction(13n, 30n))).toBe(true));
});

describe('points', () => {
  it('are the same whether made in one go or in parts', () => {
    for (const workload of workloads) {
      const [whole, part] = [pointsOf(workload, 100), pointsOf(workload, 40, 60)];
      expect(ndjsonOf(part).toString()).toBe(ndjsonOf(whole).toString().split('\n').slice(60).join('\n'));
    }
  });
  it('reach every branch of the rules', () => {
    for (const workload of workloads) {
      const points = pointsOf(workload, count);
      expect(new Set(points.meter).size).toBe(3);
      expect([...points.flavor].some((code) => code >= workload.flavors)).toBe(workload.unmatched > 0);
      expect(points.quantity.some((quantity) => quantity < 0)).toBe(workload.credits);
      expect([1_000_000, 10_000_000, 50_000_000].map((bound) => points.quantity.some((quantity) => quantity <= bound) && points.quantity.some((quantity) => quantity > bound))).toEqual([true, true, true]);
    }
  });
});
