/**
 * Alerts as work of the service: looks for policies that hold wherever something was rated or has failed, catches up with what a lost worker left, and has receivers
 * told. Every alert is kept once, by its window; a receiver may be told twice of one, with the same id.
 */
import { type Judge, type Light, NotDelivered, deliver, lookAfterPeriods, lookAtMoment, nextTime } from '../alerts/index.ts';
import type { ScopeState, Store } from '../storage/index.ts';
import { instantText } from '../time/index.ts';
import type { Clock } from './clock.ts';
import type { Jobs, Kind } from './jobs.ts';
import type { Log } from './log.ts';
import type { PoliciesInForce } from './policies-in-force.ts';
import type { RulesInForce } from './rules-in-force.ts';
import type { ServiceSettings } from './settings.ts';

export interface AlertingParts {
  readonly store: Store;
  readonly settings: ServiceSettings;
  readonly policies: PoliciesInForce;
  readonly rules: RulesInForce;
  readonly clock: Clock;
  readonly log: Log;
}

interface AlertJob {
  /** Its identifier; `null` for how all of them are at this moment. */
  readonly scope: string | null;
}
interface DeliverJob {
  readonly alert: string;
}

/** Policies that speak of the moment are held against all scopes so often. */
const watchSeconds = 60;
/** About half a day, with the usual waits. */
const attemptsMost = 24;
const plannedMost = 1000;
const everybody = '(all)';

const speakOf = (judges: readonly Judge[], about: 'period' | 'moment'): boolean => judges.some(({ policy }) => policy.about === about);

export class Alerting {
  readonly #parts: AlertingParts;
  readonly #signal: AbortSignal;
  readonly #lookKind: Kind<AlertJob>;
  readonly #deliverKind: Kind<DeliverJob>;
  #jobs: Jobs | null = null;
  #watchedAt = Number.NEGATIVE_INFINITY;
  #working = 0;

  /** @param signal says that the worker stops. */
  constructor(parts: AlertingParts, signal: AbortSignal) {
    [this.#parts, this.#signal] = [parts, signal];
    const { retryFirstSeconds, retryMostSeconds } = parts.settings;
    const waits = { retrySeconds: retryFirstSeconds, retryMostSeconds };
    this.#lookKind = { name: 'alert', keyOf: ({ scope }) => (scope === null ? everybody : `scope ${scope}`), concurrency: 2, retries: 3, ...waits, work: ({ scope }) => this.#counted(this.#look(scope)) };
    this.#deliverKind = {
      name: 'deliver', keyOf: ({ alert }) => alert, concurrency: 4, retries: attemptsMost, ...waits, work: ({ alert }, lost) => this.#counted(this.#deliver(alert, AbortSignal.any([lost, this.#signal]))),
    };
  }

