/**
 * Sixty-four bits that are equal for points of the same meter, scope, period and fields, and else hardly ever. They are made of the
 * UTF-8 bytes of each text, so that whoever has only bytes finds the same. Knows nothing of columns.
 */
import { Buffer } from 'node:buffer';
import { randomInt } from 'node:crypto';
import type { UsagePoint, UsageValue } from '../rating/point.ts';

const random = (): number => randomInt(2 ** 32) | 0;

/** Different in each process, so that nobody can prepare points that look alike. Multipliers are odd, so that nothing is lost. */
const [seedHigh, seedLow] = [random(), random()];
const [multiplierHigh, multiplierLow] = [random() | 1, random() | 1];

/**
 * The hash of a text, to be taken four bytes at a time (little-endian, the last ones filled with zeros): a `high` and a `low` word,
 * begun here, moved by `stepHigh` and `stepLow` in this order for each four bytes and for the number of bytes at the end.
 */
export const startHigh = (): number => seedHigh;
export const startLow = (): number => seedLow;
export const stepHigh = (high: number, word: number): number => Math.imul(high ^ word, multiplierHigh);
/** Turned, so that a difference which the multiplication leaves in the highest bit does not stay there. */
export const stepLow = (low: number, movedHigh: number): number => Math.imul(((low << 13) | (low >>> 19)) + movedHigh, multiplierLow);

export const kinds: readonly UsageValue['kind'][] = ['text', 'number', 'boolean', 'json'];
export const textKind = 0;
export const numberKind = 1;
export const booleanKind = 2;

/** The two words of the last text that was hashed. */
export class TextHash {
  high = 0;
  low = 0;
  #bytes = Buffer.alloc(256);

  ofText(text: string): this {
    const most = text.length * 3 + 4;
    if (this.#bytes.length < most) this.#bytes = Buffer.alloc(most * 2);
    const length = this.#bytes.write(text, 0, 'utf8');
    this.#bytes.fill(0, length, length + 4);
    [this.high, this.low] = [startHigh(), startLow()];
    for (let at = 0; at < length; at += 4) this.#step(this.#bytes.readInt32LE(at));
    this.#step(length);
    return this;
  }

  #step(word: number): void {
    this.high = stepHigh(this.high, word);
    this.low = stepLow(this.low, this.high);
  }
}

/** What a text is the value of: hashes of the name, to be mixed into those of the value. */
export interface NameHash {
  readonly high: number;
  readonly low: number;
}

const hash = new TextHash();

function nameHash(name: string): NameHash {
  const { high, low } = hash.ofText(name);
  return { high, low };
}

/** `fields.a` cannot be a member, and no member is a field: the two never look alike. */
export const fieldHash = (name: string): NameHash => nameHash(`fields.${name}`);
export const meterHash = nameHash('meter');
export const scopeHash = nameHash('scope');
const periodHash = nameHash('period');

/** The sum over the parts of one point, in whatever order they come. */
export class Fingerprint {
  high = 0;
  low = 0;
  /** What the last part has added. */
  partHigh = 0;
  partLow = 0;

  clear(): void {
    this.high = 0;
    this.low = 0;
  }

  /** A value by the hash of its text: a number and a text of the same digits make the same point. */
  add(name: NameHash, high: number, low: number): void {
    let first = Math.imul(high ^ name.high, 0x85ebca6b);
    first ^= first >>> 15;
    let second = Math.imul(low ^ name.low ^ first, 0xc2b2ae35);
    second ^= second >>> 13;
    first = Math.imul(first ^ second, 0x9e3779b1);
    second = Math.imul(second ^ (first >>> 16), 0x27d4eb2f);
    this.partHigh = first ^ (first >>> 15);
    this.partLow = second ^ (second >>> 16);
    this.addPart(this.partHigh, this.partLow);
  }

  /** Adds what a part has added before. */
  addPart(high: number, low: number): void {
    this.high = (this.high + high) | 0;
    this.low = (this.low + low) | 0;
  }

  #start = NaN;
  #end = NaN;
  #periodHigh = 0;
  #periodLow = 0;

  /** Instants in microseconds. Most points have the period of the one before. */
  addPeriod(start: number, end: number): void {
    if (start !== this.#start || end !== this.#end) this.#hashPeriod(start, end);
    this.add(periodHash, this.#periodHigh, this.#periodLow);
  }

  #hashPeriod(start: number, end: number): void {
    [this.#start, this.#end] = [start, end];
    let [high, low] = [startHigh(), startLow()];
    // They are whole numbers, so that a quotient and a rest are all of them.
    for (const instant of [start, end]) {
      high = stepHigh(high, Math.floor(instant / 2 ** 26));
      low = stepLow(low, high);
      high = stepHigh(high, instant % 2 ** 26);
      low = stepLow(low, high);
    }
    [this.#periodHigh, this.#periodLow] = [high, low];
  }

  addText(name: NameHash, text: string): void {
    hash.ofText(text);
    this.add(name, hash.high, hash.low);
  }
}

const fieldHashes = new Map<string, NameHash>();
/** Names are few; where they are not, remembering them would grow with the input. */
const namesMost = 10_000;

export function fieldHashOf(name: string): NameHash {
  const known = fieldHashes.get(name);
  if (known !== undefined) return known;
  if (fieldHashes.size >= namesMost) fieldHashes.clear();
  const made = fieldHash(name);
  fieldHashes.set(name, made);
  return made;
}

const whole = new Fingerprint();

export function fingerprintOf(point: UsagePoint): readonly [number, number] {
  whole.clear();
  whole.addText(meterHash, point.meter);
  whole.addText(scopeHash, point.scope);
  whole.addPeriod(point.period.start, point.period.end);
  for (const [name, { text }] of point.fields) whole.addText(fieldHashOf(name), text);
  return [whole.high >>> 0, whole.low >>> 0];
}
