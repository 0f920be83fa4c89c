/** Outside all blocks and inside meters: declarations, settings, fields. */
import { roundingModes } from '../../money/index.ts';
import { isWord, nameIn } from '../tokens.ts';
import { type CompletionItem, allUnits, choices, meters, words } from './items.ts';
import type { Place } from './place.ts';

export function atTop(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined || last === undefined) return words(place, 'module', 'priority', 'language', 'currency', 'timezone', 'unit', 'meter', 'price', 'adjust', 'limit', 'scenario');
  switch (first.type) {
    case 'word_price': case 'word_adjust': case 'word_limit':
      if (line.length === 2) return words(place, 'for');
      return last.type === 'word_for' || last.type === 'Comma' ? meters(place, line.slice(3).filter(isWord).map(nameIn)) : [];
    case 'word_meter': return line.length === 2 ? words(place, 'measured') : last.type === 'word_measured' ? words(place, 'in') : last.type === 'word_in' ? allUnits(place) : [];
    case 'word_unit': return line.length === 2 ? words(place, 'is') : last.type === 'Numeral' ? allUnits(place) : [];
    case 'word_currency': return inCurrency(place);
    default: return [];
  }
}

function inCurrency(place: Place): readonly CompletionItem[] {
  switch (place.cursor.line.length) {
    case 1: return choices(place, Intl.supportedValuesOf('currency'), 'currency');
    case 2: return words(place, 'decimals');
    case 4: return words(place, 'rounding');
    case 5: return choices(place, [...roundingModes, 'none'], 'how amounts are rounded');
    default: return [];
  }
}

export function inMeter(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const last = line.at(-1);
  switch (line.length) {
    case 0: return [];
    case 1: return [...words(place, 'text', 'number'), ...choices(place, ['one of'], 'one of the listed values')];
    default: break;
  }
  if (last?.type === 'word_one') return words(place, 'of');
  if (last?.type === 'word_in') return allUnits(place);
  if (last?.type === 'word_number') return words(place, 'in', 'optional');
  return last?.type === 'word_text' || last?.type === 'Text' || line.at(-2)?.type === 'word_in' ? words(place, 'optional') : [];
}
