/** Inside an example or a scenario: its steps, the fields they give, the usage. */
import { isWord, nameIn } from '../tokens.ts';
import { type CompletionItem, currency, fieldUnits, fields, meterUnits, meters, values, words } from './items.ts';
import type { Place } from './place.ts';

export function inExample(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const scenario = place.block?.kind === 'scenario';
  const [first] = line;
  const last = line.at(-1);
  if (first === undefined || last === undefined) return scenario ? words(place, 'given', 'use', 'close', 'expect') : words(place, 'given', 'after', 'use', 'expect');
  switch (first.type) {
    case 'word_given': return inGiven(place);
    case 'word_after': return last.type === 'Numeral' ? [...(place.ruleKind === 'limit' ? currency(place) : meterUnits(place))] : [];
    case 'word_use':
      if (last.type === 'Numeral') return meterUnits(place);
      if (last.type === 'word_of') return meters(place);
      if (last.type === 'DateTime') return line.some(({ type }) => type === 'word_at') ? [] : words(place, 'at');
      if (last.type === 'ClockTime') return words(place, 'until');
      return line.length > 2 && !line.some(({ type }) => type === 'word_on') ? words(place, 'on', 'of') : [];
    case 'word_expect': return line.length === 1 ? words(place, 'error', 'unrated') : last.type === 'Numeral' ? currency(place) : [];
    default: return [];
  }
}

function inGiven(place: Place): readonly CompletionItem[] {
  const { line } = place.cursor;
  const last = line.at(-1);
  if (line.length === 1 || last?.type === 'Comma') {
    const given = new Set(line.filter((token, index) => isWord(token) && line[index + 1]?.type === 'Is').map(nameIn));
    return fields(place, ({ name }) => !given.has(name.text));
  }
  const field = givenField(place);
  if (field === null) return [];
  return last?.type === 'Is' ? values(place, field) : last?.type === 'Numeral' ? fieldUnits(place, field) : [];
}

/** The field whose value stands at the cursor: `given flavor = `. */
export function givenField({ cursor: { line } }: Place): string | null {
  const is = line.findLastIndex(({ type }) => type === 'Is');
  const name = line[is - 1];
  return is < 1 || name === undefined || !isWord(name) || line.slice(is).some(({ type }) => type === 'Comma') ? null : nameIn(name);
}
