/** Proves what conditions of a policy file mean, and what is said of those that mean nothing. */
import { describe, expect, test } from 'vitest';
import { type Caller, readPolicies, rightsTable } from '../../src/identity/index.ts';
import { isWrong, renderProblem } from '../../src/yaml/index.ts';

const callers: Readonly<Record<string, Caller>> = {
  admin: { name: 'a', roles: new Set(['admin']), scopes: [] },
  reader: { name: 'r', roles: new Set(['reader']), scopes: ['acme'] },
  member: { name: 'm', roles: new Set(['member']), scopes: ['acme'] },
  auditor: { name: 'u', roles: new Set(), scopes: [], titles: new Set(['auditor']) },
  stranger: { name: 's', roles: new Set(), scopes: ['acme'] },
};
const summary = rightsTable().of('GET', '/v2/summary');

function who(text: string): string {
  const { policies, problems } = readPolicies('policy.yaml', text);
  if (problems.some(isWrong)) return problems.map((problem) => renderProblem(problem).split('\n')[0]).join('; ');
  return Object.entries(callers).filter(([, caller]) => summary !== null && policies.mayDo(summary, caller)).map(([name]) => name).join(' ');
}

describe('the right to read summaries', () => {
  test.each<readonly [string, string]>([
    ['', 'admin reader member'],
    ['"summary:get_summary": "role:admin"', 'admin'],
    ['"summary:get_summary": "role:Auditor or role:admin"', 'admin auditor'],
    ['"summary:get_summary": ""', 'admin reader member auditor stranger'],
    ['"summary:get_summary": "@"', 'admin reader member auditor stranger'],
    ['"summary:get_summary": "!"', ''],
    ['"summary:get_summary": "not role:reader and not (role:admin or role:member)"', 'auditor stranger'],
    ['"context_is_admin": "role:admin"\n"admin_or_owner": "is_admin:True or (rule:context_is_admin and project_id:%(project_id)s) or project_id:%(project_id)s"\n"summary:get_summary": "rule:admin_or_owner"', 'admin reader member stranger'],
    ['"summary:get_summry": "@"', 'error: `summary:get_summry` is no right'],
    ['"summary:get_summary": "role:admin role:reader"', 'error: `role:reader` stands where `and`, `or` or the end is expected'],
    ['"summary:get_summary": "(role:admin"', 'error: a bracket is not closed'],
    ['"summary:get_summary": "role:admin or"', 'error: a condition is missing at the end'],
    ['"summary:get_summary": "http://policy.example/check"', 'error: `http://policy.example/check` is no condition: write `role:NAME`, `rule:NAME`, `@` or `!`'],
    ['"summary:get_summary": "rule:nobody"', 'error: there is no rule `nobody`'],
    ['"a": "rule:b"\n"b": "not rule:a"\n"summary:get_summary": "rule:a"', 'error: the rule `a` leads back to itself'],
    ['- a list', 'error: a policy file names rights, and here stands a list'],
    [`"summary:get_summary": "${'('.repeat(2000)}@${')'.repeat(2000)}"`, 'error: brackets lie deeper than 50'],
  ])('%#', (text, expected) => expect(who(text)).toBe(expected));
});
