/** How names, texts, units, amounts and moments stand in rule files. */
import { type Rational, absolute, decimalText, isNegative } from '../../money/index.ts';
import type { Moment } from './state.ts';

/** Words that name nothing unless they stand in backquotes. */
const plainName = /^[A-Za-z][A-Za-z0-9_]*$/;

/** A name, in backquotes where that does no harm: no list of reserved words has to be kept here. */
export const written = (name: string, isReserved: (word: string) => boolean): string => (plainName.test(name) && !isReserved(name) ? name : `\`${name}\``);

/** A text in quotes. A backslash before anything but a star stands for what follows it. */
export const quoted = (text: string): string => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;

/** For a comment or description: one line, no longer than a person reads. */
export const inComment = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
};

/** `0.1 XXX/GiB`; a negative amount has its sign in front. */
export const amount = (value: Rational, unit: string): string => `${isNegative(value) ? '-' : ''}${decimalText(absolute(value))}${unit === '' ? '' : ` ${unit}`}`;

/** Money for each unit of a meter: `XXX/GiB/hour` for `GiB*hour`, `XXX/MB*hour` for `MB/hour`. */
export function priceUnit(currency: string, unit: string): string {
  const turned = unit.split(/(`[^`]*`|[*/])/).map((piece) => (piece === '*' ? '/' : piece === '/' ? '*' : piece)).join('');
  return `${currency}/${turned}`;
}

const millisecond = 1000;
/** No usage is later: dates behind it are not written. */
export const lastYear = 2199;
export const isWritable = (moment: Moment): boolean => new Date(moment * millisecond).getUTCFullYear() <= lastYear;
export const dateOf = (moment: Moment): string => new Date(moment * millisecond).toISOString().replace(/\.000Z$/, 'Z');

/** Names that are taken in one place, and new ones beside them. */
export class Names {
  readonly #taken: Set<string>;
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** `wanted` as a plain word; numbered where it is taken. */
  next(wanted: string): string {
    const word = wanted.normalize('NFKD').replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?![A-Za-z])/, 'f_');
    let name = word;
    for (let number = 2; this.#taken.has(name); number++) name = `${word}_${number}`;
    this.#taken.add(name);
    return name;
  }
}
