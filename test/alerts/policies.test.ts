/** Proves what is said of each way in which a policy can be wrong: the files of `cases/NAME` give exactly `expected.txt`; and that no text makes the program fall. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../../src/alerts/index.ts';
import { renderProblem } from '../../src/yaml/index.ts';

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
