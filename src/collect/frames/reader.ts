/**
 * Dataframes to columns by their bytes: a frame is found on the tape and taken from there, and one with a surprise is read as JSON, so that what is a point and what is refused
 * is the same. Each point comes with the price that its sender gives it. Memory does not grow with the input.
 */
import { type Buffer, isUtf8 } from 'node:buffer';
import type { UsageBatch } from '../../columns/index.ts';
import { decimalText, isZero } from '../../money/index.ts';
import { parseInstant } from '../../time/index.ts';
import { Gathering } from '../scan/gathering.ts';
import type { Column } from '../scan/column.ts';
import { bytesOf } from '../bytes.ts';
import { FrameNumbers } from './batch.ts';
import { type FramePiece, cutFrames } from './cut.ts';
import { AttributeNames, type WrittenAttribute, formBit } from './names.ts';
import { readFrameSlowly } from './slow.ts';
import { FrameTape, type MeterSection, attributeWords, pointWords, valueKinds } from './tape.ts';

const instantsMost = 10_000;

export class FrameReader {
  readonly #scopeKey: string;
  readonly #gathering = new Gathering({ coded: 'all', present: new Set() }, true);
  readonly #names = new AttributeNames();
  readonly #numbers: FrameNumbers;
  readonly #instants = new Map<string, number>();
  #columns: Column[] = [];
  #forgotten = 0;
  #points = 0;
  /** Frames so far. */
  frames = 0;

  constructor(scopeKey: string) {
    this.#scopeKey = scopeKey;
    this.#numbers = new FrameNumbers(this.#gathering.machine.run.rowsMost.value);
  }

  /** How attributes were written so far. */
  get attributes(): readonly WrittenAttribute[] {
    return this.#names.written();
  }

  /** Throws `NoFrames` where the document as a whole is none. */
  async* batches(source: AsyncIterable<Buffer>): AsyncGenerator<UsageBatch> {
    for await (const piece of cutFrames(bytesOf(source))) yield* this.#piece(piece);
    if (!this.#gathering.isEmpty) yield this.#finish();
  }

  *#piece({ bytes, edges }: FramePiece): Generator<UsageBatch> {
    this.#gathering.use({ buffer: bytes, end: bytes.length });
    const isText = isUtf8(bytes);
    const tape = new FrameTape(this.#names, this.#scopeKey, bytes);
    for (let edge = 0; edge < edges.length; edge += 2) {
      const [from, end] = [edges[edge]!, edges[edge + 1]!];
      const isRead = isText && tape.read(bytes, from, end);
      const [start, until] = isRead ? [this.#instantOf(tape.begin), this.#instantOf(tape.end)] : [NaN, NaN];
      // What is wrong with it is said by the reader of JSON.
      if (until >= start) yield* this.#take(tape, bytes, start, until);
      else yield* this.#readSlowly(bytes.subarray(from, end));
      this.frames++;
    }
  }

  #instantOf(text: string): number {
    const known = this.#instants.get(text);
    if (known !== undefined) return known;
    const parsed = parseInstant(text);
    if (this.#instants.size >= instantsMost) this.#instants.clear();
    this.#instants.set(text, parsed.ok ? parsed.value : NaN);
    return parsed.ok ? parsed.value : NaN;
  }

  *#take(tape: FrameTape, bytes: Buffer, start: number, end: number): Generator<UsageBatch> {
    let at = 0;
    for (const section of tape.sections) {
      for (let index = 0; index < section.points; index++) {
        at = this.#takePoint(tape.words, at, bytes, section);
        this.#gathering.machine.run.addRow(start, end, ++this.#points);
        if (this.#gathering.isFull) yield this.#finish();
      }
    }
  }

  /** Gives where the next point begins on the tape. */
  #takePoint(words: Int32Array, from: number, bytes: Buffer, { from: meterAt, length: meterLength }: MeterSection): number {
    const { machine, machine: { run }, members: { meter, scope, unit }, origin } = this.#gathering;
    run.beginRow();
    run.addText(meter.at, origin + meterAt, meterLength, 0);
    run.addText(unit.at, origin + words[from]!, words[from + 1]!, 0);
    run.addText(scope.at, origin + words[from + 6]!, words[from + 7]!, 0);
    const [quantityAt, priceAt] = [words[from + 2]!, words[from + 4]!];
    this.#numbers.set(this.#gathering.count, bytes.toString('latin1', quantityAt, quantityAt + words[from + 3]!), bytes.toString('latin1', priceAt, priceAt + words[from + 5]!));
    let at = from + pointWords;
    for (let left = words[from + 8]!; left > 0; left--) {
      const column = this.#columnOf(words[at]!);
      const kind = words[at + 1]!;
      if (kind === valueKinds.text) run.addText(column.at, origin + words[at + 2]!, words[at + 3]!, 0);
      else {
        const length = machine.putText(kind === valueKinds.yes ? 'True' : 'False');
        run.addText(column.at, machine.scratch, length, 0);
      }
      at += attributeWords;
    }
    return at;
  }

  #columnOf(name: number): Column {
    if (this.#forgotten !== this.#gathering.forgotten) [this.#columns, this.#forgotten] = [[], this.#gathering.forgotten];
    return (this.#columns[name] ??= this.#gathering.columnOf(this.#names.all[name]!.text));
  }

  *#readSlowly(bytes: Buffer): Generator<UsageBatch> {
    for (const { reading, price, attributes } of readFrameSlowly(`dataframes[${this.frames}]`, isUtf8(bytes) ? bytes.toString('utf8') : null, this.#scopeKey)) {
      this.#points++;
      if (reading.kind === 'refusal') this.#gathering.refuse(reading.refusal);
      else {
        const { point } = reading;
        this.#numbers.set(this.#gathering.count, decimalText(point.quantity), isZero(price) ? '' : decimalText(price));
        for (const { name, isMetadata, kind } of attributes) this.#names.note(this.#names.of(name), this.#names.meter(point.meter), formBit(isMetadata, kind));
        this.#gathering.add(point, this.#points);
      }
      // Whoever wants all or nothing learns of a refusal at once.
      if (reading.kind === 'refusal' || this.#gathering.isFull) yield this.#finish();
    }
  }

  #finish(): UsageBatch {
    return this.#numbers.finish(this.#gathering);
  }
}
