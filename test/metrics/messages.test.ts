/** Proves what is said of each way in which metrics.yml can be wrong: `cases/NAME/metrics.yml` gives exactly `expected.txt`. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMetrics } from '../../src/metrics/index.ts';
import { inPlaceOrder, renderProblem } from '../../src/yaml/index.ts';

const root = path.join(import.meta.dirname, 'cases');

describe('metrics.yml', () => {
  it.each(readdirSync(root).sort())('%s', async (name) => {
    const text = readFileSync(path.join(root, name, 'metrics.yml'), 'utf8');
    const { problems } = readMetrics('metrics.yml', text, { scopeKey: 'project_id', skip: null });
    expect(problems.length).toBeGreaterThan(0);
    await expect(`${inPlaceOrder(problems).map((problem) => renderProblem(problem)).join('\n\n')}\n`).toMatchFileSnapshot(path.join(root, name, 'expected.txt'));
  });
});
