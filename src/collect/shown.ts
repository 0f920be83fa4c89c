/** Shows a piece of input inside a sentence: short, on one line, in backquotes. Knows nothing of where it came from. */

/** As much as is needed to find the place again; a reason stays readable on one line. */
const shownLengthMost = 60;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** The text with control characters and broken surrogates made visible: fit for a terminal and for a database. */
export const visible = (text: string): string => text.toWellFormed().replace(unprintable, escaped);

/** `text` in backquotes, visible, cut after sixty characters. */
export function shown(text: string): string {
  const cut = text.length > shownLengthMost ? `${text.slice(0, shownLengthMost)}…` : text;
  return `\`${visible(cut).replaceAll('`', escaped)}\``;
}

/** `a`, `a and b`, `a, b and c`, at most five by name. */
export function listed(names: readonly string[]): string {
  const first = names.slice(0, 5).map(shown);
  const rest = names.length - first.length;
  if (rest > 0) return `${first.join(', ')} and ${rest} more`;
  return first.length < 2 ? first.join('') : `${first.slice(0, -1).join(', ')} and ${first.at(-1)}`;
}
