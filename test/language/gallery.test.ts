/** Proves that whole messages read, character by character, as the gallery shows them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderDiagnostic } from '../../src/language/index.ts';
import { type Texts, open, ownRules, rendered } from '../support/rulebook.ts';

const folder = path.join(import.meta.dirname, 'gallery');
const own = ownRules();

/** The rules of the repository with one change: the line that holds `from` reads `to`. */
function changed(file: string, from: string, to: string): Texts {
  const text = own[file] ?? '';
  if (text.split(from).length !== 2) throw new Error(`${file} should hold ${from} once`);
  return { ...own, [file]: text.replace(from, to) };
}
const instance = 'instance.tariff';
const januaryTable = '  from 2026-01-01 {\n    table flavor {\n';

const gallery: Readonly<Record<string, Texts>> = {
  'misspelt-form': changed(instance, januaryTable, januaryTable.replace('table', 'tabel')),
  'missing-colon': changed(instance, '"m1.medium" : 0.040', '"m1.medium" 0.040'),
  'lost-brace': changed(instance, '    }\n  }\n\n  # Energy', '  }\n\n  # Energy'),
  'read-as-unit': changed('licence.tariff', 'cores * price * quantity', 'cores*price * quantity'),
  'value-outside-the-list': changed(instance, '"m1.small"  : 0.020', '"m1.smal"   : 0.020'),
  'wrong-units': changed('storage.tariff', '0.10 EUR/GiB/month', '0.10 EUR/GiB'),
  'no-month': changed('meters.tariff', 'unit month is 730 hour\n', ''),
  'gap-in-a-table': changed(instance, '      "m1.large"  : 0.084 EUR/hour\n', ''),
  'overlapping-rows': changed('storage.tariff', 'table class {\n      "ssd" : 0.10 EUR/GiB/month\n      "hdd" : 0.04 EUR/GiB/month\n', `table class, project {
      "ssd", any    : 0.10 EUR/GiB/month
      any,   "acme" : 0.08 EUR/GiB/month
      "hdd", any    : 0.04 EUR/GiB/month
`),
  'two-rules-claim-one-point': changed('licence.tariff', '  combines instance_by_flavor\n', ''),
  'optional-field': changed('licence.tariff', 'has image and image in', 'image in'),
  'misspelt-unit-in-csv': { ...own, 'hashmap/licences.csv': (own['hashmap/licences.csv'] ?? '').replace('0.014 EUR/hour', '0.014 EUR/hours') },
};

describe('the gallery', () => {
  it.each(Object.entries(gallery))('%s', async (name, texts) => {
    await expect(`${rendered(open(texts))}\n`).toMatchFileSnapshot(path.join(folder, `${name}.txt`));
  });
  it('a failing example shows how its amount came about', async () => {
    const book = open(changed(instance, 'expect 1.968 EUR', 'expect 1.92 EUR'));
    const { tariff } = book;
    if (tariff === null) throw new Error(rendered(book));
    const failures = book.examples.flatMap((example) => example.run(tariff) ?? []);
    await expect(`${failures.map((failure) => renderDiagnostic(failure, book.sources)).join('\n\n')}\n`).toMatchFileSnapshot(path.join(folder, 'failing-example.txt'));
  });
  it('holds nothing that is not shown', () => expect(readdirSync(folder).sort()).toEqual([...Object.keys(gallery), 'failing-example'].map((name) => `${name}.txt`).sort()));
  it('the rules of the repository have nothing to be said of, and all their examples hold', () => {
    const book = open(own);
    expect(rendered(book)).toBe('');
    const { tariff } = book;
    expect(tariff === null ? ['no tariff'] : book.examples.flatMap((example) => example.run(tariff)?.headline ?? [])).toEqual([]);
  });
});
