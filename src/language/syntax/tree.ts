/** The syntax of rule files as readonly unions, after the concrete tree: what was written, not yet what it means. */
import type { Rational } from '../../money/index.ts';
import type { ArithmeticOperator, ComparisonOperator } from '../../rating/index.ts';
import type { UnitFactor } from '../../units/index.ts';
import type { Span } from '../source.ts';

export interface NameNode {
  readonly text: string;
  readonly span: Span;
}

export interface TextNode {
  readonly value: string;
  readonly span: Span;
}

export interface UnitNode {
  readonly factors: readonly UnitFactor[];
  readonly text: string;
  readonly span: Span;
}

export interface QuantityNode {
  /** `null` when the number breaks the bounds; lowering has said so. */
  readonly value: Rational | null;
  readonly percent: boolean;
  readonly unit: UnitNode | null;
  readonly span: Span;
}

/** A date or date-time in the rulebook's zone, unless it names an offset; `null` where it does not exist. */
export interface DateNode {
  readonly text: string;
  readonly span: Span;
}

export type ExpressionNode =
  | { readonly kind: 'quantity'; readonly quantity: QuantityNode; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: NameNode; readonly span: Span }
  | { readonly kind: 'unit-product'; readonly unit: UnitNode; readonly span: Span }
  | { readonly kind: 'call'; readonly name: NameNode; readonly operands: readonly ExpressionNode[]; readonly span: Span }
  | { readonly kind: 'has'; readonly field: NameNode; readonly span: Span }
  | { readonly kind: 'not'; readonly operand: ExpressionNode; readonly span: Span }
  | { readonly kind: 'negative'; readonly operand: ExpressionNode; readonly span: Span }
  | { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: ExpressionNode; readonly right: ExpressionNode; readonly span: Span }
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly left: ExpressionNode; readonly right: ExpressionNode; readonly span: Span }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: ExpressionNode; readonly right: ExpressionNode; readonly span: Span }
  | { readonly kind: 'among'; readonly operand: ExpressionNode; readonly negated: boolean; readonly values: readonly TextNode[]; readonly span: Span }
  | { readonly kind: 'if'; readonly condition: ExpressionNode; readonly then: ExpressionNode; readonly otherwise: ExpressionNode; readonly span: Span }
  | { readonly kind: 'match'; readonly keys: readonly NameNode[]; readonly rows: readonly RowNode<ExpressionNode>[]; readonly span: Span }
  /** What could not be understood; the parser has said so, and checks stay silent. */
  | { readonly kind: 'broken'; readonly span: Span };

/** `up to QUANTITY`; `quantity` is `null` for `beyond`. */
export interface BoundNode {
  readonly quantity: QuantityNode | null;
  readonly span: Span;
}

export type KeyNode =
  /** `raw` is what stands between the quotes, where a pattern may hold stars. */
  | { readonly kind: 'text'; readonly value: string; readonly raw: string; readonly span: Span }
  | { readonly kind: 'any'; readonly span: Span }
  | { readonly kind: 'bound'; readonly bound: BoundNode; readonly span: Span };

export interface RowNode<T> {
  /** `null` is the `else` row. */
  readonly keys: readonly KeyNode[] | null;
  readonly value: T;
  /** Of the keys. */
  readonly span: Span;
}

export type OutcomeNode =
  | { readonly kind: 'free' | 'unrated'; readonly span: Span }
  | { readonly kind: 'adjust'; readonly adjustment: AdjustmentNode; readonly span: Span }
  /** A price, a flat amount, or both: `unit` and `flat` are `null` where they are not written. */
  | { readonly kind: 'price'; readonly price: QuantityNode | null; readonly flat: QuantityNode | null; readonly span: Span };

export interface AdjustmentNode {
  readonly kind: 'discount' | 'surcharge';
  readonly quantity: QuantityNode;
  readonly span: Span;
}

/** `over month by project` */
export interface OverNode {
  readonly window: NameNode;
  readonly by: readonly NameNode[];
  readonly span: Span;
}

export interface TierNode {
  readonly bound: BoundNode;
  readonly outcome: OutcomeNode;
}

export interface ClockSpanNode {
  readonly from: TextNode;
  readonly until: TextNode;
  readonly span: Span;
}

export interface WindowNode {
  readonly days: NameNode;
  /** Empty for the whole day. */
  readonly spans: readonly ClockSpanNode[];
  readonly outcome: OutcomeNode;
  readonly span: Span;
}

