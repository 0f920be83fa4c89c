/** Bytes at speed: the scanner that finds values of NDJSON and CSV where they lie, and the hashes by which it tells them apart. */
export { Machine } from './machine.ts';
export { type NameHash, fingerprint, nameHash, putIdHash } from './hashes.ts';
export { SeenIds, SeenPoints, seen } from './seen.ts';
