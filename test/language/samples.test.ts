/** Proves that the samples of docs/LANGUAGE.md are right: they check without a word, and their examples hold. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { renderAll, renderDiagnostic } from '../../src/language/index.ts';
import { openRulebook } from '../../src/rulebook/index.ts';

const page = readFileSync('docs/LANGUAGE.md', 'utf8');
const samples = new Map([...page.matchAll(/^`([\w.]+\.tariff)`\n```\n(.*?)^```$/gms)].map(([, name = '', text = '']) => [name, text]));
const rulebook = openRulebook({ files: [...samples.keys()], read: (name) => { const text = samples.get(name); return text === undefined ? null : new TextEncoder().encode(text); } });

test('the page has a sample for every kind of file', () => {
  expect(samples.size).toBeGreaterThanOrEqual(11);
});

test('the samples check without a word', () => {
  expect(renderAll(rulebook.diagnostics, rulebook.sources)).toBe('0 errors, 0 warnings');
});

test.each(rulebook.examples.map((example) => [example.title, example] as const))('the example holds: %s', (_, example) => {
  const { tariff } = rulebook;
  const failure = tariff === null ? null : example.run(tariff);
  expect(failure === null ? 'holds' : renderDiagnostic(failure, rulebook.sources)).toBe('holds');
});
