/** What collectors found as a batch of columns: attributes are coded once for each series, and only the number is looked at for each value. Knows nothing of rules. */
import { type CodedColumn, Dictionary, type PlacedRefusal, Quantities, type UsageBatch } from '../columns/index.ts';
import { type Convert, type Metric, type SkipExpression, compileConversion } from '../metrics/index.ts';
import { parseDecimal } from '../money/index.ts';
import type { Refusal, UsagePoint } from '../rating/index.ts';
import type { CollectedSeries } from '../sources/index.ts';
import { type Period, instantText } from '../time/index.ts';
import type { CollectedMetric } from './collect-periods.ts';

/** A batch, and what was left out of it on purpose. */
export interface CollectedUsage {
  readonly batch: UsageBatch;
  /** Points that a skip expression left out. */
  readonly skipped: number;
  /** What went wrong with skip expressions, each sentence once: the points are kept. */
  readonly doubts: readonly string[];
  /** Whether no two series say the same of themselves. */
  readonly areDistinct: boolean;
}

/** A series with the meter that it feeds. */
interface Source {
  readonly collector: string;
  readonly metric: Metric;
  readonly attributes: ReadonlyMap<string, string>;
  /** The place of the first series that says the same of itself: two collectors may. */
  readonly identity: number;
  /** The attribute that names the scope, and its value: skip expressions may ask for it. */
  readonly scope: readonly [string, string] | null;
}

/** Quantities and places of the rows so far; arrays as long as all values. */
class Rows {
  readonly sourceOf: Uint32Array;
  readonly periodOf: Uint32Array;
  readonly quantities: string[] = [];
  readonly refusals: PlacedRefusal[] = [];

  constructor(most: number) {
    [this.sourceOf, this.periodOf] = [new Uint32Array(most), new Uint32Array(most)];
  }

  add(source: number, period: number, quantity: string): void {
    const row = this.quantities.push(quantity) - 1;
    [this.sourceOf[row], this.periodOf[row]] = [source, period];
  }

  refuse(refusal: Refusal): void {
    this.refusals.push({ before: this.quantities.length, refusal });
  }
}

const shown = ({ collector, metric, attributes }: Source): string =>
  `${collector}: ${metric.sourceName}{${[...attributes].map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`;

export class CollectedBatches {
  readonly #scopeKeyOf: ReadonlyMap<string, string>;
  readonly #conversions = new Map<Metric, Convert>();

  /** @param scopeKeyOf by collector, the attribute that names the scope and is no field. */
  constructor(scopeKeyOf: ReadonlyMap<string, string>) {
    this.#scopeKeyOf = scopeKeyOf;
  }

  of(scope: string, collected: readonly CollectedMetric[], periods: readonly Period[]): CollectedUsage {
    const sources: Source[] = [];
    const rows = new Rows(collected.reduce((sum, { series }) => sum + series.reduce((own, { values }) => own + values.length, 0), 0));
    const doubts = new Set<string>();
    let skipped = 0;
    const identities = new Map<string, number>();
    for (const { collector, metric, series } of collected) {
      const [convert, scopeKey] = [this.#conversionOf(metric), this.#scopeKeyOf.get(collector.name)];
      for (const each of series) {
        const attributes = this.#fieldsOf(collector.name, each);
        const source = { collector: collector.name, metric, attributes, identity: identityOf(identities, metric, attributes, sources.length), scope: scopeKey === undefined ? null : [scopeKey, scope] as const };
        skipped += take(rows, sources.push(source) - 1, source, each, { convert, periods, doubts });
      }
    }
    return { batch: batchOf(scope, sources, rows, periods), skipped, doubts: [...doubts], areDistinct: identities.size === sources.length };
  }

  #conversionOf(metric: Metric): Convert {
    const known = this.#conversions.get(metric);
    if (known !== undefined) return known;
    const made = compileConversion(metric.conversion);
    this.#conversions.set(metric, made);
    return made;
  }

  /** The scope is no field: it has a column of its own. */
  #fieldsOf(collector: string, { attributes }: CollectedSeries): ReadonlyMap<string, string> {
    const scopeKey = this.#scopeKeyOf.get(collector);
    if (scopeKey === undefined || !attributes.has(scopeKey)) return attributes;
    return new Map([...attributes].filter(([name]) => name !== scopeKey));
  }
}

const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

function identityOf(known: Map<string, number>, { name }: Metric, attributes: ReadonlyMap<string, string>, place: number): number {
  const key = JSON.stringify([name, ...[...attributes].sort(byName)]);
  const first = known.get(key);
  if (first !== undefined) return first;
  known.set(key, place);
  return place;
}

