/** Lists of names in a sentence. */

/** `a, b, c and 4 more`, at most five by name. */
export function listed(items: readonly string[], shown = 5): string {
  if (items.length === 0) return 'none';
  if (items.length <= shown) return items.length === 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
  return `${items.slice(0, shown).join(', ')} and ${items.length - shown} more`;
}
