/** What an expression is checked against, and what comes out. */
import { rational } from '../../money/index.ts';
import type { Expression } from '../../rating/index.ts';
import type { RuleKind } from '../syntax/index.ts';
import type { DeclaredMeter, FileContext } from './context.ts';
import { type Type, unknown } from './types.ts';

/** What may be read where an expression stands. */
export interface Scope {
  readonly file: FileContext;
  readonly meter: DeclaredMeter;
  readonly kind: RuleKind;
  /** Whether the rule prices points unsplit. */
  readonly whole: boolean;
  /** Optional fields known to be there. */
  readonly present: ReadonlySet<string>;
  /** Optional fields that this rule read without asking: each is told once. */
  readonly doubted: Set<string>;
  readonly locals: ReadonlyMap<string, Type>;
  /** Whether this is a rule's `when`, which is settled before anything is charged. */
  readonly inCondition: boolean;
  /** Locals that were read, for the check that none is idle. */
  readonly used: Set<string>;
}

export interface Typed {
  readonly type: Type;
  readonly code: Expression;
}

export const nothing: Expression = { kind: 'number', value: rational(0n) };
/** What stands for an expression with a fault that was reported. */
export const failed: Typed = { type: unknown, code: nothing };
