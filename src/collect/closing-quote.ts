/** Where a JSON string ends. Knows nothing of what stands in it. */

/** Where the string that opens at `at` closes, or -1. Takes time in proportion to the string, whatever its escapes. */
export function closingQuote(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (text.charCodeAt(before) === 0x5c) before--; // backslash
    if ((quote - before) % 2 === 1) return quote;
  }
  return -1;
}
