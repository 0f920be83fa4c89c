/** Proves that the grammar is free of ambiguity, and that the same text means the same however it is laid out. */
import { describe, expect, it } from 'vitest';
import { TariffParser } from '../../src/language/syntax/parser.ts';
import { codes, line, open, ownRules, rendered } from '../support/rulebook.ts';

const own = ownRules();
const changed = (change: (text: string) => string): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(own).map(([name, text]) => [name, change(text)]));

describe('the grammar', () => {
  it('is LL(2): built with all validations it has nothing to object', () => expect(() => new TariffParser(false)).not.toThrow());
});

describe('layout', () => {
  it.each<readonly [string, (text: string) => string]>([
    ['lines that end in CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
    ['no line end at the end of the file', (text) => text.trimEnd()],
    ['no indentation', (text) => text.replace(/^[ ]+/gm, '')],
    ['tabs', (text) => text.replace(/^[ ]+/gm, (blanks) => '\t'.repeat(blanks.length))],
    ['blanks at the ends of lines', (text) => text.replaceAll('\n', ' \n')],
    ['empty lines everywhere', (text) => text.replaceAll('\n', '\n\n')],
    ['a comment behind every line', (text) => (text.includes('module') || text.includes('meter') ? text.replaceAll('\n', ' # why\n') : text)],
  ])('%s changes nothing', (_title, change) => {
    const book = open(changed(change));
    expect(rendered(book)).toBe('');
    const { tariff } = book;
    expect(tariff === null ? ['no tariff'] : book.examples.flatMap((example) => example.run(tariff)?.headline ?? [])).toEqual([]);
    expect(book.examples.length).toBe(open(own).examples.length);
  });
  it('places are counted the same with CR LF', () => {
    const wrong = changed((text) => text.replaceAll('EUR/hour', 'EUR/hours'));
    const [plain, crlf] = [open(wrong), open(Object.fromEntries(Object.entries(wrong).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')])))];
    expect(crlf.diagnostics.map((entry) => line(entry, crlf))).toEqual(plain.diagnostics.map((entry) => line(entry, plain)));
    expect(codes(plain).length).toBeGreaterThan(5);
  });
});

const meters = 'language 1\ncurrency EUR decimals 2 rounding MODE\nmeter a measured in hour {\n  FIELD text\n}\n';
const soft = [
  'module', 'priority', 'language', 'currency', 'decimals', 'rounding', 'timezone', 'unit', 'meter', 'measured', 'text', 'number', 'one', 'optional', 'price', 'adjust', 'limit', 'overrides', 'combines', 'whole', 'rate', 'table', 'first',
  'tiers', 'graduated', 'volume', 'windows', 'let', 'charge', 'free', 'unrated', 'discount', 'surcharge', 'least', 'most', 'example', 'scenario', 'given', 'after', 'use', 'expect', 'error',
];
describe('names', () => {
  it.each(soft)('a field may be called %s', (word) => {
    const rule = `module m\nprice p for a {\n  "P."\n  when ${word} == "x" or ${word} in ("y", "z")\n  from 2026-01-01 {\n    table ${word} {\n      "x" : free\n      "y" : 1 EUR/hour\n      "z" : unrated\n    }\n  }\n  example "e" {\n    given ${word} = "x"\n    use 1 hour on 2026-02-01\n    expect 0 EUR\n  }\n}\n`;
    expect(rendered(open({ 'meters.tariff': meters.replace('FIELD', word).replace('MODE', 'none'), 'm.tariff': rule }))).toBe('');
  });
  it.each(['for', 'when', 'if', 'match', 'up', 'any', 'image.size', '1 Hour', 'ü'])('and in backquotes `%s`', (word) => {
    const rule = `module m\nprice p for a {\n  "P."\n  whole\n  from 2026-01-01 {\n    charge match \`${word}\` {\n      "x"  : 1 EUR\n      else : 2 EUR\n    }\n  }\n}\n`;
    expect(rendered(open({ 'meters.tariff': meters.replace('FIELD', `\`${word}\``).replace('MODE', 'none'), 'm.tariff': rule }))).toBe('');
  });
  it.each(['half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor', 'none'])('amounts may be rounded by %s', (mode) => {
    expect(rendered(open({ 'meters.tariff': meters.replace('FIELD', 'x').replace('MODE', mode) }))).toBe('');
  });
});
