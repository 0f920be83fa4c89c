/** Rulebooks over all forms as plain data, and the rule files that say the same: what the laws and the judge are tried on. */
import type { Texts } from '../support/rulebook.ts';

export const zones = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu'] as const;
export type ZoneName = (typeof zones)[number];
export const roundings = ['none', 'half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor'] as const;
export const spans = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Span = (typeof spans)[number];
export const choices = ['a0', 'a1', 'a2'] as const;

/** A decimal number and its unit, as the file writes them. */
export interface Amount {
  readonly value: string;
  readonly unit: string;
}

export type Outcome =
  | { readonly kind: 'price'; readonly price: Amount | null; readonly flat: string | null }
  | { readonly kind: 'free' }
  | { readonly kind: 'unrated' };

export interface Over {
  readonly span: Span;
  readonly by: 'scope' | 'a';
}

/** Formulas that grow in proportion to the quantity may be split; the others stand in rules that are priced whole. */
export type Formula =
  | { readonly kind: 'per-unit'; readonly price: Amount }
  | { readonly kind: 'with-months'; readonly price: Amount; readonly monthly: string }
  | { readonly kind: 'period'; readonly hourly: string }
  | { readonly kind: 'share'; readonly percent: string }
  | { readonly kind: 'divided'; readonly price: Amount }
  | { readonly kind: 'at-least'; readonly price: Amount; readonly least: string }
  | { readonly kind: 'constant'; readonly amount: string }
  | { readonly kind: 'stepped'; readonly price: Amount; readonly step: string };
export const linearFormulas: ReadonlySet<Formula['kind']> = new Set(['per-unit', 'with-months', 'period', 'share', 'divided']);

export interface FirstRow {
  /** A pattern, or `null` for `any`. */
  readonly text: string | null;
  /** An upper bound in cores, or `null` for `beyond`. */
  readonly most: string | null;
  readonly outcome: Outcome;
}

export interface Tier {
  readonly bound: Amount | null;
  readonly outcome: Outcome;
}

export interface Window {
  readonly days: string;
  readonly from: number;
  readonly until: number;
  readonly outcome: Outcome;
}

export type Body =
  | { readonly kind: 'rate'; readonly outcome: Outcome }
  | { readonly kind: 'table'; readonly rows: readonly Outcome[] }
  | { readonly kind: 'first'; readonly rows: readonly FirstRow[]; readonly otherwise: Outcome }
  | { readonly kind: 'tiers'; readonly mode: 'graduated' | 'volume'; readonly over: Over; readonly tiers: readonly Tier[] }
  | { readonly kind: 'windows'; readonly windows: readonly Window[] }
  | { readonly kind: 'blocks'; readonly begun: boolean; readonly size: Amount; readonly amount: string; readonly over: Over | null }
  | { readonly kind: 'charge'; readonly formula: Formula }
  | { readonly kind: 'adjust'; readonly percent: string }
  | { readonly kind: 'adjust-table'; readonly percents: readonly string[] }
  | { readonly kind: 'limit'; readonly bounds: readonly { readonly least: boolean; readonly amount: string; readonly over: Over }[] };

export type Condition = { readonly kind: 'a'; readonly value: string } | { readonly kind: 'scope'; readonly value: string } | { readonly kind: 'cores'; readonly least: string };

export interface Version {
  /** A date, or a date and time of the zone's clocks. */
  readonly from: string;
  readonly until: string | null;
  readonly allowance: { readonly quantity: Amount; readonly over: Over } | null;
  readonly body: Body;
}

export interface Rule {
  readonly kind: 'price' | 'adjust' | 'limit';
  readonly name: string;
  readonly early: boolean;
  readonly when: Condition | null;
  readonly overrides: string | null;
  readonly whole: boolean;
  readonly versions: readonly Version[];
}

export interface Book {
  readonly zone: ZoneName;
  readonly rounding: (typeof roundings)[number];
  readonly decimals: number;
  readonly rules: readonly Rule[];
}

const amountText = ({ value, unit }: Amount): string => `${value} ${unit}`;
const overText = ({ span, by }: Over): string => `over ${span} by ${by}`;

export function outcomeText(outcome: Outcome): string {
  if (outcome.kind !== 'price') return outcome.kind;
  const flat = outcome.flat === null ? '' : `${outcome.flat} EUR flat`;
  if (outcome.price === null) return flat === '' ? 'free' : flat;
  return flat === '' ? amountText(outcome.price) : `${amountText(outcome.price)} + ${flat}`;
}

