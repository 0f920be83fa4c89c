/** A skip expression from its text: parsed, understood, and made ready to be asked for each point. Never becomes code. */
import type { SkipAnswer, SkipExpression } from '../metric.ts';
import { parseExpression } from './parser.ts';
import { type Surroundings, resolve } from './resolve.ts';
import { ExpressionFault, type ExpressionProblem } from './tree.ts';
import { Unanswerable, isTruthy } from './values.ts';

export type SkipCompilation =
  /** `null`: it skips nothing, whatever a point says. */
  | { readonly ok: true; readonly expression: SkipExpression | null }
  | { readonly ok: false; readonly problem: ExpressionProblem };

const skipped: SkipAnswer = { kind: 'skipped' };
const kept: SkipAnswer = { kind: 'kept', reason: null };

export function compileSkipExpression(text: string, around: Surroundings): SkipCompilation {
  try {
    const resolved = resolve(parseExpression(text), around);
    if (resolved.constant !== null) return { ok: true, expression: isTruthy(resolved.constant.value) ? { text, isAlways: true, answer: () => skipped } : null };
    const answer: SkipExpression['answer'] = (point) => {
      try {
        return isTruthy(resolved.read(point)) ? skipped : kept;
      } catch (error) {
        if (error instanceof Unanswerable) return { kind: 'kept', reason: error.message };
        throw error;
      }
    };
    return { ok: true, expression: { text, isAlways: false, answer } };
  } catch (error) {
    if (error instanceof ExpressionFault) return { ok: false, problem: error.problem };
    throw error;
  }
}
