/** `over month by project`: the window and the group of a running total. */
import type { Over } from '../../rating/index.ts';
import { type CalendarSpan, calendarSpans } from '../../time/index.ts';
import { locate } from '../checks/context.ts';
import { checkName } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { typeMismatch, unknownName } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import type { OverNode } from '../syntax/index.ts';

const isSpan = (name: string): name is CalendarSpan => (calendarSpans as readonly string[]).includes(name);

/** What is counted together, or `null` after saying what is wrong. */
export function checkOver(node: OverNode, scope: Scope): Over | null {
  const { file } = scope;
  const { window } = node;
  const span = isSpan(window.text) ? window.text : null;
  if (span === null) file.report(unknownName(locate(file, window.span), 'window', window.text, nearest(window.text, calendarSpans), calendarSpans));
  const by = node.by.flatMap((name): readonly string[] => {
    const { code } = checkName(name, scope);
    if (code.kind === 'field' || (code.kind === 'built-in' && code.name === 'scope')) return [name.text];
    if (code.kind === 'built-in' || code.kind === 'local') file.report(typeMismatch(locate(file, name.span), 'a total is kept by fields', 'a field or `scope`', `\`${name.text}\``));
    return [];
  });
  return span === null || by.length < node.by.length ? null : { span, by };
}
