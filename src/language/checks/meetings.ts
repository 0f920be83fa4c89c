/**
 * How rules stand to each other: overrides and combinations by name, and the proof that no two rules claim one point
 * unless one of them says so.
 */
import type { FieldValue, Meter } from '../../rating/index.ts';
import { decimalText, divide } from '../../money/index.ts';
import { unitText } from '../../units/index.ts';
import { duplicateName, unknownName } from '../diagnostics/meaning-messages.ts';
import { bothWords, neverMeets, otherKind, overrideCircle, rulesMeet } from '../diagnostics/rule-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { NameNode } from '../syntax/index.ts';
import { locate } from './context.ts';
import { type Choice, allows } from './narrowing.ts';
import type { Acting, DeclaredRule } from './rules.ts';
import { type Meeting, findMeeting } from './witness.ts';

/** Rules by name; a second rule of the same name is reported and left out. */
export function indexRules(rules: readonly DeclaredRule[]): ReadonlyMap<string, DeclaredRule> {
  const index = new Map<string, DeclaredRule>();
  for (const rule of rules) {
    const { name } = rule.node;
    const known = index.get(name.text);
    if (known === undefined) index.set(name.text, rule);
    else rule.file.report(duplicateName(locate(rule.file, name.span), 'rule', name.text, locate(known.file, known.node.name.span)));
  }
  return index;
}

function checkNames(rule: DeclaredRule, names: readonly NameNode[], index: ReadonlyMap<string, DeclaredRule>, existing: ReadonlySet<string>): void {
  for (const name of names) {
    if (index.has(name.text) || existing.has(name.text)) continue;
    const known = [...index.keys()].filter((other) => other !== rule.node.name.text);
    if (!rule.file.lost.rules) rule.file.report(unknownName(locate(rule.file, name.span), 'rule', name.text, nearest(name.text, known), known));
  }
}

/** Everything a rule replaces, directly or through others. A circle is reported at the first of its rules that is asked. */
function replacedBy(rule: DeclaredRule, index: ReadonlyMap<string, DeclaredRule>, circles: Set<string>): ReadonlySet<string> {
  const replaced = new Set<string>();
  const walk = (current: DeclaredRule, chain: readonly string[]): void => {
    for (const name of current.node.overrides) {
      if (name.text === rule.node.name.text) {
        const circle = [...chain].sort().join();
        if (!circles.has(circle)) rule.file.report(overrideCircle(locate(current.file, name.span), [...chain, name.text]));
        circles.add(circle);
        continue;
      }
      const next = index.get(name.text);
      if (next === undefined || replaced.has(name.text)) continue;
      replaced.add(name.text);
      walk(next, [...chain, name.text]);
    }
  };
  walk(rule, [rule.node.name.text]);
  return replaced;
}

const emptyTogether = (a: Choice, b: Choice): boolean =>
  a.kind === 'only' ? [...a.values].every((value) => !allows(b, value)) : b.kind === 'only' && [...b.values].every((value) => !allows(a, value));

/** Whether the texts that both conditions ask for exclude each other: the cheap proof, tried first. */
const textsExclude = (a: DeclaredRule, b: DeclaredRule): boolean =>
  [...a.choices].some(([name, choice]) => {
    const other = b.choices.get(name);
    return other !== undefined && emptyTogether(choice, other);
  });

const overlapInTime = (a: Acting, b: Acting): boolean =>
  a.versions.some((one) => b.versions.some((two) => (one.until === null || two.from < one.until) && (two.until === null || one.from < two.until)));

function meetingOn(a: DeclaredRule, b: DeclaredRule, meter: Meter): Meeting {
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

const combine = (a: DeclaredRule, b: DeclaredRule): boolean =>
  a.node.combinesAny || b.node.combinesAny || a.node.combines.some(({ text }) => text === b.node.name.text) || b.node.combines.some(({ text }) => text === a.node.name.text);

export interface Relations {
  readonly replaces: ReadonlyMap<string, ReadonlySet<string>>;
  /** Pairs that no proof could keep apart, by rule. */
  readonly mustNotMeet: ReadonlyMap<string, ReadonlySet<string>>;
}

function checkNamedMeetings(rule: DeclaredRule, index: ReadonlyMap<string, DeclaredRule>): void {
  const overridden = new Set(rule.node.overrides.map(({ text }) => text));
  for (const name of rule.node.combines) if (overridden.has(name.text)) rule.file.report(bothWords(locate(rule.file, name.span), name.text));
  const named = [...rule.node.overrides.map((name) => ['overrides', name] as const), ...rule.node.combines.map((name) => ['combines', name] as const)];
  for (const [word, name] of named) {
    const other = index.get(name.text);
    if (other === undefined || other === rule) continue;
    if (other.node.kind !== rule.node.kind) {
      rule.file.report(otherKind(locate(rule.file, name.span), word, name.text, other.node.kind, rule.node.kind));
      continue;
    }
    if (!rule.complete || !other.complete) continue;
    const common = [...rule.acting.keys()].filter((meter) => other.acting.has(meter)).flatMap((meter) => rule.file.meters.get(meter)?.meter ?? []);
    if (common.some((meter) => meetingOn(rule, other, meter).kind !== 'never')) continue;
    const why = common.length === 0 ? 'the two rules act on different meters' : 'their conditions or their dates exclude each other';
    rule.file.report(neverMeets(word === 'overrides' ? 'T0503' : 'W0504', locate(rule.file, name.span), word, name.text, why));
  }
}

/** @param existing rules of modules that are switched off: they may be named, and do nothing. */
export function checkMeetings(index: ReadonlyMap<string, DeclaredRule>, existing: ReadonlySet<string>): Relations {
  const rules = [...index.values()];
  for (const rule of rules) checkNames(rule, [...rule.node.overrides, ...rule.node.combines], index, existing);
  const circles = new Set<string>();
  const replaces = new Map(rules.map((rule) => [rule.node.name.text, replacedBy(rule, index, circles)]));
  for (const rule of rules) checkNamedMeetings(rule, index);
  const mustNotMeet = new Map(rules.map((rule) => [rule.node.name.text, new Set<string>()]));
  const byMeter = new Map<string, DeclaredRule[]>();
  for (const rule of rules) for (const meter of rule.acting.keys()) byMeter.set(meter, [...(byMeter.get(meter) ?? []), rule]);
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

function checkPair(first: DeclaredRule, second: DeclaredRule, meter: Meter, replaces: Relations['replaces'], mustNotMeet: ReadonlyMap<string, Set<string>>, reported: Set<string>): void {
  const [a, b] = [first.node.name.text, second.node.name.text];
  if (first.node.kind !== second.node.kind) return;
  if (replaces.get(a)?.has(b) === true || replaces.get(b)?.has(a) === true || combine(first, second) || reported.has(`${a} ${b}`)) return;
  const meeting = meetingOn(first, second, meter);
  if (meeting.kind === 'never') return;
  if (meeting.kind === 'unknown') {
    mustNotMeet.get(a)?.add(b);
    mustNotMeet.get(b)?.add(a);
    return;
  }
  reported.add(`${a} ${b}`);
  const other = { at: locate(first.file, first.node.name.span), text: `this ${first.node.kind} too` };
  second.file.report(rulesMeet(locate(second.file, second.node.name.span), second.node.kind, b, other, a, witnessText(meeting.values, meter)));
}
