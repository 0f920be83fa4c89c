/** What an input said before, in little memory: about eighteen bytes for an id, twelve for a point without one. Knows nothing of batches. */
import { Machine } from './machine.ts';

/** What an id was seen with before: nothing, the same, or something else. */
export const seen = { new: 0, same: 1, other: 2 } as const;

/** Room in a machine's memory for the columns of a batch, which grows with the batches. */
class Desk {
  readonly machine = new Machine();
  #at = 0;
  #rows = 0;

  /** Where so many rows of so many bytes each find room. */
  of(rows: number, bytes: number): number {
    if (rows > this.#rows) {
      if (this.#at !== 0) this.machine.run.giveBack(this.#at);
      this.#rows = Math.max(1024, 2 * rows);
      this.#at = this.machine.room(this.#rows * bytes);
    }
    return this.#at;
  }

  put(words: Uint32Array, count: number, at: number): void {
    new Uint32Array(this.machine.run.memory.buffer, at, count).set(words.length === count ? words : words.subarray(0, count));
  }

  standings(at: number, count: number): Uint8Array {
    return this.machine.bytes.subarray(at, at + count);
  }
}

/** Points without an id, by the fingerprint of what they count. */
export class SeenPoints {
  readonly #desk = new Desk();
  readonly #tables = this.#desk.machine.run.tablesOf(2);

  /** By row, 1 where the point was there before. Rows that `leaveOut` marks are not looked at, and get 0. */
  add(high: Uint32Array, low: Uint32Array, count: number, leaveOut: Uint8Array | null): Uint8Array {
    const { machine } = this.#desk;
    const at = this.#desk.of(count, 9);
    this.#desk.put(high, count, at);
    this.#desk.put(low, count, at + 4 * count);
    const standings = this.#desk.standings(at + 8 * count, count);
    if (leaveOut === null) standings.fill(0);
    else standings.set(leaveOut.length === count ? leaveOut : leaveOut.subarray(0, count));
    machine.run.seePoints(this.#tables, count, at, at + 4 * count, at + 8 * count);
    const answer = Uint8Array.from(this.#desk.standings(at + 8 * count, count));
    if (leaveOut !== null) for (let row = 0; row < count; row++) if (leaveOut[row] !== 0) answer[row] = 0;
    return answer;
  }
}

/** Senders' ids by the three words of their hash, with thirty-two bits of what the point says. */
export class SeenIds {
  readonly #desk = new Desk();
  readonly #tables = this.#desk.machine.run.tablesOf(3);

  /** By row, one of `seen`; rows whose words are all zero are new. */
  add(words: Uint32Array, contents: Uint32Array, count: number): Uint8Array {
    const { machine } = this.#desk;
    const at = this.#desk.of(count, 17);
    this.#desk.put(words, 3 * count, at);
    this.#desk.put(contents, count, at + 12 * count);
    this.#desk.standings(at + 16 * count, count).fill(seen.new);
    machine.run.seeIds(this.#tables, count, at, at + 12 * count, at + 16 * count);
    return Uint8Array.from(this.#desk.standings(at + 16 * count, count));
  }
}
