/** Proves that no text, however broken, and no place in it, makes an editor feature throw or point out of the text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenRulebook, type OutlineItem, codeActions, completion, definition, diagnose, formatting, hover, openRulebook, outline, prepareRename, references, rename } from '../../src/editor/index.ts';
import type { Span } from '../../src/language/index.ts';
import { ownRules } from '../support/rulebook.ts';
import { check } from '../support/seed.ts';

const own = ownRules();
const ruleFiles = Object.keys(own).filter((name) => name.endsWith('.tariff'));
const pieces = ['{', '}', '"', '`', '\n', '\r', ' ', ',', ':', '(', ')', '#', '|', '*', '/', '%', '-', '0.1 EUR/', 'for ', 'from ', 'match ', 'table ', 'given ', 'let x = ', 'table a from "../x"', '\u{1F600}', '\uFEFF', '\\'];

interface Mutation {
  readonly file: string;
  readonly changes: readonly { readonly at: number; readonly cut: number; readonly put: string }[];
  readonly cursor: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  file: fc.constantFrom(...ruleFiles), cursor: fc.double({ min: 0, max: 1, noNaN: true }),
  changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.oneof(fc.nat(3), fc.nat(200)), put: fc.constantFrom('', ...pieces) }), { maxLength: 4 }),
});

function mutated({ file, changes }: Mutation): string {
  return changes.reduce((text, { at, cut, put }) => {
    const start = Math.floor(at * text.length);
    return text.slice(0, start) + put + text.slice(start + cut);
  }, own[file] ?? '');
}

let earlier: OpenRulebook | null = null;

function everyFeature(sample: Mutation): void {
  const text = mutated(sample);
  const { file } = sample;
  const texts = { ...own, [file]: text };
  const rulebook = openRulebook({ files: ruleFiles, readText: (name) => texts[name] ?? null }, earlier);
  earlier = rulebook;
  const offset = Math.floor(sample.cursor * text.length);
  const inside = ({ start, end }: Span, path = file): void => {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(rulebook.textOf(path)?.length ?? 0);
  };
  const shown = hover(rulebook, file, offset);
  if (shown !== null) inside(shown.span);
  for (const { replace } of completion(rulebook, file, offset)) {
    inside(replace);
    // An editor refuses to replace what does not hold the cursor, or more than one line.
    expect(replace.start).toBeLessThanOrEqual(offset);
    expect(replace.end).toBeGreaterThanOrEqual(offset);
    expect(text.slice(replace.start, replace.end)).not.toContain('\n');
  }
  for (const { file: path, span } of [...definition(rulebook, file, offset), ...references(rulebook, file, offset, true)]) inside(span, path);
  if (prepareRename(rulebook, file, offset).ok) rename(rulebook, file, offset, 'renamed');
  const insideOutline = (items: readonly OutlineItem[]): void => {
    for (const { span, selection, children } of items) {
      inside(span);
      expect(selection.start >= span.start && selection.end <= span.end).toBe(true);
      insideOutline(children);
    }
  };
  insideOutline(outline(rulebook, file));
  formatting(rulebook, file);
  for (const [path, found] of diagnose(rulebook)) for (const { at, related } of found) for (const place of [at, ...related.map((entry) => entry.at)]) inside(place.span, place.file === path ? path : place.file);
  codeActions(rulebook, file, { start: Math.max(0, offset - 20), end: offset });
}

describe('no text makes a feature throw', () => {
  it('whatever is cut out of rules and put into them', () => check(mutation, 150, everyFeature), 40_000);
  it('nor do texts of nothing but pieces of rules', () => {
    const soup = fc.array(fc.constantFrom(...pieces, 'price ', 'meter ', 'when ', 'scenario "s" ', 'use 1 hour of ', 'tiers graduated over ', 'else ', 'volume', 'x'), { maxLength: 40 }).map((parts) => parts.join(''));
    check(fc.record({ text: soup, cursor: fc.double({ min: 0, max: 1, noNaN: true }) }), 150, ({ text, cursor }) =>
      everyFeature({ file: 'traffic.tariff', cursor, changes: [{ at: 0, cut: 100_000, put: text }] }));
  }, 20_000);
  it('nor do thousands of brackets', () => everyFeature({ file: 'licence.tariff', cursor: 0.5, changes: [{ at: 0.5, cut: 0, put: '('.repeat(20_000) }] }));
});
