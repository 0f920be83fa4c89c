/** Proves what tiers say at their bounds, below zero, and where one of them has no price. */
import { describe, expect, it } from 'vitest';
import { decimal, decimalText } from '../money/index.ts';
import { type Tier, type TierMode, tierTotal, unratedTier } from './tiers.ts';

const tier = (bound: string | null, price: string, flat = '0', unrated = false): Tier =>
  ({ bound: bound === null ? null : decimal(bound), price: decimal(price), flat: decimal(flat), unrated, text: price, place: { file: 'prices.tariff', line: 1 } });
const cost = (mode: TierMode, tiers: readonly Tier[], total: string): string => decimalText(tierTotal(mode, tiers, decimal(total)).amount);

describe('what a total costs', () => {
  const tiers = [tier('100', '1', '5'), tier('200', '0.5', '3'), tier(null, '0.1', '1')];
  it.each([['0', '0'], ['100', '105'], ['100.000000001', '108.0000000005'], ['200', '158'], ['250', '164'], ['-2', '-2']])('graduated, %s costs %s', (total, amount) => expect(cost('graduated', tiers, total)).toBe(amount));
  it.each([['0', '0'], ['100', '105'], ['101', '53.5'], ['200', '103'], ['250', '26'], ['-2', '-2']])('volume, %s costs %s', (total, amount) => expect(cost('volume', tiers, total)).toBe(amount));
});

describe('a tier without a price', () => {
  const gap = [tier('10', '1'), tier('20', '0', '0', true), tier(null, '3')];
  const keeps = (mode: TierMode, before: string, after: string): boolean => unratedTier(mode, gap, decimal(before), decimal(after)) !== null;
  it.each([['0', '10', false], ['10', '10.000000001', true], ['5', '25', true], ['25', '5', true], ['20', '25', true], ['25', '30', false], ['-5', '10', false]])('graduated, from %s to %s: %s', (before, after, kept) => expect(keeps('graduated', before, after)).toBe(kept));
  it.each([['0', '10', false], ['0', '15', true], ['15', '25', true], ['5', '25', false], ['25', '5', false]])('volume, from %s to %s: %s', (before, after, kept) => expect(keeps('volume', before, after)).toBe(kept));
  it('is not reached by nothing', () => expect(unratedTier('volume', [tier('10', '0', '0', true), tier(null, '1')], decimal('0'), decimal('0'))).toBeNull());
});
