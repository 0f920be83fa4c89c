/** What can be written at a cursor. */
import type { OpenRulebook } from '../rulebook.ts';
import { atTop, inMeter } from './at-top.ts';
import { cursorAt } from './cursor.ts';
import { givenField, inExample } from './in-example.ts';
import { comparedField, inExpression } from './in-expression.ts';
import { inRow, inTiers, inWindows, keyHere } from './in-rows.ts';
import { inOutcome, inRule, inVersion } from './in-rule.ts';
import { type CompletionItem, choices, values } from './items.ts';
import { type Place, placeOf } from './place.ts';

export type { CompletionItem } from './items.ts';

/** Inside quotes: values of the field that the text is held against. */
function inText(place: Place): readonly CompletionItem[] {
  const { cursor, block } = place;
  const { line, text } = cursor;
  if (block === null) return line[0]?.type === 'word_timezone' && line.length === 1 && text !== null
    ? choices(place, Intl.supportedValuesOf('timeZone'), 'time zone').map((item) => ({ ...item, insert: `${item.label}${text.closed ? '' : '"'}`, replace: text.inner })) : [];
  const compared = comparedField(line);
  if (compared !== null) return values(place, compared);
  const field = block.kind === 'table' || block.kind === 'match' ? keyHere(place) : block.kind === 'example' || block.kind === 'scenario' ? givenField(place) : null;
  return field === null ? [] : values(place, field);
}

function inBlock(place: Place): readonly CompletionItem[] {
  switch (place.block?.kind) {
    case undefined: return atTop(place);
    case 'meter': return inMeter(place);
    case 'rule': return inRule(place);
    case 'version': return inVersion(place);
    case 'table': return inRow(place, (after) => inOutcome(place, after));
    case 'match': return inRow(place, () => inExpression(place));
    case 'tiers': return inTiers(place);
    case 'windows': return inWindows(place);
    case 'example': case 'scenario': return inExample(place);
    case 'unknown': return [];
  }
}

export function completion(rulebook: OpenRulebook, path: string, offset: number): readonly CompletionItem[] {
  const open = rulebook.files.get(path);
  const cursor = open === undefined ? null : cursorAt(open.source.text, offset);
  if (cursor === null) return [];
  const place = placeOf(cursor, rulebook);
  return cursor.text === null ? inBlock(place) : inText(place);
}
