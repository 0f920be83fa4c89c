/** Proves what an editor learns of whole files: what is wrong, how it is mended, what stands in them. */
import { describe, expect, it } from 'vitest';
import { type OutlineItem, codeActions, diagnose, formatting, outline } from '../../src/editor/index.ts';
import { applyEdits } from '../support/rulebook.ts';
import { instance, meters, openTexts, texts } from './marked.ts';

describe('diagnostics', () => {
  it('are those of the compiler, by file, also where there are none', () => {
    const found = diagnose(openTexts({ ...texts, 'discounts.tariff': (texts['discounts.tariff'] ?? '').replace('"annual"', '"anual"') }));
    expect([...found].map(([path, entries]) => [path, entries.map(({ code }) => code)])).toEqual([['meters.tariff', []], ['instance.tariff', []], ['discounts.tariff', ['T0203', 'T0203']], ['storage.tariff', []]]);
    expect(found.get('discounts.tariff')?.[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('help: did you mean "annual"?'), related: [{ at: { file: 'meters.tariff' } }] });
  });
  it('point into price lists', () => {
    const found = diagnose(openTexts({ ...texts, 'prices.csv': 'flavor,price\nm1.small,0.03 EUR/hours\nm1.large,free\n' }));
    expect(found.get('prices.csv')?.map(({ code }) => code)).toEqual(['T0111']);
  });
  it('hold examples that do not hold', () => {
    const wrong = instance.replace('\n}\n\nprice', '\n  example "e" {\n    given flavor = "m1.small"\n    use 1 hour on 2026-03-01\n    expect 1 EUR\n  }\n}\n\nprice');
    expect(diagnose(openTexts({ ...texts, 'instance.tariff': wrong })).get('instance.tariff')?.map(({ code }) => code)).toContain('T0701');
  });
});

describe('code actions', () => {
  it('mend what they stand at', () => {
    const broken = { ...texts, 'meters.tariff': meters.replace('measured in hour', 'measured in hours') };
    const rulebook = openTexts({ ...broken, 'instance.tariff': instance.replace('0.020 EUR/hour', '0.020 EUR/hourr') });
    const [wrong] = diagnose(rulebook).get('instance.tariff') ?? [];
    const actions = codeActions(rulebook, 'instance.tariff', wrong?.at.span ?? { start: 0, end: 0 });
    expect(actions.map(({ title }) => title)).toEqual([expect.stringContaining('hour')]);
    const [action] = actions;
    const mended = action === undefined ? {} : applyEdits({ 'instance.tariff': rulebook.textOf('instance.tariff') ?? '' }, action.mends.diagnostic);
    expect(mended['instance.tariff']).toContain('0.020 EUR/hour');
    expect(codeActions(rulebook, 'instance.tariff', { start: 0, end: 0 })).toEqual([]);
  });
});

describe('the outline', () => {
  const names = (items: readonly OutlineItem[]): readonly unknown[] => items.map(({ name, detail, children }) => (children.length === 0 ? [name, detail] : [name, detail, names(children)]));
  it('of settings and meters', () => {
    expect(names(outline(openTexts(texts), 'meters.tariff')).slice(0, 5)).toEqual([
      ['language', '1'], ['currency', 'EUR'], ['timezone', 'Europe/Paris'], ['unit month', ''],
      ['instance', 'in hour', [['flavor', 'one of "m1.small", "m1.large"'], ['image', 'any text, optional'], ['vcpu', 'a number in core'], ['plan', 'one of "standard", "annual"']]],
    ]);
  });
  it('of rules', () => expect(names(outline(openTexts(texts), 'instance.tariff'))).toEqual([
    ['instance', 'module'], ['by_flavor', 'price for instance', [['from 2026-01-01', ''], ['from 2026-07-01', 'until 2027-01-01'], ['from 2027-01-01', '']]], ['by_core', 'price for instance', [['from 2026-01-01', '', [['cores', '']]]]],
  ]));
});

describe('formatting', () => {
  it('gives the one layout, and nothing where it is there already or cannot be', () => {
    const loose = openTexts({ 'a.tariff': 'module   a\n' });
    const formatted = formatting(loose, 'a.tariff');
    expect(formatted).toBe('module a\n');
    expect(formatting(openTexts({ 'a.tariff': 'module a\n' }), 'a.tariff')).toBeNull();
    expect(formatting(openTexts({ 'a.tariff': 'module {' }), 'a.tariff')).toBeNull();
    expect(formatting(loose, 'none.tariff')).toBeNull();
  });
});
