/** Holds the options of a section against its schema: values as they are meant, or problems at the place of each. Knows no section. */
import type { z } from 'zod';
import { listed, nearest } from '../words/index.ts';
import { type MappingValue, type Place, type Problem, type YamlValue, foundText, plainOf, valueAt, wrong } from '../yaml/index.ts';
import { isVariable, variableName } from './written.ts';

export interface Fitted {
  /** Where there are problems, what is left without the options that have them; `null` where that is too little. */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly problems: readonly Problem[];
}

export interface Fitting {
  readonly section: string;
  /** Of the section's name. */
  readonly at: Place;
  readonly options: MappingValue;
  readonly schema: z.ZodType;
  /** Options that are understood by somebody else, for the search of a name that was meant. */
  readonly alsoKnown?: readonly string[];
  /** Why an option that other systems have is none here. */
  readonly foreign?: Readonly<Record<string, string>>;
}

type Issue = z.core.$ZodIssue;

/** Of a variable, whose values are texts. */
const digits = /^-?\d{1,15}(\.\d+)?$/;
const truths: Readonly<Record<string, boolean>> = { true: true, yes: true, on: true, false: false, no: false, off: false };

/** What was meant by a value of another kind than is wanted; `undefined` where nothing can be. */
function meant(value: YamlValue, expected: string): unknown {
  if (value.kind !== 'scalar') return undefined;
  const isText = typeof value.value === 'string';
  switch (expected) {
    // A password of digits is a text, as written.
    case 'string': return isText || value.value === null ? undefined : value.text;
    case 'boolean': return isText && !value.quoted ? truths[value.text.toLowerCase()] : undefined;
    case 'number': case 'int': return isVariable(value) && digits.test(value.text) ? Number(value.text) : undefined;
    case 'array': return isText || value.value === null ? undefined : [value.text];
    case 'record': case 'object': {
      const pairs = value.text.split(',').map((pair) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(pair));
      return isText && pairs.every((pair) => pair !== null) ? Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''])) : undefined;
    }
    default: return undefined;
  }
}

function put(target: Record<string, unknown>, path: readonly PropertyKey[], value: unknown): void {
  let here: unknown = target;
  for (const step of path.slice(0, -1)) here = (here as Record<PropertyKey, unknown>)[step];
  (here as Record<PropertyKey, unknown>)[path.at(-1) ?? ''] = value;
}

function isThere(options: MappingValue, path: readonly PropertyKey[]): boolean {
  const [first] = path;
  return first !== undefined && options.entries.some(({ key }) => key.text === String(first));
}

/** Changes values that only seem to be of another kind; whether any was changed. */
function mend(plain: Record<string, unknown>, issues: readonly Issue[], options: MappingValue): boolean {
  let mended = false;
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' || !isThere(options, issue.path)) continue;
    const better = meant(valueAt(options, issue.path), issue.expected);
    if (better === undefined) continue;
    put(plain, issue.path, better);
    mended = true;
  }
  return mended;
}

const kinds: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a mapping', record: 'a mapping' };

const fixes: Readonly<Record<string, string>> = {
  boolean: 'write `true` or `false`, without quotes', array: 'write one name, or a list of names', object: 'write its keys below it, indented', record: 'write its keys below it, indented, each with a text',
};

/** What must be, and what helps. */
function wanted(issue: Issue, found: unknown): readonly [sentence: string, fix: string | null] {
  switch (issue.code) {
    case 'invalid_type': return [`must be ${kinds[issue.expected] ?? issue.expected}`, fixes[issue.expected] ?? null];
    case 'too_small': return [issue.origin === 'string' || issue.origin === 'array' ? 'must not be empty' : `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`, null];
    case 'too_big': return [`must be at most ${issue.maximum}`, null];
    case 'invalid_value': {
      const near = typeof found === 'string' ? nearest(found, issue.values.map(String)) : null;
      return [/^must/.test(issue.message) ? issue.message : `must be one of ${listed(issue.values.map(String), 20)}`, near === null ? null : `did you mean \`${near}\`?`];
    }
    case 'custom': return [issue.message, typeof issue.params?.fix === 'string' ? issue.params.fix : null];
    default: return [issue.message, null];
  }
}

