/** Proves that a FOCUS bill becomes rules and usage whose quote is the bill, where the bill agrees with itself. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { absolute, add, compare, decimal, subtract, zero } from '../../src/money/index.ts';
import { jsonLines, runTariff, withFiles } from '../support/command.ts';

const bill = path.resolve('../shared/data/focus/usage.csv');

describe.skipIf(!existsSync(bill))('the sample bill of the FinOps Foundation', () => {
  test('is quoted line by line to within its own rounding', async () => {
    await withFiles({}, async (folder) => {
      const imported = await runTariff(['import', 'focus', bill, '--out', 'out'], { cwd: folder });
      expect([imported.code, imported.stdout]).toEqual([2, expect.stringContaining('lines 471 = kept 470 + left out 1')]);
      expect(imported.stderr).toContain('line 230');
      const { code, stdout } = await runTariff(['quote', '--rules', 'out', '--usage', 'out/usage.ndjson', '--json'], { cwd: folder });
      expect(code).toBe(0);
      const quoted = jsonLines(stdout);
      expect(quoted).toHaveLength(470);
      const records = readFileSync(bill, 'utf8').trimEnd().split('\n');
      let total = zero;
      // In the order of the bill, without its header and the Credit of line 230.
      const numbers = records.map((_, index) => index + 1).filter((number) => number > 1 && number !== 230);
      for (const [index, line] of quoted.entries()) {
        const number = numbers[index] ?? 0;
        // The list cost stands before the unit price, which stands before the pricing category: two columns of decimals.
        const listCost = /,(-?\d+\.\d+),(\d[\d.]*),(?:Standard|Other|Dynamic|Committed),/.exec(records[number - 1] ?? '')?.[1] ?? 'none';
        expect(line.status).toBe('rated');
        expect(compare(absolute(subtract(decimal(String(line.amount)), decimal(listCost))), decimal('1e-10'))).toBeLessThanOrEqual(0);
        total = add(total, decimal(String(line.amount)));
      }
      expect(compare(absolute(subtract(total, decimal('16.89188125910'))), decimal('1e-8'))).toBeLessThanOrEqual(0);
      expect((await runTariff(['check', 'out'], { cwd: folder })).stdout).toMatch(/^ok /);
    });
  });
});

test('a bill that agrees with itself is quoted to the digit', async () => {
  const header = 'SubAccountId,ChargePeriodStart,ChargePeriodEnd,PricingQuantity,PricingUnit,ListUnitPrice,ListCost,SkuPriceId,BillingCurrency,ServiceName';
  const row = (quantity: string, unit: string, price: string, cost: string, sku: string): string => `acct,2026-03-01 00:00:00,2026-03-02 00:00:00,${quantity},${unit},${price},${cost},${sku},USD,Storage`;
  const lines = [header, row('2.5', 'GB-Mo', '0.023', '0.0575', 'A'), row('744', 'Hours', '0.0464', '34.5216', 'B'), row('1', 'over', '3', '3', 'C'), row('30', '10K Calls', '0.5', '0.0015', 'D')];
  await withFiles({ 'bill.csv': `${lines.join('\n')}\n` }, async (folder) => {
    const imported = await runTariff(['import', 'focus', 'bill.csv', '--out', 'out', '--json'], { cwd: folder });
    expect(imported.code).toBe(2);
    expect(JSON.parse(imported.stdout)).toMatchObject({ lines: 4, kept: 3, leftOut: 1, leftOutLines: [{ line: 5 }], total: '37.5791' });
    const quoted = jsonLines((await runTariff(['quote', '--rules', 'out', '--usage', 'out/usage.ndjson', '--json'], { cwd: folder })).stdout);
    expect(quoted.map(({ amount }) => amount)).toEqual(['0.0575', '34.5216', '3']);
  });
});

test('a bill that has grown since it was imported charges its new lines only', async () => {
  const header = 'SubAccountId,ChargePeriodStart,ChargePeriodEnd,PricingQuantity,PricingUnit,ListUnitPrice,ListCost,SkuPriceId,BillingCurrency';
  const day = (number: number): string => `acct,2026-03-0${number} 00:00:00,2026-03-0${number + 1} 00:00:00,2,Hours,0.5,1,A,USD`;
  const ids = async (lines: readonly string[]): Promise<readonly unknown[]> => withFiles({ 'bill.csv': `${[header, ...lines].join('\n')}\n` }, async (folder) => {
    await runTariff(['import', 'focus', 'bill.csv', '--out', 'out'], { cwd: folder });
    return jsonLines(readFileSync(path.join(folder, 'out/usage.ndjson'), 'utf8')).map(({ id }) => id);
  });
  const small = await ids([day(1), day(2), day(2)]);
  const grown = await ids([day(3), day(2), day(1), day(2)]);
  expect(new Set(small).size).toBe(3);
  expect(grown.filter((id) => !small.includes(id))).toHaveLength(1);
});
