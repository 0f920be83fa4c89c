/** JSON whose numbers stay the texts that they are. Knows nothing of what they mean. */

/** What V8 gives a reviver besides key and value. */
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const numbersAsTexts: Reviver = (_key, value, { source }) => (typeof value === 'number' ? source ?? String(value) : value);

/** Throws where the text is no JSON. */
export const parseExact = (text: string): unknown => JSON.parse(text, numbersAsTexts as (key: string, value: unknown) => unknown);
