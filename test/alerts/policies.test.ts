/** Proves what is said of each way in which a policy can be wrong: the files of `cases/NAME` give exactly `expected.txt`; and that no text makes the program fall. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeOf, loadPolicies } from '../../src/alerts/index.ts';
import { readPolicies } from '../../src/alerts/read-policies.ts';
import { renderProblem } from '../../src/yaml/index.ts';
import { check, seed } from '../support/seed.ts';

const root = path.join(import.meta.dirname, 'cases');

describe('policies', () => {
  it.each(readdirSync(root).sort())('%s', async (name) => {
    const folder = path.join(root, name);
    const { policies, problems } = loadPolicies(folder, '.', ['instance', 'storage']);
    expect(problems.length === 0).toBe(policies.length > 0);
    const text = problems.map((problem) => renderProblem(problem)).join('\n\n');
    expect(text).not.toContain('topsecret');
    await expect(`${text === '' ? 'nothing to say' : text}\n`).toMatchFileSnapshot(path.join(folder, 'expected.txt'));
  });
});

describe('no text', () => {
  const texts = readdirSync(root).flatMap((name) => readdirSync(path.join(root, name)).filter((file) => file.endsWith('.json')).map((file) => readFileSync(path.join(root, name, file), 'utf8')));
  /** A text of the cases with some of it exchanged for a piece of another, or for signs that mean something. */
  const spoilt = fc.record({
    text: fc.constantFrom(...texts), other: fc.constantFrom(...texts), at: fc.nat(600), length: fc.nat(30), from: fc.nat(600), taken: fc.nat(40), signs: fc.constantFrom('', '{', '}', '"', ',', '[', ']', ':', 'null', '1e999', '-1', '"\\u0000"', '__proto__', '"constructor"', '\t', '\uFEFF'),
  }).map(({ text, other, at, length, from, taken, signs }) => text.slice(0, at) + other.slice(from, from + taken) + signs + text.slice(at + length));
  it('makes the reader fall, and what it takes has a judge', async () => {
    const read: string[] = [];
    check(spoilt, 3000, (text) => {
      const { policies, problems } = readPolicies('a.json', text, (file) => file);
      for (const problem of problems) renderProblem(problem);
      if (policies.length > 0) read.push(text);
      else expect(problems.length > 0 || /^\s*\[\s*\]\s*$/.test(text)).toBe(true);
    });
    for (const text of read.slice(0, 200)) for (const { policy } of readPolicies('a.json', text, (file) => file).policies) expect(typeof await (await judgeOf(policy)).holds(() => Promise.resolve('1'))).toBe('boolean');
    expect(read.length, `seed ${seed}`).toBeGreaterThan(10);
  });
  it('becomes a member of an object by a name that objects have', () => {
    const policy = (budgets: string, more = ''): string => `{"name": "a", "once_per": "day", "scopes": ["constructor"], "budgets": ${budgets}, "conditions": {"all": [{"fact": "budget", "operator": "atLeast", "value": "1"}]}, "message": "x"${more}}`;
    expect(readPolicies('a.json', policy('{"other": "1"}'), (file) => file).problems.map(({ sentence }) => sentence)).toEqual(['no budget is declared for constructor']);
    expect(readPolicies('a.json', policy('{"constructor": "1"}', ', "toString": 1'), (file) => file).problems.map(({ sentence }) => sentence)).toEqual(['a policy has no `toString`']);
    expect(readPolicies('a.json', policy('{"constructor": "1"}').replace('"fact": "budget"', '"fact": "toString"'), (file) => file).problems.map(({ sentence }) => sentence)).toEqual(['there is no fact `toString`']);
  });
});
