/** A FOCUS bill becomes a rulebook and usage that give its list cost again; what does not fit is left out with its reason. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { FocusImportRefused, importFocus } from '../../src/collect/index.ts';
import { type Rational, absolute, add, compare, decimal, decimalText, multiply, subtract, zero } from '../../src/money/index.ts';
import { readingsOf } from './readings.ts';

const billPath = join(import.meta.dirname, 'fixtures', 'bill.csv');
let directory = '';
let outDirectory = '';
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'focus-'));
  outDirectory = join(directory, 'out');
});
afterEach(() => rm(directory, { recursive: true }));

const written = (name: string): string => readFileSync(join(outDirectory, name), 'utf8');

/** Σ quantity × price as a reader of the written files finds it, without the import's own sums. */
async function ratedByHand(): Promise<Rational> {
  const tables = new Map(readdirSync(outDirectory).filter((name) => name.endsWith('.csv')).map((name) => [name, written(name)]));
  let total = zero;
  for (const reading of await readingsOf(written('usage.ndjson'), { format: 'ndjson' })) {
    if (reading.kind === 'refusal') throw new Error(reading.refusal.reason);
    const { meter, quantity, fields } = reading.point;
    const key = fields.get('SkuPriceId')?.text ?? '';
    const row = tables.get(`${meter}.csv`)?.split('\n').find((line) => line.startsWith(`${key},`) || line.startsWith(`"${key}",`));
    const price = /,([\d.]+) USD\//.exec(row ?? '')?.[1] ?? '';
    total = add(total, multiply(quantity, decimal(price)));
  }
  return total;
}

