/** Price rules, each checked and compiled for every meter it prices. */
import type { Expression, Price } from '../../rating/index.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { unknownName } from '../diagnostics/meaning-messages.ts';
import { noDescription } from '../diagnostics/rule-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { ExpressionNode, PriceNode } from '../syntax/index.ts';
import { type DeclaredMeter, type FileContext, locate, placeOf } from './context.ts';
import { expectTruth } from './expressions.ts';
import type { Scope } from './scope.ts';
import { type Choices, presentFields, textChoices } from './narrowing.ts';
import { checkVersions } from './versions.ts';

/** A price rule as it stands in its file, and as it acts on each of its meters. */
export interface DeclaredPrice {
  readonly node: PriceNode;
  readonly file: FileContext;
  readonly module: string;
  readonly priority: bigint;
  readonly choices: Choices;
  /** By meter name; a rule is missing where its condition or all of its prices are at fault. */
  readonly acting: ReadonlyMap<string, Price>;
  /** Nothing was wrong with it for any of its meters: only then do its examples say anything. */
  readonly complete: boolean;
}

/** Several `when` lines all have to hold. */
const conditionOf = (conditions: readonly ExpressionNode[]): ExpressionNode | null =>
  conditions.length === 0 ? null : conditions.reduce((left, right) => ({ kind: 'logic', operator: 'and', left, right, span: { start: left.span.start, end: right.span.end } }));

export function metersOf(node: PriceNode, file: FileContext): readonly DeclaredMeter[] {
  return node.meters.flatMap((name) => {
    const meter = file.meters.get(name.text);
    // A meter that could not be read makes no further noise in the rules that use it.
    if (meter !== undefined) return meter.node.broken ? [] : [meter];
    const known = [...file.meters.keys()];
    if (!file.lost.settings) file.report(unknownName(locate(file, name.span), 'meter', name.text, nearest(name.text, known), known));
    return [];
  });
}

/** The file, counting the errors that are reported through it. */
function counting(file: FileContext): { readonly file: FileContext; readonly errorCount: () => number } {
  let count = 0;
  const report = (entry: Diagnostic): void => {
    if (isError(entry)) count += 1;
    file.report(entry);
  };
  return { file: { ...file, report }, errorCount: () => count };
}

function compileFor(meter: DeclaredMeter, node: PriceNode, module: string, file: FileContext, condition: ExpressionNode | null, choices: Choices): Price | null {
  const watched = counting(file);
  const scope: Scope = { file: watched.file, meter, present: new Set(), doubted: new Set(), locals: new Map(), inCondition: true, used: new Set() };
  const when: Expression | null = condition === null ? null : expectTruth(condition, scope);
  const conditionSound = watched.errorCount() === 0 && !node.broken;
  const inside: Scope = { ...scope, file, present: condition === null ? new Set() : presentFields(condition, true), inCondition: false };
  const versions = checkVersions(node, inside, choices);
  // A condition with a fault says nothing about where the rule acts.
  if (versions.length === 0 || !conditionSound) return null;
  return { module, name: node.name.text, when, whole: node.whole, versions, replaces: new Set(), mustNotMeet: new Set(), place: placeOf(file, node.name.span) };
}

export function checkPrice(node: PriceNode, module: string, priority: bigint, outer: FileContext): DeclaredPrice {
  // A rule that could not be read says so once; what follows from the holes is not said.
  const { file, errorCount } = counting(node.broken ? { ...outer, report: () => {} } : outer);
  const condition = conditionOf(node.conditions);
  const choices: Choices = condition === null ? new Map() : textChoices(condition, true);
  const acting = new Map<string, Price>();
  for (const meter of metersOf(node, file)) {
    const price = compileFor(meter, node, module, file, condition, choices);
    if (price !== null) acting.set(meter.meter.name, price);
  }
  if (node.description === null) file.report(noDescription(locate(file, node.name.span), node.name.text));
  return { node, file: outer, module, priority, choices, acting, complete: errorCount() === 0 && !node.broken && acting.size === node.meters.length };
}
