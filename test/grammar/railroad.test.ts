/** Keeps grammar/railroad.html what the parser does; `vitest run test/grammar -u` draws it anew. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { grammarFromParser } from './from-parser.ts';
import { railroadPage } from './railroad.ts';

const grammar = grammarFromParser();
const page = railroadPage(grammar);

describe('the railroad diagrams', () => {
  it('are current', async () => {
    await expect(page).toMatchFileSnapshot(path.join(import.meta.dirname, '../../grammar/railroad.html'));
  });
  it('need nothing from elsewhere', () => {
    expect(page).not.toMatch(/<script|<link|@import|\bsrc=|https?:\/\/(?!www\.w3\.org\/)/);
  });
  it('show every rule, and no link leads nowhere', () => {
    const anchors = new Set([...page.matchAll(/ id="(\w+)"/g)].map(([, name]) => name));
    const links = [...page.matchAll(/href="#(\w+)"/g)].map(([, name]) => name);
    expect([...anchors].sort()).toEqual([...grammar.keys()].sort());
    expect([...anchors][0]).toBe('file');
    expect(links.filter((name) => !anchors.has(name))).toEqual([]);
    expect(page.match(/<svg /g)).toHaveLength(grammar.size);
    expect(page.match(/<section /g)).toHaveLength(grammar.size);
  });
});