describe('a bill with the habits of several providers', () => {
  test('keeps 16 of 36 lines and names the reason for each other one', async () => {
    const report = await importFocus({ billPath, outDirectory, currency: 'USD' });
    expect(report).toMatchObject({ lines: 36, kept: 16, meters: 8, prices: 14, currency: 'USD' });
    expect(report.leftOut.map(({ line, code, reason }) => `${line} ${code} ${reason}`)).toEqual([
      '11 F09 PricingQuantity 250 × ListUnitPrice 2 = 500, but ListCost is 5; the price looks as if it were per 100 `100 Hours`',
      '13 F09 PricingQuantity 2000000 × ListUnitPrice 3 = 6000000, but ListCost is 6000; the price looks as if it were per 1,000 `Tokens`',
      '14 F09 PricingQuantity 2 × ListUnitPrice 1.5 = 3, but ListCost is 300; the quantity looks as if it counted blocks of 100 `Hours`',
      '15 F02 has no SkuPriceId',
      '16 F03 has no ListUnitPrice',
      '17 F04 has no PricingQuantity',
      '18 F04 has no SubAccountId',
      '19 F05 PricingQuantity is `one`, which is not a decimal number',
      '20 F06 ListUnitPrice is `1e-30`, which has more than 28 digits after the point',
      '21 F10 the price id `two-prices` has two prices per `GB-Mo`: 0.1 on line 21 and 0.12 on line 23',
      '22 F10 the price id `two-prices` has two prices per `GB-Mo`: 0.1 on line 21 and 0.12 on line 23',
      '23 F10 the price id `two-prices` has two prices per `GB-Mo`: 0.1 on line 21 and 0.12 on line 23',
      '26 F11 is billed in `EUR`; the rulebook is in USD',
      '27 F11 is billed in `EUR`; the rulebook is in USD',
      '28 F08 ChargePeriodEnd 2026-03-01T00:00:00Z lies before ChargePeriodStart 2026-03-02T00:00:00Z',
      '33 F12 the price id is the word `else`, which means something else as the key of a table',
      '34 F07 ChargePeriodStart is `2026-03-32T00:00:00Z`, which names a day that does not exist',
      '37 F09 PricingQuantity 3 × ListUnitPrice 0.3333 = 0.9999, but ListCost is 1',
      '38 F01 has 3 cells; the header names 13 columns',
      '40 F01 has a quote inside a cell that does not begin with one; such a cell is quoted as a whole, its quotes doubled',
    ]);
    expect([...report.leftOutCounts.values()].reduce((sum, count) => sum + count, 0)).toBe(report.lines - report.kept);
    expect(report.notes).toEqual(['1 line goes without Tags: its text is too long or holds a NUL character']);
    expect(written('left-out.csv').split('\n')).toHaveLength(20 + 2);
  });

  test('gives its list cost again', async () => {
    const report = await importFocus({ billPath, outDirectory, currency: 'USD' });
    expect(decimalText(report.total)).toBe('24.44999999999');
    expect(decimalText(report.listCost)).toBe('24.44999999999');
    expect(decimalText(await ratedByHand())).toBe('24.44999999999');
  });

  test('names units as the language can', async () => {
    await importFocus({ billPath, outDirectory, currency: 'USD' });
    expect(written('meters.tariff')).toContain(
      '# Made by `tariff import focus` from bill.csv: one meter per pricing unit of the bill.\n\n'
      + 'language 1\ncurrency USD decimals 10 rounding none\ntimezone "UTC"\n\n'
      + 'meter hours measured in Hours {\n  SkuPriceId      text\n  ServiceName     text optional\n  ChargeCategory  text optional\n  Tags            text optional\n}\n');
    expect(written('meters.tariff').match(/(# The.*\n)?meter .* \{/g)).toEqual([
      'meter hours measured in Hours {', 'meter gb_mo measured in `GB-Mo` {', 'meter per_10k measured in `10K` {', 'meter events measured in Events {',
      '# The bill\'s PricingUnit is "Bytes`per`sec".\nmeter bytes_per_sec measured in `Bytes_per_sec 2` {',
      'meter bytes_per_sec_2 measured in Bytes_per_sec {',
      '# The bill\'s PricingUnit is "USD".\nmeter usd measured in `USD units` {', 'meter hours_2 measured in hours {',
    ]);
  });

  test('has one module and one sorted table for each meter', async () => {
    await importFocus({ billPath, outDirectory, currency: 'USD' });
    expect(written('gb_mo.tariff')).toBe(`module gb_mo

# Made by \`tariff import focus\` from bill.csv.

price gb_mo_list for gb_mo {
  "List prices per GB-Mo, as the bill names them."

  from 2026-02-10 {
    table SkuPriceId from "gb_mo.csv"
  }
}
`);
    expect(written('gb_mo.csv')).toBe([
      'SkuPriceId,price', 'after-cell,0.5 USD/`GB-Mo`', '"disk,ssd",0.1 USD/`GB-Mo`', 'disk-hdd,0.04 USD/`GB-Mo`',
      'two-units,0.9 USD/`GB-Mo`', 'else,unrated', '',
    ].join('\n'));
  });

  test('writes usage in its own order, each line under an id of what it says', async () => {
    await importFocus({ billPath, outDirectory, currency: 'USD' });
    const lines = written('usage.ndjson').trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toHaveLength(16);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(16);
    expect(lines[1]).toEqual({
      meter: 'hours', scope: 'acct-1', start: '2026-03-01T00:00:00Z', end: '2026-03-02T00:00:00Z', quantity: '15', unit: 'Hours',
      id: expect.stringMatching(/^focus:[0-9a-f]{16}$/), fields: { SkuPriceId: 'vm-small', ServiceName: 'Compute', ChargeCategory: 'Usage' },
    });
    expect(lines[2]).toMatchObject({ scope: 'acct-2', quantity: '10.000' });
    expect(lines[4]).toMatchObject({ fields: { Tags: 'first line\nsecond line\n\nfourth' } });
  });

  test('in the other currency keeps only its lines', async () => {
    const report = await importFocus({ billPath, outDirectory, currency: 'EUR' });
    expect(report).toMatchObject({ kept: 2, meters: 1, prices: 2, currency: 'EUR' });
    expect(written('hours.csv')).toBe('SkuPriceId,price\nvm-euro,0.03 EUR/Hours\nvm-small,0.05 EUR/Hours\nelse,unrated\n');
  });

  test('takes a line that is off by no more than the tolerance', async () => {
    const report = await importFocus({ billPath, outDirectory, currency: 'USD', tolerance: decimal('0.0001') });
    expect(report.kept).toBe(17);
  });

  test('reads the same when it is gzipped', async () => {
    const packed = join(directory, 'bill.csv.gz');
    await writeFile(packed, gzipSync(readFileSync(billPath)));
    expect(await importFocus({ billPath: packed, outDirectory, currency: 'USD' })).toMatchObject({ lines: 36, kept: 16 });
  });
});

describe('the directory', () => {
  test('of an earlier import is written anew', async () => {
    await importFocus({ billPath, outDirectory, currency: 'USD' });
    await importFocus({ billPath, outDirectory, currency: 'EUR' });
    expect(readdirSync(outDirectory).sort()).toEqual(['hours.csv', 'hours.tariff', 'left-out.csv', 'meters.tariff', 'usage.ndjson']);
  });

  test.each([['mine.tariff', 'module mine\n'], ['below/meters.tariff', '# Made by `tariff import focus` from another.csv\n']])(
    'with rules that it would not replace is left as it is: %s', async (name, text) => {
      await mkdir(join(outDirectory, 'below'), { recursive: true });
      await writeFile(join(outDirectory, name), text);
      await expect(importFocus({ billPath, outDirectory, currency: 'USD' })).rejects.toMatchObject({ code: 'foreign-files' });
      expect(written(name)).toBe(text);
      expect(existsSync(join(outDirectory, 'usage.ndjson'))).toBe(false);
    });

  test('of the bill itself keeps the bill', async () => {
    const here = join(directory, 'hours.csv');
    await copyFile(billPath, here);
    for (let times = 0; times < 2; times++) await importFocus({ billPath: here, outDirectory: directory, currency: 'USD' });
    expect(await readFile(here)).toEqual(await readFile(billPath));
    expect(readdirSync(directory)).toContain('hours_2.csv');
  });
});

const header = 'SkuPriceId,ListUnitPrice,PricingQuantity,PricingUnit,ListCost,SubAccountId,ChargePeriodStart,ChargePeriodEnd,BillingCurrency';
const times = '2026-03-01 00:00,2026-03-02 00:00';
const refusals: readonly (readonly [code: string, bill: string, message: string])[] = [
  ['no-header', '', 'the bill is empty: it has no header line'],
  ['missing-columns', 'SkuPriceId,ListCost\n', 'the bill has no column `ListUnitPrice`, `PricingQuantity`, `PricingUnit`, `SubAccountId`, `ChargePeriodStart` and 2 more'],
  ['missing-columns', `${header.replaceAll(',', ';')}\n`, 'separated by `;`; expected commas'],
  ['duplicate-column', `${header},ListCost\n`, 'names `ListCost` twice'],
  ['broken-quotes', `${header}\n"k,1,1,Hours,1,a,${times},USD\n`, 'line 2 of the bill: a quote that opens on line 2 is not closed before the end of the file'],
  ['nothing-kept', `${header}\n`, 'the bill has no lines below its header'],
  ['nothing-kept', `${header}\nk,1,1,Hours,2,a,${times},USD\n`, 'none of the bill\'s 1 line can be priced in USD; line 2, for one: PricingQuantity 1 × ListUnitPrice 1 = 1'],
  ['no-currency', `${header}\nk,1,1,Hours,1,a,${times},NULL\n`, 'no line of the bill has a BillingCurrency'],
  ['unusable-currency', `${header}\nk,1,1,Hours,1,a,${times},credits\n`, 'expected three capital letters'],
  ['several-currencies', `${header}\nk,1,1,Hours,1,a,${times},USD\nk,1,1,Hours,1,a,${times},EUR\n`, 'the bill has several currencies: `EUR` and `USD`; a rulebook has one, so name it'],
];

test.each(refusals)('%s: nothing is written', async (code, bill, message) => {
  const path = join(directory, 'bill.csv');
  await writeFile(path, bill);
  const error = await importFocus({ billPath: path, outDirectory }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(FocusImportRefused);
  expect(error).toMatchObject({ code, message: expect.stringContaining(message) as string });
  expect(existsSync(outDirectory)).toBe(false);
});

test('a currency that no line has', async () => {
  await expect(importFocus({ billPath, outDirectory, currency: 'GBP' })).rejects.toThrow('no line of the bill is in `GBP`; it has `EUR` and `USD`');
});

test('whatever happened to the bill: every line is kept or left out, or the import is refused', async () => {
  const bill = readFileSync(billPath);
  const edit = fc.tuple(fc.integer({ min: 150, max: bill.length - 1 }), fc.constantFrom(...Buffer.from('",\n\r\0e-9N'), 0xff));
  await fc.assert(fc.asyncProperty(fc.array(edit, { maxLength: 4 }), async (edits) => {
    const changed = Buffer.from(bill);
    for (const [at, byte] of edits) changed[at] = byte;
    const path = join(directory, 'bill.csv');
    await writeFile(path, changed);
    const report = await importFocus({ billPath: path, outDirectory, currency: 'USD' }).catch((error: unknown) => error);
    if (report instanceof FocusImportRefused) return;
    expect(report).toMatchObject({ currency: 'USD' });
    const { lines, kept, leftOut, total } = report as Awaited<ReturnType<typeof importFocus>>;
    expect(kept + leftOut.length).toBe(lines);
    expect(await ratedByHand()).toEqual(total);
  }), { numRuns: 60 });
});

const sample = join(import.meta.dirname, '../../../shared/data/focus/usage.csv');
test.runIf(existsSync(sample))('the published sample: 470 of 471 lines, to the bill\'s own rounding', async () => {
  const report = await importFocus({ billPath: sample, outDirectory });
  expect(report).toMatchObject({ lines: 471, kept: 470, meters: 15, prices: 146, currency: 'USD', leftOut: [{ line: 230, code: 'F02' }] });
  expect(compare(absolute(subtract(report.total, decimal('16.89188125910'))), decimal('0.00000001'))).toBeLessThanOrEqual(0);
  expect(await ratedByHand()).toEqual(report.total);
});
