/** Ways through the syntax tree that several features take. */
import type { BodyNode, ExpressionNode, FileNode, FreeNode, OutcomeNode, OverNode, QuantityNode, RuleNode, StepNode, UnitNode, VersionNode } from '../language/index.ts';

/** The expression and all that stand inside it. */
export function* expressionsIn(node: ExpressionNode): Generator<ExpressionNode> {
  yield node;
  switch (node.kind) {
    case 'call': for (const operand of node.operands) yield* expressionsIn(operand); return;
    case 'not': case 'negative': case 'among': yield* expressionsIn(node.operand); return;
    case 'arithmetic': case 'comparison': case 'logic':
      yield* expressionsIn(node.left);
      yield* expressionsIn(node.right);
      return;
    case 'if':
      yield* expressionsIn(node.condition);
      yield* expressionsIn(node.then);
      yield* expressionsIn(node.otherwise);
      return;
    case 'match': for (const { value } of node.rows) yield* expressionsIn(value); return;
    default: return;
  }
}

/** The expressions of a dated block, each with all that stand inside it. */
export function* expressionsOf(version: VersionNode): Generator<ExpressionNode> {
  for (const { value } of version.locals) yield* expressionsIn(value);
  for (const body of version.bodies) if (body.kind === 'charge') yield* expressionsIn(body.amount);
}

/** Where running totals of a dated block are described. */
export function oversOf(version: VersionNode): readonly OverNode[] {
  return [...version.free.map(({ over }) => over), ...version.bodies.flatMap((body) => ('over' in body && body.over !== null ? [body.over] : []))];
}

const ofOutcome = (outcome: OutcomeNode): readonly (QuantityNode | null)[] =>
  (outcome.kind === 'adjust' ? [outcome.adjustment.quantity] : outcome.kind === 'price' ? [outcome.price, outcome.flat] : []);

function ofBody(body: BodyNode): readonly (QuantityNode | null)[] {
  switch (body.kind) {
    case 'rate': return ofOutcome(body.outcome);
    case 'table': return body.rows.flatMap(({ keys, value }) => [...(keys ?? []).map((key) => (key.kind === 'bound' ? key.bound.quantity : null)), ...ofOutcome(value)]);
    case 'tiers': return body.tiers.flatMap(({ bound, outcome }) => [bound.quantity, ...ofOutcome(outcome)]);
    case 'windows': return body.windows.flatMap(({ outcome }) => ofOutcome(outcome));
    case 'blocks': return [body.size, body.amount];
    case 'adjust': return [body.adjustment.quantity];
    case 'limit': return [body.amount];
    case 'charge': case 'csv-table': return [];
  }
}

function ofStep(step: StepNode): readonly (QuantityNode | null)[] {
  switch (step.kind) {
    case 'given': return step.given.map(({ value }) => ('unit' in value ? value : null));
    case 'after': return [step.quantity];
    case 'use': return [step.use.quantity];
    case 'expect': return [step.expectation.kind === 'amount' ? step.expectation.quantity : null];
    case 'close': return [];
  }
}

const ofExpressions = (expressions: Iterable<ExpressionNode>): readonly (QuantityNode | null)[] =>
  [...expressions].flatMap((node) => (node.kind === 'quantity' ? [node.quantity] : node.kind === 'match' ? node.rows.flatMap(({ keys }) => (keys ?? []).map((key) => (key.kind === 'bound' ? key.bound.quantity : null))) : []));

const ofRule = (rule: RuleNode): readonly (QuantityNode | null)[] => [
  ...rule.conditions.flatMap((condition) => ofExpressions(expressionsIn(condition))),
  ...rule.versions.flatMap((version) => [...ofExpressions(expressionsOf(version)), ...version.free.map(({ quantity }: FreeNode) => quantity), ...version.bodies.flatMap(ofBody)]),
  ...rule.examples.flatMap(({ steps }) => steps.flatMap(ofStep)),
];

/** Every unit that a file names. */
export function unitsIn(file: FileNode): readonly UnitNode[] {
  const quantities = [...file.settings.flatMap((setting) => (setting.kind === 'unit' ? [setting.quantity] : [])), ...file.rules.flatMap(ofRule), ...file.scenarios.flatMap(({ steps }) => steps.flatMap(ofStep))];
  const meters = file.meters.flatMap(({ unit, fields }) => [unit, ...fields.flatMap(({ type }) => (type.kind === 'number' && type.unit !== null ? [type.unit] : []))]);
  return [...meters, ...quantities.flatMap((quantity) => (quantity?.unit === undefined || quantity.unit === null ? [] : [quantity.unit]))];
}
