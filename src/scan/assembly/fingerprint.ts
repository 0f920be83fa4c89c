/** The fingerprint of a point whose texts come one by one. */
import { hashOf, part, partOfInstant } from './hash';

let sum: u64 = 0;

export function beginFingerprint(): void {
  sum = 0;
}

export function addTextPart(name: u64, at: usize, length: usize): void {
  sum += part(name, hashOf(at, length));
}

export function addInstantPart(name: u64, microseconds: f64): void {
  sum += partOfInstant(name, microseconds);
}

export function fingerprintHigh(): u32 {
  return <u32>(sum >> 32);
}

export function fingerprintLow(): u32 {
  return <u32>sum;
}
