/**
 * Finds the values of a frame by its bytes and notes where they lie, all of a frame before any is taken. What is unusual (escapes, nested values, names that come twice, long numbers)
 * is a surprise, and leaves the frame to the reader of JSON. Knows nothing of meters.
 */
import type { Buffer } from 'node:buffer';
import { fieldNameLengthMost, fieldTextLengthMost, fieldsMost, nameLengthMost } from '../bounds.ts';
import { JsonNumber } from '../json-value.ts';
import { pythonText } from '../python-text.ts';
import { type AttributeNames, formBit } from './names.ts';

/** This frame is for the reader of JSON. */
class Surprise extends Error {}
const surprise = new Surprise();
function stop(): never {
  throw surprise;
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [minus, point, zero, nine] = [0x2d, 0x2e, 0x30, 0x39];
/** A number of so many characters, without an exponent, is one that every quantity may be. */
const numberLengthMost = 28;

/** What an attribute's value is; a truth is written as Python writes it. */
export const valueKinds = { text: 0, yes: 1, no: 2 } as const;

/** Of a point on the tape, in front of its attributes: each of these is a place and a length, and the last the number of attributes. */
export const pointWords = 9;
/** Of an attribute: its name, what its value is, a place and a length. */
export const attributeWords = 4;

export interface MeterSection {
  readonly from: number;
  readonly length: number;
  readonly points: number;
}

export class FrameTape {
  readonly #names: AttributeNames;
  readonly #scopeName: number;
  #buffer: Buffer;
  #at = 0;
  #from = 0;
  #length = 0;
  words = new Int32Array(1 << 16);
  size = 0;
  sections: MeterSection[] = [];
  begin = '';
  end = '';
  #points = 0;

  constructor(names: AttributeNames, scopeKey: string, buffer: Buffer) {
    [this.#names, this.#scopeName, this.#buffer] = [names, names.of(scopeKey).id, buffer];
  }

  /** `false` where the frame holds a surprise. */
  read(buffer: Buffer, from: number, end: number): boolean {
    [this.#buffer, this.#at, this.size, this.sections, this.begin, this.end] = [buffer, from, 0, [], '', ''];
    try {
      this.#frame();
      return this.#at === end;
    } catch (error) {
      if (error === surprise) return false;
      throw error;
    }
  }

  #next(): number {
    const buffer = this.#buffer;
    let byte = buffer[this.#at]!;
    while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) byte = buffer[++this.#at]!;
    return byte;
  }

  #expect(byte: number): void {
    if (this.#next() !== byte) stop();
    this.#at++;
  }

  /** Whether another member follows; else the closing byte has been passed. */
  #more(isFirst: boolean, close: number): boolean {
    const byte = this.#next();
    if (byte === close) {
      this.#at++;
      return false;
    }
    if (isFirst) return true;
    this.#expect(comma);
    return true;
  }

  /** Without escapes. */
  #string(most: number): void {
    this.#expect(quote);
    const buffer = this.#buffer;
    let at = this.#at;
    this.#from = at;
    for (let byte = buffer[at]!; byte !== quote; byte = buffer[++at]!) if (byte === backslash || !(byte >= 0x20)) stop();
    this.#length = at - this.#from;
    if (this.#length > most) stop();
    this.#at = at + 1;
  }

  #name(most: number): void {
    this.#string(most);
    this.#expect(colon);
  }

  #isName(word: string): boolean {
    if (this.#length !== word.length) return false;
    for (let index = 0; index < word.length; index++) if (this.#buffer[this.#from + index] !== word.charCodeAt(index)) return false;
    return true;
  }

  /** Digits with or without a point. Gives whether there is none. */
  #number(): boolean {
    const buffer = this.#buffer;
    let at = this.#at;
    this.#from = at;
    if (buffer[at] === minus) at++;
    const whole = at;
    while (buffer[at]! >= zero && buffer[at]! <= nine) at++;
    if (at === whole || (buffer[whole] === zero && at > whole + 1)) stop();
    const isWhole = buffer[at] !== point;
    if (!isWhole) {
      const fraction = ++at;
      while (buffer[at]! >= zero && buffer[at]! <= nine) at++;
      if (at === fraction) stop();
    }
    // An exponent.
    if ((buffer[at]! | 0x20) === 0x65) stop();
    this.#length = at - this.#from;
    if (this.#length > numberLengthMost) stop();
    this.#at = at;
    return isWhole;
  }

  #frame(): void {
    let [period, usage] = [0, 0];
    this.#expect(openBrace);
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(16);
      if (this.#isName('period') && period++ === 0) this.#period();
      else if (this.#isName('usage') && usage++ === 0) this.#usage();
      else stop();
    }
    if (period + usage !== 2 || this.begin === '' || this.end === '') stop();
  }

  #period(): void {
    this.#expect(openBrace);
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(16);
      const side = this.#isName('begin') ? 'begin' : this.#isName('end') ? 'end' : stop();
      if (this[side] !== '') stop();
      this.#next();
      this.#string(64);
      this[side] = this.#buffer.toString('latin1', this.#from, this.#from + this.#length);
    }
  }

  #usage(): void {
    const seen = new Set<string>();
    this.#expect(openBrace);
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(nameLengthMost);
      const [from, length] = [this.#from, this.#length];
      const name = this.#buffer.toString('utf8', from, from + length);
      if (length === 0 || seen.has(name)) stop();
      seen.add(name);
      const meter = this.#names.meter(name);
      let points = 0;
      this.#expect(openBracket);
      for (let isFirstPoint = true; this.#more(isFirstPoint, closeBracket); isFirstPoint = false) {
        this.#point(meter);
        points++;
      }
      this.sections.push({ from, length, points });
    }
  }

  #room(words: number): void {
    if (this.size + words <= this.words.length) return;
    const larger = new Int32Array(2 * this.words.length + words);
    larger.set(this.words);
    this.words = larger;
  }

  /** The unit, the quantity, the price and the scope of a point, then its attributes. */
  #point(meter: number): void {
    this.#room(pointWords + attributeWords * (fieldsMost + 1));
    const at = this.size;
    this.words.fill(0, at, at + pointWords);
    this.size += pointWords;
    this.#points++;
    let [vol, groupby, metadata, rating] = [0, 0, 0, 0];
    this.#expect(openBrace);
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(16);
      if (this.#isName('vol') && vol++ === 0) this.#volume(at);
      else if (this.#isName('groupby') && groupby++ === 0) this.#attributes(at, meter, false);
      else if (this.#isName('metadata') && metadata++ === 0) this.#attributes(at, meter, true);
      else if (this.#isName('rating') && rating++ === 0) this.#rating(at);
      else stop();
    }
    if (vol + groupby + metadata !== 3 || this.words[at + 7] === 0) stop();
  }

  #put(place: number): void {
    if (this.words[place + 1] !== 0) stop();
    this.words[place] = this.#from;
    this.words[place + 1] = this.#length;
  }

  #volume(at: number): void {
    this.#expect(openBrace);
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(16);
      const isUnit = this.#isName('unit');
      if (!isUnit && !this.#isName('qty')) stop();
      this.#next();
      if (isUnit) this.#string(nameLengthMost);
      else this.#number();
      this.#put(isUnit ? at : at + 2);
    }
    if (this.words[at + 1] === 0 || this.words[at + 3] === 0) stop();
  }

  #rating(at: number): void {
    this.#expect(openBrace);
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(16);
      if (!this.#isName('price')) stop();
      this.#next();
      this.#number();
      this.#put(at + 4);
    }
    if (this.words[at + 5] === 0) stop();
  }

  #attributes(at: number, meter: number, isMetadata: boolean): void {
    this.#expect(openBrace);
    const { words } = this;
    for (let isFirst = true; this.#more(isFirst, closeBrace); isFirst = false) {
      this.#name(fieldNameLengthMost);
      if (this.#length === 0) stop();
      const name = this.#names.at(this.#buffer, this.#from, this.#length, words[at + 8]!);
      if (name.lastPoint === this.#points) stop();
      name.lastPoint = this.#points;
      const kind = this.#value();
      if (kind === null) continue;
      if (++words[at + 8]! > fieldsMost) stop();
      this.#names.note(name, meter, formBit(isMetadata, kind));
      words[this.size] = name.id;
      words[this.size + 1] = this.#written;
      words[this.size + 2] = this.#from;
      words[this.size + 3] = this.#length;
      this.size += attributeWords;
      if (name.id === this.#scopeName && !isMetadata) {
        if (kind !== 'text' || this.#length === 0 || this.#length > nameLengthMost) stop();
        this.#put(at + 6);
      }
    }
  }

  #written: number = valueKinds.text;

  /** `null` for null, which is no value. */
  #value(): 'text' | 'number' | 'boolean' | null {
    this.#written = valueKinds.text;
    switch (this.#next()) {
      case quote:
        this.#string(fieldTextLengthMost);
        return 'text';
      case 0x74:
        this.#word('true');
        this.#written = valueKinds.yes;
        return 'boolean';
      case 0x66:
        this.#word('false');
        this.#written = valueKinds.no;
        return 'boolean';
      case 0x6e:
        this.#word('null');
        return null;
      default: {
        const isWhole = this.#number();
        const digits = isWhole && this.#length > 2 ? null : this.#buffer.toString('latin1', this.#from, this.#from + this.#length);
        if (digits !== null && pythonText(new JsonNumber(digits)) !== digits) stop();
        return 'number';
      }
    }
  }

  #word(word: string): void {
    for (let index = 0; index < word.length; index++) if (this.#buffer[this.#at + index] !== word.charCodeAt(index)) stop();
    this.#at += word.length;
  }
}
