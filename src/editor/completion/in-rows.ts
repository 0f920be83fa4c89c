/** Inside tables, matches, tiers and windows: keys before the colon, prices behind it. */
import { daySets } from '../../language/index.ts';
import { type Token, isWord, nameIn } from '../tokens.ts';
import { inOutcome } from './in-rule.ts';
import { type CompletionItem, choices, meterUnits, phrase, values, words } from './items.ts';
import type { Place } from './place.ts';

/** The keys that the head of a table or a match names. */
export function keysOf(head: readonly Token[]): readonly string[] {
  const start = head.findIndex(({ type }) => type === 'word_table' || type === 'word_match');
  return head.slice(start + 1).filter(isWord).map(nameIn).filter((name, index) => !(index === 0 && name === 'first' && head[start + 2]?.type !== 'Comma' && head.length > start + 2));
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
