/** JSON values with numbers kept as their digits, and what can be said of them. Knows nothing of parsing. */

/** A JSON number by its digits. A class, so that `{"digits":"5"}` in the input is not taken for one. */
export class JsonNumber {
  readonly digits: string;
  constructor(digits: string) {
    this.digits = digits;
  }
}

export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

export const isArray = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isArray(value) && !(value instanceof JsonNumber);

/** What a value is, for a sentence. */
export function kindOf(value: JsonValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'boolean') return `${value}`;
  if (value instanceof JsonNumber) return 'a number';
  return isArray(value) ? 'an array' : 'an object';
}

/** The value as JSON text again, numbers digit for digit. */
export function jsonText(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.digits;
  if (isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (isObject(value)) return `{${Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item)}`).join(',')}}`;
  return JSON.stringify(value);
}
