/** What batches say, row by row and in the order of the input, for comparison with the reader of rows. */
import { type CodedColumn, type Dictionary, type NumberColumn, type UsageBatch, absent, fingerprintOf, idColumnOf } from '../../src/columns/index.ts';
import { type ReadColumnsOptions, type Reading, type ReadUsageOptions, UnreadableUsage, readUsage, readUsageColumns } from '../../src/collect/index.ts';
import { type Rational, decimalText, rational } from '../../src/money/index.ts';
import { instant } from '../../src/time/index.ts';
import type { UsagePoint, UsageValue } from '../../src/rating/point.ts';
import { shownReading, streamOf } from './readings.ts';

/** All that an input says: readings, warnings, and why it could not be read to the end. */
export interface Said {
  readonly readings: readonly string[];
  readonly warnings: readonly string[];
  readonly end: string;
}

export type Coded = 'all' | ReadonlySet<string>;

async function saidBy(run: (say: (sentence: string) => void, warn: (sentence: string) => void) => Promise<void>): Promise<Said> {
  const [readings, warnings]: [string[], string[]] = [[], []];
  try {
    await run((sentence) => readings.push(sentence), (sentence) => warnings.push(sentence));
    return { readings, warnings, end: 'read to the end' };
  } catch (error) {
    if (!(error instanceof UnreadableUsage)) throw error;
    return { readings, warnings, end: error.message };
  }
}

const isCoded = (coded: Coded, name: string): boolean => coded === 'all' || coded.has(name);

/** A point with its fingerprint; fields that are not asked for show in the fingerprint and as names. */
function shownRow(point: UsagePoint, fingerprint: readonly number[], coded: Coded): string {
  const fields = new Map([...point.fields].filter(([name]) => isCoded(coded, name)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${shownReading({ kind: 'point', point: { ...point, fields } })} ${fingerprint.join(' ')}`;
}

export function byRows(input: Uint8Array, options: ReadUsageOptions, coded: Coded): Promise<Said> {
  return saidBy(async (say, onWarning) => {
    for await (const reading of readUsage(streamOf(input), { ...options, onWarning })) {
      say(reading.kind === 'refusal' ? shownReading(reading) : shownRow(reading.point, fingerprintOf(reading.point), coded));
    }
  });
}

export function byColumns(input: Uint8Array, options: ReadColumnsOptions, chunkLength?: number): Promise<Said> {
  const dictionaries = new Set<Dictionary>();
  return saidBy(async (say, onWarning) => {
    for await (const batch of readUsageColumns(streamOf(input, chunkLength), { ...options, onWarning })) {
      for (const reading of readingsIn(batch)) {
        if (typeof reading === 'number') say(shownRow(pointIn(batch, reading), [batch.fingerprints.high[reading]!, batch.fingerprints.low[reading]!], options.coded));
        else say(shownReading(reading));
      }
      for (const { dictionary } of [batch.meter, batch.scope, batch.unit, ...batch.fields.values()]) dictionaries.add(dictionary);
      const fault = faultIn(batch, options.coded);
      if (fault !== null) throw new Error(fault);
    }
    for (const dictionary of dictionaries) expectDistinct(dictionary);
  });
}

function* readingsIn(batch: UsageBatch): Generator<number | Reading> {
  let next = 0;
  for (let row = 0; row <= batch.count; row++) {
    for (; batch.refusals[next]?.before === row; next++) yield { kind: 'refusal', refusal: batch.refusals[next]!.refusal };
    if (row < batch.count) yield row;
  }
  if (next !== batch.refusals.length) throw new Error(`only ${next} of ${batch.refusals.length} refusals have their place`);
}

const valueIn = ({ dictionary, codes }: CodedColumn, row: number): UsageValue => dictionary.values[codes[row]!]!;

function quantityIn({ coefficients, low, decimals, wide }: NumberColumn, row: number): Rational {
  const value = wide.get(row);
  if (value !== undefined) return value;
  if (low !== null || !Number.isSafeInteger(coefficients[row]) || Object.is(coefficients[row], -0)) throw new Error(`row ${row} is no whole number: ${coefficients[row]}`);
  return rational(BigInt(coefficients[row]!), 10n ** BigInt(decimals));
}

/** The row put together from the columns alone. */
function pointIn(batch: UsageBatch, row: number): UsagePoint {
  const fields = new Map([...batch.fields].filter(([, { codes }]) => codes[row] !== absent).map(([name, column]) => [name, valueIn(column, row)]));
  return {
    place: batch.placeOf(row), id: batch.ids?.textAt(row) ?? null, meter: valueIn(batch.meter, row).text, scope: valueIn(batch.scope, row).text, unit: valueIn(batch.unit, row).text,
    period: { start: instant(batch.start[row]!), end: instant(batch.end[row]!) }, quantity: quantityIn(batch.quantity, row), fields,
  };
}

const largeBatch = 700;

/** What a batch must be besides: rows that can be read again, and honest names of what it has and has not read. */
function faultIn(batch: UsageBatch, coded: Coded): string | null {
  const first = new Map<string, number>();
  // In large batches a few rows stand for all.
  const stride = batch.count > largeBatch ? 97 : 1;
  for (let row = 0; row < batch.count; row += stride) {
    const point = batch.pointAt(row);
    for (const name of point.fields.keys()) if (!first.has(name)) first.set(name, row);
    const [again, columns] = [shownRow(point, [], coded), shownRow(pointIn(batch, row), [], coded)];
    if (again !== columns || decimalText(point.quantity) !== decimalText(quantityIn(batch.quantity, row))) return `${again} is read again, ${columns} stands in the columns`;
  }
  const [fields, unread] = [[...first.keys()].filter((name) => isCoded(coded, name)), [...first].filter(([name]) => !isCoded(coded, name))];
  if (JSON.stringify([...batch.fields.keys()].sort()) !== JSON.stringify(fields.sort())) return `has columns ${[...batch.fields.keys()].join()}, rows have ${fields.join()}`;
  if (JSON.stringify([...batch.unread].sort()) !== JSON.stringify(unread.sort())) return `${JSON.stringify([...batch.unread])} are unread, but it is ${JSON.stringify(unread)}`;
  return idFaultIn(batch);
}

/** Words are those of the id's text, and there are none where there is no id. */
function idFaultIn({ ids, count }: UsageBatch): string | null {
  if (ids === null) return null;
  const texts = Array.from({ length: count }, (_, row) => ids.textAt(row));
  const made = idColumnOf(texts);
  if (made === null) return 'ids that are none';
  for (let at = 0; at < made.words.length; at++) if (made.words[at] !== ids.words[at]) return `word ${at} of the ids is another than that of their texts`;
  return null;
}

function expectDistinct({ values }: Dictionary): void {
  const shown = values.slice(1).map(({ text, kind }) => `${kind} ${text}`);
  if (new Set(shown).size !== shown.length) throw new Error(`a dictionary has a value twice: ${shown.slice(0, 50).join(', ')}`);
}
