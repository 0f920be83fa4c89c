/** Inside a formula or a condition: a value where one is missing, else what can go on. */
import { type Token, isWord, nameIn } from '../tokens.ts';
import { type CompletionItem, allUnits, builtIns, fieldUnits, fields, functions, lets, values, words } from './items.ts';
import type { Place } from './place.ts';

/** After these a value is missing. */
const wantsValue = new Set(['word_when', 'word_charge', 'word_if', 'word_then', 'word_else', 'word_and', 'word_or', 'word_not', 'word_in', 'Is', 'Equal', 'Unequal', 'AtMost', 'AtLeast', 'Below', 'Above', 'Plus', 'Minus', 'Times', 'Over', 'OpenRound', 'Comma', 'Colon']);
const comparisons = new Set(['Equal', 'Unequal', 'AtMost', 'AtLeast', 'Below', 'Above']);

const operand = (place: Place): readonly CompletionItem[] => [...lets(place), ...fields(place), ...builtIns(place), ...functions(place), ...words(place, 'if', 'match', 'has', 'not')];

/** The field that a value at the end of the line is held against: `plan == `, `image in ("a", `. */
export function comparedField(line: readonly Token[]): string | null {
  const last = line.at(-1);
  if (last === undefined) return null;
  const before = (index: number): string | null => {
    const token = line.at(index);
    return token !== undefined && isWord(token) ? nameIn(token) : null;
  };
  if (comparisons.has(last.type)) return before(-2);
  const open = line.findLastIndex(({ type }) => type === 'OpenRound');
  if (open < 1 || line[open - 1]?.type !== 'word_in' || line.slice(open).some(({ type }) => type === 'CloseRound')) return null;
  const name = line[open - 2]?.type === 'word_not' ? line[open - 3] : line[open - 2];
  return name !== undefined && isWord(name) ? nameIn(name) : null;
}

/** `match`, or a comma behind names behind it. */
function wantsKey(line: readonly Token[]): boolean {
  const match = line.findLastIndex(({ type }) => type === 'word_match');
  const last = line.at(-1);
  return match >= 0 && (last?.type === 'word_match' || last?.type === 'Comma') && line.slice(match + 1).every((token) => token.type === 'Comma' || isWord(token));
}

export function inExpression(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const last = line.at(-1);
  if (last === undefined) return operand(place);
  const compared = comparedField(line);
  if (compared !== null) return [...values(place, compared), ...operand(place)];
  if (last.type === 'word_has') return fields(place, ({ optional }) => optional);
  if (wantsKey(line)) return [...fields(place), ...lets(place)];
  if (wantsValue.has(last.type)) return operand(place);
  if (last.type === 'Numeral') {
    const beside = line.findLast((token) => isWord(token) && place.fields.some(({ name }) => name.text === nameIn(token)));
    return [...(beside === undefined ? [] : fieldUnits(place, nameIn(beside))), ...allUnits(place)];
  }
  return words(place, 'and', 'or', 'in', 'not', 'then', 'else');
}
