/** CloudKitty's rating by hashmap: its state, the changes it can have, and the rule files that say the same. Knows no database and no network. */
export * from './hashmap/state.ts';
export * from './hashmap/operations.ts';
export type { HashmapObject, HashmapRefusal } from './hashmap/refusals.ts';
export { applyHashmap } from './hashmap/apply.ts';
export { type HashmapRendering, hashmapFile, hashmapMetersFile, hashmapModule, renderHashmap } from './hashmap/render.ts';
export { type DeclaredMeter, type RenderingOptions, unitText, usualCurrency, word } from './hashmap/sight.ts';
export { builtInNames } from './hashmap/parents.ts';
export { type ChangedHashmap, type HashmapChange, type HashmapRevision, type HashmapShelf, type KeptHashmap, changeHashmap, hashmapAt } from './shelf.ts';
export { type AskHashmap, NoHashmap, readRunning } from './running.ts';
export { type SamplePoint, sampleOf } from './sample.ts';
