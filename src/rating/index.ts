/** Takes points and a compiled tariff, gives charges and their derivation. Pure: no files, no clock, no database. */
export * from './point.ts';
export * from './charge.ts';
export * from './tariff.ts';
export * from './row-index.ts';
export { type BoundPoint, type Binding, bindPoint } from './bind.ts';
export { type Facts, type OnBranch, type Value, evaluate } from './evaluate.ts';
export { type IdleRule, idleRules } from './idle.ts';
export { Stop, catchingStop } from './stop.ts';
export { type Part, splitPeriod } from './split.ts';
export { pricePoint, priceWith } from './pipeline.ts';
export * from './running-totals.ts';
export * from './tiers.ts';
export * from './week.ts';
export { matchesPattern } from './first-match.ts';
export { type ClosedWindow, type LimitKey, type LimitLine, type LimitSum, LimitBook, boundLines, countedOvers } from './limits.ts';
export { ruleOver, totalKeyOf } from './line.ts';
