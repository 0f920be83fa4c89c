/** The compiler takes what an import writes, whatever a bill calls its units and price ids. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importFocus } from '../../src/collect/index.ts';
import { loadRulebook } from '../../src/rulebook/index.ts';

let directory = '';
beforeEach(async () => { directory = await mkdtemp(join(tmpdir(), 'focus-')); });
afterEach(() => rm(directory, { recursive: true }));

/** Names that the language, the file system or CSV have a use for. */
const units = [
  'hour', 'Hour', 'hours', 'month', 'GB', 'USD', 'EUR', 'core', 'over', 'flat', 'free', 'from', 'meter', 'module', 'any', 'else', 'in', 'and', 'one', 'text',
  'quantity', 'scope', 'charged', 'GB-Mo', '1 Hour', '10K', 'a"b', '5%', 'a\\b', '#x', 'a/b*c', '%', 'é', '時間', 'x'.repeat(256), 'a`', '`', 'a_b', 'a,b',
  'a\nb', 'a\u2028b', '_x', 'x.y', 'CON', 'meters',
];
const priceIds = ['a*', '*', '\\*', '#k', 'a"b', 'k,1', 'k\nx', 'ключ', '`k`', 'Else', '0', '1.5', 'unrated', 'free', 'a\\', '-5', '"q"', "'s'", '{', '…'];

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

test('odd names compile without a word', async () => {
  const header = 'SkuPriceId,ListUnitPrice,PricingQuantity,PricingUnit,ListCost,SubAccountId,ChargePeriodStart,ChargePeriodEnd,BillingCurrency\n';
  const row = (priceId: string, unit: string): string => `${cell(priceId)},0.5,2,${cell(unit)},1,acme,2026-03-01 00:00,2026-03-02 00:00,USD\n`;
  const billPath = join(directory, 'bill.csv');
  await writeFile(billPath, header + units.map((unit) => row('id', unit)).join('') + priceIds.map((id) => row(id, 'Keys')).join(''));
  const outDirectory = join(directory, 'out');
  expect(await importFocus({ billPath, outDirectory })).toMatchObject({ leftOut: [], meters: units.length + 1, prices: units.length + priceIds.length });
  expect(loadRulebook(outDirectory).diagnostics).toEqual([]);
});
