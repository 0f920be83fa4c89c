/** Proves that a rulebook's hash names its content and its module states, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { ModuleStates } from './hash.ts';
import { openRulebook } from './load.ts';

const encoder = new TextEncoder();
const meters = 'language 1\ncurrency EUR decimals 2 rounding half_even\nmeter a measured in hour\n';
const rules = 'module m\nprice p for a {\n  "Hours."\n  from 2026-01-01 {\n    rate 0.1 EUR/hour\n  }\n}\n';

function hashOf(texts: Readonly<Record<string, string>>, states: ModuleStates = new Map()): string {
  return openRulebook({ files: Object.keys(texts), read: (name) => (texts[name] === undefined ? null : encoder.encode(texts[name])) }, states).hash;
}
const plain = hashOf({ 'meters.tariff': meters, 'm.tariff': rules });

describe('the hash of a rulebook', () => {
  it('does not depend on the order of the files', () => expect(hashOf({ 'm.tariff': rules, 'meters.tariff': meters })).toBe(plain));
  it.each([
    ['a comment', { 'meters.tariff': meters, 'm.tariff': `${rules}# more\n` }], ['the name of a file', { 'meters.tariff': meters, 'n.tariff': rules }], ['another file', { 'meters.tariff': meters, 'm.tariff': rules, 'x.tariff': '' }],
    ['where one file ends and the next begins', { 'm.tariff': `${rules}${meters}`, 'meters.tariff': '' }],
  ])('changes with %s', (_what, texts) => expect(hashOf(texts)).not.toBe(plain));
  it('changes when a module is switched off or its priority moves', () => {
    const texts = { 'meters.tariff': meters, 'm.tariff': rules };
    const hashes = [plain, hashOf(texts, new Map([['m', { enabled: false, priority: null }]])), hashOf(texts, new Map([['m', { enabled: true, priority: 7n }]]))];
    expect(new Set(hashes).size).toBe(3);
  });
  it('counts the price list that a rule reads', () => {
    const priced = `${meters.replace('meter a measured in hour', 'meter a measured in hour {\n  image text\n}')}`;
    const table = rules.replace('rate 0.1 EUR/hour', 'table image from "p.csv"');
    const hash = (csv: string): string => {
      const texts: Record<string, string> = { 'meters.tariff': priced, 'm.tariff': table, 'p.csv': csv };
      const book = openRulebook({ files: ['m.tariff', 'meters.tariff'], read: (name) => (texts[name] === undefined ? null : encoder.encode(texts[name])) });
      expect(book.diagnostics).toEqual([]);
      expect(book.tariff?.hash).toBe(book.hash);
      return book.hash;
    };
    expect(hash('image,price\na,1 EUR/hour\nelse,free\n')).not.toBe(hash('image,price\na,2 EUR/hour\nelse,free\n'));
  });
});
