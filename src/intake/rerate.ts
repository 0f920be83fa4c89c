/**
 * Usage of a time that was rated already, rated again: with other usage or other rules. What comes out otherwise is posted as corrections; what comes
 * out the same leaves no trace. Where running totals count, all that depends on the time is rated again with it, in order of time.
 */
import { type Rational, add, divide, equals, isZero, multiply, one, subtract, zero } from '../money/index.ts';
import { type BoundPoint, LimitBook, type Refusal, type Tariff, type TotalKey, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, countedOver, countedOvers, hasRunningTotals, pricePoint, type LimitSum } from '../rating/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { Correction, Intake, IntakeRun, KeptLine, KeptPoint, KeptTotal, ReprocessingStep, Store } from '../storage/index.ts';
import { type CalendarSpan, type Instant, type Period, calendarWindow, instant } from '../time/index.ts';
import { unitText } from '../units/index.ts';
import { isAsSent, outcomeAsSent } from './as-sent.ts';
import { contradicts } from './assess.ts';
import { NoLongerKept } from './no-longer-kept.ts';
import { IdentityCounter, inOrderOfTime, turnOf } from './identity.ts';

/** A point that is to be there too, or in place of one that came before. */
export interface Amendment {
  readonly point: UsagePoint;
  readonly n: number;
  readonly replaces: boolean;
  /** Of a point that no rule rates: what its sender says that it costs, `null` where it waits without a price. */
  readonly asSent?: { readonly price: Rational | null };
}

export type RerateUsage =
  /** What is stored is rated again. */
  | { readonly kind: 'stored' }
  /** What the sources say now, in place of what they said. What others sent stays. */
  | { readonly kind: 'collected'; readonly points: readonly UsagePoint[] }
  | { readonly kind: 'amended'; readonly amendments: readonly Amendment[] }
  /** The point with this id is not to be there. */
  | { readonly kind: 'voided'; readonly id: string }
  /** Nothing of it is to be there. */
  | { readonly kind: 'removed' };

export interface Rerating {
  readonly scope: string;
  readonly period: Period;
  readonly usage: RerateUsage;
  readonly reason: string;
  /** Writes nothing. */
  readonly dryRun: boolean;
  /** Of a reprocessing that goes step by step: kept with what it corrects. */
  readonly step?: Omit<ReprocessingStep, 'corrected'>;
}

/** What changes for one meter and scope. */
export interface Change {
  readonly scope: string;
  readonly meter: string;
  readonly added: number;
  readonly removed: number;
  /** Points with another quantity, status or price. */
  readonly changed: number;
  readonly currency: string;
  readonly before: Rational;
  readonly after: Rational;
}

export interface Rerated {
  /** Points that were rated again. */
  readonly points: number;
  /** Points that come out otherwise. */
  readonly corrected: number;
  readonly changes: readonly Change[];
  readonly refusals: readonly Refusal[];
  /** What became of amendments that were not refused, in order of time. */
  readonly amended: readonly { readonly amendment: Amendment; readonly verdict: Verdict; readonly bound: BoundPoint | null; readonly after: KeptPoint }[];
}

interface Entry {
  readonly point: UsagePoint;
  readonly n: number;
  readonly isCollected: boolean;
  readonly amendment?: Amendment;
}

const keyOf = (point: Pick<KeptPoint, 'id' | 'n' | 'meter' | 'scope' | 'period' | 'fields'>): string =>
  (point.id !== null ? JSON.stringify([point.id]) : JSON.stringify([point.meter, point.scope, point.period.start, point.period.end, point.n, [...point.fields].map(([name, { text }]) => [name, text]).sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))]));

const entryOf = (kept: KeptPoint): Entry => ({ point: { place: 'stored', ...kept }, n: kept.n, isCollected: kept.isCollected });

