/** Proves that names lead to their declarations, to each other, and can be changed everywhere at once. */
import { describe, expect, it } from 'vitest';
import { definition, prepareRename, references, rename } from '../../src/editor/index.ts';
import { isError } from '../../src/language/index.ts';
import { cursorIn, marked, openTexts, shown, texts } from './marked.ts';

const definitions = (path: string, snippet: string): readonly string[] => {
  const { rulebook, offset } = cursorIn(path, snippet);
  return shown(definition(rulebook, path, offset), rulebook);
};
const named = (path: string, snippet: string): readonly string[] => {
  const { rulebook, offset } = cursorIn(path, snippet);
  return shown(references(rulebook, path, offset, true), rulebook);
};

describe('the declaration', () => {
  it.each([
    ['instance.tariff', 'by_core for inst|ance', ['meters.tariff: instance']], ['instance.tariff', 'has im|age', ['meters.tariff: image']], ['instance.tariff', 'combines by_|flavor', ['instance.tariff: by_flavor']],
    ['instance.tariff', 'charge cores| *', ['instance.tariff: cores']], ['discounts.tariff', 'when pl|an', ['meters.tariff: plan', 'meters.tariff: plan']], ['instance.tariff', '"pri|ces.csv"', ['prices.csv: ']], ['prices.csv', 'fla|vor', ['meters.tariff: flavor']],
    ['instance.tariff', '* quan|tity', []],
  ])('%s %s', (path, snippet, expected) => expect(definitions(path, snippet)).toEqual(expected));
  it('of a unit', () => {
    const { rulebook, path, offset } = marked('s.tariff', 'module s\nprice s for volume {\n  from 2026-01-01 {\n    rate 1 EUR/GiB/mon|th\n  }\n}\n');
    expect(shown(definition(rulebook, path, offset), rulebook)).toEqual(['meters.tariff: month']);
  });
});

describe('the places', () => {
  it('of a meter', () => expect(named('meters.tariff', 'meter inst|ance')).toEqual(['discounts.tariff: instance', 'instance.tariff: instance', 'instance.tariff: instance', 'meters.tariff: instance']));
  it('of a field, in price lists too', () => expect(named('meters.tariff', 'fla|vor  ')).toEqual([...Array.from({ length: 3 }, () => 'instance.tariff: flavor'), 'meters.tariff: flavor', 'prices.csv: flavor']));
  it('of a let, which is its block\'s own', () => expect(named('instance.tariff', 'let co|res')).toEqual(['instance.tariff: cores', 'instance.tariff: cores']));
  it('without the declaration', () => {
    const { rulebook, path, offset } = cursorIn('instance.tariff', 'price by_|flavor');
    expect(references(rulebook, path, offset, false)).toHaveLength(1);
  });
});

function renamed(path: string, snippet: string, name: string): string | Readonly<Record<string, string>> {
  const { rulebook, offset } = cursorIn(path, snippet);
  const result = rename(rulebook, path, offset, name);
  if (!result.ok) return result.why;
  const edited: Record<string, string> = { ...texts };
  for (const { at, text } of [...result.edits].sort((a, b) => b.at.span.start - a.at.span.start)) edited[at.file] = (edited[at.file] ?? '').slice(0, at.span.start) + text + (edited[at.file] ?? '').slice(at.span.end);
  expect(openTexts(edited).compilation.diagnostics.filter(isError)).toEqual([]);
  return edited;
}

describe('renaming', () => {
  it('a field goes through rules and price lists', () => {
    const edited = renamed('meters.tariff', 'fla|vor  ', 'size');
    expect(edited).toMatchObject({ 'prices.csv': expect.stringMatching(/^size,price/), 'instance.tariff': expect.stringContaining('table size from') });
  });
  it('a field that one rule reads of two meters is renamed in both', () => {
    const edited = renamed('discounts.tariff', 'when pl|an', 'contract');
    expect(typeof edited === 'string' ? edited : edited['meters.tariff']?.match(/^ {2}contract /gm)).toHaveLength(2);
  });
  it('to a name with odd letters writes backquotes, but not in price lists', () => {
    const edited = renamed('meters.tariff', 'fla|vor  ', '`flavor.name`');
    expect(edited).toMatchObject({ 'prices.csv': expect.stringMatching(/^flavor\.name,price/), 'meters.tariff': expect.stringContaining('`flavor.name`') });
  });
  it('a meter, a rule, a let', () => {
    expect(renamed('meters.tariff', 'meter inst|ance', 'machine')).toMatchObject({ 'discounts.tariff': expect.stringContaining('for machine, volume') });
    expect(renamed('instance.tariff', 'price by_|flavor', 'base')).toMatchObject({ 'instance.tariff': expect.stringContaining('combines base') });
    expect(renamed('instance.tariff', 'let co|res', 'counted')).toMatchObject({ 'instance.tariff': expect.stringContaining('charge counted *') });
  });
  it.each([
    ['a reserved word', 'meters.tariff', 'meter inst|ance', 'for', /word of the language/], ['no name', 'meters.tariff', 'meter inst|ance', '2nd', /letters, digits/], ['nothing', 'meters.tariff', 'meter inst|ance', ' ', /letters, digits/],
    ['a name that is taken', 'meters.tariff', 'meter inst|ance', 'volume', /volume/], ['a rule that is there', 'instance.tariff', 'price by_|flavor', 'by_core', /by_core/], ['a let that would hide a field', 'instance.tariff', 'let co|res', 'image', /image/],
    ['a name that every point has', 'meters.tariff', 'vc|pu', 'quantity', /quantity/], ['what is not ours', 'instance.tariff', '* quan|tity', 'x', /only meters, fields/],
  ])('is refused: %s', (_what, path, snippet, name, why) => expect(renamed(path, snippet, name)).toMatch(why));
  it('is refused while a place may be missed', () => {
    const { rulebook, path, offset } = marked('meters.tariff', (texts['meters.tariff'] ?? '').replace('meter inst', 'meter inst|'), { ...texts, 'instance.tariff': 'module instance\nprice x for' });
    expect(prepareRename(rulebook, path, offset)).toEqual({ ok: false, why: '`instance.tariff` has syntax errors; mend them first, so that no place is missed' });
  });
});
