/**
 * Proves that price lists are read as others read CSV, and that every place in them is right: lines and columns of faults, and the
 * line that a charge names, whatever ends the lines and however many of them a cell holds.
 */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvRecords } from '../../src/language/index.ts';
import { pricePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { decimal } from '../../src/money/index.ts';
import { type Texts, applyEdits, line, open, openSound } from '../support/rulebook.ts';
import { check } from '../support/seed.ts';

const rulebook = (list: string): Texts => ({
  'meters.tariff': 'language 1\ncurrency EUR decimals 2 rounding half_even\n\nmeter run measured in hour {\n  a text\n  b text\n}\n',
  'p.tariff': 'module p\n\nprice p for run {\n  "P."\n\n  from 2026-01-01 {\n    table a, b from "p.csv"\n  }\n}\n',
  'p.csv': list,
});
const said = (list: string): readonly string[] => {
  const book = open(rulebook(list));
  return book.diagnostics.map((entry) => line(entry, book));
};
const lineEnds = [['line feeds', '\n'], ['carriage returns and line feeds', '\r\n']] as const;

describe.each(lineEnds)('with %s', (_name, end) => {
  const list = (...lines: readonly string[]): string => lines.map((entry) => entry + end).join('');

  it.each<readonly [string, string, readonly string[]]>([
    ['a fault behind a cell of several lines', list('a,b,price', `"one${end}two${end}three",x,1 EUR/hour`, 'y,z,1 EUR/hours', 'else,,free'), ['T0111 p.csv:5:11+5 there is no unit `hours`']],
    ['a fault in a cell behind one of several lines', list('a,b,price', `"one${end}two",x,1 EUR/hours`, 'else,,free'), ['T0111 p.csv:3:14+5 there is no unit `hours`']],
    ['a fault behind empty lines', list('a,b,price', '', '  ', '', 'x,y,5', 'else,,free'), ['T0104 p.csv:5:5+1 this price has no unit']],
    ['a row twice, one of them over two lines', list('a,b,price', `"x${end}y",z,free`, 'else,,free', '').replace('else', `"x${end}y",z,free${end}else`), ['T0402 p.csv:4:1+' + `${`"x${end}y",z,free`.length} two rows price the same point`]],
    ['too few cells', list('a,b,price', 'x,free', 'else,,free'), ['T0406 p.csv:2:1+6 this line has 2 cells; the header has 3']],
    ['a quote that is never closed', list('a,b,price', 'x,y,free', `"x${end}y",z,"free`, 'else,,free'), ['T0406 p.csv:4:6+' + `${end === '\n' ? 5 : 6} a quote is opened and never closed`]],
    ['something behind a quote', list('a,b,price', `"x${end}y" z,free`, 'else,,free'), ['T0406 p.csv:3:4+1 something stands between a closing quote and the comma']],
    ['a quote inside a cell', list('a,b,price', 'x,y"z,free', 'else,,free'), ['T0406 p.csv:2:4+1 a quote stands in the middle of a cell']],
    ['a wrong header', list('a,price', 'x,free'), ['T0406 p.csv:1:1+7 the header does not name the keys of the table']],
    ['a wrong unit behind a byte order mark', `\uFEFF${list('a,b,price', 'x,"y, z",1 EUR/hours', 'else,,free')}`, ['T0111 p.csv:2:16+5 there is no unit `hours`']],
  ])('names the place of %s', (_title, text, expected) => expect(said(text)).toEqual(expected));

  it('a charge names the line where its row begins', () => {
    const { tariff } = openSound(rulebook(list('a,b,price', `"one${end}two","x${end}y",1 EUR/hour`, '', 'three, z ,2 EUR/hour', 'else,,free')));
    const meter = tariff.meters.get('run');
    if (meter === undefined) throw new Error('the meter is declared above');
    const at = (a: string, b: string): string => {
      const start = instant(Date.parse('2026-03-10T00:00:00Z') * 1000);
      const verdict = pricePoint(tariff, { meter, scope: 's', period: { start, end: start }, quantity: decimal('3600'), fields: new Map([['a', a], ['b', b]]) });
      return verdict.status === 'rated' ? verdict.charges.flatMap(({ parts }) => parts.map((part) => part.at)).join() : verdict.status;
    };
    expect([at(`one${end}two`, `x${end}y`), at('three', 'z'), at('four', 'z')]).toEqual(['p.csv:2', 'p.csv:6', 'p.csv:7']);
  });
});

it('the edit that a fault offers mends it, also behind a cell of several lines', () => {
  const texts = rulebook('a,b,price\r\n"one\r\ntwo",x,"5"\r\nelse,,free\r\n');
  const book = open(texts);
  expect(book.diagnostics.map((entry) => line(entry, book))).toEqual(['T0104 p.csv:3:9+1 this price has no unit']);
  expect(book.diagnostics.flatMap(({ edits }) => edits)).toHaveLength(1);
  const [first] = book.diagnostics;
  expect(first === undefined ? null : open(applyEdits(texts, first)).diagnostics.map(({ code }) => code)).toEqual([]);
});

it('records are those that another reader finds, and each cell stands where its span says', () => {
  const piece = fc.string({ unit: fc.constantFrom(...'ab ,"é1.'), maxLength: 6 });
  const end = fc.constantFrom('\n', '\r\n');
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'ab é1.'), maxLength: 6 }),
    fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), end, fc.constantFrom('', ' ', '\t')).map(([pieces, own, blank]) => `${blank}"${pieces.join(own).replaceAll('"', '""')}"${blank}`),
  );
  const file = fc.tuple(fc.boolean(), fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), end, fc.boolean());
  let several = 0;
  check(file, 2000, ([mark, rows, own, closed]) => {
    const text = `${mark ? '\uFEFF' : ''}${rows.map((row) => row.join(',')).join(own)}${closed ? own : ''}`;
    const others = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, record_delimiter: own }) as readonly (readonly string[])[];
    const read = readCsvRecords({ text });
    if (!read.ok) throw new Error(read.fault);
    expect(read.records.map(({ cells }) => cells.map((entry) => entry.text))).toEqual(others);
    for (const record of read.records) {
      expect(record.line).toBe(text.slice(0, record.span.start).split('\n').length);
      for (const { text: value, span } of record.cells) {
        const written = text.slice(span.start, span.end);
        expect(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written).toBe(value);
        if (written.includes('\n')) several += 1;
      }
    }
  });
  expect(several).toBeGreaterThan(200);
});
