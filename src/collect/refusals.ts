/**
 * Every reason for which a piece of usage is not taken: one function for each code, which builds the sentence. Codes never
 * change their meaning. Nobody else writes these sentences, and nobody reads them to decide something.
 */
import type { Refusal } from '../rating/point.ts';
import { fieldNameLengthMost, fieldsMost, frameBytesMost, lineBytesMost, nestingMost } from './bounds.ts';
import { shown, visible } from './shown.ts';

/** Field names come from the input too: what is wrong with them must not be wrong with the refusal. */
const refusal = (place: string, code: string, field: string | null, reason: string): Refusal =>
  ({ place, code, field: field === null ? null : visible(field.slice(0, fieldNameLengthMost)), reason });

const mebibyte = 1024 * 1024;
const mebibytes = (bytes: number): string => `${bytes / mebibyte} MiB`;

// The line or document itself.
export const notJson = (place: string, cause: string): Refusal => refusal(place, 'U001', null, `is not JSON: ${visible(cause)}`);
export const notAnObject = (place: string, found: string): Refusal =>
  refusal(place, 'U002', null, `is ${found}; expected a JSON object with a usage point, such as {"meter":"instance",…}`);
export const lineTooLong = (place: string): Refusal => refusal(place, 'U003', null, `is longer than ${mebibytes(lineBytesMost)}`);
export const notUtf8 = (place: string): Refusal => refusal(place, 'U004', null, 'is not UTF-8 text: save the file as UTF-8');
export const repeatedMember = (place: string, name: string): Refusal =>
  refusal(place, 'U005', name, `names ${shown(name)} twice in one object, so one of the two values would be lost`);
export const nestedTooDeep = (place: string): Refusal =>
  refusal(place, 'U006', null, `nests arrays and objects more than ${nestingMost} deep`);

// The members of a point.
export const missing = (place: string, member: string, expected: string): Refusal =>
  refusal(place, 'U010', member, `${shown(member)} is missing; expected ${expected}`);
export const wrongType = (place: string, member: string, found: string, expected: string): Refusal =>
  refusal(place, 'U011', member, `${shown(member)} is ${found}; expected ${expected}`);
export const emptyText = (place: string, member: string, expected: string): Refusal =>
  refusal(place, 'U012', member, `${shown(member)} is empty; expected ${expected}`);
export const textTooLong = (place: string, member: string, length: number, most: number): Refusal =>
  refusal(place, 'U013', member, `${shown(member)} has ${length} characters; at most ${most} are taken`);
export const unstorableText = (place: string, member: string): Refusal =>
  refusal(place, 'U014', member, `${shown(member)} holds a NUL character or half a surrogate pair, which no database stores as text`);
export const notADecimal = (place: string, member: string, found: string): Refusal =>
  refusal(place, 'U015', member, `${shown(member)} is ${shown(found)}; expected a decimal number such as 24 or 0.5`);
export const numberOutOfBounds = (place: string, member: string, found: string, problem: string): Refusal =>
  refusal(place, 'U016', member, `${shown(member)} is ${shown(found)}, which ${problem}`);
export const badInstant = (place: string, member: string, found: string, problem: string): Refusal =>
  refusal(place, 'U017', member, `${shown(member)} is ${shown(found)}, which ${problem}`);
export const endsBeforeItStarts = (place: string, start: string, end: string): Refusal =>
  refusal(place, 'U018', 'end', `the end ${shown(end)} lies before the start ${shown(start)}`);
export const tooManyFields = (place: string, count: number): Refusal =>
  refusal(place, 'U019', 'fields', `has ${count} fields; at most ${fieldsMost} are taken`);

// Rows of a CSV file.
export const wrongCellCount = (place: string, found: number, expected: number): Refusal =>
  refusal(place, 'U030', null, `has ${found} ${found === 1 ? 'cell' : 'cells'}; the header names ${expected} columns`);
export const brokenQuotes = (place: string, cause: string): Refusal => refusal(place, 'U031', null, cause);

// Frames of CloudKitty.
export const malformedFrame = (place: string, member: string, found: string, expected: string): Refusal =>
  refusal(place, 'U040', member, `${shown(member)} is ${found}; expected ${expected}`);
export const noScope = (place: string, scopeKey: string): Refusal =>
  refusal(place, 'U041', scopeKey, `its groupby has no ${shown(scopeKey)}, the key that names the scope; another key can be chosen`);
export const disagreement = (place: string, name: string, metadata: string, groupby: string): Refusal =>
  refusal(place, 'U042', name, `${shown(name)} is ${shown(metadata)} in its metadata and ${shown(groupby)} in its groupby`);
export const frameTooLarge = (place: string): Refusal => refusal(place, 'U043', null, `is larger than ${mebibytes(frameBytesMost)}`);
export const brokenDocument = (place: string, cause: string): Refusal => refusal(place, 'U044', null, cause);