  async begin(jobs: Jobs): Promise<void> {
    await jobs.take(this.#lookKind);
    await jobs.take(this.#deliverKind);
    this.#jobs = jobs;
  }

  /** Whether somebody wants to know what periods come to. */
  async isWatching(): Promise<boolean> {
    return speakOf(await this.#parts.policies.now(), 'period');
  }

  /** Something was rated for the scope, or it has failed. What cannot be done now is done by those who catch up. */
  async changed(scope: string): Promise<void> {
    const { store, policies, log } = this.#parts;
    try {
      const judges = await policies.now();
      if (speakOf(judges, 'period')) await this.#jobs?.add(this.#lookKind, [{ scope }]);
      const state = speakOf(judges, 'moment') ? await store.scopes.find(scope) : null;
      if (state !== null) await this.#lookAtStates(judges, [state]);
    } catch (error) {
      log.error({ scope, error }, `cannot look for alerts: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Sees to what nobody has done. */
  async plan(): Promise<void> {
    const { store, policies } = this.#parts;
    if (this.#jobs === null) return;
    const judges = await policies.now();
    if (speakOf(judges, 'period')) await this.#jobs.add(this.#lookKind, (await store.alerts.behind(plannedMost)).map(({ identifier }) => ({ scope: identifier })));
    if (speakOf(judges, 'moment') && performance.now() - this.#watchedAt >= watchSeconds * 1000) {
      this.#watchedAt = performance.now();
      await this.#jobs.add(this.#lookKind, [{ scope: null }]);
    }
    await this.#tell(await store.alerts.waiting(plannedMost));
  }

  /** Whether all was looked over, and every receiver that is to be told was tried once. */
  async isIdle(): Promise<boolean> {
    const { store } = this.#parts;
    if (this.#working > 0 || await store.alerts.hasUntried()) return false;
    return !await this.isWatching() || (await store.alerts.behind(1)).length === 0;
  }

  async #tell(alerts: readonly string[]): Promise<void> {
    if (alerts.length > 0) await this.#jobs?.add(this.#deliverKind, alerts.map((alert) => ({ alert })));
  }

  async #light(): Promise<Light> {
    const { tariff } = await this.#parts.rules.now();
    if (tariff === null) throw new TypeError('INVARIANT: rules with errors are never in force');
    return { zone: tariff.zone, currency: tariff.currency, periodSeconds: this.#parts.settings.periodSeconds };
  }

  async #counted(work: Promise<void>): Promise<void> {
    this.#working += 1;
    await work.finally(() => { this.#working -= 1; });
  }

  async #look(scope: string | null): Promise<void> {
    try {
      await (scope === null ? this.#lookAtAll() : this.#lookAt(scope));
    } catch (error) {
      this.#parts.log.error({ scope, error }, `cannot look for alerts: ${error instanceof Error ? error.message : String(error)}`);
      throw error;
    }
  }

  /** Part by part, since what was rated meanwhile is looked over too. */
  async #lookAt(scope: string): Promise<void> {
    const { store, policies, log } = this.#parts;
    const judges = await policies.now();
    while (!this.#signal.aborted) {
      const state = await store.scopes.find(scope);
      if (state === null) return;
      const light = await this.#light();
      const time = nextTime(state, light.periodSeconds);
      if (time === null) return;
      const found = await lookAfterPeriods(store, judges, state, time, light);
      const fresh = await store.alerts.lookedOver({ scope: state.id, from: time.start, until: time.end }, found);
      // Somebody else has looked, or the scope was reset: it is seen anew how it stands.
      if (fresh === null) continue;
      log[found.length > 0 ? 'info' : 'debug']({ scope, from: instantText(time.start), until: instantText(time.end), holding: found.map(({ policy }) => policy) }, 'alerts were looked for');
      await this.#tell(fresh);
    }
  }

  async #lookAtAll(): Promise<void> {
    const { store, policies } = this.#parts;
    await this.#lookAtStates(await policies.now(), await store.scopes.list());
  }

  async #lookAtStates(judges: readonly Judge[], states: readonly ScopeState[]): Promise<void> {
    const { store, clock } = this.#parts;
    if (!speakOf(judges, 'moment')) return;
    const light = await this.#light();
    const found = [];
    for (const state of states) found.push(...await lookAtMoment(store, judges, state, clock.now(), light));
    if (found.length > 0) await this.#tell(await store.alerts.add(found));
  }

  /** What fails is thrown, so that it is tried again, until it was tried often enough. */
  async #deliver(id: string, signal: AbortSignal): Promise<void> {
    const { store, policies, log } = this.#parts;
    const alert = await store.alerts.find(id);
    if (alert === null || alert.delivery !== 'waiting') return;
    const [attempt, webhook] = [alert.attempts + 1, (await policies.now()).find(({ policy }) => policy.name === alert.policy)?.policy.webhook ?? null];
    const about = { alert: id, policy: alert.policy, scope: alert.scope, attempt };
    if (webhook === null) {
      log.warn(about, 'nobody is told: the policy is no longer there, or has no webhook');
      await store.alerts.tried(id, { kind: 'failed', sentence: 'the policy is no longer there, or has no webhook', isLast: true });
      return;
    }
    try {
      await deliver(webhook, alert, signal);
    } catch (error) {
      if (!(error instanceof NotDelivered)) throw error;
      const isLast = attempt >= attemptsMost;
      await store.alerts.tried(id, { kind: 'failed', sentence: error.message, isLast });
      log[isLast ? 'error' : 'warn'](about, `${error.message}${isLast ? '; it is given up' : ''}`);
      if (isLast) return;
      throw error;
    }
    await store.alerts.tried(id, { kind: 'delivered' });
    log.info(about, 'the receiver was told');
  }
}
