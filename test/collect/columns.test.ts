/** Readers of columns say what the readers of rows say: the same points, refusals, warnings and ends, whatever the bytes and however they arrive. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readUsageColumns } from '../../src/collect/index.ts';
import { type UsageBatch, absent } from '../../src/columns/index.ts';
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
  ['one hundred and one fields', 'ndjson', many(3, (index) => good(index, Array.from({ length: 99 }, (_, more) => `,"x${more}":"v"`).join('')))],
  ['a hundred and one names of which one has no value', 'ndjson', many(3, (index) => good(index, Array.from({ length: 99 }, (_, more) => `,"x${more}":${more === 5 ? 'null' : '"v"'}`).join('')))],
];

test.each(inputs)('%s (%s)', async (_, format, text) => {
  const bytes = Buffer.from(text);
  for (const fields of ['all', new Set(['flavor'])] as const) expect(await byColumns(bytes, { format, coded: fields })).toEqual(await byRows(bytes, { format }, fields));
});

const odd = ['1.', '-', '01', '-01', '-0', '-0.0', '1e5', '1E-2', '.5', '+5', '1.5.', '0.', '00', 'nul', 'null', 'true', 'false', 'tru', 'falsy', '[]', '{}', '{"a":{"b":1}}', '""', '"x', '"\\u0041"', '"\\ud800"', '"\\u0000"', '"a\\"b"', '"\t"', '"\0"',
  '"1."', '"01"', '"-0"', '".5"', '"1e5"', '"1 "', '"007"', '9007199254740993', '"9007199254740993"', '123456789012345', '1234567890123456', '"0.1234567890123456"', `"${'1'.repeat(40)}"`, `"${'1'.repeat(41)}"`, `"1.${'0'.repeat(127)}"`, `"${'n'.repeat(256)}"`,
  `"${'n'.repeat(257)}"`, `"${'ü'.repeat(256)}"`, `"${'v'.repeat(4096)}"`, `"${'v'.repeat(4097)}"`, `"${'ü'.repeat(4096)}"`, '"2026-03-10T00:00:00.0000005Z"', '"2026-03-12T00:00:00Z"', '"\ufeff"', '"a\u2028b"', '1 ', ' 1', '1,', '1,"x":2', '1,"flavor":2', '1}', '1},"unit":"h"'];
const places: readonly (readonly [string, RegExp])[] = [['meter', /"instance"/], ['start', /"2026-03-10T00:00:00Z"/], ['end', /"2026-03-11T00:00:00Z"/], ['quantity', /"\d\.5"/], ['unit', /"hour"/], ['fields.flavor', /"f\d"/], ['fields.n', /\d(?=\})/]];

test.each(places)('an odd value as %s', async (_, place) => {
  const bytes = Buffer.from(odd.map((value) => `${good(3)}\n${good(4).replace(place, () => value)}\n${good(5)}`).join('\n'));
  expect(await byColumns(bytes, { format: 'ndjson', coded: 'all' })).toEqual(await byRows(bytes, { format: 'ndjson' }, 'all'));
});

const member = (values: string): string => `{"meter":"m","scope":"s","start":"2026-03-10T00:00:00Z","end":"2026-03-11T00:00:00Z","quantity":1,${values}}`;

test('names that stand twice on lines whose pieces are all known', async () => {
  const lines = ['"unit":"h","fields":{"a":"1","b":"2"}', '"fields":{"b":"2","a":"1"},"unit":"h"', '"unit":"h","id":"x","fields":{"a":"1"}', '"id":"x","unit":"h","fields":{"b":"1"}', '"fields":{"a":"1"},"id":"x","unit":"h"',
    '"unit":"h","fields":{"a":"1","b":"2","a":"3"}', '"fields":{"b":"2","a":"1","b":"2"},"unit":"h"', '"unit":"h","id":"x","unit":"h","fields":{"a":"1"}', '"fields":{"a":"1"},"unit":"h","fields":{"b":"1"}', '"fields":{"a":"1"},"id":"x","unit":"h","fields":{"a":"1","b":"2"}',
    '"fields":{"b":"2","a":null,"b":"2"},"unit":"h"', '"unit":"h","id":null,"unit":"h","fields":{"a":"1"}', '"fields":{"b":null,"a":null},"unit":"h"', '"id":true,"unit":"h","fields":{"b":"1"}', '"id":17,"unit":"h","fields":{"b":"1"}', '"id":"","unit":"h","fields":{"b":"1"}'];
  const bytes = Buffer.from([...lines, ...lines].map(member).join('\n'));
  expect(await byColumns(bytes, { format: 'ndjson', coded: 'all' })).toEqual(await byRows(bytes, { format: 'ndjson' }, 'all'));
});

test('what a refused line has left behind, at the begin of every batch', async () => {
  // Fields come first, and two of three lines are refused for their unit.
  const line = (index: number): string => `{"fields":{"a":"same","b":"${index}"},"id":"${index}","meter":"m","scope":"s","start":"2026-03-10T00:00:00Z","end":"2026-03-11T00:00:00Z","quantity":1${'0'.repeat(index % 3 === 1 ? 25 : 2)},"unit":"${index % 3 === 0 ? 'h' : ''}"}`;
  const bytes = Buffer.from(many(12_000, line));
  for (const fields of ['all', new Set(['x'])] as const) expect(await byColumns(bytes, { format: 'ndjson', coded: fields })).toEqual(await byRows(bytes, { format: 'ndjson' }, fields));
}, 60_000);

const oddCells = ['1.', '-0', '01', '.5', '1e5', '', '""', '"', '"a', 'a"b', '"a"b', '"a""b"', '"a,b"', 'a,b', ' a ', 'tab\there', 'nul\0', 'a\rb', '"a\nb"', 'ü', '"ü"', 'n'.repeat(257), 'v'.repeat(4097), '9007199254740993', '"0.5"', '"0.5', '0.5"'];

test.each([0, 1, 2, 3, 4, 5, 6])('an odd cell in column %s', async (column) => {
  const rows = oddCells.map((cell) => `${goodRow(3)}\n${goodRow(4).split(',').map((usual, index) => (index === column ? cell : usual)).join(',')}\n${goodRow(5)}`);
  // A quote that never closes ends the input, so that each cell has an input of its own.
  for (const row of rows) {
    const bytes = Buffer.from(header + row);
    expect(await byColumns(bytes, { format: 'csv', coded: 'all' })).toEqual(await byRows(bytes, { format: 'csv' }, 'all'));
  }
});

test('a comma in a quoted cell and one between cells are not the same', async () => {
  const row = (cell: string): string => goodRow(3).replace('s3', cell);
  const bytes = Buffer.from(header + ['"a,b"', '"a,b"', 'a,b', 'a', '"a"', 'a', '"a,b"'].map(row).join('\n'));
  expect(await byColumns(bytes, { format: 'csv', coded: 'all' })).toEqual(await byRows(bytes, { format: 'csv' }, 'all'));
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

test('a dictionary that is full is replaced, and every code keeps its meaning', async () => {
  const lines = many(90_000, (index) => `{"meter":"m","scope":"s${index}","start":"2026-03-10T00:00:00Z","end":"2026-03-11T00:00:00Z","quantity":1,"unit":"h"}`);
  const batches: UsageBatch[] = [];
  for await (const batch of readUsageColumns(streamOf(lines), { format: 'ndjson', coded: 'all' })) batches.push(batch);
  let next = 0;
  const wrong = batches.flatMap(({ count, scope }) => Array.from({ length: count }, (_, row) => row).filter((row) => scope.dictionary.text(scope.codes[row]!) !== `s${next++}`));
  expect([next, wrong, new Set(batches.map(({ scope }) => scope.dictionary)).size]).toEqual([90_000, [], 2]);
});

test('plain lines are scanned, not handed to the slow reader', async () => {
  const lines = many(300, good);
  const kept: unknown[] = [];
  for await (const batch of readUsageColumns(streamOf(lines), { format: 'ndjson', coded: 'all' })) for (const row of [1, batch.count - 1]) kept.push(batch.pointAt(row) === batch.pointAt(row));
  // The slow reader's points are kept and come back as the same object; others are read again.
  expect(kept).toEqual(kept.map(() => false));
});

/** Of each row the kinds of its fields, by name. */
async function kindsOf(bytes: Uint8Array, format: 'ndjson' | 'csv', options: { readonly coded: Coded; readonly present?: ReadonlySet<string> }): Promise<readonly string[]> {
  const rows: string[] = [];
  for await (const batch of readUsageColumns(streamOf(bytes), { format, ...options })) {
    for (let row = 0; row < batch.count; row++) {
      const kinds = [...batch.fields].flatMap(([name, { dictionary, codes }]) => (codes[row] === absent ? [] : [`${name} ${dictionary.values[codes[row]!]!.kind}`]));
      rows.push(kinds.sort().join());
    }
  }
  return rows;
}

test.each([['ndjson', ndjsonInput], ['csv', csvInput]] as const)('columns of kinds alone say of %s what columns of texts say', async (format, input) => {
  const names = ['flavor', 'größe', '10', 'a', 'x'];
  let shown = 0;
  await fc.assert(fc.asyncProperty(input, fc.subarray(names), async (bytes, coded) => {
    const kinds = await kindsOf(bytes, format, { coded: new Set(coded), present: new Set(names.filter((name) => !coded.includes(name))) }).catch(String);
    expect(kinds).toEqual(await kindsOf(bytes, format, { coded: new Set(names) }).catch(String));
    shown += typeof kinds === 'string' ? 0 : kinds.filter((row) => row !== '').length;
  }), runs(150));
  expect(shown).toBeGreaterThan(50);
});
