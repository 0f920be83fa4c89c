/** Examples: what a rule promises, checked by pricing with that rule alone. Scenarios: what the whole rulebook promises. */
import type { Rational } from '../../money/index.ts';
import { type BoundPoint, type OnBranch, type Rule, type RunningTotals, type Tariff, TotalsInMemory, boundLines, placeText, priceWith, ruleOver, totalKeyOf } from '../../rating/index.ts';
import { sum } from '../../money/index.ts';
import { isPure, sameKind, unitText } from '../../units/index.ts';
import { type DeclaredMeter, type FileContext, locate } from '../checks/context.ts';
import { checkQuantity } from '../checks/expressions.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { meterNotPriced, wrongUnit } from '../diagnostics/meaning-messages.ts';
import { exampleUnfit, meterUnclear } from '../diagnostics/rule-messages.ts';
import type { Location } from '../source.ts';
import type { AssignmentNode, ExampleNode, QuantityNode, StepNode, UseNode } from '../syntax/index.ts';
import { type Expectation, type Outcome, expectationOf, judge } from './expectation.ts';
import { pointOf } from './given.ts';

export interface Example {
  readonly kind: 'example' | 'scenario';
  readonly title: string;
  readonly module: string;
  /** `null` for a scenario, which runs all rules. */
  readonly rule: string | null;
  readonly at: Location;
  /** Runs it: no diagnostic when it holds. What it reaches is told to the watcher. */
  readonly run: (tariff: Tariff, watch?: Watch) => Diagnostic | null;
  /** The points that it prices, for explanations, with the totals that each finds. */
  readonly points: readonly { readonly point: BoundPoint; readonly totals: (tariff: Tariff) => RunningTotals }[];
}

/** Is told what an example reaches: places of prices (`instance.tariff:8`), and branches of formulas. */
export interface Watch {
  readonly place: (at: string) => void;
  readonly branch: OnBranch;
}

