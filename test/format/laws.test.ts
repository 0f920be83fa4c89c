/** Proves the laws of the layout on samples, bad layouts and random files: nothing but layout changes, and formatting twice is formatting once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRules } from '../../src/language/index.ts';
import { type Texts, codes, open, ownRules } from '../support/rulebook.ts';
import { check } from '../support/seed.ts';
import { messageFiles } from '../language/message-cases.ts';
import { commentsOf, corpus, isSound, ownRuleFiles, samples, tokensOf } from './corpus.ts';
import { derive, dice } from './derive.ts';
import { type Disorder, anyDisorder, onlySpaces, relayout } from './relayout.ts';

/** What the layout itself promises. */
function expectCanonical(formatted: string): void {
  expect(formatted).not.toMatch(/\r|^\uFEFF|[ \t]$/m);
  expect(formatted).not.toMatch(/\n\n\n|^\n|\n\n$/);
  expect(formatted).not.toMatch(/^[^#\n]*\{(?: *#.*)?\n\n/m);
  expect(formatted).not.toMatch(/\n\n *\}/);
  expect(formatted === '' || formatted.endsWith('\n')).toBe(true);
}

function expectLawful(text: string): string {
  const formatted = formatRules(text);
  expect(formatted).not.toBeNull();
  if (formatted === null) return '';
  expect(tokensOf(formatted)).toEqual(tokensOf(text));
  expect(commentsOf(formatted)).toEqual(commentsOf(text));
  expect(formatRules(formatted)).toBe(formatted);
  expectCanonical(formatted);
  return formatted;
}

const anyText = fc.constantFrom(...corpus);
const aDisorder: fc.Arbitrary<readonly [string, Disorder]> = fc.tuple(anyText, anyDisorder);

describe('the canonical layout', () => {
  it.each([...samples])('is that of the sample %s', (_name, text) => expect(formatRules(text)).toBe(text));
  it.each([...ownRuleFiles])('is that of %s', (_name, text) => expect(formatRules(text)).toBe(text));
});

describe('formatting', () => {
  it('keeps its laws on every text of the corpus', () => {
    expect(corpus.length).toBeGreaterThan(100);
    for (const text of corpus) expectLawful(text);
  });

  it('keeps its laws on any bad layout', () => {
    let tried = 0;
    check(aDisorder, 1500, ([text, disorder]) => {
      const bad = relayout(text, disorder);
      // Lines that run together may read differently; then they are another file, or none.
      if (!disorder.joins) expect(tokensOf(bad)).toEqual(tokensOf(text));
      if (disorder.joins && !isSound(bad)) return;
      tried += 1;
      expectLawful(bad);
    });
    expect(tried).toBeGreaterThan(1000);
  });

  it('gives one layout to files that differ in spaces only', () => {
    check(fc.tuple(anyText, onlySpaces), 500, ([text, disorder]) => expect(formatRules(relayout(text, disorder))).toBe(formatRules(text)));
  });

  it('keeps its laws on random files of the grammar', () => {
    let tried = 0;
    check(fc.tuple(fc.constantFrom('file', 'pricingRule', 'pricingRule', 'meter', 'scenario'), fc.integer(), anyDisorder), 1000, ([rule, seed, disorder]) => {
      const text = derive(rule, dice(seed));
      // The grammar's own ambiguities: in `4 charge` the word may be a unit or begin the next line.
      if (!isSound(text)) return;
      tried += 1;
      expectLawful(relayout(expectLawful(text), { ...disorder, joins: false }));
    });
    expect(tried).toBeGreaterThan(300);
  });
});

describe('what rules mean', () => {
  const outcomes = (texts: Texts): readonly unknown[] => {
    const book = open(texts);
    const { tariff } = book;
    return [codes(book), tariff === null ? null : book.examples.map((example) => [example.title, example.run(tariff)?.code ?? 'holds'])];
  };
  const changed = (texts: Texts, change: (text: string) => string | null): Texts =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, name.endsWith('.tariff') ? change(text) ?? text : text]));

  it('stays the same for the repository\'s rulebook in any layout', () => {
    const own = ownRules();
    const wanted = outcomes(own);
    const wantedExamples = open(own).examples.length;
    check(anyDisorder, 25, (disorder) => {
      const bad = changed(own, (text) => relayout(text, { ...disorder, joins: false }));
      expect(outcomes(bad)).toEqual(wanted);
      expect(outcomes(changed(bad, formatRules))).toEqual(wanted);
    }, 3 * wantedExamples);
  });

  it('stays the same for every rulebook of the messages', () => {
    for (const { cases } of messageFiles) for (const { texts } of cases) expect(outcomes(changed(texts, formatRules))).toEqual(outcomes(texts));
  });
});

describe('any text whatever', () => {
  const neverThrows = (text: string): void => {
    const formatted = formatRules(text);
    expect(formatted === null).toBe(!isSound(text));
    if (formatted !== null) expectLawful(text);
  };

  it('is formatted or refused', () => {
    check(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...' \t\r\n{}"#:`-,%ab04()\\\uFEFF') })), 1000, neverThrows);
  });

  it('is formatted or refused when tokens are lost, doubled or swapped', () => {
    const cut = (text: string): readonly string[] => text.match(/\s+|"[^"\n]*"|[\w.]+|./gsu) ?? [];
    check(fc.tuple(anyText, fc.array(fc.tuple(fc.constantFrom('lose', 'double', 'swap', 'break'), fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 })), 800, ([text, faults]) => {
      const pieces = [...cut(text)];
      for (const [fault, first, second] of faults) {
        const [a, b] = [first % pieces.length, second % pieces.length];
        if (fault === 'lose') pieces.splice(a, 1, '');
        else if (fault === 'double') pieces.splice(a, 0, pieces[a] ?? '');
        else if (fault === 'break') pieces.splice(a, 0, '\n');
        else [pieces[a], pieces[b]] = [pieces[b] ?? '', pieces[a] ?? ''];
      }
      neverThrows(pieces.join(''));
    });
  });

  it('is refused when nobody could count its brackets', () => {
    expect(formatRules(`price a for b {\n  when ${'('.repeat(20_000)}`)).toBeNull();
    expect(formatRules(`price a for b {\n  when ${'('.repeat(20_000)}1${')'.repeat(20_000)}\n}\n`)).toBeNull();
  });
});
