/** `table first region, vcpu { "eu*", up to 4 core : … }`: rows tried in order; keys may be patterns and ranges. */
import type { Body, Expression, FirstRow, KeyTest } from '../../rating/index.ts';
import { matchesPattern } from '../../rating/index.ts';
import { inlineRows } from '../bounds.ts';
import { fieldLocation, locate, placeOf } from '../checks/context.ts';
import { checkName, checkQuantity } from '../checks/expressions.ts';
import type { Scope } from '../checks/scope.ts';
import { type Type, typeText } from '../checks/types.ts';
import { typeMismatch, valueNotListed, wrongUnit } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { elseMissing, elseNotLast, keyCount, rowShadowed, tooMany } from '../diagnostics/table-messages.ts';
import type { BodyNode, KeyNode, NameNode } from '../syntax/index.ts';
import { compare } from '../../money/index.ts';
import { sameKind, unitText } from '../../units/index.ts';
import { checkOutcome } from './outcome.ts';

interface Key {
  readonly name: NameNode;
  readonly type: Type;
  readonly code: Expression;
}

/** The pieces between the stars of a quoted text; `\*` is a star that stands for itself. */
export function patternPieces(raw: string): readonly string[] {
  const pieces = [''];
  for (let index = 0; index < raw.length; index++) {
    const character = raw[index] ?? '';
    if (character === '\\') pieces[pieces.length - 1] += raw[++index] ?? '';
    else if (character === '*') pieces.push('');
    else pieces[pieces.length - 1] += character;
  }
  return pieces;
}

function textTest(node: Extract<KeyNode, { kind: 'text' }>, key: Key, scope: Scope): KeyTest | null {
  const { file, meter } = scope;
  const at = locate(file, node.span);
  if (key.type.kind !== 'text') {
    if (key.type.kind !== 'unknown') file.report(typeMismatch(at, `\`${key.name.text}\` is no text`, 'a range such as `up to 4` or `beyond`', 'a text'));
    return null;
  }
  const pieces = patternPieces(node.raw);
  const [only = ''] = pieces;
  const { values } = key.type;
  const field = meter.meter.fields.get(key.name.text);
  if (values !== null && field !== undefined && ![...values].some((value) => matchesPattern(pieces, value))) {
    file.report(valueNotListed(at, meter.meter.name, key.name.text, node.raw, fieldLocation(meter, field), nearest(node.raw, values)));
    return null;
  }
  return pieces.length === 1 ? { kind: 'text', value: only } : { kind: 'pattern', pieces };
}

function keyTest(node: KeyNode, key: Key, scope: Scope): KeyTest | null {
  const { file } = scope;
  if (node.kind === 'any') return { kind: 'any' };
  if (node.kind === 'text') return textTest(node, key, scope);
  if (key.type.kind !== 'number') {
    if (key.type.kind !== 'unknown') file.report(typeMismatch(locate(file, node.span), 'a range is a key of numbers', 'a text in quotes or `any`', 'a range'));
    return null;
  }
  if (node.bound.quantity === null) return { kind: 'any' };
  const { type, code } = checkQuantity(file, node.bound.quantity);
  if (type.kind !== 'number' || code.kind !== 'number') return null;
  if (sameKind(type.unit, key.type.unit)) return { kind: 'up-to', bound: code.value };
  file.report(wrongUnit(locate(file, node.span), `\`${key.name.text}\` is counted in another unit`, unitText(key.type.unit) || 'no unit', unitText(type.unit) || 'no unit'));
  return null;
}

/** Whether everything that passes `later` passes `earlier`; says no where it is not sure. */
function covers(earlier: KeyTest, later: KeyTest): boolean {
  if (earlier.kind === 'any') return true;
  if (later.kind === 'text') return earlier.kind === 'text' ? earlier.value === later.value : earlier.kind === 'pattern' && matchesPattern(earlier.pieces, later.value);
  if (later.kind === 'up-to') return earlier.kind === 'up-to' && compare(later.bound, earlier.bound) <= 0;
  return later.kind === 'pattern' && earlier.kind === 'pattern' && earlier.pieces.join('*') === later.pieces.join('*');
}

const rowCovers = (earlier: FirstRow, later: FirstRow): boolean => earlier.tests.every((test, index) => covers(test, later.tests[index] ?? { kind: 'any' }));

/** Reports rows that an earlier one answers for; quadratic, and so only among as many rows as people write. */
const rowsCompared = 500;

export function checkFirstTable(node: Extract<BodyNode, { kind: 'table' }>, scope: Scope): Body | null {
  const { file } = scope;
  const at = locate(file, node.span);
  const keys: readonly Key[] = node.keys.map((name) => ({ name, ...checkName(name, scope) }));
  for (const { name, type } of keys) if (type.kind === 'truth') file.report(typeMismatch(locate(file, name.span), 'this is no key', 'a text or a number', typeText(type)));
  if (node.rows.length > inlineRows) {
    file.report(tooMany(at, 'rows in this table', node.rows.length, inlineRows, 'each point tries the rows in order'));
    return null;
  }
  const rows: (FirstRow & { readonly at: typeof at })[] = [];
  let sound = true;
  for (const row of node.rows) {
    const outcome = checkOutcome(row.value, scope);
    const rowAt = locate(file, row.span);
    if (row.keys === null) {
      if (row !== node.rows.at(-1)) file.report(elseNotLast(rowAt));
      if (outcome !== null) rows.push({ tests: keys.map(() => ({ kind: 'any' })), outcome, at: rowAt });
      continue;
    }
    if (row.keys.length !== keys.length) file.report(keyCount(rowAt, keys.length, row.keys.length));
    const tests = row.keys.map((key, index) => (keys[index] === undefined ? null : keyTest(key, keys[index], scope)));
    if (outcome === null || tests.includes(null) || row.keys.length !== keys.length) sound = false;
    else rows.push({ tests: tests.flatMap((test) => test ?? []), outcome, at: rowAt });
  }
  if (!sound) return null;
  for (const [index, row] of rows.slice(0, rowsCompared).entries()) {
    const shadow = rows.slice(0, index).findIndex((earlier) => rowCovers(earlier, row));
    if (shadow >= 0) file.report(rowShadowed(row.at, rows[shadow]?.at ?? row.at));
  }
  const last = rows.at(-1);
  if (last === undefined || !last.tests.every(({ kind }) => kind === 'any')) file.report(elseMissing(at, keys.map(({ name }) => name.text).join(', '), 'price', []));
  return { kind: 'first-table', keys: keys.map(({ code }) => code), keyNames: keys.map(({ name }) => name.text), rows: rows.map(({ tests, outcome }) => ({ tests, outcome })), otherwise: null, place: placeOf(file, node.span) };
}
