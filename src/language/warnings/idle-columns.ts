/** W0407: a key for which every row says `any`. */
import { locate } from '../checks/context.ts';
import type { DeclaredRule } from '../checks/rules.ts';
import { idleColumn } from '../diagnostics/warning-messages.ts';

export function warnOfIdleColumns({ node, file }: DeclaredRule): void {
  for (const body of node.versions.flatMap(({ bodies }) => bodies)) {
    if (body.kind !== 'table') continue;
    const rows = body.rows.flatMap(({ keys }) => (keys === null ? [] : [keys]));
    if (rows.length === 0) continue;
    for (const [index, key] of body.keys.entries()) {
      if (rows.every((keys) => keys[index]?.kind === 'any')) file.report(idleColumn(locate(file, key.span), key.text));
    }
  }
}
