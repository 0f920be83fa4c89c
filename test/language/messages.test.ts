/** Proves what the language says of each fault: code, place, underlined width and headline, and that each offered edit mends it. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderAll } from '../../src/language/index.ts';
import { type Texts, applyEdits, codes, errors, line, open, openSound } from '../support/rulebook.ts';
import { messageFiles, sharedMeters } from './message-cases.ts';

for (const { name, cases } of messageFiles) {
  describe(name.replace('.cases', ''), () => {
    it.each(cases.map((entry) => [entry.title, entry] as const))('%s', (_title, { texts, expected }) => {
      const book = open(texts);
      // No case prices all the meters that the cases share.
      const said = book.diagnostics.filter(({ code }) => code !== 'W0901' || texts['meters.tariff'] !== sharedMeters);
      expect(said.map((entry) => line(entry, book))).toEqual(expected);
      expect(book.tariff === null).toBe(expected.some((row) => row.startsWith('T')));
      for (const entry of book.diagnostics.filter(({ edits }) => edits.length > 0)) {
        const after = open(applyEdits(texts, entry));
        // The fault is gone: it is not told again at the place where it was.
        expect(after.diagnostics.map((other) => line(other, after))).not.toContain(line(entry, book));
        expect(errors(after).length).toBeLessThanOrEqual(errors(book).length);
      }
    });
  });
}

const meters = 'language 1\ncurrency EUR decimals 2 rounding none\nmeter a measured in hour {\n  k text\n}\n';
const ruleOf = (inside: string): Texts => ({ 'meters.tariff': meters, 'p.tariff': `module p\n\nprice p for a {\n  "P."\n${inside}}\n` });
const repeated = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join('');

/** Too large to be written down. */
const bounds: readonly (readonly [title: string, texts: Texts, expected: readonly string[]])[] = [
  ['a table of ten thousand rows is the longest inline', ruleOf(`  from 2026-01-01 {\n    table k {\n${repeated(9_999, (index) => `      "${index}" : free\n`)}      else : free\n    }\n  }\n`), []],
  ['a row more is too many', ruleOf(`  from 2026-01-01 {\n    table k {\n${repeated(10_000, (index) => `      "${index}" : free\n`)}      else : free\n    }\n  }\n`), [
    'T0801 p.tariff:6:5+7 rows in this table: 10001; 10000 are allowed']],
  ['a CSV table of more than a hundred thousand rows', { ...ruleOf('  from 2026-01-01 {\n    table k from "k.csv"\n  }\n'), 'k.csv': `k,price\n${repeated(100_000, (index) => `${index},free\n`)}else,free\n` }, [
    'T0801 p.tariff:6:5+20 rows in this table: 100001; 100000 are allowed']],
  ['a file of more than a megabyte', { ...ruleOf('  from 2026-01-01 {\n    rate free\n  }\n'), 'long.tariff': `# ${'x'.repeat(1024 * 1024)}\n` }, [
    'T0801 long.tariff:1:1+0 characters in this file: 1048579; 1048576 are allowed']],
  ['more `let` lines than a rule may have', ruleOf(`  from 2026-01-01 {\n    let a0 = 1 EUR\n${repeated(200, (index) => `    let a${index + 1} = a${index}\n`)}    charge a200\n  }\n`), [
    'T0801 p.tariff:5:3+15 `let` lines in this block: 201; 200 are allowed']],
  ['more dated blocks than a rule may have', ruleOf(repeated(501, (index) => `  from ${1900 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}-01 {\n    rate free\n  }\n`)), [
    'T0801 p.tariff:3:7+1 dated blocks in this rule: 501; 500 are allowed']],
  ['an expression that nests too deep', ruleOf(`  from 2026-01-01 {\n    charge ${repeated(200, () => '1 EUR + ')}1 EUR\n  }\n`), ['T0801 p.tariff:6:12+1605 this expression nests too deep']],
  ['a `table first` that is far longer than other rules', { ...ruleOf(`  from 2026-01-01 {\n    table first k {\n${repeated(1_100, (index) => `      "${index}*" : 1 EUR/hour\n`).replaceAll('"1*"', '"x*"')}      any : free\n    }\n  }\n`), 'q.tariff': `module q\n\n${repeated(3, (index) => `price q${index} for a {\n  "Q."\n  combines any\n  from 2026-01-01 {\n    rate 1 EUR/hour\n  }\n}\n`)}` }, [
    'W0802 p.tariff:3:7+1 `p` does far more work for each point than other rules']],
  ['brackets that nobody could count', ruleOf(`  from 2026-01-01 {\n    charge ${'('.repeat(20_000)}1 EUR\n  }\n`), ['T0801 p.tariff:1:1+0 this file nests too deep to be read']],
];

