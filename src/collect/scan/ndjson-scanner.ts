/**
 * NDJSON to columns by its bytes: the compiled scanner goes from line to line until one surprises it. Such a line
 * is read by the slow reader, so that its refusals, warnings and values are those of the slow reader. Knows nothing of meters.
 */
import { type Buffer, isUtf8 } from 'node:buffer';
import type { UsageBatch } from '../../columns/index.ts';
import { isBlank, trimmedEnd } from '../lines.ts';
import { readLine } from '../ndjson.ts';
import { lineTooLong } from '../refusals.ts';
import type { Warn } from '../warnings.ts';
import { type Block, blocksOf, lineAt, lineEnd } from './blocks.ts';
import type { Asked } from './column.ts';
import { Gathering, type Origin } from './gathering.ts';
import { Shapes } from './shapes.ts';

const silent: Warn = () => undefined;

export async function* scanNdjson(source: AsyncIterable<Buffer>, asked: Asked, warn: Warn): AsyncGenerator<UsageBatch> {
  const scanner = new NdjsonScanner(asked, warn);
  for await (const block of blocksOf(source)) {
    if (block === null) yield scanner.refuseLongLine();
    else yield* scanner.batches(block);
  }
}

class NdjsonScanner {
  readonly #gathering: Gathering;
  readonly #shapes: Shapes;
  readonly #warn: Warn;
  #forgotten = 0;

  constructor(asked: Asked, warn: Warn) {
    this.#gathering = new Gathering(asked, true);
    this.#shapes = new Shapes(this.#gathering);
    this.#warn = warn;
  }

  refuseLongLine(): UsageBatch {
    const number = this.#beginLine();
    this.#gathering.refuse(lineTooLong(`line ${number}`));
    return this.#gathering.finish(noOrigin);
  }

  *batches(block: Block): Generator<UsageBatch> {
    this.#gathering.use(block);
    const isText = isUtf8(block.buffer.subarray(0, block.end));
    for (let at = 0; at < block.end;) {
      at = this.#fill(block, at, isText);
      if (!this.#gathering.isEmpty) yield this.#gathering.finish(originIn(block));
      // Columns are new when the batch has let go of too many names.
      if (this.#forgotten === this.#gathering.forgotten) continue;
      this.#forgotten = this.#gathering.forgotten;
      this.#shapes.forget();
    }
  }

  /** Reads lines into the batch until it is full or the block ends. Gives where the next line begins. */
  #fill(block: Block, from: number, isText: boolean): number {
    const gathering = this.#gathering;
    const { run } = gathering.machine;
    let at = from;
    while (at < block.end && !gathering.isFull) {
      const limit = isText ? block.end : Math.min(lineEnd(block.buffer, at, block.end) + 1, block.end);
      if (isText || isUtf8(block.buffer.subarray(at, limit))) {
        const { origin } = gathering;
        at = (run.scanNdjson(this.#shapes.root, origin + at, origin + limit, origin) >>> 0) - origin;
        if (at >= limit || gathering.count >= run.rowsMost.value) continue;
        // The line that stopped it has been begun.
        if (gathering.learnInstant()) run.setLine(run.line.value - 1);
        else at = this.#readSlowly(block, at, run.line.value >>> 0, run.isNew.value !== 0);
      } else at = this.#readSlowly(block, at, this.#beginLine(), false);
    }
    return at;
  }

  #beginLine(): number {
    const { run } = this.#gathering.machine;
    run.setLine(run.line.value + 1);
    return run.line.value >>> 0;
  }

  /** Reads the line that begins at `start` as the slow reader does. Gives where the next one begins. */
  #readSlowly({ buffer, end: blockEnd }: Block, start: number, number: number, isNew: boolean): number {
    const end = lineEnd(buffer, start, blockEnd);
    const line = lineAt(buffer, start, end, number);
    if (line.bytes !== null && isBlank(line.bytes)) return end + 1;
    const reading = readLine(line, this.#warn);
    if (reading.kind === 'refusal') this.#gathering.refuse(reading.refusal);
    else {
      this.#gathering.add(reading.point, number);
      if (isNew && line.bytes !== null) this.#shapes.learn(trimmedEnd(line.bytes));
    }
    return end + 1;
  }
}

const noOrigin: Origin = {
  placeOf: (line) => `line ${line}`,
  pointAt: () => {
    throw new Error('INVARIANT: a line that is too long is no point');
  },
};

/** Rows by their lines; each is read again by the slow reader. */
const originIn = ({ buffer, end }: Block): Origin => ({
  placeOf: (line) => `line ${line}`,
  pointAt: (number, offset) => {
    const reading = readLine({ number, bytes: buffer.subarray(offset, lineEnd(buffer, offset, end)) }, silent);
    if (reading.kind === 'refusal') throw new Error(`INVARIANT: the scanner took what the slow reader refuses: ${reading.refusal.place} ${reading.refusal.reason}`);
    return reading.point;
  },
});
