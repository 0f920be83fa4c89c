/** "Did you mean" for units, and for every other word what `words/` says. */
import { nearest } from '../../words/index.ts';

export { listed, nearest } from '../../words/index.ts';

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