/** What running totals count, over all rules and times. */
interface Counting {
  readonly meters: readonly string[];
  readonly spans: readonly CalendarSpan[];
  /** Whether no total is shared by several scopes. */
  readonly byScope: boolean;
  /** By rule and span, the names of the group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

function countedBy(tariff: Tariff): Counting {
  const meters = [...tariff.meters.keys()].filter((meter) => hasRunningTotals(tariff, meter));
  const rules = [...tariff.stages.values()].flat().flatMap(({ rules: own }) => own);
  const overs = rules.flatMap(({ name, versions }) => versions.flatMap((version) => {
    const over = countedOver(version);
    return over === null ? [] : [{ name, over }];
  }));
  return {
    meters, spans: [...new Set(overs.map(({ over }) => over.span))], byScope: overs.every(({ over }) => over.by.includes('scope')),
    groups: new Map(overs.map(({ name, over }) => [`${name} ${over.span}`, over.by])),
  };
}

const countings = new WeakMap<Tariff, Counting>();

export function countingOf(tariff: Tariff): Counting {
  const counting = countings.get(tariff) ?? countedBy(tariff);
  countings.set(tariff, counting);
  return counting;
}

/** All time whose totals a period can move; where nothing counts, the period itself. */
export function reachOf(tariff: Tariff, { start, end }: Period): Period {
  const [{ zone }, { meters, spans }] = [tariff, countingOf(tariff)];
  if (meters.length === 0) return { start, end };
  const windows = spans.flatMap((span) => [calendarWindow(zone, span, start), calendarWindow(zone, span, instant(Math.max(start, end - 1)))]);
  return windows.reduce((reach, window) => ({ start: window.start < reach.start ? window.start : reach.start, end: window.end > reach.end ? window.end : reach.end }), { start, end });
}

interface Outcome {
  readonly after: KeptPoint;
  readonly bound: BoundPoint | null;
  readonly verdict: Verdict;
}

/** Rates points in order of time, from totals that begin with nothing. */
class Rerater {
  readonly #tariff: Tariff;
  readonly #totals = new TotalsInMemory();
  readonly moved = new Map<string, KeptTotal>();
  readonly refusals: Refusal[];

