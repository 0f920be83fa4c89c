/** The prices that a rule holds on a date, each under the words that name it: the rows of the price list that it is. */
import { type Rational, decimalText, divide } from '../money/index.ts';
import type { Body, Expression, KeyTest, Outcome, Place, Version } from '../rating/index.ts';
import { type Unit, unitText } from '../units/index.ts';

export interface PriceFact {
  /** As written. */
  readonly text: string;
  /** The number to compare, where there is one: money per base unit, a flat amount, or a share. */
  readonly number: Rational | null;
  readonly place: Place;
}

const ofOutcome = (outcome: Outcome): PriceFact => {
  const { place } = outcome;
  switch (outcome.kind) {
    case 'price': return { text: outcome.text, number: outcome.flat.numerator === 0n ? outcome.price : outcome.price.numerator === 0n ? outcome.flat : null, place };
    case 'adjust': return { text: outcome.text, number: outcome.factor, place };
    case 'free': case 'unrated': return { text: outcome.kind, number: null, place };
  }
};

function testText(test: KeyTest, unit: Unit | null): string {
  switch (test.kind) {
    case 'any': return 'any';
    case 'text': return test.value;
    case 'pattern': return test.pieces.join('*');
    case 'up-to': return `up to ${decimalText(unit === null ? test.bound : divide(test.bound, unit.factor))}`;
  }
}

/** The keys of a hashed table, back from the index: values of the named positions, `any` elsewhere. */
function keysOf(joined: string, positions: readonly number[], count: number): string {
  const values = positions.length === 1 ? [joined] : splitJoined(joined);
  return Array.from({ length: count }, (_, index) => (positions.includes(index) ? values[positions.indexOf(index)] ?? '' : 'any')).join(', ');
}

function splitJoined(joined: string): readonly string[] {
  const values: string[] = [];
  for (let at = 0; at < joined.length;) {
    const colon = joined.indexOf(':', at);
    const end = colon + 1 + Number(joined.slice(at, colon)); // not money: a length
    values.push(joined.slice(colon + 1, end));
    at = end;
  }
  return values;
}

/** A formula as data, so that two can be compared; places and numbers of lines do not count. */
const formulaText = (expression: Expression): string =>
  JSON.stringify(expression, (key, value: unknown) => (key === 'place' ? undefined : typeof value === 'bigint' ? String(value) : value instanceof Map || value instanceof Set ? [...value] : value));

const clockText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const dayText = (days: ReadonlySet<number>): string => ([...days].join() === '1,2,3,4,5' ? 'weekday' : [...days].join() === '6,7' ? 'weekend' : days.size === 7 ? 'day' : `day ${[...days].join()}`);

function ofBody(body: Body, unit: Unit): readonly (readonly [string, PriceFact])[] {
  const { place } = body;
  switch (body.kind) {
    case 'rate': return [['', ofOutcome(body.outcome)]];
    case 'table': {
      const rows = body.rows.shapes.flatMap(({ positions, rows: shape }) => [...shape].map(([key, outcome]) => [keysOf(key, positions, body.keys.length), ofOutcome(outcome)] as const));
      return body.rows.otherwise === null ? rows : [...rows, ['else', ofOutcome(body.rows.otherwise)]];
    }
    case 'first-table': return body.rows.map(({ tests, outcome }) => [tests.map((test) => testText(test, null)).join(', '), ofOutcome(outcome)]);
    case 'tiers': return body.tiers.map((tier) => [`${body.mode} ${tier.bound === null ? 'beyond' : `up to ${decimalText(divide(tier.bound, unit.factor))} ${unitText(unit)}`}`, { text: tier.text, number: tier.flat.numerator === 0n && !tier.unrated ? tier.price : null, place: tier.place }]);
    case 'windows': return body.windows.map((window) => [`${dayText(window.days)} ${clockText(window.from)}-${clockText(window.until)}`, ofOutcome(window.value)]);
    case 'blocks': return [['', { text: body.text, number: body.amount, place }]];
    case 'charge': return [['formula', { text: formulaText(body.amount), number: null, place }]];
  }
}

/** By the words that name each price in its rule. */
export function factsOf(version: Version, unit: Unit): ReadonlyMap<string, PriceFact> {
  const facts = new Map<string, PriceFact>(ofBody(version.body, unit));
  for (const { name, value } of version.locals) facts.set(`let ${name}`, { text: formulaText(value), number: null, place: version.place });
  if (version.allowance !== null) {
    const { quantity, over } = version.allowance;
    facts.set('free', { text: `free ${decimalText(divide(quantity, unit.factor))} ${unitText(unit)} over ${over.span} by ${over.by.join(', ')}`, number: quantity, place: version.place });
  }
  return facts;
}
