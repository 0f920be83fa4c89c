/** What is offered, made from what the rulebook knows. */
import { type DeclaredMeter, type FieldNode, type Keyword, type Span, builtInNames, functionNames, isReserved } from '../../language/index.ts';
import { quotedName, unitText } from '../../units/index.ts';
import { fieldTypeText } from '../describe.ts';
import { describeUnit, priceUnits, unitsLike } from '../units.ts';
import { builtInSentences, functionSentences, keywordSentences } from '../words.ts';
import type { Place } from './place.ts';

export interface CompletionItem {
  readonly label: string;
  readonly kind: 'keyword' | 'meter' | 'field' | 'value' | 'unit' | 'rule' | 'let' | 'function' | 'built-in' | 'choice';
  readonly detail: string;
  readonly insert: string;
  readonly replace: Span;
}

/** As a name stands in a rule file. */
const nameText = (name: string): string => (isReserved(name) ? `\`${name}\`` : quotedName(name));

const make = (place: Place, kind: CompletionItem['kind'], label: string, detail: string, insert = label): CompletionItem => ({ kind, label, detail, insert, replace: place.cursor.word });

export const words = (place: Place, ...names: readonly Keyword[]): readonly CompletionItem[] => names.map((name) => make(place, 'keyword', name, keywordSentences[name]));
/** Words that go together: `at least`, `up to`. */
export const phrase = (place: Place, text: string, sentence: string): CompletionItem => make(place, 'keyword', text, sentence);
export const choices = (place: Place, names: Iterable<string>, detail: string): readonly CompletionItem[] => [...names].map((name) => make(place, 'choice', name, detail));

const detailOf = (field: FieldNode): string => fieldTypeText(field).replaceAll('`', '');
export const fields = (place: Place, wanted: (field: FieldNode) => boolean = () => true): readonly CompletionItem[] =>
  place.fields.filter(wanted).map((field) => make(place, 'field', field.name.text, detailOf(field), nameText(field.name.text)));
export const lets = (place: Place): readonly CompletionItem[] => place.lets.map((name) => make(place, 'let', name, 'let', nameText(name)));
export const scopeField = (place: Place): readonly CompletionItem[] => [make(place, 'built-in', 'scope', builtInSentences.scope)];

export const builtIns = (place: Place): readonly CompletionItem[] =>
  builtInNames.filter((name) => name !== 'start' && name !== 'end').map((name) => make(place, 'built-in', name, builtInSentences[name]));
export const functions = (place: Place): readonly CompletionItem[] => functionNames.map((name) => make(place, 'function', name, functionSentences[name]));

export const meters = (place: Place, without: readonly string[] = []): readonly CompletionItem[] =>
  [...place.rulebook.context.meters.values()].filter(({ node }) => !without.includes(node.name.text)).map(({ node }) => make(place, 'meter', node.name.text, `in ${node.unit.text}`, nameText(node.name.text)));

/** Rules of the same kind, which alone can be overridden or combined with. */
export function rules(place: Place, without: readonly string[]): readonly CompletionItem[] {
  const all = [...place.rulebook.files.values()].flatMap(({ file }) => file.rules);
  const fitting = all.filter(({ kind, name }) => kind === place.ruleKind && name.text !== place.ruleName && !without.includes(name.text));
  const shared = (names: readonly { readonly text: string }[]): boolean => names.some(({ text }) => place.meters.some(({ node }) => node.name.text === text));
  // Rules for the same meters first.
  return [...fitting].sort((a, b) => Number(shared(b.meters)) - Number(shared(a.meters))).map(({ kind, name, meters: own }) => make(place, 'rule', name.text, `${kind} for ${own.map(({ text }) => text).join(', ')}`, nameText(name.text)));
}

const units = (place: Place, names: Iterable<string>): readonly CompletionItem[] => [...new Set(names)].map((name) => make(place, 'unit', name, (describeUnit(name, place.rulebook) ?? '').replaceAll('`', '')));

/** Units that a quantity of the rule's meters can be in. */
export const meterUnits = (place: Place): readonly CompletionItem[] => units(place, place.meters.flatMap(({ meter }) => unitsLike(meter.unit, place.rulebook)));
export const pricesPerUnit = (place: Place, more: readonly DeclaredMeter[] = place.meters): readonly CompletionItem[] => units(place, more.flatMap(({ meter }) => priceUnits(meter.unit, place.rulebook)));
export const currency = (place: Place): readonly CompletionItem[] => units(place, [quotedName(place.rulebook.context.currency)]);
export const allUnits = (place: Place): readonly CompletionItem[] => units(place, place.rulebook.context.units.names().map(quotedName));

/** Units of a number field. */
export function fieldUnits(place: Place, name: string): readonly CompletionItem[] {
  const found = place.meters.flatMap(({ meter }) => {
    const type = meter.fields.get(name)?.type;
    return type?.kind === 'number' && unitText(type.unit) !== '' ? unitsLike(type.unit, place.rulebook) : [];
  });
  return units(place, found);
}

const escaped = (value: string): string => value.replace(/["\\]/g, '\\$&');

/** The values of a field's closed list: inside quotes bare, elsewhere with quotes. */
export function values(place: Place, name: string): readonly CompletionItem[] {
  const { text } = place.cursor;
  const listed = new Set(place.meters.flatMap(({ node }) => node.fields.flatMap((field) => (field.name.text === name && field.type.kind === 'choice' ? field.type.values.map(({ value }) => value) : []))));
  return [...listed].map((value) => (text === null ? make(place, 'value', `"${value}"`, name, `"${escaped(value)}"`)
    : { kind: 'value' as const, label: value, detail: name, insert: `${escaped(value)}${text.closed ? '' : '"'}`, replace: text.inner }));
}
