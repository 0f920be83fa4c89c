/** Keeps the books as long as they are to be kept: once a day what is older is removed, as far as the work on it is done. */
import type { Rulebook } from '../rulebook/index.ts';
import type { Removal, Store } from '../storage/index.ts';
import { instant, instantText } from '../time/index.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { firstStart } from './periods.ts';
import type { ServiceSettings } from './settings.ts';

/** Between two looks; sooner where the last one failed. */
const everyMs = 24 * 3_600_000;
const afterTroubleMs = 15 * 60_000;
const hour = 3_600_000_000;

export interface Retainer {
  readonly store: Pick<Store, 'retain'>;
  readonly settings: ServiceSettings;
  readonly clock: Clock;
  readonly log: Log;
  rulebook(): Promise<Rulebook>;
}

export class Retention {
  readonly #retainer: Retainer;
  #nextLook = Number.NEGATIVE_INFINITY;

  constructor(retainer: Retainer) {
    this.#retainer = retainer;
  }

  /** Whether it is time to look; then not again before long. */
  isDue(): boolean {
    if (this.#retainer.settings.retentionHours === 0 || performance.now() < this.#nextLook) return false;
    this.#nextLook = performance.now() + everyMs;
    return true;
  }

  /** What was removed; `null` where that failed and is tried again. */
  async look(): Promise<Removal | null> {
    const { settings, log } = this.#retainer;
    try {
      const removal = await this.#remove();
      const { keptFrom, points, months, packs, series, outcomes, runs, heldBack } = removal;
      if (points + months.length + packs > 0 && keptFrom !== null) log.info({ keptFrom: instantText(keptFrom), points, months, packs, series, outcomes, runs }, 'what is older than it is to be kept was removed');
      if (heldBack !== null) log.warn({ from: instantText(heldBack.from), retentionHours: settings.retentionHours }, `what is older than it is to be kept stays: ${heldBack.reason}`);
      return removal;
    } catch (error) {
      this.#nextLook = performance.now() + afterTroubleMs;
      log.warn({ error }, `what is older than it is to be kept could not be removed, and it is tried again: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  async #remove(): Promise<Removal> {
    const { store, settings, clock } = this.#retainer;
    const { tariff } = await this.#retainer.rulebook();
    if (tariff === null) throw new TypeError('INVARIANT: rules with errors are never in force');
    const now = clock.now();
    return store.retain({ before: instant(now - settings.retentionHours * hour), newFrom: firstStart(settings, tariff.zone, now), zone: tariff.zone });
  }
}
