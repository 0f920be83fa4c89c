/** The stored run: prices usage and keeps points and charges in one transaction, so that a run is there whole or not at all. */
import type { Reading } from '../collect/index.ts';
import { parseDecimal } from '../money/index.ts';
import { type FieldValue, LimitBook, type Tariff, type UsageValue, hasRunningTotals, countedOvers } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Intake, Store, StoredPoint } from '../storage/index.ts';
import { calendarWindow } from '../time/index.ts';
import { type Assessment, Assessor, batchSizeFor } from './assess.ts';
import { inBatches } from './batches.ts';
import { type Totals, addTotals, noTotals } from './totals.ts';

export interface StoreUsageOptions {
  /** Where the usage comes from, for the books: a file's name, or `api`. */
  readonly source: string;
  readonly onWarning: (sentence: string) => void;
  /** Is told the verdicts of each batch, after it was written and before the transaction ends. */
  readonly onBatch?: (assessments: readonly Assessment[], totals: Totals) => void;
}

function storedValue(value: UsageValue): FieldValue {
  const parsed = value.kind === 'number' ? parseDecimal(value.text) : null;
  return parsed?.ok === true ? parsed.value : value.text;
}

function storedPoint(entry: Extract<Assessment, { kind: 'priced' }>): StoredPoint {
  const { id, meter, scope, period, quantity, unit, fields } = entry.point;
  return {
    ...entry.identity, id, meter, scope, period, quantity, unit, meterUnit: entry.meterUnit, verdict: entry.verdict,
    fields: new Map([...fields].map(([name, value]) => [name, storedValue(value)])),
  };
}

/** Running totals go on where earlier inputs left them, in every window that this one may touch. */
async function findTotals(tariff: Tariff, assessor: Assessor, intake: Intake, batch: readonly Reading[]): Promise<void> {
  const starts = batch.flatMap((reading) => (reading.kind === 'point' && hasRunningTotals(tariff, reading.point.meter) ? [reading.point.period.start] : []));
  if (starts.length === 0) return;
  const earliest = starts.reduce((first, start) => (start < first ? start : first));
  for (const { key, total } of await intake.totals(calendarWindow(tariff.zone, 'year', earliest).start)) assessor.totals.set(key, total);
}

/** Rates and stores the readings of one input; gives the control totals. The rulebook is kept with them. */
export async function storeUsage(store: Store, rulebook: Rulebook, readings: AsyncIterable<Reading>, options: StoreUsageOptions): Promise<Totals> {
  const { tariff } = rulebook;
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors rates usage');
  await store.saveRulebook({ hash: rulebook.hash, currency: tariff.currency, timezone: tariff.zone.name, moduleStates: {}, files: rulebook.files });
  return store.intake({ rulebookHash: rulebook.hash, source: options.source, limits: countedOvers(tariff).map(({ name }) => name) }, async (intake) => {
    const assessor = new Assessor(tariff, (keys) => intake.known(keys), options.onWarning);
    const limits = new LimitBook(tariff);
    let totals = noTotals;
    for await (const batch of inBatches(readings, batchSizeFor(tariff))) {
      await findTotals(tariff, assessor, intake, batch);
      const assessments = await assessor.assess(batch);
      await intake.write(assessments.flatMap((entry) => (entry.kind === 'priced' ? [storedPoint(entry)] : [])));
      await intake.keepTotals(assessments.flatMap((entry) => (entry.kind === 'priced' && entry.verdict.status === 'rated' ? entry.verdict.movements : [])).map(({ key, after }) => ({ key, total: after })));
      for (const entry of assessments) if (entry.kind === 'priced' && entry.bound !== null && entry.verdict.status === 'rated') limits.count(entry.bound, entry.verdict);
      totals = addTotals(totals, assessments);
      options.onBatch?.(assessments, totals);
    }
    assessor.end();
    await intake.addToLimits(limits.sums(), tariff.currency);
    const { amount: _amount, ...counts } = totals;
    await intake.finish(counts);
    return totals;
  });
}