function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case 'per-unit': return `quantity * ${amountText(formula.price)}`;
    case 'with-months': return `quantity * ${amountText(formula.price)} + months * ${formula.monthly} EUR`;
    case 'period': return `period * ${formula.hourly} EUR/hour`;
    case 'share': return `-(charged * ${formula.percent}%)`;
    case 'divided': return `quantity * ${amountText(formula.price)} * 1 core / n`;
    case 'at-least': return `max(quantity * ${amountText(formula.price)}, ${formula.least} EUR)`;
    case 'constant': return `${formula.amount} EUR`;
    case 'stepped': return `round(quantity, ${formula.step} GB) * ${amountText(formula.price)}`;
  }
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const adjustText = (percent: string): string => (percent.startsWith('-') ? `discount ${percent.slice(1)}%` : `surcharge ${percent}%`);
const quoted = (text: string): string => `"${text}"`;
const block = (head: string, rows: readonly string[]): string => `${head} {\n${rows.map((row) => `      ${row}\n`).join('')}    }`;

/** Rows by `a`; a condition that asks for one value leaves no other row. */
const rowsByChoice = (values: readonly string[], when: Condition | null): readonly string[] =>
  values.flatMap((text, index) => (when?.kind === 'a' && when.value !== choices[index] ? [] : [`${quoted(choices[index] ?? '')} : ${text}`]));

function bodyText(body: Body, when: Condition | null): string {
  switch (body.kind) {
    case 'rate': return `rate ${outcomeText(body.outcome)}`;
    case 'table': return block('table a', rowsByChoice(body.rows.map(outcomeText), when));
    case 'first': return block('table first t, n', [...body.rows.map(({ text, most, outcome }) => `${text === null ? 'any' : quoted(text)}, ${most === null ? 'beyond' : `up to ${most} core`} : ${outcomeText(outcome)}`), `else : ${outcomeText(body.otherwise)}`]);
    case 'tiers': return block(`tiers ${body.mode} ${overText(body.over)}`, body.tiers.map(({ bound, outcome }) => `${bound === null ? 'beyond' : `up to ${amountText(bound)}`} : ${outcomeText(outcome)}`));
    case 'windows': return block('windows', body.windows.map(({ days, from, until, outcome }) => `${days} ${clock(from)}-${clock(until)} : ${outcomeText(outcome)}`));
    case 'blocks': return `${body.begun ? 'begun' : 'full'} blocks of ${amountText(body.size)}${body.over === null ? '' : ` ${overText(body.over)}`} : ${body.amount} EUR`;
    case 'charge': return `charge ${formulaText(body.formula)}`;
    case 'adjust': return adjustText(body.percent);
    case 'adjust-table': return block('table a', rowsByChoice(body.percents.map(adjustText), when));
    case 'limit': return body.bounds.map(({ least, amount, over }) => `at ${least ? 'least' : 'most'} ${amount} EUR ${overText(over)}`).join('\n    ');
  }
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'a': return `a == ${quoted(condition.value)}`;
    case 'scope': return `scope == ${quoted(condition.value)}`;
    case 'cores': return `n >= ${condition.least} core`;
  }
}

const versionText = ({ from, until, allowance, body }: Version, when: Condition | null): string =>
  `  from ${from}${until === null ? '' : ` until ${until}`} {\n${allowance === null ? '' : `    free ${amountText(allowance.quantity)} ${overText(allowance.over)}\n`}    ${bodyText(body, when)}\n  }\n`;

const ruleText = ({ kind, name, when, overrides, whole, versions }: Rule): string => [
  `${kind} ${name} for use {`, ...(when === null ? [] : [`  when ${conditionText(when)}`]), ...(overrides === null ? [] : [`  overrides ${overrides}`]), '  combines any', ...(whole ? ['  whole'] : []), '',
  ...versions.map((version) => versionText(version, when)), '}', '',
].join('\n');

export function textsOf({ zone, rounding, decimals, rules }: Book): Texts {
  const module = (name: string, priority: number, own: readonly Rule[]): Texts => (own.length === 0 ? {} : { [`${name}.tariff`]: `module ${name}\npriority ${priority}\n\n${own.map(ruleText).join('\n')}` });
  return {
    'meters.tariff': `language 1\ncurrency EUR decimals ${decimals} rounding ${rounding}\ntimezone "${zone}"\n\nmeter use measured in GB {\n  a one of ${choices.map(quoted).join(', ')}\n  t text\n  n number in core\n}\n`,
    ...module('early', 2, rules.filter(({ early }) => early)), ...module('late', 1, rules.filter(({ early }) => !early)),
  };
}
