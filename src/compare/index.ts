/** What a change of rules means: prices in words, and who pays what more for given usage. Computes no price of its own. */
export { type PriceChange, changeText, priceChanges } from './changes.ts';
export { type Impact, impactOf } from './impact.ts';
export { asOn } from './as-on.ts';
export { pastChanges } from './past-changes.ts';
