/** Rules of all kinds, each checked and compiled for every meter it acts on. */
import type { Clause, Expression, LimitVersion, Rule } from '../../rating/index.ts';
import type { Instant } from '../../time/index.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { unknownName } from '../diagnostics/meaning-messages.ts';
import { noDescription } from '../diagnostics/rule-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { ExpressionNode, RuleNode } from '../syntax/index.ts';
import { type DeclaredMeter, type FileContext, locate, placeOf } from './context.ts';
import { expectTruth } from './expressions.ts';
import { type Choices, presentFields, textChoices } from './narrowing.ts';
import type { Scope } from './scope.ts';
import { checkLimitVersions, checkVersions } from './versions.ts';

/** When and where a rule acts on a meter: all that decides whether two rules can meet. */
export interface Acting {
  readonly when: Expression | null;
  readonly whole: boolean;
  readonly versions: readonly { readonly from: Instant; readonly until: Instant | null }[];
}

/** A rule as it stands in its file, and as it acts on each of its meters. */
export interface DeclaredRule {
  readonly node: RuleNode;
  readonly file: FileContext;
  readonly module: string;
  readonly priority: bigint;
  readonly choices: Choices;
  /** By meter name; a rule is missing where its condition or all of its blocks are at fault. */
  readonly acting: ReadonlyMap<string, Acting>;
  /** Of prices and adjusts, by meter. */
  readonly compiled: ReadonlyMap<string, Rule>;
  /** Of limits; the same for all meters. */
  readonly limits: readonly LimitVersion[];
  /** Nothing was wrong with it for any of its meters: only then do its examples say anything. */
  readonly complete: boolean;
}

/** Several `when` lines all have to hold. */
const conditionOf = (conditions: readonly ExpressionNode[]): ExpressionNode | null =>
  conditions.length === 0 ? null : conditions.reduce((left, right) => ({ kind: 'logic', operator: 'and', left, right, span: { start: left.span.start, end: right.span.end } }));

function metersOf(node: RuleNode, file: FileContext): readonly DeclaredMeter[] {
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

/** The conjuncts of a condition with their texts: the syntax and the compiled form have the same shape there. */
function clausesOf(node: ExpressionNode, code: Expression, file: FileContext): readonly Clause[] {
  if (node.kind === 'logic' && node.operator === 'and' && code.kind === 'logic' && code.operator === 'and') return [...clausesOf(node.left, code.left, file), ...clausesOf(node.right, code.right, file)];
  return [{ code, text: file.source.text.slice(node.span.start, node.span.end) }];
}

interface ForMeter {
  readonly acting: Acting;
  readonly rule: Rule | null;
  readonly limits: readonly LimitVersion[];
}

function compileFor(meter: DeclaredMeter, node: RuleNode, module: string, file: FileContext, condition: ExpressionNode | null, choices: Choices): ForMeter | null {
  const watched = counting(file);
  const scope: Scope = { file: watched.file, meter, kind: node.kind, whole: node.whole, present: new Set(), doubted: new Set(), locals: new Map(), inCondition: true, used: new Set() };
  const when: Expression | null = condition === null ? null : expectTruth(condition, scope);
  const conditionSound = watched.errorCount() === 0 && !node.broken;
  const inside: Scope = { ...scope, file, present: condition === null ? new Set() : presentFields(condition, true), inCondition: false };
  const { kind } = node;
  const limits = kind === 'limit' ? checkLimitVersions(node, inside) : [];
  const versions = kind === 'limit' ? [] : checkVersions(node, inside, choices);
  const dated = kind === 'limit' ? limits : versions;
  // A condition with a fault says nothing about where the rule acts.
  if (dated.length === 0 || !conditionSound) return null;
  const place = placeOf(file, node.name.span);
  const rule: Rule | null = kind === 'limit' ? null : { kind, module, name: node.name.text, when, clauses: condition === null || when === null ? [] : clausesOf(condition, when, file), whole: node.whole, versions, replaces: new Set(), mustNotMeet: new Set(), place };
  return { acting: { when, whole: node.whole, versions: dated }, rule, limits };
}

export function checkRule(node: RuleNode, module: string, priority: bigint, outer: FileContext): DeclaredRule {
  // A rule that could not be read says so once; what follows from the holes is not said.
  const { file, errorCount } = counting(node.broken ? { ...outer, report: () => {} } : outer);
  const condition = conditionOf(node.conditions);
  const choices: Choices = condition === null ? new Map() : textChoices(condition, true);
  const acting = new Map<string, Acting>();
  const compiled = new Map<string, Rule>();
  let limits: readonly LimitVersion[] = [];
  for (const meter of metersOf(node, file)) {
    const result = compileFor(meter, node, module, file, condition, choices);
    if (result === null) continue;
    acting.set(meter.meter.name, result.acting);
    if (result.rule !== null) compiled.set(meter.meter.name, result.rule);
    limits = result.limits;
  }
  if (node.description === null) file.report(noDescription(locate(file, node.name.span), node.name.text));
  return { node, file: outer, module, priority, choices, acting, compiled, limits, complete: errorCount() === 0 && !node.broken && acting.size === node.meters.length };
}
