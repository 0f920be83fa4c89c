/** Scenarios: steps through the whole rulebook, with running totals and limits as they come about. */
import { sum } from '../../money/index.ts';
import { type BoundPoint, LimitBook, type Tariff, TotalsInMemory, pricePoint } from '../../rating/index.ts';
import { unitText } from '../../units/index.ts';
import { type DeclaredMeter, type FileContext, locate } from '../checks/context.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { unknownName } from '../diagnostics/meaning-messages.ts';
import { exampleUnfit } from '../diagnostics/rule-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { AssignmentNode, ExampleNode, UseNode } from '../syntax/index.ts';
import { type Expectation, type Outcome, expectationOf, judge } from './expectation.ts';
import { pointOf } from './given.ts';
import { type Example, type Watch, watchOutcome } from './index.ts';

type Step =
  | { readonly kind: 'use'; readonly point: BoundPoint }
  | { readonly kind: 'close' }
  | { readonly kind: 'expect'; readonly expectation: Expectation };

function meterOf(use: UseNode, file: FileContext): DeclaredMeter | null {
  const known = [...file.meters.keys()];
  if (use.meter === null) {
    file.report(exampleUnfit(locate(file, use.span), 'the scenario does not say which meter', `write \`use … of ${known[0] ?? 'METER'}\``));
    return null;
  }
  const meter = file.meters.get(use.meter.text);
  if (meter === undefined && !file.lost.settings) file.report(unknownName(locate(file, use.meter.span), 'meter', use.meter.text, nearest(use.meter.text, known), known));
  // A meter that could not be read makes no further noise.
  return meter === undefined || meter.node.broken ? null : meter;
}

/** Later `given`s replace earlier ones of the same name; a meter is given only the fields that it has. */
function merged(given: readonly AssignmentNode[], more: readonly AssignmentNode[]): readonly AssignmentNode[] {
  return [...given.filter(({ name }) => !more.some((entry) => entry.name.text === name.text)), ...more];
}

function prepare(node: ExampleNode, file: FileContext): readonly Step[] | null {
  const steps: Step[] = [];
  let given: readonly AssignmentNode[] = [];
  let sound = true;
  const fail = (): void => void (sound = false);
  for (const step of node.steps) {
    switch (step.kind) {
      case 'given':
        given = merged(given, step.given);
        break;
      case 'after':
        file.report(exampleUnfit(locate(file, step.span), 'a scenario starts from nothing', 'write the usage before as `use` steps of its own'));
        fail();
        break;
      case 'use': {
        const meter = meterOf(step.use, file);
        const own = meter === null ? given : given.filter(({ name }) => name.text === 'scope' || meter.meter.fields.has(name.text) || ![...file.meters.values()].some((other) => other.meter.fields.has(name.text)));
        const point = meter === null ? null : pointOf(step.use, own, meter, file);
        if (point === null) fail();
        else steps.push({ kind: 'use', point });
        break;
      }
      case 'close':
        steps.push({ kind: 'close' });
        break;
      case 'expect': {
        const expectation = expectationOf(step.expectation, file);
        if (expectation === null) fail();
        else steps.push({ kind: 'expect', expectation });
      }
    }
  }
  if (sound && !steps.some(({ kind }) => kind === 'expect')) {
    file.report(exampleUnfit(locate(file, node.title.span), 'this scenario expects nothing', 'end it with `expect AMOUNT`'));
    return null;
  }
  return sound ? steps : null;
}

function run(steps: readonly Step[], title: string, tariff: Tariff, watch: Watch | undefined): Diagnostic | null {
  const totals = new TotalsInMemory();
  const limits = new LimitBook(tariff);
  let outcome: Outcome = { status: 'unrated', reason: 'nothing was used' };
  let unit = '';
  for (const step of steps) {
    if (step.kind === 'use') {
      unit = unitText(step.point.meter.unit);
      outcome = pricePoint(tariff, step.point, totals, watch?.branch);
      watchOutcome(outcome, watch);
      if (outcome.status !== 'rated') continue;
      totals.apply(outcome.movements);
      limits.count(step.point, outcome);
    } else if (step.kind === 'close') {
      const lines = limits.close().flatMap((window) => window.lines);
      outcome = { status: 'closed', amount: sum(lines.map(({ amount }) => amount)), lines };
      watchOutcome(outcome, watch);
    } else {
      const failure = judge(step.expectation, title, outcome, tariff.currency, unit);
      if (failure !== null) return failure;
    }
  }
  return null;
}

/** Each point with the totals that the ones before it leave. */
function pointsOf(steps: readonly Step[]): Example['points'] {
  const points = steps.flatMap((step) => (step.kind === 'use' ? [step.point] : []));
  return points.map((point, index) => ({
    point,
    totals: (tariff) => {
      const totals = new TotalsInMemory();
      for (const earlier of points.slice(0, index)) {
        const verdict = pricePoint(tariff, earlier, totals);
        if (verdict.status === 'rated') totals.apply(verdict.movements);
      }
      return totals;
    },
  }));
}

/** The scenarios of a module; those that cannot be run have been reported. */
export function scenariosOf(nodes: readonly (ExampleNode & { readonly broken: boolean })[], module: string, file: FileContext): readonly Example[] {
  return nodes.flatMap((node): Example[] => {
    const steps = node.broken ? null : prepare(node, file);
    const title = node.title.value;
    return steps === null ? [] : [{ kind: 'scenario', title, module, rule: null, at: locate(file, node.title.span), run: (tariff, watch) => run(steps, title, tariff, watch), points: pointsOf(steps) }];
  });
}
