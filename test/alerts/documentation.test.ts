/** Proves that docs/ALERTS.md tells every key, fact and operator, and that its examples are what it says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { alertJson } from '../../src/alerts/index.ts';
import { facts } from '../../src/alerts/facts.ts';
import { exactOperators, operatorNames } from '../../src/alerts/operators.ts';
import { plainWords } from '../../src/alerts/policy.ts';
import { readPolicies } from '../../src/alerts/read-policies.ts';
import { policySchema } from '../../src/alerts/schema.ts';
import type { Alert } from '../../src/storage/index.ts';
import { problemLine } from '../../src/yaml/index.ts';
import { at } from '../storage/samples.ts';

const page = readFileSync(path.join(import.meta.dirname, '../../docs/ALERTS.md'), 'utf8');
const [policy = '', body = ''] = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text = '']) => text);
const rows = (heading: string): readonly (readonly string[])[] => {
  const table = page.slice(page.indexOf(`| ${heading} |`)).split('\n\n')[0] ?? '';
  return table.split('\n').slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
};

it('tells every key of a policy with its default', () => {
  const shape = policySchema.shape as unknown as Readonly<Record<string, { safeParse(value: unknown): { success: boolean; data?: unknown } }>>;
  const wanted = Object.entries(shape).map(([name, schema]) => {
    const parsed = name === 'conditions' ? { success: false } : schema.safeParse(undefined);
    return [`\`${name}\``, !parsed.success || !('data' in parsed) ? '–' : `\`${typeof parsed.data === 'string' ? parsed.data : JSON.stringify(parsed.data)}\``];
  });
  expect(rows('key').map(([name, usual]) => [name, usual])).toEqual(expect.arrayContaining(wanted));
  expect(rows('key')).toHaveLength(wanted.length);
});
it('tells every fact, its kind, and whether it is told by meter', () => {
  expect(rows('fact').map(([name, kind, byMeter]) => [name, kind, byMeter]).sort()).toEqual(Object.entries(facts).map(([name, { kind, byMeter }]) => [`\`${name}\``, kind, byMeter ? 'yes' : 'no']).sort());
});
it('tells every operator', () => {
  const told = rows('operator').flatMap(([names = '', kinds]) => names.split(', ').map((name) => [name, kinds]));
  expect(told).toEqual(operatorNames.map((name) => [`\`${name}\``, (exactOperators as readonly string[]).includes(name) ? 'all' : 'counts']));
});
it('tells every word of a message', () => {
  for (const word of plainWords) expect(page).toContain(`\`{${word}}\``);
});
it('has a policy that is right', () => {
  const { policies, problems } = readPolicies('a.json', policy, (file) => file);
  expect(problems.map(problemLine)).toEqual([]);
  expect(policies[0]?.policy).toMatchObject({ name: 'over budget', about: 'period', webhook: { timeoutSeconds: 10 } });
});
it('has the body that is sent', () => {
  const { id, message, facts: told, created_at: createdAt } = JSON.parse(body) as { id: string; message: string; facts: Record<string, string>; created_at: string };
  const alert: Alert = {
    id, policy: 'over budget', severity: 'critical', scope: 'acme', message, span: 'month', window: { start: at('2026-03-01T00:00:00Z'), end: at('2026-04-01T00:00:00Z') }, period: { start: at('2026-03-19T13:00:00Z'), end: at('2026-03-19T14:00:00Z') },
    facts: told, createdAt: at(createdAt), delivery: 'waiting', attempts: 0, lastError: null, triedAt: null, deliveredAt: null,
  };
  expect(JSON.parse(JSON.stringify(alertJson(alert)))).toEqual(JSON.parse(body));
});
