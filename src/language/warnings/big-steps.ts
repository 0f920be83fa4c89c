/** W0903: a new price more than half away from the old one: a slipped decimal point, or a reason worth a comment. */
import { type Rational, absolute, compare, decimal, decimalText, divide, multiply, negate, rational, roundToDecimals, subtract } from '../../money/index.ts';
import { hasReason, locate } from '../checks/context.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { bigStep } from '../diagnostics/warning-messages.ts';
import type { QuantityNode } from '../syntax/index.ts';
import { type NamedOutcome, outcomesOf } from './walk.ts';

const largestStep = decimal('0.5');

const priceOf = ({ outcome }: NamedOutcome): QuantityNode | null => (outcome.kind === 'price' ? outcome.price : null);

function words(key: string, ratio: Rational): string {
  const subject = key === '' ? 'this price' : key;
  if (ratio.numerator === 0n) return `${subject} becomes free`;
  const [up, down] = [ratio, divide(rational(1n), ratio)];
  if (up.denominator === 1n && up.numerator > 1n) return `${subject} becomes ${up.numerator === 10n ? 'ten' : up.numerator === 2n ? 'two' : decimalText(up)} times dearer`;
  if (down.denominator === 1n && down.numerator > 1n) return `${subject} falls to ${down.numerator === 10n ? 'a tenth' : down.numerator === 2n ? 'a half' : `one part in ${decimalText(down)}`}`;
  return `${subject} changes by more than half`;
}

function percentText(ratio: Rational): string {
  const change = roundToDecimals(multiply(subtract(ratio, rational(1n)), rational(100n)), 1n, 'half_up');
  return `${change.numerator > 0n ? '+' : '-'}${decimalText(change.numerator < 0n ? negate(change) : change)} %`;
}

export function warnOfBigSteps({ node, file }: DeclaredRule): void {
  const { text } = file.source;
  for (const [index, version] of node.versions.entries()) {
    const earlier = new Map(node.versions[index - 1]?.bodies.flatMap((body) => outcomesOf(body, text)).map((entry) => [entry.key, entry]) ?? []);
    for (const entry of version.bodies.flatMap((body) => outcomesOf(body, text))) {
      const before = earlier.get(entry.key);
      const [old, fresh] = [before === undefined ? null : priceOf(before), priceOf(entry)];
      if (old?.value == null || fresh?.value == null || old.value.numerator <= 0n || fresh.value.numerator < 0n || old.unit?.text !== fresh.unit?.text) continue;
      const ratio = divide(fresh.value, old.value);
      if (compare(absolute(subtract(ratio, rational(1n))), largestStep) <= 0) continue;
      if (hasReason(file, fresh.span.start)) continue;
      const written = ({ span }: QuantityNode): string => text.slice(span.start, span.end);
      file.report(bigStep(locate(file, fresh.span), words(entry.key, ratio), written(old), written(fresh), percentText(ratio)));
    }
  }
}
