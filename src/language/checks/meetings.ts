/**
 * How rules stand to each other: overrides and combinations by name, and the proof that no two rules claim one point
 * unless one of them says so.
 */
import type { FieldValue, Meter, Price } from '../../rating/index.ts';
import { decimalText, divide } from '../../money/index.ts';
import { unitText } from '../../units/index.ts';
import { duplicateName, unknownName } from '../diagnostics/meaning-messages.ts';
import { neverMeets, overrideCircle, rulesMeet } from '../diagnostics/rule-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { NameNode } from '../syntax/index.ts';
import { locate } from './context.ts';
import { type Choice, allows } from './narrowing.ts';
import type { DeclaredPrice } from './prices.ts';
import { type Meeting, findMeeting } from './witness.ts';

/** Rules by name; a second rule of the same name is reported and left out. */
export function indexPrices(prices: readonly DeclaredPrice[]): ReadonlyMap<string, DeclaredPrice> {
  const index = new Map<string, DeclaredPrice>();
  for (const price of prices) {
    const { name } = price.node;
    const known = index.get(name.text);
    if (known === undefined) index.set(name.text, price);
    else price.file.report(duplicateName(locate(price.file, name.span), 'rule', name.text, locate(known.file, known.node.name.span)));
  }
  return index;
}

function checkNames(price: DeclaredPrice, names: readonly NameNode[], index: ReadonlyMap<string, DeclaredPrice>, existing: ReadonlySet<string>): void {
  for (const name of names) {
    if (index.has(name.text) || existing.has(name.text)) continue;
    const known = [...index.keys()].filter((other) => other !== price.node.name.text);
    if (!price.file.lost.rules) price.file.report(unknownName(locate(price.file, name.span), 'rule', name.text, nearest(name.text, known), known));
  }
}

/** Everything a rule replaces, directly or through others. A circle is reported at the first of its rules that is asked. */
function replacedBy(price: DeclaredPrice, index: ReadonlyMap<string, DeclaredPrice>, circles: Set<string>): ReadonlySet<string> {
  const replaced = new Set<string>();
  const walk = (current: DeclaredPrice, chain: readonly string[]): void => {
    for (const name of current.node.overrides) {
      if (name.text === price.node.name.text) {
        const circle = [...chain].sort().join();
        if (!circles.has(circle)) price.file.report(overrideCircle(locate(current.file, name.span), [...chain, name.text]));
        circles.add(circle);
        continue;
      }
      const next = index.get(name.text);
      if (next === undefined || replaced.has(name.text)) continue;
      replaced.add(name.text);
      walk(next, [...chain, name.text]);
    }
  };
  walk(price, [price.node.name.text]);
  return replaced;
}

const emptyTogether = (a: Choice, b: Choice): boolean =>
  a.kind === 'only' ? [...a.values].every((value) => !allows(b, value)) : b.kind === 'only' && [...b.values].every((value) => !allows(a, value));

/** Whether the texts that both conditions ask for exclude each other: the cheap proof, tried first. */
const textsExclude = (a: DeclaredPrice, b: DeclaredPrice): boolean =>
  [...a.choices].some(([name, choice]) => {
    const other = b.choices.get(name);
    return other !== undefined && emptyTogether(choice, other);
  });

const overlapInTime = (a: Price, b: Price): boolean =>
  a.versions.some((one) => b.versions.some((two) => (one.until === null || two.from < one.until) && (two.until === null || one.from < two.until)));

function meetingOn(a: DeclaredPrice, b: DeclaredPrice, meter: Meter): Meeting {
  const [first, second] = [a.acting.get(meter.name), b.acting.get(meter.name)];
  if (first === undefined || second === undefined) return { kind: 'never' };
  const together = overlapInTime(first, second);
  // What is priced whole reaches past its own end, into parts that the other may price.
  if (!together && first.whole === second.whole) return { kind: 'never' };
  const meeting: Meeting = textsExclude(a, b) ? { kind: 'never' } : findMeeting(first.when, second.when, meter);
  return together || meeting.kind === 'never' ? meeting : { kind: 'unknown' };
}

