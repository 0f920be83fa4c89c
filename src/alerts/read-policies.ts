/** Reads the policies of one file: what is right of it, and what is wrong with place, cause and cure. Given texts, no files. */
import type { z } from 'zod';
import { type Rational, decimal } from '../money/index.ts';
import { listed, nearest } from '../words/index.ts';
import { type MappingValue, type Problem, type YamlValue, entryOf, foundText, plainOf, readYaml, valueAt, wholeFile, wrong } from '../yaml/index.ts';
import { type Asked, askedText, formOf } from './facts.ts';
import { readMessage } from './message.ts';
import type { MessagePart, Policy, ScopeChoice } from './policy.ts';
import { ConditionReader, askedIn } from './read-conditions.ts';
import { type WrittenPolicy, keysAt, policySchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

export interface ReadPolicies {
  readonly policies: readonly PlacedPolicy[];
  readonly problems: readonly Problem[];
}

export interface PlacedPolicy {
  readonly policy: Policy;
  readonly root: MappingValue;
}

const kinds: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', int: 'a whole number', array: 'a list', object: 'a mapping', record: 'a mapping' };

function wanted(issue: Issue, found: unknown): readonly [sentence: string, fix: string | null] {
  switch (issue.code) {
    case 'invalid_type': return [`must be ${kinds[issue.expected] ?? issue.expected}`, issue.expected === 'string' && typeof found === 'number' ? 'put it in quotes' : null];
    case 'too_small': return [issue.origin === 'string' || issue.origin === 'array' ? 'must not be empty' : `must be at least ${issue.minimum}`, null];
    case 'too_big': return [issue.origin === 'string' ? `must have at most ${issue.maximum} characters` : `must be at most ${issue.maximum}`, null];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const near = typeof found === 'string' ? nearest(found, values) : null;
      return [`must be ${listed(values, 10).replace(/ and (?=[^ ]+$)/, ' or ')}`, near === null ? null : `did you mean "${near}"?`];
    }
    case 'custom': return [issue.message, typeof issue.params?.fix === 'string' ? issue.params.fix : null];
    default: return [issue.message, null];
  }
}

function unknownKeys(keys: readonly string[], path: string, mapping: YamlValue): readonly Problem[] {
  const known = keysAt[path] ?? [];
  return keys.map((name) => {
    const near = nearest(name, known);
    const entry = mapping.kind === 'mapping' ? entryOf(mapping, name) : null;
    return wrong(entry?.key.at ?? mapping.at, `${path === '' ? 'a policy' : `\`${path}\``} has no \`${name}\``, near === null ? `it has ${listed(known, 20)}` : `did you mean \`${near}\`?`);
  });
}

/** What is missing because its name is misspelt is told once. */
const isMisspelt = (issue: Issue, issues: readonly Issue[]): boolean => issues.some((other) => other.code === 'unrecognized_keys' && other.path.length === issue.path.length - 1 && other.keys.some((key) => nearest(key, [String(issue.path.at(-1))]) !== null));

function problemsOf(issue: Issue, issues: readonly Issue[], root: MappingValue): readonly Problem[] {
  const path = issue.path.map(String).join('.');
  const value = valueAt(root, issue.path);
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path, value);
  const parent = valueAt(root, issue.path.slice(0, -1));
  if (parent.kind === 'mapping' && entryOf(parent, String(issue.path.at(-1))) === null) return isMisspelt(issue, issues) ? [] : [wrong(parent.at, `\`${path}\` is missing`, `write \`"${String(issue.path.at(-1))}": …\``)];
  const [sentence, fix] = wanted(issue, plainOf(value));
  const found = ['custom', 'invalid_format', 'too_small', 'too_big'].includes(issue.code) ? '' : `, and here stands ${foundText(value)}`;
  const shown = path === 'webhook.secret' && found !== '' ? ', and here stands something else' : found;
  return [wrong(value.at, `\`${path}\` ${sentence}${shown}`, fix)];
}

