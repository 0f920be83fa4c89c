/** Readers of columns say what the readers of rows say: the same points, refusals, warnings and ends, whatever the bytes and however they arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readUsageColumns } from '../../src/collect/index.ts';
import { type Coded, byColumns, byRows } from './columns-readings.ts';
import { streamOf } from './readings.ts';
import { csvInput, ndjsonInput } from './usage-bytes.ts';

const seed = process.env['TARIFF_SEED'];
const runs = (count: number): fc.Parameters<unknown> => ({ numRuns: count * Number(process.env['TARIFF_RUNS'] ?? '1'), ...(seed === undefined ? {} : { seed: Number(seed) }) });
const coded = fc.constantFrom<Coded>('all', new Set(['flavor', 'größe', '10']), new Set());

describe.each([['ndjson', ndjsonInput], ['csv', csvInput]] as const)('%s', (format, input) => {
  test('any bytes read the same in columns as in rows', async () => {
    await fc.assert(fc.asyncProperty(input, coded, fc.constantFrom(1, 7, 1000, 65536), async (bytes, fields, chunkLength) => {
      expect(await byColumns(bytes, { format, coded: fields }, chunkLength)).toEqual(await byRows(bytes, { format }, fields));
    }), runs(400));
  });
});

const good = (index: number, more = ''): string =>
  `{"meter":"instance","scope":"s${index % 5}","start":"2026-03-10T00:00:00Z","end":"2026-03-11T00:00:00Z","quantity":"${index}.5","unit":"hour","fields":{"flavor":"f${index}","n":${index}${more}}}`;
const header = 'meter,scope,start,end,quantity,unit,fields.flavor\n';
const goodRow = (index: number): string => `instance,s${index % 5},2026-03-10T00:00:00Z,2026-03-11T00:00:00Z,${index}.5,hour,f${index}`;
const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

const inputs: readonly (readonly [string, 'ndjson' | 'csv', string | Buffer])[] = [
  ['nothing', 'ndjson', ''], ['nothing', 'csv', ''], ['blank lines', 'ndjson', '\n \n\r\n'], ['a byte order mark', 'ndjson', `\ufeff${good(1)}`], ['a byte order mark', 'csv', `\ufeff${header}${goodRow(1)}`],
  ['a last line without its end', 'ndjson', many(3, good)], ['a last line that ends with a return', 'ndjson', `${many(3, good)}\r`], ['a last row that ends with a return', 'csv', `${header}${many(3, goodRow)}\r`],
  ['lines of several blocks', 'ndjson', many(6500, good)], ['rows of several blocks', 'csv', header + many(13_000, goodRow)],
  ['a line that is too long', 'ndjson', `${good(1)}\n${good(2, `,"x":"${'y'.repeat(1024 * 1024)}"`)}\n${good(3)}`],
  ['a last line that is too long', 'ndjson', `${good(1)}\n${'z'.repeat(3 * 1024 * 1024)}`], ['a row that is too long', 'csv', `${header}${goodRow(1)}\n${'z'.repeat(3 * 1024 * 1024)}\n${goodRow(2)}`],
  ['a line just short enough', 'ndjson', `${good(1)}\n${good(2).slice(0, -1)}${' '.repeat(1024 * 1024 - good(2).length)}}\n${good(3)}`],
  ['a line just too long', 'ndjson', `${good(1)}\n${good(2).slice(0, -1)}${' '.repeat(1024 * 1024 - good(2).length + 1)}}\n${good(3)}`],
  ['a quote that never closes, over blocks', 'csv', `${header}${goodRow(1)}\n"${many(20_000, goodRow)}`], ['a quoted line end between blocks', 'csv', `${header}${many(13_000, (index) => goodRow(index).replace(/f\d+$/, '"a\nb"'))}`],
  ['one line that is no UTF-8 among many', 'ndjson', Buffer.concat([Buffer.from(`${many(50, good)}\n`), Buffer.from(good(51).replace('f51', 'f\u00ff'), 'latin1'), Buffer.from(`\n${many(50, good)}`)])],
  ['other names on every line', 'ndjson', many(700, (index) => good(index, Array.from({ length: 9 }, (_, more) => `,"x${index * 9 + more}":"v"`).join('')))],
  ['more distinct values than a dictionary takes', 'ndjson', many(66_500, (index) => `{"meter":"m","scope":"s${index}","start":"2026-03-10T00:00:00Z","end":"2026-03-11T00:00:00Z","quantity":1,"unit":"h"}`)], ['one hundred and one fields', 'ndjson', many(3, (index) => good(index, Array.from({ length: 99 }, (_, more) => `,"x${more}":"v"`).join('')))],
  ['a hundred and one names of which one has no value', 'ndjson', many(3, (index) => good(index, Array.from({ length: 99 }, (_, more) => `,"x${more}":${more === 5 ? 'null' : '"v"'}`).join('')))],
];

test.each(inputs)('%s (%s)', async (_, format, text) => {
  const bytes = Buffer.from(text);
  for (const fields of ['all', new Set(['flavor'])] as const) expect(await byColumns(bytes, { format, coded: fields })).toEqual(await byRows(bytes, { format }, fields));
});

test('every cut of an input into two chunks reads the same', async () => {
  const bytes = Buffer.from(`${good(1)}\n${good(2).replace('s2', 'größe')}\r\n\n${good(3)}`);
  const whole = await byRows(bytes, { format: 'ndjson' }, 'all');
  for (let cut = 1; cut < bytes.length; cut++) expect(await byColumns(bytes, { format: 'ndjson', coded: 'all' }, cut)).toEqual(whole);
});

test('dataframes come as columns too', async () => {
  const frame = (index: number): string => JSON.stringify({ period: { begin: '2026-03-10T00:00:00', end: '2026-03-10T01:00:00' }, usage: { cpu: [{ vol: { unit: 'h', qty: index + 0.5 }, groupby: { project_id: 'p' }, metadata: { a: 'x', n: index } }, 3] } });
  const bytes = Buffer.from(many(5, frame));
  for (const fields of ['all', new Set(['a'])] as const) expect(await byColumns(bytes, { format: 'dataframes', coded: fields })).toEqual(await byRows(bytes, { format: 'dataframes' }, fields));
});

test('plain lines are scanned, not handed to the slow reader', async () => {
  const lines = many(300, good);
  const kept: unknown[] = [];
  for await (const batch of readUsageColumns(streamOf(lines), { format: 'ndjson', coded: 'all' })) for (const row of [1, batch.count - 1]) kept.push(batch.pointAt(row) === batch.pointAt(row));
  // The slow reader's points are kept and come back as the same object; others are read again.
  expect(kept).toEqual(kept.map(() => false));
});
