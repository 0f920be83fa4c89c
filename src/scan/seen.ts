/** What an input said before, in little memory: about nineteen bytes for an id, eleven for a point without one. Knows nothing of batches. */
import { Machine } from './machine.ts';

/** What an id was seen with before: nothing, the same, or something else. */
export const seen = { new: 0, same: 1, other: 2 } as const;

/** Rows that are handed over at once. */
const rowsAtOnce = 8192;

/** A machine whose memory holds the table, and a place for the columns of some rows. */
class Desk {
  readonly machine = new Machine();
  readonly #at: number;

  constructor(size: 'idSize' | 'pointSize', bytesPerRow: number) {
    const { run } = this.machine;
    this.#at = this.machine.room(rowsAtOnce * bytesPerRow);
    run.beginTable(run[size].value);
  }

  /** Where the columns of so many rows begin, each of so many bytes a row. */
  places(count: number, widths: readonly number[]): readonly number[] {
    let at = this.#at;
    return widths.map((width) => (at += count * width) - count * width);
  }

  put(words: Uint32Array, at: number): void {
    new Uint32Array(this.machine.run.memory.buffer, at, words.length).set(words);
  }

  standings(at: number, count: number): Uint8Array {
    return this.machine.bytes.subarray(at, at + count);
  }
}

/** Points without an id, by the fingerprint of what they count. */
export class SeenPoints {
  readonly #desk = new Desk('pointSize', 9);

  /** By row, 1 where the point was there before. Rows that `leaveOut` marks are not looked at, and get 0. */
  add(high: Uint32Array, low: Uint32Array, count: number, leaveOut: Uint8Array | null): Uint8Array {
    const answer = new Uint8Array(count);
    const desk = this.#desk;
    for (let from = 0; from < count; from += rowsAtOnce) {
      const [to, some] = [Math.min(from + rowsAtOnce, count), Math.min(rowsAtOnce, count - from)];
      const [ofHigh = 0, ofLow = 0, ofStandings = 0] = desk.places(some, [4, 4, 1]);
      desk.put(high.subarray(from, to), ofHigh);
      desk.put(low.subarray(from, to), ofLow);
      if (leaveOut === null) desk.standings(ofStandings, some).fill(0);
      else desk.standings(ofStandings, some).set(leaveOut.subarray(from, to));
      desk.machine.run.seePoints(some, ofHigh, ofLow, ofStandings);
      answer.set(desk.standings(ofStandings, some), from);
    }
    if (leaveOut !== null) for (let row = 0; row < count; row++) if (leaveOut[row] !== 0) answer[row] = 0;
    return answer;
  }
}

/** Senders' ids by eighty bits of the three words of their hash, with thirty-two bits of what the point says. */
export class SeenIds {
  readonly #desk = new Desk('idSize', 17);

  /** By row, one of `seen`; rows whose words are all zero are new. */
  add(words: Uint32Array, contents: Uint32Array, count: number): Uint8Array {
    const answer = new Uint8Array(count);
    const desk = this.#desk;
    for (let from = 0; from < count; from += rowsAtOnce) {
      const [to, some] = [Math.min(from + rowsAtOnce, count), Math.min(rowsAtOnce, count - from)];
      const [ofWords = 0, ofContents = 0, ofStandings = 0] = desk.places(some, [12, 4, 1]);
      desk.put(words.subarray(3 * from, 3 * to), ofWords);
      desk.put(contents.subarray(from, to), ofContents);
      desk.standings(ofStandings, some).fill(seen.new);
      desk.machine.run.seeIds(some, ofWords, ofContents, ofStandings);
      answer.set(desk.standings(ofStandings, some), from);
    }
    return answer;
  }
}
