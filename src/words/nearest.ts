/** "Did you mean": the nearest known word, offered only when it is likely right. Knows nothing of what the words mean. */

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
