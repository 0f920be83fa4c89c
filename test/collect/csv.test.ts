/** What a row of CSV becomes, and which files are not read at all. */
import { describe, expect, test } from 'vitest';
import { UnreadableUsage, usageFormatOf } from '../../src/collect/index.ts';
import { readingsOf, shownReadings } from './readings.ts';

const csv = { format: 'csv' } as const;
const header = 'meter,scope,start,end,quantity,unit,id,fields.flavor,fields.image\n';
const times = '2026-03-10T00:00:00Z,2026-03-11T00:00:00Z';
const period = '2026-03-10T00:00:00Z/2026-03-11T00:00:00Z';
const row = (rest: string, scope = 'acme'): string => `instance,${scope},${times},${rest}\n`;

const rows: readonly (readonly [what: string, rows: string, shown: readonly string[]])[] = [
  ['a whole row', row('24,hour,k1,m1.small,debian'), [`line 2: instance of acme ${period} 24 hour id k1 {flavor=m1.small, image=debian}`]],
  ['empty cells are no values', row('24,hour,,,'), [`line 2: instance of acme ${period} 24 hour {}`]],
  ['a quoted cell with a comma, a quote and a line end', row('24,hour,,"a, ""b""\r\nc",x') + row('1,hour,,,'), [
    `line 2: instance of acme ${period} 24 hour {flavor=a, "b"\r\nc, image=x}`, `line 4: instance of acme ${period} 1 hour {}`,
  ]],
  ['Windows line ends and blank lines', `${row('24,hour,,,y')}\n\n${row('1,hour,,"x",')}`.replaceAll('\n', '\r\n'), [
    `line 2: instance of acme ${period} 24 hour {image=y}`, `line 5: instance of acme ${period} 1 hour {flavor=x}`,
  ]],
  ['cells too few and too many', row('24,hour') + row('24,hour,,,,'), [
    'line 2 U030: has 6 cells; the header names 9 columns', 'line 3 U030: has 10 cells; the header names 9 columns',
  ]],
  ['a required cell without text', row(',hour,,,'), ['line 2 U012 quantity: `quantity` is empty; expected a decimal number such as 24 or "0.5"']],
  ['a number with a thousands separator', row('"1,000",hour,,,'), ['line 2 U015 quantity: `quantity` is `1,000`; expected a decimal number such as 24 or 0.5']],
  ['a quote inside a cell costs its own row', row('24,hour,,5" disk,') + row('1,hour,,,'), [
    'line 2 U031: has a quote inside a cell that does not begin with one; such a cell is quoted as a whole, its quotes doubled',
    `line 3: instance of acme ${period} 1 hour {}`,
  ]],
  ['text behind a closing quote costs its own row', row('24,hour,,"a"b,') + row('1,hour,,,'), [
    'line 2 U031: has text between a closing quote and the next comma', `line 3: instance of acme ${period} 1 hour {}`,
  ]],
  ['a quote that is never closed ends the reading', row('24,hour,,"a,') + row('1,hour,,,'), [
    'line 2 U031: a quote that opens on line 2 is not closed before the end of the file; nothing is read from this line on',
  ]],
  ['a quote that another row closes ends the reading', row('24,hour,,"a,') + row('1,hour,,"b",') + row('2,hour,,,'), [
    'line 2 U031: a quote that opens on line 2 and closes on line 3: has text between a closing quote and the next comma; nothing is read from this line on',
  ]],
  ['a row that is too long', row(`24,hour,,${'x'.repeat(1_100_000)},`) + row('1,hour,,,'), [
    'line 2 U003: is longer than 1 MiB', `line 3: instance of acme ${period} 1 hour {}`,
  ]],
  ['a quoted cell that is too long', row(`24,hour,,"${'x\n'.repeat(600_000)}",`), [
    'line 2 U031: a quote that opens on line 2 is not closed before the record grows longer than a record may be; nothing is read from this line on',
  ]],
];

describe('rows', () => {
  test.each(rows)('%s', async (_what, text, shown) => {
    expect(await shownReadings(`\ufeff${header}${text}`, csv)).toEqual(shown);
    if (text.length < 10_000) expect(await shownReadings(header + text, csv, 1)).toEqual(shown);
  });

  test('that are not UTF-8 are refused alone', async () => {
    const bytes = Buffer.from(header + row('24,hour,,"caf\u00e9\n",') + row('24,hour,,caf\u00e9,') + row('1,hour,,,'), 'latin1');
    expect((await shownReadings(bytes, csv)).map((shown) => shown.slice(0, 11))).toEqual(['line 2 U004', 'line 4 U004', 'line 5: ins']);
  });

  test('with NUL are refused', async () => {
    expect(await shownReadings(header + row('24,hour,,\u0000,'), csv)).toEqual([expect.stringMatching(/^line 2 U014 fields\.flavor/)]);
  });
});

test('columns may stand in any order', async () => {
  const input = 'unit,quantity,fields.a,end,start,scope,meter\nhour,24,x,2026-03-11T00:00:00Z,2026-03-10T00:00:00Z,acme,instance\n';
  expect(await shownReadings(input, csv)).toEqual([`line 2: instance of acme ${period} 24 hour {a=x}`]);
});

const required = 'meter,scope,start,end,quantity,unit';
const headers: readonly (readonly [what: string, input: string, message: string])[] = [
  ['empty', '', 'the file is empty; expected a header with the columns'],
  ['without a required column', 'meter,scope,start,end,unit\n', 'the header lacks `quantity`; it needs meter, scope, start, end, quantity, unit'],
  ['with an unknown column', `${required},flavor\n`, 'the header has unknown columns: `flavor`; known are meter, scope, start, end, quantity, unit, id and fields.NAME'],
  ['with a column twice', `${required},fields.a,fields.a\n`, 'the header names `fields.a` twice'],
  ['with semicolons', `${required.replaceAll(',', ';')}\n`, 'the columns are separated by `;`; expected commas, as in `meter,scope,start,end,quantity,unit`'],
  ['with tabs', `${required.replaceAll(',', '\t')}\n`, 'the columns are separated by tabs; expected commas'],
  ['with a broken header', `${required},"id\n`, 'the header on line 1 cannot be read'],
  ['with a field that has no name', `${required},fields.\n`, 'the header has unknown columns: `fields.`'],
];

describe('a file is not read', () => {
  test.each(headers)('%s', async (_what, input, message) => {
    const reading = readingsOf(input, csv);
    await expect(reading).rejects.toThrow(UnreadableUsage);
    await expect(reading).rejects.toThrow(message);
  });
});

test.each([['usage.csv', 'csv'], ['USAGE.CSV.gz', 'csv'], ['usage.ndjson', 'ndjson'], ['usage', 'ndjson'], ['-', 'ndjson']])('%s is read as %s', (name, format) => {
  expect(usageFormatOf(name)).toBe(format);
});
