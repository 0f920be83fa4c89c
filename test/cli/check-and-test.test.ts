/** Proves that `tariff check` and `tariff test` speak to people and to programs, and load nothing that they do not need. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runTariff, withFiles } from '../support/command.ts';
import { smallRulebook } from '../support/small-rulebook.ts';

const broken = { ...smallRulebook, 'rules/instance.tariff': smallRulebook['rules/instance.tariff']?.replace('"small" :', '"small"') ?? '' };
const failing = { ...smallRulebook, 'rules/instance.tariff': smallRulebook['rules/instance.tariff']?.replace('expect 1.00', 'expect 1.01') ?? '' };

describe('check', () => {
  test('is content with the rules that come with the program', async () => {
    const { code, stdout } = await runTariff(['check', 'rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok rules: \d+ modules, \d+ rules, \d+ meters, rulebook [0-9a-f]{12}\n$/);
  });

  test('shows the line, marks the place and offers the fix', async () => {
    const { code, stdout } = await withFiles(broken, (folder) => runTariff(['check'], { cwd: folder }));
    expect(code).toBe(1);
    expect(stdout).toBe(`error[T0103]: a colon is missing between the value and its price
  --> instance.tariff:7:14
   |
 7 |       "small" 0.10 EUR/hour
   |              ^ here
help: write
   |
 7 |       "small" : 0.10 EUR/hour
   |              ++

1 error, 0 warnings
`);
  });

  test('says the same as JSON', async () => {
    const { code, stdout } = await withFiles(broken, (folder) => runTariff(['check', '--json'], { cwd: folder }));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 1, warnings: 0, diagnostics: [{ code: 'T0103', severity: 'error', file: 'instance.tariff', line: 7, column: 14, edits: [{ text: ' :' }] }] });
  });

  test('has warnings and still exits with 0', async () => {
    const silent = { ...smallRulebook, 'rules/instance.tariff': smallRulebook['rules/instance.tariff']?.replace('  "By flavor."\n', '') ?? '' };
    const { code, stdout } = await withFiles(silent, (folder) => runTariff(['check'], { cwd: folder }));
    expect(stdout).toContain('warning[W0902]');
    expect(code).toBe(0);
  });

  test('uses no colour where nobody looks on', async () => {
    const { stdout } = await withFiles(broken, (folder) => runTariff(['check'], { cwd: folder }));
    expect(stdout).not.toContain('\u001b[');
  });
});

describe('test', () => {
  test('runs every example of the rules that come with the program', async () => {
    const { code, stdout } = await runTariff(['test', 'rules']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok rules: (\d+) of \1 examples hold\n$/);
  });

  test('shows expected, got and difference where an example fails', async () => {
    const { code, stdout } = await withFiles(failing, (folder) => runTariff(['test'], { cwd: folder }));
    expect(code).toBe(1);
    expect(stdout).toContain('expected 1.01 EUR');
    expect(stdout).toContain('got 1 EUR');
    expect(stdout).toContain('difference -0.01 EUR');
  });
});

/** The files that a module loads when it is imported; `import type` and `import()` load nothing. */
function loads(file: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8').replace(/^(import|export) type [^;]*;/gm, '');
  for (const [, , target = ''] of source.matchAll(/^(import|export)\b[^;]*?from '([^']+)';/gms)) {
    if (target.startsWith('.')) loads(path.join(path.dirname(file), target), seen);
    else seen.add(target);
  }
  return seen;
}

test.each(['check', 'test', 'quote'])('`tariff %s` loads neither the ORM nor a database driver', (command) => {
  const loaded = [...loads('src/main.ts'), ...loads(`src/cli/commands/${command}.ts`)];
  expect(loaded.length).toBeGreaterThan(20);
  expect(loaded.filter((name) => /mikro-orm|^pg$|pg-copy|kysely|hono|zod|storage\/(?!index|unavailable|open-store)/.test(name))).toEqual([]);
});
