/** Proves what is said of each way in which a configuration can be wrong: `cases/NAME` gives exactly `expected.txt`. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWrong, renderProblem } from '../../src/yaml/index.ts';
import { checkFolder } from './check.ts';

const root = path.join(import.meta.dirname, 'cases');

describe('a configuration', () => {
  it.each(readdirSync(root).sort())('%s', async (name) => {
    const folder = path.join(root, name);
    const { loaded, problems } = checkFolder(folder);
    expect(loaded.configuration === null).toBe(loaded.problems.some(isWrong));
    const text = problems.map((problem) => renderProblem(problem).replaceAll(`${folder}/`, '')).join('\n\n');
    expect(text).not.toContain('topsecret');
    await expect(`${text === '' ? 'nothing to say' : text}\n`).toMatchFileSnapshot(path.join(folder, 'expected.txt'));
  });
});
