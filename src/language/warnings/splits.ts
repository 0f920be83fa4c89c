/** W0803: a price that is not in proportion to the quantity comes out otherwise when its period is split. */
import type { Version } from '../../rating/index.ts';
import { locate } from '../checks/context.ts';
import { growth } from '../checks/linear.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { shouldBeWhole } from '../diagnostics/form-messages.ts';

function reasonOf({ body, locals, allowance }: Version): string | null {
  if (body.kind === 'blocks' && body.over === null && allowance === null) return 'each part would be rounded to blocks of its own';
  if ((body.kind === 'table' || body.kind === 'first-table') && body.keys.some((key) => growth(key, locals) !== 'constant')) return 'each part would be looked up by its own quantity';
  if (body.kind !== 'charge') return null;
  switch (growth(body.amount, locals)) {
    case 'linear': return null;
    case 'constant': return 'the amount does not depend on the quantity';
    case 'other': return 'the amount is not in proportion to the quantity';
  }
}

export function warnOfSplits({ node, file, compiled }: DeclaredRule): void {
  if (node.whole) return;
  for (const { versions } of compiled.values()) {
    for (const [index, version] of versions.entries()) {
      const [reason, body] = [reasonOf(version), node.versions[index]?.bodies[0]];
      if (reason !== null && body !== undefined) file.report(shouldBeWhole(locate(file, body.span), reason));
    }
  }
}
