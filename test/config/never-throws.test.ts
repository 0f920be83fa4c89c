/** Proves that no text of a configuration or of a metrics file makes the program fall: what is wrong is a problem with a place. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfiguration, shownConfiguration, shownYaml } from '../../src/config/index.ts';
import { readMetrics } from '../../src/metrics/index.ts';
import { type Problem, problemJson, renderProblem } from '../../src/yaml/index.ts';
import { check } from '../support/seed.ts';

const here = import.meta.dirname;
const textsOf = (folder: string, file: string): readonly string[] => readdirSync(path.join(here, folder)).sort().map((name) => readFileSync(path.join(here, folder, name, file), 'utf8')).filter((text) => text.length < 5000);
const configurations = textsOf('cases', 'tariff.yml');
const metrics = [...textsOf('../metrics/cases', 'metrics.yml'), ...['gnocchi.yml', 'prometheus.yml'].map((name) => readFileSync(path.join(here, '../metrics/examples', name), 'utf8'))];

/** Texts that are nearly right: pieces cut out, doubled, put elsewhere, or replaced by what YAML gives a meaning. */
function broken(texts: readonly string[]): fc.Arbitrary<string> {
  const signs = fc.constantFrom('', ':', ': ', '- ', '[', ']', '{', '}', '"', "'", '#', '&a ', '*a', '<<: *a', '!!int ', '|', '>-', '\n', '\t', '  ', 'null', '~', '.nan', '1e999', '0x1', 'true', '__proto__: 1\n', 'constructor:', '\u0000', '\uD800', '%', '@', '`', ',');
  return fc.tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.nat(12), signs), { minLength: 1, maxLength: 4 })).map(([text, changes]) => changes.reduce((sofar, [place, length, sign]) => {
    const start = sofar.length === 0 ? 0 : place % sofar.length;
    return sofar.slice(0, start) + sign + sofar.slice(start + length);
  }, text));
}

function sound(problems: readonly Problem[]): void {
  for (const problem of problems) {
    expect(renderProblem(problem)).toContain(problem.sentence);
    expect(problemJson(problem).message).not.toBe('');
    if (problem.at.kind === 'file') expect(Math.min(problem.at.line, problem.at.column)).toBeGreaterThan(0);
  }
}

describe('whatever is written', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-test-'));
    writeFileSync(path.join(folder, 'metrics.yml'), 'metrics:\n  cpu: {unit: hour}\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('in tariff.yml', () => check(broken(configurations), 600, (text) => {
    const file = path.join(folder, 'tariff.yml');
    writeFileSync(file, text);
    const loaded = loadConfiguration(file, {});
    sound(loaded.problems);
    expect(loaded.configuration === null).toBe(loaded.problems.some(({ severity }) => severity === 'error'));
    expect(typeof shownYaml(shownConfiguration(loaded))).toBe('string');
  }));
  it('in metrics.yml', () => check(fc.oneof(broken(metrics), fc.string({ maxLength: 60 })), 1000, (text) => {
    const { metrics: read, problems } = readMetrics('metrics.yml', text, { scopeKey: 'project_id', skip: null });
    sound(problems);
    if (read.length === 0) expect(problems.length).toBeGreaterThan(0);
  }));
  it('in variables', () => check(fc.dictionary(fc.constantFrom('TARIFF_COLLECT__PERIOD', 'TARIFF_COLLECT__COLLECTOR', 'TARIFF_FETCHER__BACKEND', 'TARIFF_COLLECT____', 'TARIFF_METRICS__PORT_FILE', 'TARIFF___PROTO____X', 'TARIFF_COLLECTOR_PROMETHEUS__TYPE', 'TARIFF_FETCHER_PROMETHEUS__FILTERS', 'DATABASE_URL'), fc.oneof(fc.string(), fc.constantFrom('prometheus', 'source, x', '600', ',', ' ', 'a:b'))), 600, (environment) => {
    writeFileSync(path.join(folder, 'tariff.yml'), '');
    sound(loadConfiguration(path.join(folder, 'tariff.yml'), environment).problems);
  }));
});
