/** Points that wait for their turn come out in order of time, from memory or from files, and leave no file behind. */
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WaitingRecords, pointOf, recordOf } from '../../src/intake/in-order/index.ts';
import { decimal } from '../../src/money/index.ts';
import type { UsagePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { seed } from '../support/seed.ts';

const point: fc.Arbitrary<UsagePoint> = fc.record({
  place: fc.nat(99_999).map((line) => `line ${line}`), id: fc.option(fc.string({ unit: 'grapheme', maxLength: 9 })), meter: fc.constantFrom('a', 'b'), scope: fc.string({ maxLength: 40 }),
  period: fc.tuple(fc.integer({ min: -2_000_000_000_000_000, max: 7_000_000_000_000_000 }), fc.nat(3)).map(([start, length]) => ({ start: instant(start), end: instant(start + length) })),
  quantity: fc.constantFrom('0', '-3.25', '0.0000000000000000000000000001', '1234567890123456789012345678901234567890').map(decimal), unit: fc.constant('hour'),
  fields: fc.array(fc.tuple(fc.string({ maxLength: 5 }), fc.record({ text: fc.string({ unit: 'binary', maxLength: 9 }).filter((text) => text.isWellFormed()), kind: fc.constantFrom('text', 'number', 'boolean', 'json') })), { maxLength: 3 }).map((fields) => new Map(fields)),
});
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Ids first; then meter, scope, period and fields by their names. */
const name = ({ id, meter, scope, period, fields }: UsagePoint): string => (id !== null ? `0${id}` : `1${JSON.stringify([meter, scope, period.start, period.end, [...fields].map(([field, { text }]) => [field, text]).sort(([a = ''], [b = '']) => byText(a, b))])}`);
const folders = (): number => readdirSync(tmpdir()).filter((name) => name.startsWith('tariff-') && existsSync(`${tmpdir()}/${name}/run-0`)).length;

describe(`points in order of time (seed ${seed})`, () => {
  it('are the same points, sorted by start, end and identity, with and without files', async () => {
    await fc.assert(fc.asyncProperty(fc.array(point, { maxLength: 60 }), fc.constantFrom(1, 2000, 1e9), async (all, most) => {
      const waiting = new WaitingRecords(most);
      all.forEach((own, n) => waiting.add(recordOf(own, n)));
      if (most === 1) expect(waiting.runs).toBe(all.length);
      const given: UsagePoint[] = [];
      for await (const record of waiting.inOrder()) given.push(pointOf(record));
      const wanted = all.map((own, n) => ({ own, n })).sort((a, b) => a.own.period.start - b.own.period.start || a.own.period.end - b.own.period.end || byText(name(a.own), name(b.own)) || a.n - b.n).map(({ own }) => own);
      expect(given).toEqual(wanted);
    }), { numRuns: 60, seed });
  });
  it('leave no file behind, also where nobody reads them to the end', async () => {
    const before = folders();
    const waiting = new WaitingRecords(1);
    for (const own of fc.sample(point, 5)) waiting.add(recordOf(own, 0));
    expect(folders()).toBe(before + 1);
    for await (const record of waiting.inOrder()) {
      expect(record.n).toBe(0);
      break;
    }
    expect(folders()).toBe(before);
  });
});
