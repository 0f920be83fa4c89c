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
 * The hash of a text, to be taken four bytes at a time (little-endian) as long as there are four, and then once with what is left, which may be
 * nothing: a `high` and a `low` word, begun here, moved by `stepHigh` and `stepLow` in this order.
 */
export const startHigh = (): number => seedHigh;
export const startLow = (): number => seedLow;
export const stepHigh = (high: number, word: number): number => Math.imul(high ^ word, multiplierHigh);
/** Turned, so that a difference which the multiplication leaves in the highest bit does not stay there. */
export const stepLow = (low: number, movedHigh: number): number => Math.imul(((low << 13) | (low >>> 19)) + movedHigh, multiplierLow);

/** The last step's word, of which `left` bytes belong to the text: its highest byte says how many, so that zeros at the end count. */
export const lastWord = (word: number, left: number): number => (word & ((1 << (left << 3)) - 1)) | (left << 24);

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
    this.begin();
    const left = length & 3;
    for (let at = 0; at < length - left; at += 4) this.step(this.#bytes.readInt32LE(at));
    this.step(lastWord(this.#bytes.readInt32LE(length - left), left));
    return this;
  }

  begin(): void {
    [this.high, this.low] = [startHigh(), startLow()];
  }

  step(word: number): void {
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
export const startHash = nameHash('start');
export const endHash = nameHash('end');

/** What one value adds to the fingerprint of its point. Values that come again can be remembered with it. */
export class Part {
  high = 0;
  low = 0;

  /** A value by the hash of its text: a number and a text of the same digits make the same point. */
  of(name: NameHash, high: number, low: number): this {
    let first = Math.imul(high ^ name.high, 0x85ebca6b);
    first ^= first >>> 15;
    let second = Math.imul(low ^ name.low ^ first, 0xc2b2ae35);
    second ^= second >>> 13;
    first = Math.imul(first ^ second, 0x9e3779b1);
    second = Math.imul(second ^ (first >>> 16), 0x27d4eb2f);
    this.high = first ^ (first >>> 15);
    this.low = second ^ (second >>> 16);
    return this;
  }

  ofText(name: NameHash, text: string): this {
    hash.ofText(text);
    return this.of(name, hash.high, hash.low);
  }

  /** An instant, in microseconds: a whole number, so that a quotient and a rest are all of it. */
  ofInstant(name: NameHash, instant: number): this {
    const upper = Math.floor(instant / 2 ** 26);
    const high = stepHigh(startHigh(), upper);
    const low = stepLow(startLow(), high);
    const next = stepHigh(high, instant - upper * 2 ** 26);
    return this.of(name, next, stepLow(low, next));
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

const part = new Part();

/** The sum over the parts of a point, in whatever order they come. */
export function fingerprintOf(point: UsagePoint): readonly [number, number] {
  let [high, low] = [0, 0];
  const add = (some: Part): void => {
    [high, low] = [(high + some.high) | 0, (low + some.low) | 0];
  };
  add(part.ofText(meterHash, point.meter));
  add(part.ofText(scopeHash, point.scope));
  add(part.ofInstant(startHash, point.period.start));
  add(part.ofInstant(endHash, point.period.end));
  for (const [name, { text }] of point.fields) add(part.ofText(fieldHashOf(name), text));
  return [high >>> 0, low >>> 0];
}
