/** What one key costs in each dated block of its rule, and by how much each change moved it. */
import type { QuantityNode, RuleNode, VersionNode } from '../language/index.ts';
import { absolute, decimal, decimalText, divide, isNegative, isZero, multiply, roundToDecimals, subtract } from '../money/index.ts';
import { type Entry, entriesOf } from './entries.ts';
import { priceInList, priceListPath } from './price-lists.ts';
import type { OpenRulebook, OpenRules } from './rulebook.ts';

const sameUnit = (a: QuantityNode, b: QuantityNode): boolean => a.percent === b.percent && (a.unit?.text ?? '') === (b.unit?.text ?? '');

/** `+5 %`, to one decimal; empty where the two cannot be compared. */
function changeText(before: QuantityNode | null, after: QuantityNode | null): string {
  if (before === null || after === null || before.value === null || after.value === null || !sameUnit(before, after) || isZero(before.value)) return '';
  const change = roundToDecimals(multiply(divide(subtract(after.value, before.value), absolute(before.value)), decimal('100')), 1n, 'half_up');
  if (isZero(change)) return '';
  return ` (${isNegative(change) ? '−' : '+'}${decimalText(absolute(change))} %)`;
}

interface Held {
  readonly text: string;
  readonly price: QuantityNode | null;
}

/** What the key costs in one block. */
function heldIn(version: VersionNode, entry: Entry, open: OpenRules, rulebook: OpenRulebook): Held {
  const same = entriesOf(version, open.source).find(({ key }) => key === entry.key);
  if (same !== undefined) return { text: `\`${same.outcome}\``, price: same.price };
  const list = version.bodies.find((body) => body.kind === 'csv-table');
  const path = list === undefined ? null : priceListPath(open.source.path, list.path.value);
  if (list === undefined || path === null || entry.values === null) return { text: 'not priced by this key', price: null };
  const price = priceInList(rulebook.textOf(path) ?? '', entry.values);
  return { text: price === null ? `not in \`${list.path.value}\`` : `\`${price}\` in \`${list.path.value}\``, price: null };
}

/** One line a dated block, in the order of the file. */
export function priceHistory(rule: RuleNode, entry: Entry, open: OpenRules, rulebook: OpenRulebook): readonly string[] {
  let before: QuantityNode | null = null;
  return rule.versions.map((version) => {
    const { text, price } = heldIn(version, entry, open, rulebook);
    const change = changeText(before, price);
    before = price;
    return `from ${version.from.text}${version.until === null ? '' : ` until ${version.until.text}`}: ${text}${change}`;
  });
}
