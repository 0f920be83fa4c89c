/** JSON whose numbers keep their own digits: written again they are what was sent. Knows nothing of what they count. */

/** A number by its digits. */
export const rawJson = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

/** Throws what `JSON.parse` throws. */
export const parseWithDigits = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => (typeof value === 'number' && context?.source !== undefined ? rawJson(context.source) : value));