function scopesOf(written: WrittenPolicy['scopes']): ScopeChoice {
  if (written === 'all') return { kind: 'all' };
  return Array.isArray(written) ? { kind: 'listed', scopes: new Set(written) } : { kind: 'below', parent: (written as { readonly parent: string }).parent };
}

const named = (asked: readonly Asked[]): string => listed([...new Set(asked.map(({ fact }) => `\`${fact}\``))], 10);

/** Whether all that is asked speaks of the same, and has what it needs. */
function aboutOf(asked: readonly Asked[], message: readonly MessagePart[], { budget, budgets, scopes }: WrittenPolicy, root: MappingValue): { readonly about: Policy['about']; readonly problems: readonly Problem[] } {
  const [period, moment] = (['period', 'moment'] as const).map((about) => asked.filter((each) => formOf(each).about === about));
  const about = (moment?.length ?? 0) > 0 ? 'moment' : 'period';
  const problems: Problem[] = [];
  const at = (entryOf(root, 'conditions')?.value ?? root).at;
  if ((period?.length ?? 0) > 0 && about === 'moment') problems.push(wrong(at, `${named(moment ?? [])} speak${moment?.length === 1 ? 's' : ''} of the moment, and ${named(period ?? [])} of a rated period`, 'make two policies of it'));
  const strange = message.flatMap((part) => (part.kind === 'word' && ['period_start', 'period_end', 'currency'].includes(part.word) ? [part.word] : []));
  if (about === 'moment' && strange[0] !== undefined) problems.push(wrong((entryOf(root, 'message')?.value ?? root).at, `\`{${strange[0]}}\` belongs to a rated period, and this policy speaks of the moment`, 'leave it out'));
  const needsBudget = asked.some(({ fact }) => fact === 'budget' || fact === 'budget_share');
  const without = Array.isArray(scopes) ? scopes.filter((scope) => budget === null && !Object.hasOwn(budgets, scope)) : [];
  if (needsBudget && budget === null && Object.keys(budgets).length === 0) problems.push(wrong(root.at, `${named(asked.filter(({ fact }) => fact === 'budget' || fact === 'budget_share'))} needs a budget, and none is declared`, 'write `"budget": "100"` for each scope, or `"budgets": {"SCOPE": "100"}`'));
  else if (needsBudget && without.length > 0) problems.push(wrong((entryOf(root, 'scopes')?.value ?? root).at, `no budget is declared for ${listed(without)}`, 'add it to `budgets`, or write one for all others in `budget`'));
  return { about, problems };
}

const rationals = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Rational> => new Map(Object.entries(texts).map(([scope, text]) => [scope, decimal(text)]));

function readPolicy(root: YamlValue, problems: Problem[], absolute: (file: string) => string): PlacedPolicy | null {
  if (root.kind !== 'mapping') {
    problems.push(wrong(root.at, `a policy must be a mapping, and here stands ${foundText(root)}`));
    return null;
  }
  const own: Problem[] = [];
  const conditions = entryOf(root, 'conditions');
  if (conditions === null) own.push(wrong(root.at, '`conditions` is missing', 'write `"conditions": {"all": [ … ]}`'));
  const condition = conditions === null ? null : new ConditionReader(own).read(conditions.value);
  const messageValue = entryOf(root, 'message')?.value;
  const message = messageValue?.kind === 'scalar' && typeof messageValue.value === 'string' ? readMessage(messageValue, own) : [];
  const parsed = policySchema.safeParse(plainOf(root));
  if (!parsed.success) own.push(...parsed.error.issues.filter(({ path }) => path[0] !== 'conditions').flatMap((issue) => problemsOf(issue, parsed.error.issues, root)));
  problems.push(...own);
  if (!parsed.success || condition === null || own.length > 0) return null;
  const { data } = parsed;
  const asked = [...new Map([...askedIn(condition), ...message.flatMap((part) => (part.kind === 'fact' ? [part.asked] : []))].map((each) => [askedText(each), each])).values()];
  const { about, problems: others } = aboutOf(asked, message, data, root);
  problems.push(...others);
  if (others.length > 0) return null;
  const { webhook } = data;
  return {
    root, policy: {
      name: data.name, description: data.description, severity: data.severity, scopes: scopesOf(data.scopes), oncePer: data.once_per, condition, message, budget: data.budget === null ? null : decimal(data.budget),
      budgets: rationals(data.budgets), about, asked,
      webhook: webhook === null ? null : { url: webhook.url, timeoutSeconds: webhook.timeout_seconds, secret: webhook.secret === null ? null : { header: webhook.secret.header, file: absolute(webhook.secret.file) } },
    },
  };
}

