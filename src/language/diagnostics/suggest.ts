/** "Did you mean": the nearest known word, offered only when it is likely right. */

/** Letters to add, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swap = swapped ? (before[column - 2] ?? 0) + 1 : Infinity;
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + same, swap));
    }
    [before, previous] = [previous, current];
  }
  return previous[b.length] ?? 0;
}

/** Words longer than this are values, not slips of the pen. */
const longestWord = 64;

/** The closest of `known` to `word`, or `null` when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: { name: string; cost: number } | null = null;
  if (word.length > longestWord) return null;
  for (const name of known) {
    if (Math.abs(name.length - word.length) > 3) continue;
    const plural = word === `${name}s` || name === `${word}s`;
    const cost = name.toLowerCase() === word.toLowerCase() || plural ? 0.5 : distance(word, name);
    if (best === null || cost < best.cost) best = { name, cost };
  }
  // One letter is near to every other one.
  const most = word.length < 2 ? 0.5 : Math.max(1, Math.floor(word.length / 3));
  return best !== null && best.cost <= most ? best.name : null;
}

/** How units are called elsewhere. */
const unitWords: Readonly<Record<string, string>> = {
  h: 'hour', hr: 'hour', hrs: 'hour', min: 'minute', mins: 'minute', s: 'second', sec: 'second', secs: 'second', ms: 'millisecond', d: 'day', wk: 'week', mo: 'month', mon: 'month', mth: 'month', y: 'year', yr: 'year', yrs: 'year',
  byte: 'B', bytes: 'B', kilobyte: 'kB', kilobytes: 'kB', megabyte: 'MB', megabytes: 'MB', gigabyte: 'GB', gigabytes: 'GB', terabyte: 'TB', terabytes: 'TB', gibibyte: 'GiB', gibibytes: 'GiB', tebibyte: 'TiB', tebibytes: 'TiB',
};

/** The unit that was meant, by its common names first. */
export function nearestUnit(word: string, known: readonly string[]): string | null {
  const meant = unitWords[word.toLowerCase()];
  return meant !== undefined && known.includes(meant) ? meant : nearest(word, known);
}

/** `a, b, c and 4 more`, at most five by name. */
export function listed(items: readonly string[], shown = 5): string {
  if (items.length === 0) return 'none';
  if (items.length <= shown) return items.length === 1 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
  return `${items.slice(0, shown).join(', ')} and ${items.length - shown} more`;
}
