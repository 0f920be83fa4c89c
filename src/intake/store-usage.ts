/** The stored run: prices usage and keeps points and charges in one transaction, so that a run is there whole or not at all. */
import type { Reading } from '../collect/index.ts';
import { LimitBook, type Tariff, countedOvers, hasRunningTotals } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { IdentifiedPoint, Intake, Store, standing } from '../storage/index.ts';
import { calendarWindow } from '../time/index.ts';
import { type Assessment, Assessor, type IdentifiedReading, batchSizeFor } from './assess.ts';
import { inBatches } from './batches.ts';
import { ScopesSeen } from './scopes-seen.ts';
import { type Totals, addTotals, noTotals } from './totals.ts';

export interface StoreUsageOptions {
  /** Where the usage comes from, for the books: a file's name, or `api`. */
  readonly source: string;
  readonly onWarning: (sentence: string) => void;
  /** Is told the verdicts of each batch, after it was written and before the transaction ends. */
  readonly onBatch?: (assessments: readonly Assessment[], totals: Totals) => void;
}

function identified({ point, identity, meterUnit, inMeterUnit }: IdentifiedReading): IdentifiedPoint {
  const { id, meter, scope, period, quantity, unit, fields } = point;
  return { id, n: identity.n, meter, scope, period, quantity, unit, meterUnit, inMeterUnit, fields };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** What the store answers of a point that is there as it is. */
const knownStanding: (typeof standing)['known'] = 1;

/** Asks the store; of several readings with one key the first counts. */
async function lookUpStored(intake: Intake, readings: readonly IdentifiedReading[]): Promise<ReadonlyMap<string, string>> {
  const answers = await intake.known(readings.map(identified));
  const [found, seen] = [new Map<string, string>(), new Set<string>()];
  readings.forEach(({ identity }, index) => {
    const key = hex(identity.key);
    if (!seen.has(key) && answers[index] !== 0) found.set(key, answers[index] === knownStanding ? hex(identity.content) : '');
    seen.add(key);
  });
  return found;
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
    const assessor = new Assessor(tariff, (readings) => lookUpStored(intake, readings), options.onWarning);
    const limits = new LimitBook(tariff);
    const scopes = new ScopesSeen();
    let totals = noTotals;
    for await (const batch of inBatches(readings, batchSizeFor(tariff))) {
      await findTotals(tariff, assessor, intake, batch);
      const assessments = await assessor.assess(batch);
      await intake.write(assessments.flatMap((entry) => (entry.kind === 'priced' ? [{ ...identified(entry), verdict: entry.verdict }] : [])));
      await intake.keepTotals(assessments.flatMap((entry) => (entry.kind === 'priced' && entry.verdict.status === 'rated' ? entry.verdict.movements : [])).map(({ key, after }) => ({ key, total: after })));
      for (const entry of assessments) if (entry.kind === 'priced' && entry.bound !== null && entry.verdict.status === 'rated') limits.count(entry.bound, entry.verdict);
      for (const entry of assessments) if (entry.kind !== 'refused') scopes.add(entry.point.scope);
      totals = addTotals(totals, assessments);
      options.onBatch?.(assessments, totals);
    }
    assessor.end();
    await intake.addToLimits(limits.sums(), tariff.currency);
    const { amount: _amount, ...counts } = totals;
    await intake.seeScopes(scopes.all());
    await intake.finish(counts);
    return totals;
  });
}
