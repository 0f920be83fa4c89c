/**
 * Usage that comes late: for a time that is closed, or under running totals that have gone on, or in place of what came before. It is rated with all that depends on it, and what
 * that comes to is posted as corrections; what a scope does with such usage is its policy. Knows nothing of batches.
 */
import { type Refusal, type Tariff, type UsagePoint } from '../rating/index.ts';
import type { Intake, LatePolicy } from '../storage/index.ts';
import { type Instant, instant } from '../time/index.ts';
import { type Assessment, contradicts } from './assess.ts';
import { refusedAsRemoved } from './no-longer-kept.ts';
import { type Amendment, countingOf, reachOf, rerateIn } from './rerate.ts';

const refused = (point: UsagePoint): Refusal =>
  ({ place: point.place, code: 'U302', field: 'start', reason: `the time of this usage was rated already, and the scope ${JSON.stringify(point.scope)} takes no late usage: see \`tariff scope set --late\`` });

export class LateUsage {
  readonly #tariff: Tariff;
  readonly #intake: Intake;
  readonly #amendments = new Map<string, Amendment[]>();
  readonly #counted = new Map<string, Instant>();
  #countedBefore: ReadonlyMap<string, Instant> | null = null;
  #latestOfAll: Instant | null = null;
  #policies: ReadonlyMap<string, LatePolicy> | null = null;

  constructor(tariff: Tariff, intake: Intake) {
    [this.#tariff, this.#intake] = [tariff, intake];
  }

  /** Whether usage that begins later was counted before this input. To be asked of points under running totals, in order of time. */
  async isLate({ scope, period: { start } }: UsagePoint): Promise<boolean> {
    if (this.#countedBefore === null) {
      this.#countedBefore = await this.#intake.countedBeyond(start);
      // Where totals are shared, everybody's usage moves them.
      if (!countingOf(this.#tariff).byScope) this.#latestOfAll = [...this.#countedBefore.values()].reduce<Instant | null>((latest, until) => (latest === null || until > latest ? until : latest), null);
    }
    const until = this.#latestOfAll ?? this.#countedBefore.get(scope);
    const known = this.#counted.get(scope);
    if (known === undefined || start > known) this.#counted.set(scope, start);
    return until !== undefined && start < until;
  }

  noteCounted(): Promise<void> {
    return this.#intake.noteCounted(this.#counted);
  }

  /** Takes a point up; a refusal where the scope does not take it. */
  async take(amendment: Amendment): Promise<Refusal | null> {
    const { point, replaces } = amendment;
    this.#policies ??= await this.#intake.latePolicies();
    const policy = this.#policies.get(point.scope) ?? 'correct';
    if (replaces && policy !== 'replace') return contradicts(point);
    if (policy === 'refuse') return refused(point);
    const { keptFrom } = this.#intake;
    if (keptFrom !== null && reachOf(this.#tariff, point.period).start < keptFrom) return refusedAsRemoved(point, keptFrom);
    const own = this.#amendments.get(point.scope);
    if (own === undefined) this.#amendments.set(point.scope, [amendment]);
    else own.push(amendment);
    return null;
  }

  /** Rates what was taken, scope by scope. After everything else of the input was written. */
  async rate(): Promise<readonly Assessment[]> {
    const assessments: Assessment[] = [];
    for (const [scope, amendments] of this.#amendments) {
      const starts = amendments.map(({ point }) => point.period.start).sort((a, b) => a - b);
      const period = { start: starts[0]!, end: instant(starts.at(-1)! + 1) };
      const reason = amendments.some(({ replaces }) => replaces) ? 'corrected usage' : 'late usage';
      const { amended, refusals } = await rerateIn(this.#intake, this.#tariff, { scope, period, usage: { kind: 'amended', amendments }, reason, dryRun: false });
      assessments.push(...refusals.map((refusal): Assessment => ({ kind: 'refused', refusal })));
      for (const { amendment: { point, n }, verdict, bound, after: { meterUnit, inMeterUnit } } of amended) {
        if (inMeterUnit === undefined) throw new TypeError('INVARIANT: a rated point has a unit of its meter');
        assessments.push({ kind: 'priced', point, identity: { key: new Uint8Array(0), content: new Uint8Array(0), n }, verdict, meterUnit, inMeterUnit, bound });
      }
    }
    return assessments;
  }
}
