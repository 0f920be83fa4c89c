/** One running copy of the compiled scanner (`assembly/`, by `npm run build:scanner`), and its memory. Addresses are numbers in that memory. */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { type Global, type Memory, type Module, platform } from './web-assembly.ts';

/** What the scanner can be asked; `assembly/index.ts` says what each is. */
interface Exports {
  readonly memory: Memory;
  // Rows of the open batch.
  readonly rowsMost: Global;
  readonly count: Global;
  readonly batch: Global;
  readonly met: Global;
  readonly line: Global;
  readonly isNew: Global;
  readonly hasIds: Global;
  readonly unknownAt: Global;
  readonly unknownLength: Global;
  readonly wideCount: Global;
  readonly instants: Global;
  readonly startAt: Global;
  readonly endAt: Global;
  readonly coefficientAt: Global;
  readonly decimalsAt: Global;
  readonly highAt: Global;
  readonly lowAt: Global;
  readonly linesAt: Global;
  readonly offsetsAt: Global;
  readonly idWordsAt: Global;
  readonly idFromAt: Global;
  readonly idLengthAt: Global;
  readonly idTextsAt: Global;
  readonly idTextsEnd: Global;
  readonly wideAt: Global;
  setSecrets(a: bigint, b: bigint, c: bigint, d: bigint): void;
  setPeriodNames(forStart: bigint, forEnd: bigint): void;
  setLine(before: number): void;
  room(bytes: number): number;
  giveBack(at: number): void;
  hashOf(at: number, length: number): bigint;
  moreOf(at: number, length: number): number;
  beginFingerprint(): void;
  addTextPart(name: bigint, at: number, length: number): void;
  addInstantPart(name: bigint, microseconds: number): void;
  fingerprintHigh(): number;
  fingerprintLow(): number;
  columnOf(role: number, bit: number, name: bigint, hasTexts: boolean): number;
  clear(column: number): void;
  release(column: number): void;
  codesOf(column: number): number;
  entriesOf(column: number): number;
  textsOf(column: number): number;
  textCountOf(column: number): number;
  batchOf(column: number): number;
  firstRowOf(column: number): number;
  pieceOf(bytes: number, length: number, opens: number, column: number): number;
  follow(before: number, after: number): void;
  releasePiece(piece: number): void;
  scanNdjson(root: number, from: number, end: number, origin: number): number;
  scanCsv(cells: number, cellCount: number, from: number, end: number, origin: number): number;
  readonly idSize: Global;
  readonly pointSize: Global;
  beginTable(rowSize: number): void;
  seeIds(count: number, words: number, contents: number, standings: number): number;
  seePoints(count: number, high: number, low: number, standings: number): number;
  beginBatch(): void;
  beginRow(): void;
  addText(column: number, at: number, length: number, kind: number): void;
  addId(at: number, length: number): void;
  addRow(from: number, until: number, line: number): void;
  addInstant(at: number, length: number, value: number): void;
}

/** Whoever reads sixteen bytes at a time may look so far behind the end. */
const padding = 32;

let compiled: Module | null = null;
/** The same for all copies of a process, and for no other process: nobody can prepare texts that look alike. */
const secrets = crypto.getRandomValues(new BigUint64Array(4));

export class Machine {
  readonly run: Exports;
  #bytes: Buffer;
  #scratch = 0;
  #scratchSize = 0;

  constructor() {
    compiled ??= new platform.Module(readFileSync(new URL('scanner.wasm', import.meta.url)));
    const abort = (): never => {
      throw new Error('INVARIANT: the scanner never aborts');
    };
    this.run = new platform.Instance(compiled, { env: { abort } }).exports as unknown as Exports;
    this.run.setSecrets(secrets[0]!, secrets[1]!, secrets[2]!, secrets[3]!);
    this.#bytes = Buffer.from(this.run.memory.buffer);
  }

  /** All of its memory, as it is now: valid until it is asked for more. */
  get bytes(): Buffer {
    const { buffer } = this.run.memory;
    if (this.#bytes.buffer !== buffer) this.#bytes = Buffer.from(buffer);
    return this.#bytes;
  }

  /** Room for so many bytes, with zeros behind them. */
  room(size: number): number {
    const at = this.run.room(size + padding) >>> 0;
    this.bytes.fill(0, at + size, at + size + padding);
    return at;
  }

  /** Puts a text where it stands until the next one, and gives its length in bytes. */
  putText(text: string): number {
    const most = text.length * 3;
    if (most > this.#scratchSize) {
      if (this.#scratch !== 0) this.run.giveBack(this.#scratch);
      this.#scratchSize = Math.max(1024, most * 2);
      this.#scratch = this.room(this.#scratchSize);
    }
    return this.bytes.write(text, this.#scratch, 'utf8');
  }

  /** Where `putText` puts texts. */
  get scratch(): number {
    return this.#scratch;
  }

  // Copies of what stands in its memory.

  floats(global: Global, count: number): Float64Array {
    return new Float64Array(this.run.memory.buffer, global.value >>> 0, count).slice();
  }

  words(at: number, count: number): Uint32Array {
    return new Uint32Array(this.run.memory.buffer, at >>> 0, count).slice();
  }
}
