/** W0901: meters that nothing prices. Fields that no rule reads are no fault: reports group by them. */
import type { FileContext } from '../checks/context.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { unusedMeter } from '../diagnostics/warning-messages.ts';

export function warnOfUnusedMeters(rules: readonly DeclaredRule[], file: FileContext): void {
  if (rules.length === 0 || file.lost.rules) return;
  const priced = new Set(rules.filter(({ node }) => node.kind === 'price').flatMap(({ node }) => node.meters.map(({ text }) => text)));
  for (const [name, { node, file: path }] of file.meters) if (!priced.has(name)) file.report(unusedMeter({ file: path, span: node.name.span }, name));
}
