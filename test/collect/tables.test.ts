/** Parquet and Arrow, written by pyarrow (fixtures/tables/make.py), give the same points to the last digit, in rows and in columns. */
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Reading, UnreadableUsage, readUsage, readUsageColumns, usageFormatOf } from '../../src/collect/index.ts';
import { shownReading, streamOf } from './readings.ts';

const file = (name: string): string => path.join(import.meta.dirname, 'fixtures', 'tables', name);

async function shown(name: string): Promise<string[]> {
  const readings: Reading[] = [];
  for await (const reading of readUsage(createReadStream(file(name)), { format: usageFormatOf(name) })) readings.push(reading);
  return readings.map(shownReading);
}

async function columns(name: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of readUsageColumns(createReadStream(file(name)), { format: usageFormatOf(name), coded: 'all' })) {
    for (let row = 0; row <= batch.count; row++) {
      lines.push(...batch.refusals.filter(({ before }) => before === row).map(({ refusal }) => shownReading({ kind: 'refusal', refusal })));
      if (row < batch.count) lines.push(shownReading({ kind: 'point', point: batch.pointAt(row) }));
    }
  }
  return lines;
}

const noMeter = 'row 3 U010 meter: `meter` is missing; expected the name of a meter, such as "instance"';
const points = (first: string, second: string, last: string): readonly string[] => [
  `row 1: instance of acme 2026-03-10T00:00:00Z/2026-03-11T00:00:00Z 24.000000000000000001 hour id a-1 {${first}}`,
  `row 2: volume of acme 2026-03-10T01:00:00Z/2026-03-10T02:00:00.5Z 0.1 GiB {${second}}`, noMeter,
  `row 4: größe of umbrella 1969-12-31T23:59:59.999999Z/2026-03-11T00:00:00Z -12345678901234567890.5 hour {${last}}`,
];
const single = points('flavor=m1.small, cores=9007199254740993 (number), load=0.1 (number), ratio=0.1 (number), spot=true (boolean), since=2026-01-02, price=1.10 (number)', '',
  'cores=-4 (number), load=1e+300 (number), ratio=16777216 (number), spot=true (boolean), since=2026-01-02, price=9.99 (number)');
const ofStruct = points('flavor=m1.small, cores=2 (number)', 'cores=3 (number)', 'flavor=ü');
const ofMap = points('flavor=m1.small, region=eu', '', 'flavor=ü');
const ofDoubles = [
  'row 1: instance of acme 2026-03-10T00:00:00Z/2026-03-11T00:00:00Z 0.1 hour id a-1 {}', 'row 2: volume of acme 2026-03-10T01:00:00Z/2026-03-10T02:00:00.5Z 1000000000000000000000 GiB {}', noMeter,
  'row 4 U015 quantity: `quantity` is `NaN`; expected a decimal number such as 24 or 0.5',
];

test.each<[string, readonly string[]]>([
  ['usage.parquet', single], ['gzip.parquet', single], ['usage.arrow', single], ['usage.arrows', single], ['struct.parquet', ofStruct], ['struct.arrow', ofStruct], ['map.parquet', ofMap], ['map.arrow', ofMap],
  ['doubles.parquet', ofDoubles], ['doubles.arrow', ofDoubles], ['no-rows.parquet', []],
])('%s', async (name, readings) => {
  expect(await shown(name)).toEqual(readings);
  expect(await columns(name)).toEqual(readings);
});

test('a field that stands in `fields` and in a column of its own is refused', async () => {
  expect((await shown('twice.arrow'))[0]).toBe('row 1 U005 flavor: names `flavor` twice in one object, so one of the two values would be lost');
});

describe('what cannot be read as a whole says why', () => {
  test.each([
    ['other.parquet', 'the header has unknown columns: `price`'], ['other.arrow', 'the header has unknown columns: `price`'], ['list.parquet', 'the column `fields.tags` holds values of the type list, which is not read'],
    ['lz4.parquet', 'this is no Parquet file that can be read: parquet unsupported compression codec: LZ4_RAW'],
  ])('%s: %s', async (name, message) => {
    await expect(shown(name)).rejects.toThrow(message);
    await expect(shown(name)).rejects.toThrow(UnreadableUsage);
  });
  test.each([['arrow', 'usage.arrow'], ['arrow', 'usage.arrows']] as const)('%s that is cut off (%s)', async (format, name) => {
    const whole = readFileSync(file(name));
    for (const length of [0, 5, 100, whole.length >> 1, whole.length - 300]) {
      const read = async (): Promise<number> => {
        let count = 0;
        for await (const reading of readUsage(streamOf(whole.subarray(0, length)), { format })) if (reading.kind === 'point') count++;
        return count;
      };
      await expect(read(), `${length} bytes`).rejects.toThrow(UnreadableUsage);
    }
  });
  test('Parquet from a pipe', async () => {
    const read = async (): Promise<void> => {
      for await (const _ of readUsage(streamOf(readFileSync(file('usage.parquet'))), { format: 'parquet' }));
    };
    await expect(read()).rejects.toThrow('Parquet cannot be read from a pipe, since its index stands at its end: name the file');
  });
});
