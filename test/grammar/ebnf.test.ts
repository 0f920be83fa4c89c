/** Proves that grammar/tariff.ebnf and the parser are one grammar: rule by rule, terminal by terminal, word by word. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Keyword, isReserved, keywords, vocabulary } from '../../src/language/index.ts';
import { check } from '../support/seed.ts';
import { grammarFromParser, terminalNames } from './from-parser.ts';
import { grammarFromText } from './from-text.ts';
import { type Part, written } from './normal-form.ts';

const text = readFileSync(path.join(import.meta.dirname, '../../grammar/tariff.ebnf'), 'utf8');
const fromText = grammarFromText(text);
const fromParser = grammarFromParser();
const isTerminal = (name: string): boolean => /^[A-Z_]+$/.test(name);

function* partsOf(part: Part): Generator<Part> {
  yield part;
  if ('parts' in part) for (const inner of part.parts) yield* partsOf(inner);
  if ('part' in part) yield* partsOf(part.part);
}
const allParts = [...fromText.values()].flatMap((part) => [...partsOf(part)]);

/** What stands behind the prose of the written grammar. */
const prose: Readonly<Record<string, string>> = {
  LETTER: '[A-Za-z]', DIGIT: '[0-9]', LINE_END: '\\r?\\n[ \\t]*', ANY: '[^\\r\\n]', OTHER_THAN_BACKQUOTE: '[^`\\r\\n]', OTHER_THAN_QUOTE: '[^"\\\\\\r\\n]',
};

/** A terminal of the written grammar as a regular expression. */
function patternOf(part: Part): string {
  switch (part.kind) {
    case 'word': return part.text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    case 'terminal': return prose[part.name] ?? `(?:${patternOf(fromText.get(part.name) ?? { kind: 'prose', text: part.name })})`;
    case 'sequence': return part.parts.map((inner) => (inner.kind === 'choice' ? `(?:${patternOf(inner)})` : patternOf(inner))).join('');
    case 'choice': return part.parts.map(patternOf).join('|');
    case 'option': return `(?:${patternOf(part.part)})?`;
    case 'repetition': return `(?:${patternOf(part.part)})*`;
    case 'rule': case 'prose': throw new Error(`${part.kind === 'rule' ? part.name : part.text} stands in a terminal`);
  }
}

describe('the written grammar', () => {
  it('names the rules of the parser', () => {
    const inFile = [...fromText.keys()].filter((name) => !isTerminal(name));
    expect(inFile.slice().sort()).toEqual([...fromParser.keys()].sort());
  });
  it.each([...fromParser.keys()])('says of %s what the parser does', (name) => {
    const part = fromText.get(name);
    expect(part === undefined ? 'nothing' : written(part)).toBe(written(fromParser.get(name) ?? { kind: 'prose', text: 'nothing' }));
  });
  it('spells out every terminal that it uses, and no other', () => {
    const used = new Set(allParts.flatMap((part) => (part.kind === 'terminal' ? [part.name] : [])));
    expect([...used].sort()).toEqual([...fromText.keys()].filter(isTerminal).sort());
  });
  it('lists the reserved words', () => {
    const listed = /Reserved words[^:]*:\s*\n([^.]*?)\n\s*Every other/.exec(text)?.[1]?.trim().split(/\s+/);
    expect(listed).toEqual(Object.keys(keywords).filter(isReserved));
  });
  it('uses every keyword, and no other word', () => {
    const words = new Set([...fromText].flatMap(([name, part]) => (isTerminal(name) ? [] : [...partsOf(part)].flatMap((inner) => (inner.kind === 'word' && /^\w+$/.test(inner.text) ? [inner.text] : [])))));
    expect([...words].sort()).toEqual((Object.keys(keywords) as Keyword[]).sort());
  });
});

describe('the terminals of the written grammar', () => {
  const named = Object.entries(terminalNames).map(([token, name]) => ({ token, name }));
  /** What the lexer takes for the token. */
  const sourceOf = (token: string): string => {
    if (token === 'Word') return ['PlainWord', 'QuotedWord'].map(sourceOf).join('|');
    const pattern = vocabulary.find(({ name }) => name === token)?.PATTERN;
    if (!(pattern instanceof RegExp)) throw new Error(`${token} has no pattern`);
    return pattern.source;
  };
  const ascii = (source: string): RegExp => new RegExp(`^(?:${source.replaceAll('\\w', '[A-Za-z0-9_]').replaceAll('\\d', '[0-9]').replaceAll('[[0-9]_]', '[0-9_]')})$`);

  it.each(named)('$name is spelled as the lexer reads it', ({ token, name }) => {
    const [own, read] = [ascii(patternOf({ kind: 'terminal', name })), ascii(sourceOf(token))];
    check(fc.stringMatching(own), 200, (sample) => expect(sample).toMatch(read));
    check(fc.stringMatching(read), 200, (sample) => expect(sample).toMatch(own));
  });
});
