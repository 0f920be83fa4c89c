/** Reads a policy file: YAML with a condition for each right that is to be another's than by default, and rules of its own that conditions speak of. */
import { listed, nearest } from '../words/index.ts';
import { type Place, type Problem, foundText, isNothing, readYaml, wholeFile, wrong } from '../yaml/index.ts';
import { type Caller, isAdmin } from './caller.ts';
import { type Condition, holds, readCondition, rulesIn } from './policy.ts';
import { type Right, rightNames } from './rights.ts';

export interface Policies {
  mayDo(right: Right, caller: Caller): boolean;
}

export interface PoliciesReading {
  readonly policies: Policies;
  readonly problems: readonly Problem[];
}

/** What the words of the table mean. */
function byDefault({ who }: Right, caller: Caller): boolean {
  switch (who) {
    case 'everyone': case 'any': return true;
    case 'reader': return isAdmin(caller) || caller.roles.has('reader') || caller.roles.has('member');
    case 'member': return isAdmin(caller) || caller.roles.has('member');
    case 'admin': return isAdmin(caller);
  }
}

const policiesOf = (rules: ReadonlyMap<string, Condition>): Policies => ({
  mayDo: (right, caller) => {
    const condition = right.who === 'everyone' ? undefined : rules.get(right.name);
    return condition === undefined ? byDefault(right, caller) : holds(condition, caller, rules);
  },
});

export const usualPolicies: Policies = policiesOf(new Map());

/** A rule that leads back to itself, if there is one. */
function circleIn(rules: ReadonlyMap<string, Condition>): string | null {
  const done = new Set<string>();
  const visit = (name: string, above: ReadonlySet<string>): string | null => {
    if (above.has(name)) return name;
    const rule = rules.get(name);
    if (rule === undefined || done.has(name)) return null;
    for (const next of rulesIn(rule)) {
      const found = visit(next, new Set([...above, name]));
      if (found !== null) return found;
    }
    done.add(name);
    return null;
  };
  for (const name of rules.keys()) {
    const found = visit(name, new Set());
    if (found !== null) return found;
  }
  return null;
}

export function readPolicies(file: string, text: string): PoliciesReading {
  const { root, problems: syntax } = readYaml(file, text);
  const problems: Problem[] = [...syntax];
  if (root !== null && root.kind !== 'mapping' && !isNothing(root)) problems.push(wrong(root.at, `a policy file names rights, and here stands ${foundText(root)}`, 'write lines such as `"summary:get_summary": "role:auditor"`'));
  const rules = new Map<string, Condition>();
  const places = new Map<string, Place>();
  for (const { key, value } of root?.kind === 'mapping' ? root.entries : []) {
    const name = key.text;
    const isRight = rightNames.includes(name);
    if (name.includes(':') && !isRight) {
      const meant = nearest(name, rightNames);
      problems.push(wrong(key.at, `\`${name}\` is no right`, meant === null ? `rights are ${listed(rightNames, rightNames.length)}` : `did you mean \`${meant}\`?`));
      continue;
    }
    const reading = value.kind === 'scalar' ? readCondition(isNothing(value) ? '' : value.text) : { ok: false as const, reason: `a condition is a text, and here stands ${foundText(value)}` };
    if (reading.ok) rules.set(name, reading.condition);
    else problems.push(wrong(value.at, reading.reason, 'docs/CLOUDKITTY.md says what conditions are made of'));
    places.set(name, value.at);
  }
  for (const [name, rule] of rules) for (const other of rulesIn(rule)) if (!rules.has(other)) problems.push(wrong(places.get(name) ?? wholeFile(file), `there is no rule \`${other}\``, `write it into the file, or use \`role:\``));
  const circle = circleIn(rules);
  if (circle !== null) problems.push(wrong(places.get(circle) ?? wholeFile(file), `the rule \`${circle}\` leads back to itself`, 'name roles in one of the rules'));
  return { policies: policiesOf(circle === null ? rules : new Map()), problems };
}