interface Taking {
  readonly convert: Convert;
  readonly periods: readonly Period[];
  readonly doubts: Set<string>;
}

/** Gives the number of values that were skipped. */
function take(rows: Rows, number: number, source: Source, { periods: places, values }: CollectedSeries, { convert, periods, doubts }: Taking): number {
  const { metric } = source;
  const { skip } = metric;
  let skipped = 0;
  for (let index = 0; index < values.length; index++) {
    const period = places[index]!;
    const quantity = convert(values[index]!);
    if (typeof quantity !== 'string') {
      rows.refuse({ place: `${shown(source)} at ${instantText(periods[period]!.start)}`, code: 'U401', field: 'quantity', reason: quantity.reason });
    } else if (skip !== null && skips(skip, source, quantity, doubts)) skipped += 1;
    else rows.add(number, period, quantity);
  }
  return skipped;
}

function skips(skip: SkipExpression, { metric, attributes, scope }: Source, quantity: string, doubts: Set<string>): boolean {
  if (skip.isAlways) return true;
  const metadata = new Map([...attributes].filter(([name]) => metric.metadata.includes(name)));
  const groupby = new Map([...[...attributes].filter(([name]) => !metadata.has(name)), ...(scope === null ? [] : [scope])]);
  const answer = skip.answer({ quantity, unit: metric.unit, groupby, metadata });
  if (answer.kind === 'skipped') return true;
  if (answer.reason !== null) doubts.add(`${metric.name}: \`${skip.text}\` has no answer: ${answer.reason}; the point is kept`);
  return false;
}

const column = (count: number): CodedColumn => ({ dictionary: new Dictionary(), codes: new Uint32Array(count) });

function batchOf(scope: string, sources: readonly Source[], { sourceOf, periodOf, quantities: texts, refusals }: Rows, periods: readonly Period[]): UsageBatch {
  const count = texts.length;
  const [meter, scopes, unit] = [column(count), column(count), column(count)];
  const fields = new Map<string, CodedColumn>();
  for (const { attributes } of sources) for (const name of attributes.keys()) if (!fields.has(name)) fields.set(name, column(count));
  const columns = [...fields.values()];
  const coded = sources.map(({ metric, attributes }) => ({
    meter: meter.dictionary.codeOfText(metric.name), unit: unit.dictionary.codeOfText(metric.unit),
    fields: [...fields].map(([name, { dictionary }]) => (attributes.has(name) ? dictionary.codeOfText(attributes.get(name) ?? '') : 0)),
  }));
  scopes.codes.fill(scopes.dictionary.codeOfText(scope));
  const [start, end, quantities] = [new Float64Array(count), new Float64Array(count), new Quantities(count)];
  const [high, low] = [new Uint32Array(count), new Uint32Array(count)];
  for (let row = 0; row < count; row++) {
    const [source, period] = [sourceOf[row]!, periodOf[row]!];
    const codes = coded[source]!;
    meter.codes[row] = codes.meter;
    unit.codes[row] = codes.unit;
    for (let field = 0; field < columns.length; field++) columns[field]!.codes[row] = codes.fields[field]!;
    start[row] = periods[period]!.start;
    end[row] = periods[period]!.end;
    if (!quantities.set(row, texts[row]!)) throw new TypeError('INVARIANT: a converted value is a decimal number');
    // Equal for series that say the same of themselves, in one period: that is all that fingerprints are for.
    [high[row], low[row]] = [sources[source]!.identity, period];
  }
  const pointAt = (row: number): UsagePoint => pointOf(scope, sources[sourceOf[row]!], periods[periodOf[row]!], texts[row]);
  return {
    count, refusals, ids: null, meter, scope: scopes, unit, start, end, quantity: quantities.finish(), fields, fingerprints: { high, low }, unread: new Map(),
    placeOf: (row) => pointAt(row).place, pointAt,
  };
}

function pointOf(scope: string, source: Source | undefined, period: Period | undefined, quantity: string | undefined): UsagePoint {
  if (source === undefined || period === undefined || quantity === undefined) throw new RangeError('the batch has no such row');
  const parsed = parseDecimal(quantity);
  if (!parsed.ok) throw new TypeError('INVARIANT: a converted value is a decimal number');
  return {
    place: `${shown(source)} at ${instantText(period.start)}`, id: null, meter: source.metric.name, scope, period, quantity: parsed.value, unit: source.metric.unit,
    fields: new Map([...source.attributes].map(([name, text]) => [name, { text, kind: 'text' }])),
  };
}
