/**
 * Cuts a stream of JSON into the texts of its frames, without reading the whole: the items of `{"dataframes":[…]}`, of an
 * array, or single frames one after another. Counts brackets and knows strings; what a frame holds is not known here.
 */
import { frameBytesMost } from './bounds.ts';

export interface FrameText {
  /** `dataframes[3]`, `[3]` or `line 7`. */
  readonly place: string;
  readonly found:
    | { readonly kind: 'text'; readonly bytes: Buffer }
    | { readonly kind: 'too large' }
    | { readonly kind: 'broken'; readonly cause: string };
}

export async function* frameTexts(source: AsyncIterable<Buffer>): AsyncGenerator<readonly FrameText[]> {
  const scanner = new FrameScanner();
  for await (const chunk of source) yield scanner.push(chunk);
  yield scanner.end();
}

const [quote, backslash, colon, comma, newline] = [0x22, 0x5c, 0x3a, 0x2c, 0x0a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (byte: number): boolean => byte === 0x20 || byte === newline || byte === 0x0d || byte === 0x09;

const listName = Buffer.from('dataframes');
const readOn = 'reading goes on at the next line that begins with `{`';

class FrameScanner {
  #line = 1;
  #documents = 0;
  #documentLine = 1;
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Nothing can be told apart until a line begins with `{`. */
  #lost = false;
  #atLineStart = true;
  /** The last byte that is no space: says whether a `{` may stand here. */
  #before = 0;
  /** The depth at which the frames of this document stand (-1 behind their list), and what their list is called. */
  #listDepth = 0;
  #listPlace: string | null = null;
  #index = 0;
  /** The last string at depth 1 if it is as long as the list's name, and whether it was that name before a colon. */
  #name: number[] = [];
  #isListName = false;
  #pieces: Buffer[] = [];
  #kept = 0;
  #capturing = false;
  #from = 0;
  #out: FrameText[] = [];

  push(chunk: Buffer): readonly FrameText[] {
    this.#from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#lost && !(this.#atLineStart && byte === openBrace)) this.#skip(byte);
      else if (this.#inString) this.#stringByte(byte, chunk, at);
      else this.#byte(byte, chunk, at);
    }
    if (this.#capturing) this.#keep(chunk, chunk.length);
    return this.#take();
  }

  end(): readonly FrameText[] {
    if (this.#depth > 0 && !this.#lost) this.#break('the file ends before its JSON does: it is cut off');
    else if (this.#capturing) this.#emit();
    return this.#take();
  }

  #take(): readonly FrameText[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #skip(byte: number): void {
    this.#atLineStart = byte === newline;
    if (byte === newline) this.#line++;
  }

  #stringByte(byte: number, chunk: Buffer, at: number): void {
    if (byte === newline) {
      this.#keep(chunk, at);
      this.#break(`a text is not closed on line ${this.#line}; ${readOn}`);
      this.#skip(byte);
    } else if (this.#escaped) this.#escaped = false;
    else if (byte === backslash) this.#escaped = true;
    else if (byte === quote) this.#inString = false;
    if (this.#depth === 1 && this.#inString && this.#name.length <= listName.length) this.#name.push(byte);
  }

  #byte(byte: number, chunk: Buffer, at: number): void {
    if (byte === openBrace && this.#atLineStart && this.#isMisplaced()) {
      this.#keep(chunk, at);
      if (!this.#lost) this.#break(`its JSON is not complete before line ${this.#line}`);
      this.#reset();
    }
    this.#atLineStart = byte === newline;
    if (byte === newline) this.#line++;
    if (isSpace(byte)) return this.#space(byte, chunk, at);
    const atList = this.#depth === this.#listDepth && this.#isInList();
    if (!this.#capturing && !(atList && (byte === comma || byte === closeBracket || byte === closeBrace))) this.#begin(at);
    this.#structure(byte, chunk, at, atList);
    this.#before = byte;
  }

  /** Whether no valid JSON has a `{` here, so that it begins a new frame after a broken one. */
  #isMisplaced(): boolean {
    return this.#lost || (this.#depth > 0 && this.#before !== openBracket && this.#before !== comma && this.#before !== colon);
  }

  #space(byte: number, chunk: Buffer, at: number): void {
    // A bare word outside any bracket is over with its line.
    if (byte === newline && this.#depth === 0 && this.#capturing) {
      this.#keep(chunk, at);
      this.#emit();
    }
  }

  #structure(byte: number, chunk: Buffer, at: number, atList: boolean): void {
    switch (byte) {
      case quote:
        this.#inString = true;
        this.#name = [];
        return;
      case colon:
        if (this.#depth === 1) this.#isListName = Buffer.from(this.#name).equals(listName);
        return;
      case comma:
        if (atList) this.#finish(chunk, at);
        else if (this.#depth === 1) this.#isListName = false;
        return;
      case openBrace:
      case openBracket:
        return this.#open(byte);
      case closeBrace:
      case closeBracket:
        return this.#close(chunk, at, atList);
    }
  }

  #open(byte: number): void {
    this.#depth++;
    const isListHere = this.#depth === 1 || (this.#depth === 2 && this.#isListName);
    if (byte !== openBracket || !isListHere || (this.#isInList() && this.#listDepth !== -1)) return;
    this.#listDepth = this.#depth;
    const list = this.#depth === 1 ? '' : 'dataframes';
    this.#listPlace = this.#documents === 1 ? list : `line ${this.#documentLine}: ${list}`;
    // What was captured is the document around the frames.
    this.#drop();
  }

  #close(chunk: Buffer, at: number, atList: boolean): void {
    if (atList) {
      this.#finish(chunk, at);
      this.#listDepth = -1;
    }
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth > 0) return;
    if (!this.#isInList()) this.#finish(chunk, at + 1);
    this.#reset();
  }

  #isInList(): boolean {
    return this.#listPlace !== null;
  }

  #begin(at: number): void {
    if (this.#listDepth === -1) return;
    if (this.#depth === 0) {
      this.#documents++;
      this.#documentLine = this.#line;
    }
    [this.#capturing, this.#from] = [true, at];
  }

  #keep(chunk: Buffer, end: number): void {
    if (!this.#capturing) return;
    this.#kept += end - this.#from;
    if (this.#kept > frameBytesMost) this.#pieces = [];
    else this.#pieces.push(chunk.subarray(this.#from, end));
    this.#from = end;
  }

  #finish(chunk: Buffer, end: number): void {
    if (!this.#capturing) return;
    this.#keep(chunk, end);
    this.#emit();
  }

  #place(): string {
    return this.#listPlace === null ? `line ${this.#documentLine}` : `${this.#listPlace}[${this.#index}]`;
  }

  #emit(): void {
    const found: FrameText['found'] =
      this.#kept > frameBytesMost ? { kind: 'too large' } : { kind: 'text', bytes: Buffer.concat(this.#pieces) };
    this.#out.push({ place: this.#place(), found });
    this.#index++;
    this.#drop();
  }

  #break(cause: string): void {
    this.#out.push({ place: this.#place(), found: { kind: 'broken', cause } });
    this.#drop();
    [this.#lost, this.#inString, this.#escaped] = [true, false, false];
  }

  #drop(): void {
    [this.#pieces, this.#kept, this.#capturing] = [[], 0, false];
  }

  #reset(): void {
    this.#drop();
    [this.#depth, this.#inString, this.#escaped, this.#lost] = [0, false, false, false];
    [this.#listDepth, this.#listPlace, this.#index, this.#before, this.#isListName] = [0, null, 0, 0, false];
  }
}
