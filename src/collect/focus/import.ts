/**
 * Turns a FOCUS bill into a rulebook of its list prices and a file of its usage, so that rating the one by the other gives
 * the bill's list cost again. Two readings of the file: the first finds the prices, the second writes the usage. A line
 * that does not fit is left out with its reason; nothing is chosen silently.
 */
import { type Hash, createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Rational, decimal } from '../../money/index.ts';
import { bytesOf } from '../bytes.ts';
import { type CsvRow, csvRows } from '../csv-records.ts';
import { chooseCurrency } from './currency.ts';
import { leftOutFile, prepareDirectory, reservedNames, usageFile } from './directory.ts';
import { nameMeters } from './names.ts';
import { type FocusImportOptions, type FocusImportReport, FocusImportRefused } from './report.ts';
import { type ImportedMeter, rulebookFiles } from './rulebook.ts';
import { type CurrencySurvey, surveyBill } from './survey.ts';
import { TextFile } from './text-file.ts';
import { type UsageTally, type UsageWriting, writeUsage } from './usage-lines.ts';

/** Bills give costs with ten or eleven decimals. */
const defaultTolerance = decimal('0.0000000001');
/** Rows of a table from CSV; the compiler takes no more, and one of them is `else`. */
const tableRowsMost = 100_000;

export async function importFocus(options: FocusImportOptions): Promise<FocusImportReport> {
  const { billPath, outDirectory } = options;
  const tolerance = options.tolerance ?? defaultTolerance;
  const hash = createHash('sha256');
  const survey = await surveyBill(billRows(billPath, hash), tolerance);
  const digest = hash.digest('hex');
  const currency = chooseCurrency(survey, options.currency);
  const ofCurrency = survey.byCurrency.get(currency) as CurrencySurvey;
  const meters = metersOf(ofCurrency, currency, reservedNames(billPath, outDirectory));
  await prepareDirectory(outDirectory);
  const tally = await secondReading(billPath, digest, outDirectory, {
    columns: survey.columns, currency, tolerance, survey: ofCurrency,
    meters: new Map(meters.map(({ names }) => [names.original, names]))
  });
  const files = [usageFile, leftOutFile];
  const fields = survey.columns.fields.map(({ name }) => name);
  for (const [name, text] of rulebookFiles({ billName: basename(billPath), currency, from: ofCurrency.earliest, fields, meters })) {
    await writeFile(join(outDirectory, name), text);
    files.push(name);
  }
  const prices = meters.reduce((count, meter) => count + meter.prices.size, 0);
  return { ...tally, lines: survey.lines, meters: meters.length, prices, currency, files, notes: notesOf(meters, tally) };
}

async function secondReading(
  billPath: string, digest: string, outDirectory: string, writing: Omit<UsageWriting, 'usage' | 'leftOut'>,
): Promise<UsageTally> {
  await using usage = await TextFile.create(join(outDirectory, usageFile));
  await using leftOut = await TextFile.create(join(outDirectory, leftOutFile));
  const hash = createHash('sha256');
  const tally = await writeUsage(billRows(billPath, hash), { ...writing, usage, leftOut });
  if (hash.digest('hex') !== digest) throw new FocusImportRefused('bill-changed', 'the bill was changed while it was read: start again');
  return tally;
}

function billRows(billPath: string, hash: Hash): AsyncGenerator<readonly CsvRow[]> {
  return csvRows(bytesOf(hashed(createReadStream(billPath), hash)));
}

async function* hashed(source: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
}

/** A meter for each unit that has a price left; a price id with two prices has none. */
function metersOf({ units }: CurrencySurvey, currency: string, reserved: readonly string[]): readonly ImportedMeter[] {
  const priced = new Map<string, Map<string, Rational>>();
  for (const [unit, surveyed] of units) {
    const prices = new Map<string, Rational>();
    for (const [priceId, { first, other }] of surveyed) if (other === null) prices.set(priceId, first.price);
    if (prices.size > 0) priced.set(unit, prices);
  }
  const names = nameMeters(priced.keys(), currency, reserved);
  return names.map((name) => ({ names: name, prices: priced.get(name.original) as Map<string, Rational> }));
}

function notesOf(meters: readonly ImportedMeter[], tally: UsageTally): readonly string[] {
  const long = meters.filter(({ prices }) => prices.size >= tableRowsMost).map(({ names, prices }) =>
    `${names.meter}.csv has ${prices.size} prices; a table takes ${tableRowsMost} rows, so this rulebook will not compile`);
  const fields = [...tally.fieldsLeftOut].map(([name, count]) =>
    `${count} ${count === 1 ? 'line goes' : 'lines go'} without ${name}: its text is too long or holds a NUL character`);
  return [...long, ...fields];
}