  constructor(tariff: Tariff, refusals: Refusal[]) {
    [this.#tariff, this.refusals] = [tariff, refusals];
  }

  /** `null` where the point is refused. */
  rate({ point, n, isCollected }: Entry): Outcome | null {
    const binding = bindPoint(this.#tariff, point);
    if (binding.kind === 'refused') {
      this.refusals.push(binding.refusal);
      return null;
    }
    const meter = binding.kind === 'stopped' ? binding.meter : binding.point.meter;
    const verdict: Verdict = binding.kind === 'stopped' ? { status: 'stopped', code: binding.code, reason: binding.reason } : pricePoint(this.#tariff, binding.point, this.#totals);
    if (verdict.status === 'rated') {
      this.#totals.apply(verdict.movements);
      for (const { key, after } of verdict.movements) this.moved.set(JSON.stringify(key), { key, total: after });
    }
    const { id, scope, period, quantity, unit, fields } = point;
    return {
      verdict, bound: binding.kind === 'bound' ? binding.point : null,
      after: {
        id, n, meter: meter.name, scope, period, quantity, unit, meterUnit: unitText(meter.unit), inMeterUnit: divide(this.#tariff.units.read(unit)?.factor ?? meter.unit.factor, meter.unit.factor), fields, isCollected,
        status: verdict.status, code: verdict.status === 'stopped' ? verdict.code : null, reason: verdict.status === 'rated' ? null : verdict.reason,
        lines: verdict.status === 'rated' ? verdict.charges.map(({ module, rule, at, currency, amount, quantity: charged }) => ({ module, rule, at, currency, amount, quantity: charged })) : [],
      },
    };
  }
}

const quantityOf = ({ quantity, inMeterUnit = one }: KeptPoint): Rational => multiply(quantity, inMeterUnit);

/** Where a price stands in its file may change without any other price. */
function sameLines(before: readonly KeptLine[], after: readonly KeptLine[]): boolean {
  const rest = new Map<string, { amount: Rational; quantity: Rational }>();
  for (const [lines, sign] of [[before, (value: Rational) => value], [after, (value: Rational) => subtract(zero, value)]] as const) {
    for (const { module, rule, currency, amount, quantity } of lines) {
      const name = JSON.stringify([module, rule, currency]);
      const known = rest.get(name) ?? { amount: zero, quantity: zero };
      rest.set(name, { amount: add(known.amount, sign(amount)), quantity: add(known.quantity, sign(quantity)) });
    }
  }
  return [...rest.values()].every(({ amount, quantity }) => isZero(amount) && isZero(quantity));
}

const isSame = (before: KeptPoint, after: KeptPoint): boolean => before.status === after.status && equals(quantityOf(before), quantityOf(after)) && sameLines(before.lines, after.lines);

const amountOf = (point: KeptPoint | null): Rational => (point?.lines ?? []).reduce((sum, { amount }) => add(sum, amount), zero);

function changesOf(corrections: readonly Correction[], currency: string): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const { before, after } of corrections) {
    const { scope, meter } = (after ?? before)!;
    const name = JSON.stringify([scope, meter]);
    const known = changes.get(name) ?? { scope, meter, added: 0, removed: 0, changed: 0, currency, before: zero, after: zero };
    changes.set(name, {
      ...known, added: known.added + (before === null ? 1 : 0), removed: known.removed + (after === null ? 1 : 0), changed: known.changed + (before !== null && after !== null ? 1 : 0),
      before: add(known.before, amountOf(before)), after: add(known.after, amountOf(after)),
    });
  }
  return [...changes.values()].sort((a, b) => (a.scope === b.scope ? (a.meter < b.meter ? -1 : 1) : a.scope < b.scope ? -1 : 1));
}

type RatedVerdict = Extract<Verdict, { status: 'rated' }>;

/** What stood for a limit where its parts are not known: each line counts where its point begins. */
const verdictOf = ({ lines, period }: KeptPoint, currency: string): RatedVerdict => ({
  status: 'rated', currency, amount: zero, movements: [],
  charges: lines.map(({ quantity, amount, at, ...line }) => ({ kind: 'price', ...line, at, amount, quantity, parts: [{ period, quantity, amount, rate: null, at }] })),
});

/** Whether a point lies in several windows of some limit, so that its line is no answer to what each of them counted. */
const isCutByLimits = ({ zone }: Tariff, spans: readonly CalendarSpan[], { start, end }: Period): boolean => spans.some((span) => calendarWindow(zone, span, start).end < end);

/**
 * What stood, in parts. Lines are kept and their parts are not, so what was there is rated as it was: in order of time, from totals that begin with nothing.
 * What comes out as it stands was counted in these parts; of what other rules made nothing is known here.
 */
function formerVerdicts(tariff: Tariff, before: readonly KeptPoint[]): ReadonlyMap<KeptPoint, RatedVerdict> {
  const rerater = new Rerater(tariff, []);
  const ordered = before.map((point) => ({ point, turn: turnOf({ place: 'stored', ...point }, point.n) })).sort((a, b) => inOrderOfTime(a.turn, b.turn));
  return new Map(ordered.flatMap(({ point }) => {
    const outcome = rerater.rate(entryOf(point));
    return outcome?.verdict.status === 'rated' && sameLines(point.lines, outcome.after.lines) ? [[point, outcome.verdict]] : [];
  }));
}

interface Counted {
  readonly before: KeptPoint | null;
  readonly outcome: Outcome | null;
  /** Whether its lines come out as they stood. */
  readonly isSame: boolean;
}

function limitDeltas(tariff: Tariff, counted: readonly Counted[], formerly: ReadonlyMap<KeptPoint, RatedVerdict>): readonly LimitSum[] {
  const [former, present] = [new LimitBook(tariff), new LimitBook(tariff)];
  for (const { before, outcome, isSame: same } of counted) {
    if (same && before !== null && !formerly.has(before)) continue;
    // What a sender priced was never counted.
    if (before?.status === 'rated' && !isAsSent(before)) {
      const binding = bindPoint(tariff, { place: 'stored', ...before });
      if (binding.kind === 'bound') former.count(binding.point, formerly.get(before) ?? verdictOf(before, tariff.currency));
    }
    if (outcome?.bound != null && outcome.verdict.status === 'rated') present.count(outcome.bound, outcome.verdict);
  }
  for (const { key, sum } of former.sums()) present.add({ key, sum: subtract(zero, sum) });
  return present.sums();
}

/** Whether a total counts a window of which every point was rated again. */
const liesWithin = ({ zone }: Tariff, { span, start }: TotalKey, reach: Period): boolean => start >= reach.start && calendarWindow(zone, span, start).end <= reach.end;

/** From where points are counted, so that every window that reaches beyond an instant is counted whole up to it. */
const countedFrom = ({ zone }: Tariff, { spans }: Counting, at: Instant): Instant => spans.map((span) => calendarWindow(zone, span, at).start).reduce((first, start) => (start < first ? start : first), at);

const latestEnd = ({ end }: Period, points: readonly { readonly period: Period }[]): Instant => points.reduce((latest, { period }) => (period.end > latest ? period.end : latest), end);

const brought = (usage: RerateUsage): readonly UsagePoint[] => (usage.kind === 'collected' ? usage.points : usage.kind === 'amended' ? usage.amendments.map(({ point }) => point) : []);

/** Totals that nobody moves any more. */
async function forgottenTotals(intake: Intake, tariff: Tariff, counting: Counting, reach: Period, scope: string, moved: ReadonlyMap<string, KeptTotal>): Promise<readonly KeptTotal[]> {
  return (await intake.totals(reach.start)).filter(({ key, total }) => {
    if (isZero(total) || !liesWithin(tariff, key, reach) || moved.has(JSON.stringify(key))) return false;
    const place = counting.groups.get(`${key.rule} ${key.span}`)?.indexOf('scope') ?? -1;
    return !counting.byScope || key.group[place] === scope;
  }).map(({ key }) => ({ key, total: zero }));
}

/** The usage that is to hold: of what is kept what stays, and what comes in its place. */
function wanted(before: ReadonlyMap<string, KeptPoint>, { usage, scope, period }: Rerating, refusals: Refusal[]): readonly Entry[] {
  const kept = [...before.values()];
  const isOwn = (point: KeptPoint): boolean => point.scope === scope && point.period.start >= period.start && point.period.start < period.end;
  switch (usage.kind) {
    case 'stored': return kept.map(entryOf);
    case 'removed': return kept.filter((point) => !isOwn(point)).map(entryOf);
    case 'voided': return kept.filter(({ id }) => id !== usage.id).map(entryOf);
    case 'collected': {
      const counter = new IdentityCounter();
      return [...kept.filter((point) => !(isOwn(point) && point.isCollected)).map(entryOf), ...usage.points.map((point): Entry => ({ point, n: counter.identify(point, point.quantity).n, isCollected: true }))];
    }
    case 'amended': {
      const amended = new Map(usage.amendments.flatMap((amendment): readonly (readonly [string, Entry])[] => {
        const key = keyOf({ ...amendment.point, n: amendment.n });
        const former = before.get(key);
        if (amendment.replaces && former === undefined) {
          refusals.push(contradicts(amendment.point));
          return [];
        }
        return [[key, { point: amendment.point, n: amendment.n, isCollected: former?.isCollected ?? false, amendment }]];
      }));
      return [...[...before].filter(([key]) => !amended.has(key)).map(([, point]) => entryOf(point)), ...amended.values()];
    }
  }
}

export async function rerateIn(intake: Intake, tariff: Tariff, rerating: Rerating): Promise<Rerated> {
  const { scope, period, usage, reason, dryRun } = rerating;
  const counting = countingOf(tariff);
  const inPeriod = await intake.kept({ scope, period, meters: null });
  // Usage that reaches out of the period moves the totals of where it ends, too.
  const reach = reachOf(tariff, { start: period.start, end: latestEnd(period, [...inPeriod, ...brought(usage)]) });
  const from = countedFrom(tariff, counting, reach.start);
  if (usage.kind !== 'removed' && intake.keptFrom !== null && from < intake.keptFrom) throw new NoLongerKept(intake.keptFrom);
  const others = counting.meters.length === 0 ? [] : await intake.kept({ scope: counting.byScope ? scope : null, period: { start: from, end: reach.end }, reaching: true, meters: counting.meters });
  const before = new Map([...others, ...inPeriod].map((point) => [keyOf(point), point]));
  const refusals: Refusal[] = [];
  const entries = wanted(before, rerating, refusals).map((entry) => ({ entry, turn: turnOf(entry.point, entry.n) })).sort((a, b) => inOrderOfTime(a.turn, b.turn)).map(({ entry }) => entry);
  const rerater = new Rerater(tariff, refusals);
  const amended: Rerated['amended'][number][] = [];
  const closedUntil = await intake.closedUntil();
  const left = new Map(before);
  const corrections: Correction[] = [];
  const counted: Counted[] = [];
  const limitSpans = [...new Set(countedOvers(tariff).map(({ span }) => span))];
  const correct = (former: KeptPoint | null, outcome: Outcome | null): void => {
    const { start } = (outcome?.after ?? former)!.period;
    corrections.push({ before: former, after: outcome?.after ?? null, reason, postedAt: closedUntil !== null && start < closedUntil ? closedUntil : start });
    counted.push({ before: former, outcome, isSame: false });
  };
  for (const entry of entries) {
    const key = keyOf({ ...entry.point, n: entry.n });
    const former = left.get(key) ?? null;
    left.delete(key);
    // What a sender priced himself no rule prices.
    if (former !== null && entry.amendment === undefined && isAsSent(former)) continue;
    const { asSent } = entry.amendment ?? {};
    const outcome = asSent === undefined ? rerater.rate(entry) : outcomeAsSent(tariff, entry.point, entry.n, asSent.price);
    // What begins before all that can change only moves totals of windows that reach into it.
    if (entry.point.period.start < reach.start) continue;
    if (outcome !== null && entry.amendment !== undefined) amended.push({ amendment: entry.amendment, ...outcome });
    // What is refused now stays as it was.
    if (outcome === null) continue;
    if (former === null || !isSame(former, outcome.after)) correct(former, outcome);
    // The same line may lie in its windows otherwise.
    else if (isCutByLimits(tariff, limitSpans, former.period)) counted.push({ before: former, outcome, isSame: true });
  }
  for (const former of left.values()) if (former.period.start >= reach.start) correct(former, null);
  const result: Rerated = { points: entries.length, corrected: corrections.length, changes: changesOf(corrections, tariff.currency), refusals, amended };
  if (dryRun || corrections.length === 0) return result;
  if (rerating.step !== undefined) await intake.step({ ...rerating.step, corrected: corrections.length });
  await intake.correct(corrections);
  const isCut = counted.some(({ before: former }) => former !== null && isCutByLimits(tariff, limitSpans, former.period));
  await intake.addToLimits(limitDeltas(tariff, counted, isCut ? formerVerdicts(tariff, [...before.values()]) : new Map()), tariff.currency);
  const moved = [...rerater.moved.values()].filter(({ key }) => liesWithin(tariff, key, reach));
  await intake.keepTotals([...moved, ...await forgottenTotals(intake, tariff, counting, reach, scope, rerater.moved)]);
  return result;
}

/** Ends a transaction that is to leave nothing. */
class NothingToKeep extends Error {}

/** Rates a time of a scope again. In one transaction; where nothing changes, or nothing is to be written, it leaves no trace. */
export async function rerate(store: Store, { tariff, hash }: Rulebook, rerating: Rerating): Promise<Rerated> {
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors rates usage');
  const run: IntakeRun = { rulebookHash: hash, source: `reprocessing: ${rerating.reason}`, limits: countedOvers(tariff).map(({ name }) => name) };
  let result: Rerated | null = null;
  try {
    await store.intake(run, async (intake) => {
      result = await rerateIn(intake, tariff, rerating);
      if (rerating.dryRun || result.corrected === 0) throw new NothingToKeep();
      const { points, corrected, changes, refusals } = result;
      const [added, removed] = [changes.reduce((sum, change) => sum + change.added, 0), changes.reduce((sum, change) => sum + change.removed, 0)];
      await intake.finish({ read: points + refusals.length, rated: added, unrated: 0, stopped: 0, refused: refusals.length, known: points - added }, [`${rerating.reason}: ${corrected} points corrected, ${added} of them new, ${removed} gone`]);
    });
  } catch (error) {
    if (!(error instanceof NothingToKeep)) throw error;
    if (rerating.step !== undefined && !rerating.dryRun) await store.reprocessings.step({ ...rerating.step, corrected: 0 });
  }
  return result!;
}
