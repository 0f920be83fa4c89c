/** Whatever bytes come in, every line is a point, a refusal or blank, and reading does not depend on how bytes arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reading, type UsageFormat, UnreadableUsage } from '../../src/collect/index.ts';
import { readingsOf, shownReading } from './readings.ts';

const runs = { numRuns: 300 };

const good = '{"meter":"instance","scope":"acme","start":"2026-03-10T00:00:00Z","end":"2026-03-11T00:00:00Z","quantity":24.5,"unit":"hour","fields":{"a":"b"}}';
const goodRow = 'instance,acme,2026-03-10T00:00:00Z,2026-03-11T00:00:00Z,24,hour,"a ""b"", c"';
const header = 'meter,scope,start,end,quantity,unit,fields.a\n';
const goodFrame = '{"period":{"begin":"2026-03-10T00:00:00","end":"2026-03-10T01:00:00"},"usage":{"cpu":[{"vol":{"unit":"h","qty":1.5},"groupby":{"project_id":"p"},"metadata":{}}]}}';

/** The text with a few bytes replaced, removed or put in. */
const mutated = (text: string): fc.Arbitrary<Buffer> => {
  const edit = fc.tuple(fc.nat(text.length - 1), fc.nat(2), fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('"\\{}[]:,\n\r0e-'))));
  return fc.array(edit, { maxLength: 5 }).map((edits) => edits.reduce((bytes, [at, removed, byte]) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + removed)]), Buffer.from(text)));
};

/** Refusals are stored and printed too. */
function expectStorable(readings: readonly Reading[]): void {
  const texts = readings.flatMap((reading) => (reading.kind === 'refusal' ? [reading.refusal.place, reading.refusal.field ?? '', reading.refusal.reason] : []));
  expect(texts.filter((text) => !text.isWellFormed() || /\p{Cc}/u.test(text))).toEqual([]);
}

const linesOf = (text: string): fc.Arbitrary<Buffer> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: mutated(text) }, fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes))), { maxLength: 6 })
    .map((lines) => Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));

/** Lines with something on them, counted without the reader's own code. */
const filledLines = (bytes: Buffer): number => bytes.toString('latin1').split('\n').filter((line) => /[^ \t\r]/.test(line)).length;

test('NDJSON: read = points + refusals + blank lines', async () => {
  await fc.assert(fc.asyncProperty(linesOf(good), async (bytes) => {
    const plain = Buffer.concat([Buffer.from(' \n'), bytes]);
    const readings = await readingsOf(plain, { format: 'ndjson' });
    expect(readings).toHaveLength(filledLines(plain));
    expectStorable(readings);
  }), runs);
});

test('NDJSON: a line that JSON.parse takes is never called no JSON', async () => {
  await fc.assert(fc.asyncProperty(fc.json({ maxDepth: 5 }), async (json) => {
    const [reading] = (await readingsOf(json, { format: 'ndjson' })).map(shownReading);
    expect(reading).not.toMatch(/ U00[145]/);
  }), runs);
});

describe.each<[UsageFormat, (text: fc.Arbitrary<Buffer>) => fc.Arbitrary<Buffer>, string]>([
  ['ndjson', (lines) => lines, good],
  ['csv', (lines) => lines.map((rows) => Buffer.concat([Buffer.from(header), rows])), goodRow],
  ['dataframes', (lines) => lines, goodFrame],
  ['dataframes', (lines) => lines.map((frames) => Buffer.concat([Buffer.from('{"total":1,"dataframes":['), frames, Buffer.from(']}')])), goodFrame],
])('%s', (format, around, text) => {
  test('no bytes make it throw, and chunks of any length read the same', async () => {
    await fc.assert(fc.asyncProperty(around(linesOf(text)), fc.integer({ min: 1, max: 40 }), async (bytes, chunkLength) => {
      const read = async (length: number): Promise<string[] | string> =>
        readingsOf(bytes, { format }, length).then((readings) => {
          expectStorable(readings);
          return readings.map(shownReading);
        }, (error: unknown) => {
          if (error instanceof UnreadableUsage) return error.message;
          throw error;
        });
      expect(await read(chunkLength)).toEqual(await read(65536));
    }), runs);
  });
});

test('CSV: every row in which nothing is quoted is a point or a refusal', async () => {
  const row = fc.string({ unit: fc.constantFrom('a', ',', ' ', 'ü', '7'), maxLength: 20 });
  await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (rows) => {
    const readings = await readingsOf(header + rows.join('\n'), { format: 'csv' });
    expect(readings).toHaveLength(rows.filter((text) => text !== '').length);
  }), runs);
});
