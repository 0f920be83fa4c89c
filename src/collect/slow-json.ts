/**
 * Reads JSON character by character, for the few texts that the engine's parser reads wrongly or cannot tell enough about: V8 from
 * 12.8 on may give a name with an escape as another name (https://github.com/nodejs/node/issues/63785), and a repeated name
 * is lost in the result of every `JSON.parse`. Knows nothing of usage.
 */
import assert from 'node:assert/strict';
import { closingQuote } from './closing-quote.ts';
import { JsonNumber, type JsonValue } from './json-value.ts';

const [quote, comma, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x2c, 0x7b, 0x7d, 0x5b, 0x5d];
/** A number or one of the words. */
const bare = /[-+.\w]+/y;

export interface SlowJson {
  readonly value: JsonValue;
  /** The first name that stands twice in one object. */
  readonly repeated: string | null;
}

/** The value of a text that `JSON.parse` has found to be JSON, and that nests no deeper than is allowed. */
export function readSlowly(text: string): SlowJson {
  const reader = new SlowReader(text);
  const value = reader.value();
  return { value, repeated: reader.repeated };
}

class SlowReader {
  repeated: string | null = null;
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonValue {
    switch (this.#next()) {
      case openBrace: return this.#object();
      case openBracket: return this.#array();
      case quote: return this.#string();
      default: return this.#bare();
    }
  }

  /** The next character that is no space. */
  #next(): number {
    while (this.#text.charCodeAt(this.#at) <= 0x20) this.#at++;
    return this.#text.charCodeAt(this.#at);
  }

  #object(): JsonValue {
    // Without a prototype, so that `__proto__` is a name as any other.
    const members = Object.create(null) as Record<string, JsonValue>;
    for (this.#at++; this.#next() !== closeBrace;) {
      if (this.#next() === comma) this.#at++;
      this.#next();
      const name = this.#string();
      if (this.repeated === null && Object.hasOwn(members, name)) this.repeated = name;
      this.#next();
      this.#at++; // the colon
      members[name] = this.value();
    }
    this.#at++;
    return members;
  }

  #array(): JsonValue {
    const items: JsonValue[] = [];
    for (this.#at++; this.#next() !== closeBracket;) {
      if (this.#next() === comma) this.#at++;
      items.push(this.value());
    }
    this.#at++;
    return items;
  }

  #string(): string {
    const start = this.#at;
    this.#at = closingQuote(this.#text, start) + 1;
    return JSON.parse(this.#text.slice(start, this.#at)) as string;
  }

  #bare(): JsonValue {
    bare.lastIndex = this.#at;
    const word = bare.exec(this.#text)?.[0] ?? '';
    // INVARIANT: the text is JSON, so something stands here and reading goes on.
    assert(word !== '', `no JSON at ${this.#at}, although JSON.parse has read it`);
    this.#at += word.length;
    return /^[-\d]/.test(word) ? new JsonNumber(word) : (JSON.parse(word) as JsonValue);
  }
}