function valueText(name: string, value: FieldValue, meter: Meter): string {
  if (typeof value === 'string') return `${name} ${JSON.stringify(value)}`;
  const field = meter.fields.get(name);
  // Of the built-in names only the quantity and the period are numbers that a condition reads.
  if (field === undefined && name === 'period') return `a period of ${decimalText(value)} second`;
  const unit = field?.type.kind === 'number' ? field.type.unit : meter.unit;
  return `${name} ${decimalText(divide(value, unit.factor))} ${unitText(unit)}`.trimEnd();
}

const witnessText = (values: ReadonlyMap<string, FieldValue>, meter: Meter): string =>
  values.size === 0 ? `every point of ${meter.name}` : `${meter.name} with ${[...values].map(([name, value]) => valueText(name, value, meter)).join(', ')}`;

const combine = (a: DeclaredPrice, b: DeclaredPrice): boolean =>
  a.node.combinesAny || b.node.combinesAny || a.node.combines.some(({ text }) => text === b.node.name.text) || b.node.combines.some(({ text }) => text === a.node.name.text);

export interface Relations {
  readonly replaces: ReadonlyMap<string, ReadonlySet<string>>;
  /** Pairs that no proof could keep apart, by rule. */
  readonly mustNotMeet: ReadonlyMap<string, ReadonlySet<string>>;
}

function checkNamedMeetings(price: DeclaredPrice, index: ReadonlyMap<string, DeclaredPrice>): void {
  const named = [...price.node.overrides.map((name) => ['overrides', name] as const), ...price.node.combines.map((name) => ['combines', name] as const)];
  for (const [word, name] of named) {
    const other = index.get(name.text);
    if (other === undefined || other === price || !price.complete || !other.complete) continue;
    const common = [...price.acting.keys()].filter((meter) => other.acting.has(meter)).flatMap((meter) => price.file.meters.get(meter)?.meter ?? []);
    if (common.some((meter) => meetingOn(price, other, meter).kind !== 'never')) continue;
    const why = common.length === 0 ? 'the two rules price different meters' : 'their conditions or their dates exclude each other';
    price.file.report(neverMeets(word === 'overrides' ? 'T0503' : 'W0504', locate(price.file, name.span), word, name.text, why));
  }
}

/** @param existing rules of modules that are switched off: they may be named, and do nothing. */
export function checkMeetings(index: ReadonlyMap<string, DeclaredPrice>, existing: ReadonlySet<string>): Relations {
  const prices = [...index.values()];
  for (const price of prices) checkNames(price, [...price.node.overrides, ...price.node.combines], index, existing);
  const circles = new Set<string>();
  const replaces = new Map(prices.map((price) => [price.node.name.text, replacedBy(price, index, circles)]));
  for (const price of prices) checkNamedMeetings(price, index);
  const mustNotMeet = new Map(prices.map((price) => [price.node.name.text, new Set<string>()]));
  const byMeter = new Map<string, DeclaredPrice[]>();
  for (const price of prices) for (const meter of price.acting.keys()) byMeter.set(meter, [...(byMeter.get(meter) ?? []), price]);
  const reported = new Set<string>();
  for (const [meterName, rules] of byMeter) {
    const meter = rules[0]?.file.meters.get(meterName)?.meter;
    if (meter === undefined) continue;
    for (const [position, second] of rules.entries()) {
      for (const first of rules.slice(0, position)) checkPair(first, second, meter, replaces, mustNotMeet, reported);
    }
  }
  return { replaces, mustNotMeet };
}

function checkPair(first: DeclaredPrice, second: DeclaredPrice, meter: Meter, replaces: Relations['replaces'], mustNotMeet: ReadonlyMap<string, Set<string>>, reported: Set<string>): void {
  const [a, b] = [first.node.name.text, second.node.name.text];
  if (replaces.get(a)?.has(b) === true || replaces.get(b)?.has(a) === true || combine(first, second) || reported.has(`${a} ${b}`)) return;
  const meeting = meetingOn(first, second, meter);
  if (meeting.kind === 'never') return;
  if (meeting.kind === 'unknown') {
    mustNotMeet.get(a)?.add(b);
    mustNotMeet.get(b)?.add(a);
    return;
  }
  reported.add(`${a} ${b}`);
  const other = { at: locate(first.file, first.node.name.span), text: 'this price too' };
  second.file.report(rulesMeet(locate(second.file, second.node.name.span), b, other, a, witnessText(meeting.values, meter)));
}