describe('bounds', () => {
  it.each(bounds)('%s', (_title, texts, expected) => {
    const book = open(texts);
    expect(book.diagnostics.map((entry) => line(entry, book))).toEqual(expected);
  });
});

describe('examples', () => {
  const failing = (steps: string, condition = ''): readonly string[] => {
    const book = openSound(ruleOf(`${condition}  from 2026-01-01 {\n    table k {\n      "a" : 0.5 EUR/hour\n      "b" : unrated\n      else : free\n    }\n  }\n  example "e" {\n${steps}  }\n`));
    return book.examples.flatMap((example) => {
      const failure = example.run(book.tariff);
      return failure === null ? [] : [line(failure, book), ...failure.notes];
    });
  };
  it.each<readonly [string, string, readonly string[]]>([
    ['hold', '    given k = "a"\n    use 3 hour on 2026-02-01\n    expect 1.5 EUR\n', []],
    ['hold when they expect to be unrated', '    given k = "b"\n    use 3 hour on 2026-02-01\n    expect unrated\n', []],
    ['hold when they expect the error that comes', '    use 3 hour on 2026-02-01\n    expect error T0206\n', []],
    ['fail with expected, got, difference and derivation', '    given k = "a"\n    use 3 hour on 2026-02-01\n    expect 1 EUR\n', [
      'T0701 p.tariff:15:12+5 an example does not hold: "e"', '  expected 1 EUR', '       got 1.5 EUR', 'difference 0.5 EUR', '3 hour × 0.5 EUR/hour = 1.5 EUR   p.tariff:7']],
    ['fail when the field that decides is not given', '    use 3 hour on 2026-02-01\n    expect 0 EUR\n', [
      'T0701 p.tariff:14:12+5 an example does not hold: "e"', '  expected 0 EUR', '       got error T0206: the price reads `k`, which the point does not have']],
    ['fail when a price comes where none is expected', '    given k = "c"\n    use 3 hour on 2026-02-01\n    expect unrated\n', [
      'T0701 p.tariff:15:5+14 an example does not hold: "e"', '  expected unrated', '       got 0 EUR', '3 hour free = 0 EUR   p.tariff:9']],
    ['fail with another error than the expected one', '    given k = "b"\n    use 3 hour on 2026-02-01\n    expect error T0206\n', [
      'T0701 p.tariff:15:5+18 an example does not hold: "e"', '  expected error T0206', '       got unrated: the price list at p.tariff:8 leaves k "b" unrated']],
  ])('%s', (_title, steps, expected) => expect(failing(steps)).toEqual(expected));
});

describe('one fault that many places show', () => {
  const rows = (count: number): Texts => ({ ...ruleOf('  from 2026-01-01 {\n    table k from "k.csv"\n  }\n'), 'k.csv': `k,price\n${repeated(count, (index) => `${index},0.1\n`)}else,free\n` });
  const text = (count: number): string => {
    const book = open(rows(count));
    return renderAll(book.diagnostics, book.sources);
  };
  it('is told three times, and the other places are named', () => {
    expect(text(1_000).match(/this price has no unit/g)).toHaveLength(4);
    expect(text(1_000)).toContain('error[T0104]: the same in 997 more places: this price has no unit\n  --> k.csv:5, k.csv:6, k.csv:7, k.csv:8, k.csv:9 and 992 more\n\n1000 errors, 0 warnings');
  });
  it('is told in full where it is told four times', () => {
    expect(text(4).match(/^error/gm)).toHaveLength(4);
    expect(text(4)).not.toContain('the same in');
    expect(text(5)).toContain('the same in 2 more places: this price has no unit\n  --> k.csv:5, k.csv:6\n');
  });
});

describe('the table of codes', () => {
  it('has a case for every code that the language can say', () => {
    const folder = path.join(import.meta.dirname, '../../src/language/diagnostics');
    const known = new Set(readdirSync(folder).filter((name) => name.endsWith('-messages.ts')).flatMap((name) => readFileSync(path.join(folder, name), 'utf8').match(/(?<=')[TW]0\d{3}(?=')/g) ?? []));
    const shown = new Set([...messageFiles.flatMap(({ cases }) => cases.flatMap(({ texts }) => codes(open(texts)))), 'T0701', 'T0801', 'W0802',
      // Said by other commands than the check; test/errors.test.ts shows them.
      'W0605', 'W0703', 'W0704']);
    expect([...known].filter((code) => !shown.has(code))).toEqual([]);
    expect([...shown].filter((code) => !known.has(code))).toEqual([]);
    // A number means one thing, as an error or as a warning.
    expect([...known].filter((code) => known.has(code.replace('T', 'W')) && code.startsWith('T'))).toEqual([]);
  });
});
