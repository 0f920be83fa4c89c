/** W0305: gigabytes and gibibytes in one rule. */
import { locate } from '../checks/context.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { mixedSizes } from '../diagnostics/warning-messages.ts';
import { unitsOf } from './walk.ts';

const decimals = /^[kMGTPE]B$/;
const binaries = /^[KMGTPE]iB$/;

export function warnOfMixedSizes({ node, file }: DeclaredRule): void {
  const found = unitsOf(node).flatMap((unit) => unit.factors.map(({ name }) => ({ name, at: locate(file, unit.span) })));
  const [decimal, binary] = [found.find(({ name }) => decimals.test(name)), found.find(({ name }) => binaries.test(name))];
  if (decimal === undefined || binary === undefined) return;
  const [first, second] = decimal.at.span.start < binary.at.span.start ? [decimal, binary] : [binary, decimal];
  file.report(mixedSizes(second.at, decimal.name, binary.name, { at: first.at, text: 'the other' }));
}