function unknownOption(name: string, fitting: Fitting, known: readonly string[]): Problem {
  const { section, options, foreign = {}, at } = fitting;
  const place = options.entries.find(({ key }) => key.text === name)?.key.at ?? at;
  const why = foreign[name];
  if (why !== undefined) return wrong(place, `\`${section}.${name}\` is an option of CloudKitty that is not needed here: ${why}`, 'leave it out');
  const near = nearest(name, known);
  if (place.kind === 'variable') return wrong(place, `\`${section}\` has no option \`${name}\``, near === null ? `it has ${listed(known, 30)}` : `did you mean ${variableName(section, near)}?`);
  return wrong(place, `\`${section}\` has no option \`${name}\``, near === null ? `it has ${listed(known, 30)}` : `did you mean \`${near}\`?`);
}

function problemOf(issue: Issue, fitting: Fitting): Problem {
  const { section, options, at } = fitting;
  const [option = ''] = issue.path;
  const name = String(option);
  if (!isThere(options, issue.path)) {
    const sentence = issue.code === 'custom' ? `\`${section}.${name}\` ${issue.message}` : `\`${section}.${name}\` is missing`;
    return wrong(at, sentence, `write \`${name}:\` in the section \`${section}\`, or set ${variableName(section, name)}`);
  }
  const value = valueAt(options, issue.path);
  const [sentence, fix] = wanted(issue, plainOf(value));
  const found = issue.code === 'custom' || issue.code === 'invalid_format' ? '' : `, and here stands ${isVariable(value) && value.kind === 'scalar' && digits.test(value.text) ? `the number ${value.text}` : foundText(value)}`;
  const place = value.at === options.at ? at : value.at;
  const quotedNumber = value.kind === 'scalar' && value.quoted && issue.code === 'invalid_type' && /^\d+(\.\d+)?$/.test(value.text);
  return wrong(place, `\`${section}.${name}\` ${sentence}${found}`, quotedNumber ? 'leave the quotes away' : fix);
}

/** Names of the options that a schema knows. */
export function optionNames(schema: z.ZodType): readonly string[] {
  const { shape } = schema as unknown as { readonly shape?: Readonly<Record<string, z.ZodType>> };
  return Object.keys(shape ?? {});
}

function withoutWrong(plain: Readonly<Record<string, unknown>>, issues: readonly Issue[], schema: z.ZodType): Fitted['values'] {
  const wrongNames = new Set(issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')])));
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(plain).filter(([name]) => !wrongNames.has(name))));
  return parsed.success ? (parsed.data as Fitted['values']) : null;
}

/** So often values are looked at again: each time at least one was mended. */
const mostRounds = 8;

export function fit(fitting: Fitting): Fitted {
  const { schema, options } = fitting;
  const plain = plainOf(options) as Record<string, unknown>;
  for (let round = 0; ; round++) {
    const parsed = schema.safeParse(plain);
    if (parsed.success) return { values: parsed.data as Readonly<Record<string, unknown>>, problems: [] };
    const { issues } = parsed.error;
    if (round < mostRounds && mend(plain, issues, options)) continue;
    const known = [...optionNames(schema), ...fitting.alsoKnown ?? []];
    const strange = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
    // What is missing because its name is misspelt is told once.
    const misspelt = new Set(strange.map((name) => nearest(name, known)));
    const others = issues.filter((issue) => issue.code !== 'unrecognized_keys' && (isThere(options, issue.path) || !misspelt.has(String(issue.path[0]))));
    const problems = [...strange.map((name) => unknownOption(name, fitting, known)), ...others.map((issue) => problemOf(issue, fitting))];
    return { values: withoutWrong(plain, issues, schema), problems };
  }
}