export type BodyNode =
  | { readonly kind: 'rate'; readonly outcome: OutcomeNode; readonly span: Span }
  | { readonly kind: 'table'; readonly first: boolean; readonly keys: readonly NameNode[]; readonly rows: readonly RowNode<OutcomeNode>[]; readonly close: Span; readonly span: Span }
  | { readonly kind: 'csv-table'; readonly first: boolean; readonly keys: readonly NameNode[]; readonly path: TextNode; readonly span: Span }
  | { readonly kind: 'charge'; readonly amount: ExpressionNode; readonly span: Span }
  | { readonly kind: 'tiers'; readonly mode: 'graduated' | 'volume'; readonly over: OverNode; readonly tiers: readonly TierNode[]; readonly span: Span }
  | { readonly kind: 'windows'; readonly windows: readonly WindowNode[]; readonly span: Span }
  | { readonly kind: 'blocks'; readonly begun: boolean; readonly size: QuantityNode; readonly over: OverNode | null; readonly amount: QuantityNode; readonly span: Span }
  | { readonly kind: 'adjust'; readonly adjustment: AdjustmentNode; readonly span: Span }
  | { readonly kind: 'limit'; readonly least: boolean; readonly amount: QuantityNode; readonly over: OverNode; readonly span: Span };

/** `free 730 hour over month by project` */
export interface FreeNode {
  readonly quantity: QuantityNode;
  readonly over: OverNode;
  readonly span: Span;
}

export interface LetNode {
  readonly name: NameNode;
  readonly value: ExpressionNode;
}

export interface VersionNode {
  readonly from: DateNode;
  readonly until: DateNode | null;
  readonly locals: readonly LetNode[];
  readonly free: readonly FreeNode[];
  readonly bodies: readonly BodyNode[];
  /** Of `from … `, up to the brace. */
  readonly span: Span;
}

export interface AssignmentNode {
  readonly name: NameNode;
  readonly value: TextNode | QuantityNode;
}

export interface UseNode {
  readonly quantity: QuantityNode;
  readonly meter: NameNode | null;
  readonly date: DateNode;
  readonly from: TextNode | null;
  readonly until: TextNode | null;
  readonly span: Span;
}

export type ExpectationNode =
  | { readonly kind: 'amount'; readonly quantity: QuantityNode; readonly span: Span }
  | { readonly kind: 'error'; readonly code: NameNode; readonly span: Span }
  | { readonly kind: 'unrated'; readonly span: Span };

export type StepNode =
  | { readonly kind: 'given'; readonly given: readonly AssignmentNode[]; readonly span: Span }
  | { readonly kind: 'after'; readonly quantity: QuantityNode; readonly span: Span }
  | { readonly kind: 'use'; readonly use: UseNode; readonly span: Span }
  | { readonly kind: 'close'; readonly span: Span }
  | { readonly kind: 'expect'; readonly expectation: ExpectationNode; readonly span: Span };

/** An example inside a rule, or a scenario beside rules. */
export interface ExampleNode {
  readonly title: TextNode;
  readonly steps: readonly StepNode[];
  readonly span: Span;
}

export const ruleKinds = ['price', 'adjust', 'limit'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export interface RuleNode {
  readonly kind: RuleKind;
  readonly name: NameNode;
  readonly meters: readonly NameNode[];
  readonly description: TextNode | null;
  readonly conditions: readonly ExpressionNode[];
  readonly overrides: readonly NameNode[];
  readonly combines: readonly NameNode[];
  readonly combinesAny: boolean;
  readonly whole: boolean;
  readonly versions: readonly VersionNode[];
  readonly examples: readonly ExampleNode[];
  readonly span: Span;
  /** Something in it could not be read: checks that depend on the whole rule stay silent. */
  readonly broken: boolean;
}

export type FieldTypeNode =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly values: readonly TextNode[] }
  | { readonly kind: 'number'; readonly unit: UnitNode | null };

export interface FieldNode {
  readonly name: NameNode;
  readonly type: FieldTypeNode;
  readonly optional: boolean;
  readonly span: Span;
}

export interface MeterNode {
  readonly name: NameNode;
  readonly unit: UnitNode;
  readonly fields: readonly FieldNode[];
  readonly broken: boolean;
}

export type SettingNode =
  | { readonly kind: 'language'; readonly edition: TextNode; readonly span: Span }
  | { readonly kind: 'currency'; readonly code: NameNode; readonly decimals: TextNode; readonly rounding: NameNode; readonly span: Span }
  | { readonly kind: 'timezone'; readonly name: TextNode; readonly span: Span }
  | { readonly kind: 'unit'; readonly name: NameNode; readonly quantity: QuantityNode; readonly span: Span };

export interface FileNode {
  readonly path: string;
  readonly modules: readonly NameNode[];
  readonly priorities: readonly { readonly value: bigint; readonly span: Span }[];
  readonly settings: readonly SettingNode[];
  readonly meters: readonly MeterNode[];
  readonly rules: readonly RuleNode[];
  readonly scenarios: readonly (ExampleNode & { readonly broken: boolean })[];
}
