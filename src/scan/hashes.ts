/** Hashes of texts in hand, the same that the scanner finds in bytes. */
import { Machine } from './machine.ts';

let machine: Machine | null = null;
const shared = (): Machine => (machine ??= new Machine());

/** What a text is the value of. Never 0, which means nothing. */
export type NameHash = bigint;

export function nameHash(name: string): NameHash {
  const own = shared();
  const length = own.putText(name);
  return BigInt.asUintN(64, own.run.hashOf(own.scratch, length)) | 1n;
}

/** Three words of an id, to be kept at a place of `words`. */
export function putIdHash(words: Uint32Array, at: number, id: string): void {
  const own = shared();
  const length = own.putText(id);
  const hash = BigInt.asUintN(64, own.run.hashOf(own.scratch, length));
  const more = own.run.moreOf(own.scratch, length) >>> 0;
  words[at] = Number(hash >> 32n);
  words[at + 1] = Number(hash & 0xffff_ffffn);
  // Never zero together with the others: an id that is there is no missing one.
  words[at + 2] = more === 0 ? 1 : more;
}

/** The sum over the parts of one point, in whatever order they come. */
export const fingerprint = {
  begin: (): void => shared().run.beginFingerprint(),
  text(name: NameHash, text: string): void {
    const own = shared();
    const length = own.putText(text);
    own.run.addTextPart(name, own.scratch, length);
  },
  instant: (name: NameHash, microseconds: number): void => shared().run.addInstantPart(name, microseconds),
  words: (): readonly [high: number, low: number] => [shared().run.fingerprintHigh() >>> 0, shared().run.fingerprintLow() >>> 0],
};