/** Tells a watcher the places of everything that was charged. */
export function watchOutcome(outcome: Outcome, watch: Watch | undefined): void {
  if (watch === undefined) return;
  if (outcome.status === 'rated') for (const { parts } of outcome.charges) for (const { at } of parts) watch.place(at);
  if (outcome.status === 'closed') for (const { at } of outcome.lines) watch.place(at);
  // A reason of an unrated point names the place that left it so.
  if (outcome.status === 'unrated') for (const [at] of outcome.reason.matchAll(/[^\s`]+:\d+/g)) watch.place(at);
}

type Steps = {
  readonly given: readonly AssignmentNode[];
  readonly after: QuantityNode | null;
  readonly use: UseNode | null;
  readonly expectation: Expectation;
};

const only = <K extends StepNode['kind']>(node: ExampleNode, kind: K): readonly Extract<StepNode, { kind: K }>[] =>
  node.steps.filter((step): step is Extract<StepNode, { kind: K }> => step.kind === kind);

function stepsOf(node: ExampleNode, rule: DeclaredRule): Steps | null {
  const { file } = rule;
  const at = locate(file, node.title.span);
  const [uses, expects, afters, closes] = [only(node, 'use'), only(node, 'expect'), only(node, 'after'), only(node, 'close')];
  const isLimit = rule.node.kind === 'limit';
  const unfit = (headline: string, help: string): null => {
    file.report(exampleUnfit(at, headline, help));
    return null;
  };
  if (rule.node.kind === 'adjust') return unfit('an adjust is shown by a scenario', 'it needs prices to act on: write `scenario "…" { … }` beside the rules');
  if (closes.length > 0) return unfit('an example closes nothing', 'only a scenario has `close`');
  if (expects.length !== 1 || uses.length !== (isLimit ? 0 : 1)) {
    return isLimit ? unfit('an example of a limit has one `after` and one `expect`', 'write for instance `after 3.20 EUR` and `expect 1.80 EUR`')
      : unfit('an example has one `use` and one `expect`', 'write for instance `use 24 hour on 2026-03-10` and `expect 0.48 EUR`');
  }
  if (afters.length > 1 || (isLimit && afters.length === 0)) return unfit('an example has one `after`', 'say how much the window has seen before');
  const expectation = expects[0] === undefined ? null : expectationOf(expects[0].expectation, file);
  return expectation === null ? null : { given: only(node, 'given').flatMap(({ given }) => given), after: afters[0]?.quantity ?? null, use: uses[0]?.use ?? null, expectation };
}

function meterOf(use: UseNode, rule: DeclaredRule): DeclaredMeter | null {
  const { file } = rule;
  const names = [...rule.acting.keys()];
  if (use.meter === null) {
    if (names.length > 1) file.report(meterUnclear(locate(file, use.span), names));
    return names.length === 1 ? file.meters.get(names[0] ?? '') ?? null : null;
  }
  if (rule.acting.has(use.meter.text)) return file.meters.get(use.meter.text) ?? null;
  file.report(meterNotPriced(locate(file, use.meter.span), rule.node.name.text, use.meter.text, names));
  return null;
}

/** `after`: what the running total was before, in base units. */
function totalBefore(after: QuantityNode, rule: Rule, point: BoundPoint, file: FileContext): Rational | null {
  const at = locate(file, after.span);
  const { type, code } = checkQuantity(file, after);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  if (ruleOver(rule, point.period) === null) {
    file.report(exampleUnfit(at, '`after` needs a running total', 'this rule keeps none on that day: it has no `over`'));
    return null;
  }
  if (sameKind(type.unit, point.meter.unit)) return code.value;
  file.report(wrongUnit(at, `the total counts ${point.meter.name}`, unitText(point.meter.unit), isPure(type.unit) ? 'no unit' : unitText(type.unit)));
  return null;
}

type Runnable = Pick<Example, 'run' | 'points'>;

function priceExample(node: ExampleNode, steps: Steps, rule: DeclaredRule): Runnable | null {
  const { file } = rule;
  const { use } = steps;
  const meter = use === null ? null : meterOf(use, rule);
  const compiled = meter === null ? undefined : rule.compiled.get(meter.meter.name);
  if (use === null || meter === null || compiled === undefined) return null;
  const point = pointOf(use, steps.given, meter, file);
  if (point === null) return null;
  if (compiled.versions.every(({ from, until }) => point.period.start < from || (until !== null && point.period.start >= until))) {
    file.report(exampleUnfit(locate(file, use.date.span), `\`${compiled.name}\` is not in force on that day`, 'choose a date inside one of its dated blocks'));
    return null;
  }
  const before = steps.after === null ? null : totalBefore(steps.after, compiled, point, file);
  if (steps.after !== null && before === null) return null;
  const totalsOf = (tariff: Tariff): TotalsInMemory => {
    const totals = new TotalsInMemory();
    const over = ruleOver(compiled, point.period);
    if (before !== null && over !== null) totals.set(totalKeyOf(tariff, point, compiled.name, over, point.period.start), before);
    return totals;
  };
  const run: Example['run'] = (tariff, watch) => {
    const verdict = priceWith(tariff, [{ priority: rule.priority, rules: [compiled] }], point, totalsOf(tariff), watch?.branch);
    watchOutcome(verdict, watch);
    return judge(steps.expectation, node.title.value, verdict, tariff.currency, unitText(meter.meter.unit));
  };
  return { run, points: [{ point, totals: totalsOf }] };
}

/** A limit acts on the sum that `after` names, as its newest block says. */
function limitExample(node: ExampleNode, steps: Steps, rule: DeclaredRule): Runnable | null {
  const { file } = rule;
  const version = rule.limits.at(-1);
  if (steps.after === null || version === undefined) return null;
  const { type, code } = checkQuantity(file, steps.after);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  if (!file.currencyKnown) return null;
  if (file.units.currencyOf(type.unit) !== file.currency) {
    file.report(wrongUnit(locate(file, steps.after.span), 'a limit acts on money', file.currency, isPure(type.unit) ? 'no unit' : unitText(type.unit)));
    return null;
  }
  const lines = boundLines(version.bounds, code.value);
  const amount = sum(lines.map((line) => line.amount));
  const run: Example['run'] = (tariff, watch) => {
    for (const { bound } of lines) watch?.place(placeText(bound.place));
    return judge(steps.expectation, node.title.value, { status: 'closed', amount, lines: [] }, tariff.currency, '');
  };
  return { run, points: [] };
}

/** The examples of a rule; those that cannot be run have been reported. */
export function examplesOf(rule: DeclaredRule): readonly Example[] {
  if (!rule.complete) return [];
  return rule.node.examples.flatMap((node): Example[] => {
    const steps = stepsOf(node, rule);
    const runnable = steps === null ? null : rule.node.kind === 'limit' ? limitExample(node, steps, rule) : priceExample(node, steps, rule);
    return runnable === null ? [] : [{ kind: 'example', title: node.title.value, module: rule.module, rule: rule.node.name.text, at: locate(rule.file, node.title.span), ...runnable }];
  });
}