/** JSON is YAML, and not the other way round. Where the parser of JSON does not say where it stumbled, that of YAML mostly does. */
function notJson(file: string, text: string): readonly Problem[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const { message } = error as Error;
    const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
    const { problems } = readYaml(file, text);
    if (line === undefined && text.trim() !== '' && problems.length > 0) return problems;
    const shown = line === undefined ? '' : text.split(/\r?\n/)[Number(line) - 1] ?? '';
    const at = { kind: 'file', file, line: Number(line ?? 1), column: Number(column ?? 1), width: shown === '' ? 0 : 1, text: shown } as const;
    return [wrong(at, text.trim() === '' ? 'the file is empty' : `this is no JSON: ${message.replace(/ in JSON at .*$|, (\.\.\.)?".*$/s, '')}`, text.trim() === '' ? 'write a policy, or delete the file' : 'keys and texts stand in double quotes, and there are no comments')];
  }
}

const stars = (text: string): string => '*'.repeat(text.length);

/** What stands where a secret should not be never shows in an excerpt. */
function withoutSecrets(problems: readonly Problem[], root: YamlValue): readonly Problem[] {
  const secrets = (root.kind === 'list' ? root.items : [root]).flatMap((policy) => {
    const secret = valueAt(policy, ['webhook', 'secret']);
    return secret.kind === 'scalar' && secret.text !== '' ? [secret.text] : [];
  });
  const hide = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, stars), text).replace(/(?<=[a-z]:\/\/[^\s/@:]*:)[^\s/@]+(?=@)/gi, stars);
  return problems.map((problem) => (problem.at.kind === 'file' ? { ...problem, at: { ...problem.at, text: hide(problem.at.text) } } : problem));
}

/** One policy, or a list of policies. `absolute` is where files lie that it names. */
export function readPolicies(file: string, text: string, absolute: (named: string) => string): ReadPolicies {
  const unreadable = notJson(file, text);
  if (unreadable.length > 0) return { policies: [], problems: unreadable };
  const { root, problems: syntax } = readYaml(file, text);
  if (root === null) return { policies: [], problems: syntax.length > 0 ? syntax : [wrong(wholeFile(file), 'the file is empty', 'write a policy, or delete the file')] };
  const problems = [...syntax];
  const policies = (root.kind === 'list' ? root.items : [root]).flatMap((value) => readPolicy(value, problems, absolute) ?? []);
  return { policies, problems: withoutSecrets(problems, root) };
}

/** What is doubtful in the light of the rules: meters that they do not declare. */
export function unknownMeters({ policy, root }: PlacedPolicy, meters: Iterable<string>): readonly Problem[] {
  const known = [...meters];
  return policy.asked.flatMap(({ fact, meter }) => {
    if (meter === null || known.includes(meter)) return [];
    const near = nearest(meter, known);
    return [wrong((entryOf(root, 'conditions')?.value ?? root).at, `\`${fact}\` is asked of the meter \`${meter}\`, which the rules do not declare`, near === null ? `they declare ${listed(known, 10)}` : `did you mean \`${near}\`?`)];
  });
}

