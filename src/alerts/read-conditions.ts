/** Reads the conditions of a policy, in the form of json-rules-engine: known facts, operators that suit them, values that are exact. */
import { parseDecimal, decimalText } from '../money/index.ts';
import { listed, nearest } from '../words/index.ts';
import { type MappingValue, type Problem, type YamlValue, entryOf, foundText, wrong } from '../yaml/index.ts';
import { type Asked, type FactKind, askedText, factNames, facts, formOf, isFactName } from './facts.ts';
import { type OperatorName, exactFor, isExact, isOperator, operatorNames } from './operators.ts';
import type { Compared, Condition } from './policy.ts';

const deepest = 8;
const most = 100;

const did = (near: string | null, known: readonly string[], what: string): string => (near === null ? `${what} are ${listed(known, 20)}` : `did you mean \`${near}\`?`);

/** Puts what is wrong into a list, and gives nothing where that is so much that no condition is left. */
export class ConditionReader {
  readonly #problems: Problem[];
  #count = 0;

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  #wrong(at: YamlValue, sentence: string, fix: string | null = null): null {
    this.#problems.push(wrong(at.at, sentence, fix));
    return null;
  }

  /** The whole: `all`, `any` or `not`. */
  read(value: YamlValue): Condition | null {
    if (value.kind === 'mapping' && entryOf(value, 'fact') !== null) return this.#wrong(value, '`conditions` holds a bare comparison', 'put it into a list: `{"all": [ … ]}`');
    return this.#condition(value, 1);
  }

  #condition(value: YamlValue, depth: number): Condition | null {
    this.#count += 1;
    if (this.#count > most || depth > deepest) return this.#count > most + 1 ? null : this.#wrong(value, `conditions are more than ${most}, or nest deeper than ${deepest}`, 'divide the policy');
    if (value.kind !== 'mapping') return this.#wrong(value, `a condition must be a mapping, and here stands ${foundText(value)}`, 'write `{"fact": …, "operator": …, "value": …}`, or `all`, `any` or `not`');
    const [first, ...others] = value.entries.filter(({ key: { text } }) => ['all', 'any', 'not'].includes(text));
    if (first === undefined) return this.#comparison(value);
    const [stranger] = [...others, ...value.entries.filter((entry) => entry !== first)];
    if (stranger !== undefined) return this.#wrong(stranger.key, `\`${stranger.key.text}\` stands beside \`${first.key.text}\`, which must be alone`, 'put one into the other');
    const kind = first.key.text as 'all' | 'any' | 'not';
    if (kind === 'not') {
      const condition = this.#condition(first.value, depth + 1);
      return condition === null ? null : { kind, condition };
    }
    if (first.value.kind !== 'list' || first.value.items.length === 0) return this.#wrong(first.value, `\`${kind}\` must be a list of conditions, and here stands ${first.value.kind === 'list' ? 'an empty list' : foundText(first.value)}`);
    const conditions = first.value.items.map((item) => this.#condition(item, depth + 1));
    return conditions.some((condition) => condition === null) ? null : { kind, conditions: conditions.flatMap((condition) => condition ?? []) };
  }

  #text(mapping: MappingValue, key: string): { readonly value: YamlValue; readonly text: string } | null {
    const entry = entryOf(mapping, key);
    if (entry === null) return this.#wrong(mapping, `a comparison has no \`${key}\``, 'write `{"fact": …, "operator": …, "value": …}`');
    if (entry.value.kind !== 'scalar' || typeof entry.value.value !== 'string') return this.#wrong(entry.value, `\`${key}\` must be a text, and here stands ${foundText(entry.value)}`);
    return { value: entry.value, text: entry.value.value };
  }

  #comparison(mapping: MappingValue): Condition | null {
    const known = ['fact', 'operator', 'value', 'params'];
    if (!mapping.entries.some(({ key }) => known.includes(key.text))) return this.#wrong(mapping, 'here stands no condition', 'write `{"fact": …, "operator": …, "value": …}`, or `all`, `any` or `not`');
    const strange = mapping.entries.filter(({ key }) => !known.includes(key.text));
    for (const { key } of strange) this.#wrong(key, `a comparison has no \`${key.text}\``, did(nearest(key.text, [...known, 'all', 'any', 'not']), known, 'its keys'));
    const [asked, operator] = [this.#asked(mapping), this.#text(mapping, 'operator')];
    const entry = entryOf(mapping, 'value');
    if (entry === null) this.#wrong(mapping, 'a comparison has no `value`', 'write what the fact is compared with');
    if (operator !== null && !isOperator(operator.text)) this.#wrong(operator.value, `there is no operator \`${operator.text}\``, did(nearest(operator.text, operatorNames), operatorNames, 'operators'));
    if (asked === null || operator === null || !isOperator(operator.text) || entry === null || strange.length > 0) return null;
    const { kind } = formOf(asked);
    if (kind !== 'count' && !isExact(operator.text)) {
      return this.#wrong(operator.value, `\`${operator.text}\` compares floating point numbers, and \`${asked.fact}\` is ${kind === 'amount' ? 'money' : 'a share of money'}, which stays exact`, `write ${exactFor(operator.text)}`);
    }
    const to = this.#compared(entry.value, asked, kind, operator.text);
    return to === null ? null : { kind: 'comparison', asked, operator: operator.text, to };
  }

  #asked(mapping: MappingValue): Asked | null {
    const fact = this.#text(mapping, 'fact');
    if (fact === null) return null;
    if (!isFactName(fact.text)) return this.#wrong(fact.value, `there is no fact \`${fact.text}\``, did(nearest(fact.text, factNames), factNames, 'facts'));
    const params = entryOf(mapping, 'params');
    if (params === null) return { fact: fact.text, meter: null };
    const only = params.value.kind === 'mapping' && params.value.entries.length === 1 ? params.value.entries[0] : undefined;
    if (only?.key.text !== 'meter' || only.value.kind !== 'scalar' || typeof only.value.value !== 'string' || only.value.value === '') return this.#wrong(params.value, '`params` must be `{"meter": "NAME"}`');
    if (!facts[fact.text].byMeter) return this.#wrong(params.key, `\`${fact.text}\` is not told by meter`, `those that are: ${listed(factNames.filter((name) => facts[name].byMeter), 10)}`);
    return { fact: fact.text, meter: only.value.value };
  }

  #compared(value: YamlValue, asked: Asked, kind: FactKind, operator: OperatorName): Compared | null {
    if (value.kind === 'mapping') {
      const other = this.#asked(value);
      if (other === null) return null;
      for (const { key } of value.entries) if (!['fact', 'params'].includes(key.text)) return this.#wrong(key, `a fact has no \`${key.text}\``, 'write `{"fact": "NAME"}`');
      if (formOf(other).kind !== kind) return this.#wrong(value, `\`${asked.fact}\` is ${nouns[kind]}, and \`${other.fact}\` is ${nouns[formOf(other).kind]}`, 'compare values of one kind');
      if (askedText(other) === askedText(asked)) return this.#wrong(value, `\`${askedText(asked)}\` is compared with itself by \`${operator}\``, 'compare it with something else');
      return { kind: 'fact', asked: other };
    }
    return kind === 'count' ? this.#whole(value, asked) : this.#decimal(value, asked, kind);
  }

  #whole(value: YamlValue, { fact }: Asked): Compared | null {
    if (value.kind === 'scalar' && typeof value.value === 'number' && Number.isSafeInteger(value.value) && value.value >= 0 && /^\d+$/.test(value.text)) return { kind: 'whole', value: value.value };
    return this.#wrong(value, `\`${fact}\` is a count, and is compared with a whole number; here stands ${foundText(value)}`, value.kind === 'scalar' && /^\d+$/.test(value.text) ? 'leave the quotes away' : 'write a whole number such as 3');
  }

  #decimal(value: YamlValue, { fact }: Asked, kind: 'amount' | 'share'): Compared | null {
    const example = kind === 'amount' ? '"100.50"' : '"0.8"';
    if (value.kind !== 'scalar' || typeof value.value !== 'string') {
      const isNumber = value.kind === 'scalar' && typeof value.value === 'number';
      const why = isNumber ? ', for a number without them is a floating point number to most programs' : '';
      return this.#wrong(value, `\`${fact}\` is compared with a decimal number in quotes${why}; here stands ${foundText(value)}`, isNumber && value.kind === 'scalar' ? `write "${value.text}"` : `write a text such as ${example}`);
    }
    const parsed = parseDecimal(value.value);
    if (!parsed.ok) return this.#wrong(value, `\`${value.value}\` ${parsed.problem === 'not a decimal number' ? 'is not a decimal number' : parsed.problem}`, `write a number such as ${example}${kind === 'share' ? ', which is 80 per cent' : ', without a currency'}`);
    return { kind: 'decimal', text: decimalText(parsed.value) };
  }
}

const nouns: Readonly<Record<FactKind, string>> = { amount: 'an amount', share: 'a share', count: 'a count' };

/** Every fact in it. */
export function askedIn(condition: Condition): readonly Asked[] {
  switch (condition.kind) {
    case 'all': case 'any': return condition.conditions.flatMap(askedIn);
    case 'not': return askedIn(condition.condition);
    case 'comparison': return [condition.asked, ...(condition.to.kind === 'fact' ? [condition.to.asked] : [])];
  }
}
