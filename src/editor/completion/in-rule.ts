/** Inside a rule and its dated blocks: clauses, forms, rows, tiers, windows. */
import { daySets } from '../../language/index.ts';
import { calendarSpans } from '../../time/index.ts';
import { type Token, isWord, nameIn } from '../tokens.ts';
import { inExpression } from './in-expression.ts';
import { type CompletionItem, choices, currency, fields, lets, meterUnits, phrase, pricesPerUnit, rules, scopeField, values, words } from './items.ts';
import type { Place } from './place.ts';

const named = (line: readonly Token[]): readonly string[] => line.filter(isWord).map(nameIn);

export function inRule(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined || last === undefined) return words(place, 'when', 'overrides', 'combines', 'whole', 'from', 'example');
  const wantsName = line.length === 1 || last.type === 'Comma';
  switch (first.type) {
    case 'word_when': return inExpression(place);
    case 'word_overrides': return wantsName ? rules(place, named(line.slice(1))) : [];
    case 'word_combines': return wantsName ? [...(line.length === 1 ? words(place, 'any') : []), ...rules(place, named(line.slice(1)))] : [];
    case 'word_from': return line.length === 2 ? words(place, 'until') : [];
    default: return [];
  }
}

/** `over month by project`, however much of it stands there. */
export function inOver(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const over = line.findLastIndex(({ type }) => type === 'word_over');
  if (over < 0) return words(place, 'over');
  const last = line.at(-1);
  if (last?.type === 'word_over') return choices(place, calendarSpans, 'by the calendar of the rulebook');
  const by = line.findLastIndex(({ type }) => type === 'word_by');
  if (by < 0) return line.length === over + 2 ? words(place, 'by') : [];
  return last?.type === 'word_by' || last?.type === 'Comma' ? [...fields(place), ...scopeField(place)] : [];
}

/** What may stand where a price is expected. */
export function inOutcome(place: Place, after: readonly Token[]): readonly CompletionItem[] {
  const last = after.at(-1);
  const adjusts = place.ruleKind === 'adjust';
  if (last === undefined) return adjusts ? words(place, 'discount', 'surcharge') : words(place, 'free', 'unrated');
  if (last.type === 'Numeral') return adjusts ? [phrase(place, '%', 'a share')] : [...pricesPerUnit(place), ...currency(place)];
  return last.type === 'PlainWord' || last.type === 'UnitProduct' ? words(place, 'flat') : [];
}

const forms = (place: Place): readonly CompletionItem[] => {
  if (place.ruleKind === 'limit') return [phrase(place, 'at least', 'what a window comes to at least'), phrase(place, 'at most', 'what a window comes to at most')];
  if (place.ruleKind === 'adjust') return words(place, 'discount', 'surcharge', 'table', 'let');
  return [...words(place, 'rate', 'table', 'tiers', 'windows', 'charge', 'let', 'free'), phrase(place, 'begun blocks of', 'every block that is begun pays'), phrase(place, 'full blocks of', 'only full blocks pay')];
};

export function inVersion(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined || last === undefined) return forms(place);
  switch (first.type) {
    case 'word_let': return line.length === 1 ? [] : line.length === 2 ? [] : inExpression(place);
    case 'word_charge': return inExpression(place);
    case 'word_rate': return inOutcome(place, line.slice(1));
    case 'word_table':
      if (line.length === 1) return [...fields(place), ...lets(place), ...words(place, 'first')];
      return last.type === 'Comma' || last.type === 'word_first' ? [...fields(place), ...lets(place)] : words(place, 'from');
    case 'word_tiers': return line.length === 1 ? words(place, 'graduated', 'volume') : inOver(place);
    case 'word_free': return last.type === 'Numeral' ? meterUnits(place) : line.length > 2 ? inOver(place) : [];
    case 'word_begun': case 'word_full': return inBlocks(place);
    case 'word_discount': case 'word_surcharge': return inOutcome(place, line.slice(1));
    case 'word_at':
      if (line.length === 1) return words(place, 'least', 'most');
      return last.type === 'Numeral' ? currency(place) : line.length > 3 ? inOver(place) : [];
    default: return [];
  }
}

function inBlocks(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const last = line.at(-1);
  if (line.length === 1) return words(place, 'blocks');
  if (line.length === 2) return words(place, 'of');
  if (line.some(({ type }) => type === 'Colon')) return last?.type === 'Numeral' ? currency(place) : [];
  return last?.type === 'Numeral' ? meterUnits(place) : line.length > 4 ? inOver(place) : [];
}

/** The keys that the head of a table or a match names. */
export function keysOf(head: readonly Token[]): readonly string[] {
  const start = head.findIndex(({ type }) => type === 'word_table' || type === 'word_match');
  return named(head.slice(start + 1)).filter((name, index) => !(index === 0 && name === 'first' && head[start + 2]?.type !== 'Comma' && head.length > start + 2));
}

/** The key at the cursor: the row's commas tell which. */
export function keyHere(place: Place): string | null {
  const { line } = place.cursor;
  if (line.some(({ type }) => type === 'Colon')) return null;
  return keysOf(place.block?.head ?? [])[line.filter(({ type }) => type === 'Comma').length] ?? null;
}

/** A row of a table or a match, which differ in what stands behind the colon. */
export function inRow(place: Place, behind: (after: readonly Token[]) => readonly CompletionItem[]): readonly CompletionItem[] {
  const { line } = place.cursor;
  const colon = line.findIndex(({ type }) => type === 'Colon');
  if (colon >= 0) return behind(line.slice(colon + 1));
  const last = line.at(-1);
  if (last !== undefined && last.type !== 'Comma') return [];
  const key = keyHere(place);
  return [...(key === null ? [] : values(place, key)), ...words(place, 'any'), ...(last === undefined ? words(place, 'else') : []), phrase(place, 'up to', 'an upper bound that belongs to the row'), ...words(place, 'beyond')];
}

export function inTiers(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const colon = line.findIndex(({ type }) => type === 'Colon');
  if (colon >= 0) return inOutcome(place, line.slice(colon + 1));
  if (line.length === 0) return [phrase(place, 'up to', 'an upper bound that belongs to the tier'), ...words(place, 'beyond')];
  if (line.length === 1 && line[0]?.type === 'word_up') return words(place, 'to');
  return line.at(-1)?.type === 'Numeral' ? meterUnits(place) : [];
}

export function inWindows(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const colon = line.findLastIndex(({ type }) => type === 'Colon');
  if (colon >= 0) return inOutcome(place, line.slice(colon + 1));
  return line.length === 0 ? choices(place, daySets.keys(), 'days of the week') : [];
}
