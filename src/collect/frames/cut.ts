/** Cuts the bytes of `{"dataframes": […]}` into pieces of whole frames, as they come. Counts brackets and knows strings; what a frame holds is not known here. */
import { Buffer } from 'node:buffer';
import { frameBytesMost } from '../bounds.ts';

/** Frames that lie side by side; it holds until the next piece is asked for. */
export interface FramePiece {
  readonly bytes: Buffer;
  /** Where each frame begins and ends, two numbers for each. */
  readonly edges: readonly number[];
}

/** The document is none of dataframes, with a sentence that says why. */
export class NoFrames extends Error {
  override readonly name = 'NoFrames';
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const firstBytes = 256 * 1024;
const head = /^\s*\{\s*"dataframes"\s*:\s*\[/;
const tail = /^\s*\}\s*$/;
const headMost = 4096;

class Cutter {
  buffer = Buffer.allocUnsafeSlow(firstBytes);
  filled = 0;
  #at = 0;
  #frameAt = -1;
  #depth = 0;
  #inString = false;
  #isAfterFrame = false;
  #needsFrame = false;
  phase: 'head' | 'frames' | 'tail' = 'head';

  add(chunk: Buffer): void {
    if (this.filled + chunk.length > this.buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.buffer.length, this.filled + chunk.length));
      this.buffer.copy(larger, 0, 0, this.filled);
      this.buffer = larger;
    }
    chunk.copy(this.buffer, this.filled);
    this.filled += chunk.length;
    if (this.filled > frameBytesMost) throw new NoFrames(`a frame has more than ${frameBytesMost} bytes: send it in parts`);
  }

  /** Edges of frames that are whole. */
  edges(): readonly number[] {
    if (this.phase === 'head' && !this.#passHead()) return [];
    return this.phase === 'frames' ? this.#scan() : [];
  }

  #passHead(): boolean {
    const text = this.buffer.toString('latin1', 0, Math.min(this.filled, headMost));
    const match = head.exec(text);
    if (match === null) return text.length >= headMost ? wrongForm() : false;
    [this.#at, this.phase] = [match[0].length, 'frames'];
    return true;
  }

  #scan(): readonly number[] {
    const { buffer, filled } = this;
    const edges: number[] = [];
    let [at, depth, inString] = [this.#at, this.#depth, this.#inString];
    while (at < filled) {
      const byte = buffer[at]!;
      if (inString) {
        if (byte === quote) inString = false;
        else if (byte === backslash) {
          // What is escaped may come with the next piece.
          if (at + 1 >= filled) break;
          at++;
        }
      } else if (byte === quote && depth > 0) inString = true;
      else if (byte === openBrace || byte === openBracket) {
        if (depth === 0) this.#begin(byte, at);
        depth++;
      } else if (byte === closeBrace || byte === closeBracket) {
        if (depth === 0) {
          if (byte !== closeBracket || this.#needsFrame) return wrongForm();
          this.phase = 'tail';
          at++;
          break;
        }
        if (--depth === 0) {
          edges.push(this.#frameAt, at + 1);
          [this.#isAfterFrame, this.#needsFrame, this.#frameAt] = [true, false, -1];
        }
      } else if (depth === 0 && !isSpace(byte)) this.#separate(byte);
      at++;
    }
    [this.#at, this.#depth, this.#inString] = [at, depth, inString];
    return edges;
  }

  #begin(byte: number, at: number): void {
    if (byte !== openBrace || this.#isAfterFrame) wrongForm();
    this.#frameAt = at;
  }

  #separate(byte: number): void {
    if (byte !== comma || !this.#isAfterFrame) wrongForm();
    [this.#isAfterFrame, this.#needsFrame] = [false, true];
  }

  /** Lets go of what was cut. */
  forget(): void {
    if (this.phase === 'head') return;
    const keptFrom = this.#frameAt >= 0 ? this.#frameAt : this.#at;
    this.buffer.copyWithin(0, keptFrom, this.filled);
    this.filled -= keptFrom;
    this.#at -= keptFrom;
    if (this.#frameAt >= 0) this.#frameAt = 0;
  }

  end(): void {
    if (this.phase !== 'tail' || !tail.test(this.buffer.toString('latin1', 0, this.filled))) wrongForm();
  }
}

function wrongForm(): never {
  throw new NoFrames('the body must be {"dataframes": [ … ]}, whole and with frames alone in the list');
}

/** Throws `NoFrames` where the document as a whole is none. */
export async function* cutFrames(source: AsyncIterable<Buffer>): AsyncGenerator<FramePiece> {
  const cutter = new Cutter();
  for await (const chunk of source) {
    cutter.add(chunk);
    const edges = cutter.edges();
    const [first, last] = [edges[0] ?? 0, edges.at(-1) ?? 0];
    if (edges.length > 0) yield { bytes: cutter.buffer.subarray(first, last), edges: edges.map((edge) => edge - first) };
    cutter.forget();
  }
  cutter.end();
}
