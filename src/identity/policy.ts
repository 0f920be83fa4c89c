/**
 * Conditions of a policy file: `role:NAME`, `rule:NAME`, `@` for every caller, `!` for nobody, `and`, `or`, `not`, brackets; a text without anything is `@`. The
 * part of CloudKitty's policy language that speaks of roles, so that a policy.yaml of it is mostly read as it is. Text becomes data that is walked, never code.
 */
import type { Caller } from './caller.ts';

export type Condition =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'role'; readonly name: string }
  | { readonly kind: 'rule'; readonly name: string }
  /** The caller belongs to a scope: what he sees of others is bounded elsewhere. */
  | { readonly kind: 'own-scope' }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'all' | 'some'; readonly of: readonly Condition[] };

export type ConditionReading = { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly reason: string };

const tokenPattern = /\s*(\(|\)|@|!|(?:role|rule|is_admin|project_id|tenant_id|tenant|user_id):(?:%\([a-z_]+\)s|[^\s()])+|and\b|or\b|not\b|\S+)/gy;
const deepest = 50;

class Wrong extends Error {}

class Reader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(text: string) {
    this.#tokens = [...text.trim().matchAll(tokenPattern)].map(([, token]) => token ?? '');
  }

  whole(): Condition {
    if (this.#tokens.length === 0) return { kind: 'always' };
    const condition = this.#some(0);
    const rest = this.#tokens[this.#next];
    if (rest !== undefined) throw new Wrong(`\`${rest}\` stands where \`and\`, \`or\` or the end is expected`);
    return condition;
  }

  #some(depth: number): Condition {
    return this.#list('or', 'some', () => this.#list('and', 'all', () => this.#one(depth)));
  }

  #list(word: string, kind: 'some' | 'all', part: () => Condition): Condition {
    const parts = [part()];
    while (this.#tokens[this.#next]?.toLowerCase() === word) {
      this.#next++;
      parts.push(part());
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, of: parts };
  }

  #one(depth: number): Condition {
    if (depth > deepest) throw new Wrong(`brackets lie deeper than ${deepest}`);
    const token = this.#tokens[this.#next++];
    if (token === undefined) throw new Wrong('a condition is missing at the end');
    if (token === '@') return { kind: 'always' };
    if (token === '!') return { kind: 'never' };
    if (token.toLowerCase() === 'not') return { kind: 'not', of: this.#one(depth + 1) };
    if (token === '(') {
      const inside = this.#some(depth + 1);
      if (this.#tokens[this.#next++] !== ')') throw new Wrong('a bracket is not closed');
      return inside;
    }
    return check(token);
  }
}

function check(token: string): Condition {
  const [kind = '', name = ''] = token.split(/:(.*)/s);
  switch (kind) {
    case 'role': return { kind: 'role', name: name.toLowerCase() };
    case 'rule': return { kind: 'rule', name };
    case 'is_admin': return /^(true|1)$/i.test(name) ? { kind: 'role', name: 'admin' } : { kind: 'not', of: { kind: 'role', name: 'admin' } };
    case 'project_id': case 'tenant_id': case 'tenant': if (/^%\([a-z_]+\)s$/.test(name)) return { kind: 'own-scope' }; break;
  }
  throw new Wrong(`\`${token}\` is no condition: write \`role:NAME\`, \`rule:NAME\`, \`@\` or \`!\``);
}

export function readCondition(text: string): ConditionReading {
  try {
    return { ok: true, condition: new Reader(text).whole() };
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, reason: error.message };
    throw error;
  }
}

/** The rules that a condition speaks of. */
export function rulesIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'rule': return [condition.name];
    case 'not': return rulesIn(condition.of);
    case 'all': case 'some': return condition.of.flatMap(rulesIn);
    default: return [];
  }
}

/** @param rules by name; they lead to no circle. */
export function holds(condition: Condition, caller: Caller, rules: ReadonlyMap<string, Condition>): boolean {
  switch (condition.kind) {
    case 'always': return true;
    case 'never': return false;
    case 'role': return [...caller.roles].some((role) => role === condition.name) || caller.titles?.has(condition.name) === true;
    case 'own-scope': return caller.scopes.length > 0;
    case 'not': return !holds(condition.of, caller, rules);
    case 'all': return condition.of.every((part) => holds(part, caller, rules));
    case 'some': return condition.of.some((part) => holds(part, caller, rules));
    case 'rule': {
      const rule = rules.get(condition.name);
      return rule !== undefined && holds(rule, caller, rules);
    }
  }
}
