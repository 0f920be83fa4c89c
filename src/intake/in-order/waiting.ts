/**
 * Points that act in order of time, until all are there. A bounded part of them is held in memory; beyond that, sorted runs go to files in the
 * system's folder for such, and are merged when they are read.
 */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type WaitingRecord, compareRecords, decoded, encoded } from './record.ts';

/** What is held in memory before a run is written. */
const heldMost = 48 * 1024 * 1024;
/** What a record takes beside its text. */
const recordOverhead = 300;
const writeBytes = 1024 * 1024;
const readBytes = 256 * 1024;

export class WaitingRecords {
  readonly #heldMost: number;
  #held: WaitingRecord[] = [];
  #bytes = 0;
  #folder: string | null = null;
  readonly #runs: string[] = [];
  #count = 0;

  constructor(most = heldMost) {
    this.#heldMost = most;
  }

  get count(): number {
    return this.#count;
  }

  /** How many files were written. */
  get runs(): number {
    return this.#runs.length;
  }

  add(record: WaitingRecord): void {
    this.#held.push(record);
    this.#count += 1;
    this.#bytes += record.text.length + recordOverhead;
    if (this.#bytes > this.#heldMost) this.#writeRun();
  }

  #writeRun(): void {
    this.#folder ??= mkdtempSync(path.join(tmpdir(), 'tariff-'));
    const file = path.join(this.#folder, `run-${this.#runs.length}`);
    let piece: Buffer[] = [];
    let size = 0;
    const flush = (): void => {
      writeFileSync(file, Buffer.concat(piece), { flag: 'a', mode: 0o600 });
      [piece, size] = [[], 0];
    };
    for (const record of this.#held.sort(compareRecords)) {
      const bytes = encoded(record);
      piece.push(bytes);
      size += bytes.length;
      if (size >= writeBytes) flush();
    }
    if (size > 0) flush();
    this.#runs.push(file);
    [this.#held, this.#bytes] = [[], 0];
  }

  /** All of them in order of time. To be asked once, when all are there; the files are gone afterwards. */
  async *inOrder(): AsyncGenerator<WaitingRecord> {
    try {
      const held = this.#held.sort(compareRecords);
      this.#held = [];
      if (this.#runs.length === 0) yield* held;
      else yield* merged([...this.#runs.map((file) => decoded(createReadStream(file, { highWaterMark: readBytes }) as AsyncIterable<Buffer>)), (async function* () { yield* held; })()]);
    } finally {
      this.discard();
    }
  }

  /** Forgets everything; may be called twice. */
  discard(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = null;
    this.#runs.length = 0;
    this.#held = [];
  }
}

interface Head {
  record: WaitingRecord;
  readonly rest: AsyncGenerator<WaitingRecord>;
}

/** Sorted runs as one, by a heap of their first records. */
async function* merged(runs: readonly AsyncGenerator<WaitingRecord>[]): AsyncGenerator<WaitingRecord> {
  const heap: Head[] = [];
  for (const rest of runs) {
    const first = await rest.next();
    if (first.done !== true) heap.push({ record: first.value, rest });
  }
  heap.sort((a, b) => compareRecords(a.record, b.record));
  while (heap.length > 0) {
    const top = heap[0]!;
    yield top.record;
    const next = await top.rest.next();
    if (next.done === true) {
      const last = heap.pop()!;
      if (heap.length > 0) heap[0] = last;
    } else top.record = next.value;
    sink(heap);
  }
}

/** Brings the first of a heap to its place. */
function sink(heap: Head[]): void {
  let at = 0;
  for (;;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && compareRecords(heap[child]!.record, heap[least]!.record) < 0) least = child;
    if (least === at) return;
    [heap[at], heap[least]] = [heap[least]!, heap[at]!];
    at = least;
  }
}

