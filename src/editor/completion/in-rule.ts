/** Inside a rule and its dated blocks: clauses and forms. */
import { calendarSpans } from '../../time/index.ts';
import { type Token, isWord, nameIn } from '../tokens.ts';
import { inExpression } from './in-expression.ts';
import { type CompletionItem, choices, currency, fields, lets, meterUnits, phrase, pricesPerUnit, rules, scopeField, words } from './items.ts';
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
