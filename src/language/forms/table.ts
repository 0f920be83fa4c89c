/** `table flavor { "m1.small" : 0.020 EUR/hour … }`: a price list keyed by one or more texts. */
import { type Body, type Outcome, buildRowIndex } from '../../rating/index.ts';
import { inlineRows } from '../bounds.ts';
import { type FileContext, locate, placeOf } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import { type Key, checkKeys } from '../checks/keys.ts';
import { checkedRow, reportRanges, rowKey } from '../checks/matches.ts';
import type { Choices } from '../checks/narrowing.ts';
import { type RowTable, checkRows } from '../checks/rows.ts';
import { quotedText } from '../diagnostics/meaning-messages.ts';
import { tooMany } from '../diagnostics/table-messages.ts';
import type { RowKey } from '../../rating/index.ts';
import type { Place } from '../../rating/index.ts';
import type { BodyNode } from '../syntax/index.ts';
import { checkOutcome } from './outcome.ts';

export interface TableRow {
  /** `null` is `else`. */
  readonly key: RowKey | null;
  readonly outcome: Outcome;
}

export function tableBody(keys: readonly Key[], rows: readonly TableRow[], place: Place): Body {
  const otherwise = rows.find(({ key }) => key === null)?.outcome ?? null;
  const index = buildRowIndex(rows.flatMap(({ key, outcome }) => (key === null ? [] : [[key, outcome] as const])), otherwise);
  return { kind: 'table', keys: keys.map(({ code }) => code), keyNames: keys.map(({ name }) => name), rows: index, place };
}

/** A new row goes before the line of the closing brace, as far right as its neighbours; nowhere when all stands on one line. */
function insertionOf(node: Extract<BodyNode, { kind: 'table' }>, file: FileContext): RowTable['insertion'] {
  const { text } = file.source;
  const lineStart = text.lastIndexOf('\n', node.close.start - 1) + 1;
  if (text.slice(lineStart, node.close.start).trim() !== '') return null;
  const lastRow = node.rows.at(-1);
  const indent = lastRow === undefined ? `${text.slice(lineStart, node.close.start)}  ` : text.slice(text.lastIndexOf('\n', lastRow.span.start - 1) + 1, lastRow.span.start);
  return { at: locate(file, { start: lineStart, end: lineStart }), indent: indent.trim() === '' ? indent : '' };
}

export function checkTable(node: Extract<BodyNode, { kind: 'table' }>, scope: Scope, choices: Choices): Body | null {
  const { file } = scope;
  const at = locate(file, node.span);
  const keys = checkKeys(node.keys, scope, choices);
  if (node.rows.length > inlineRows) {
    file.report(tooMany(at, 'rows in this table', node.rows.length, inlineRows, 'longer price lists belong in a CSV file: `table … from "prices.csv"`'));
    return null;
  }
  if (reportRanges(node.rows, file)) return null;
  const outcomes = node.rows.map((row) => ({ key: rowKey(row), outcome: checkOutcome(row.value, scope) }));
  if (keys === null) return null;
  const rows = node.rows.map((row) => checkedRow(row, file));
  if (!checkRows({ keys, rows, at, insertion: insertionOf(node, file), written: quotedText, meterName: scope.meter.meter.name, gives: 'price' }, file)) return null;
  const sound = outcomes.flatMap(({ key, outcome }) => (outcome === null ? [] : [{ key, outcome }]));
  return sound.length === outcomes.length ? tableBody(keys, sound, placeOf(file, node.span)) : null;
}
