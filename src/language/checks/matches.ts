/** `match a, b { … }`: the table form of an expression. */
import { type Expression, type RowKey, buildRowIndex } from '../../rating/index.ts';
import type { ExpressionNode } from '../syntax/index.ts';
import { quotedText } from '../diagnostics/meaning-messages.ts';
import { rangeAsKey } from '../diagnostics/table-messages.ts';
import { type FileContext, locate, placeOf } from './context.ts';
import { checkExpression, commonType } from './expressions.ts';
import { type Scope, type Typed, nothing } from './scope.ts';
import { checkKeys } from './keys.ts';
import { type CheckedRow, checkRows } from './rows.ts';
import { unknown } from './types.ts';
import type { KeyNode, RowNode } from '../syntax/index.ts';

/** The values of a row's keys; `null` for `any`, and for the whole `else` row. */
export const rowKey = (row: RowNode<unknown>): RowKey | null => row.keys?.map((key: KeyNode) => (key.kind === 'text' ? key.value : null)) ?? null;

/** A row as the checks see it. */
export const checkedRow = (row: RowNode<unknown>, file: FileContext): CheckedRow =>
  ({ keys: rowKey(row), at: locate(file, row.span), keysAt: (row.keys ?? []).map(({ span }) => locate(file, span)) });

/** Whether some key is a range, which only `table first` has; says so. */
export function reportRanges(rows: readonly RowNode<unknown>[], file: FileContext): boolean {
  const ranges = rows.flatMap(({ keys }) => (keys ?? []).filter(({ kind }) => kind === 'bound'));
  for (const { span } of ranges) file.report(rangeAsKey(locate(file, span)));
  return ranges.length > 0;
}

export function checkMatch(node: Extract<ExpressionNode, { kind: 'match' }>, scope: Scope): Typed {
  const { file } = scope;
  const values = node.rows.map((row) => ({ node: row.value, ...checkExpression(row.value, scope) }));
  const type = commonType(values, 'a `match`', scope);
  // The condition of the rule narrows tables only: a match may stand behind an `if` of its own.
  const keys = checkKeys(node.keys, scope, new Map());
  if (keys === null || reportRanges(node.rows, file)) return { type: unknown, code: nothing };
  const at = locate(file, { start: node.span.start, end: node.keys.at(-1)?.span.end ?? node.span.end });
  const rows = node.rows.map((row) => checkedRow(row, file));
  if (!checkRows({ keys, rows, at, insertion: null, written: quotedText, meterName: scope.meter.meter.name, gives: 'value' }, file)) return { type: unknown, code: nothing };
  const codes = node.rows.map((row, index) => [rowKey(row), values[index]?.code ?? nothing] as const);
  const otherwise = codes.find(([key]) => key === null)?.[1] ?? null;
  const index = buildRowIndex<Expression>(codes.flatMap(([key, code]) => (key === null ? [] : [[key, code] as const])), otherwise);
  return { type, code: { kind: 'match', keys: keys.map(({ code }) => code), rows: index, place: placeOf(file, node.span) } };
}
