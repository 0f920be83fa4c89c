/** A policy as it is understood: when it holds, for whom, how often it counts, what is said, and who is told. Knows nothing of how it was written. */
import type { Rational } from '../money/index.ts';
import type { AlertSpan } from '../storage/index.ts';
import type { About, Asked } from './facts.ts';
import type { OperatorName } from './operators.ts';

export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];
export const spans = ['period', 'day', 'month'] as const satisfies readonly AlertSpan[];

export type ScopeChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'listed'; readonly scopes: ReadonlySet<string> }
  /** All that stand below it, however deep. */
  | { readonly kind: 'below'; readonly parent: string };

export type Compared =
  /** Exact, as `exactNumber` reads it. */
  | { readonly kind: 'decimal'; readonly text: string }
  | { readonly kind: 'whole'; readonly value: number }
  | { readonly kind: 'fact'; readonly asked: Asked };

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'comparison'; readonly asked: Asked; readonly operator: OperatorName; readonly to: Compared };

/** What a message may name besides facts. */
export const plainWords = ['scope', 'scope_name', 'policy', 'severity', 'window', 'currency', 'period_start', 'period_end'] as const;
export type PlainWord = (typeof plainWords)[number];

export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: PlainWord }
  | { readonly kind: 'fact'; readonly asked: Asked };

export interface Webhook {
  readonly url: string;
  readonly timeoutSeconds: number;
  /** A header whose value stands in a file; read whenever somebody is told. */
  readonly secret: { readonly header: string; readonly file: string } | null;
}

export interface Policy {
  readonly name: string;
  readonly description: string | null;
  readonly severity: Severity;
  readonly scopes: ScopeChoice;
  /** Within which it counts once for a scope. */
  readonly oncePer: AlertSpan;
  readonly condition: Condition;
  readonly message: readonly MessagePart[];
  /** By scope, and of those that are not named; `null` where those have none. */
  readonly budgets: ReadonlyMap<string, Rational>;
  readonly budget: Rational | null;
  readonly webhook: Webhook | null;
  readonly about: About;
  /** Every fact that it compares or names, each once. */
  readonly asked: readonly Asked[];
}

export const budgetOf = ({ budgets, budget }: Policy, scope: string): Rational | null => budgets.get(scope) ?? budget;
