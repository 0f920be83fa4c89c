/** Whom to observe, and what comes of it. */
import type { RulesInForce, ServiceEvents, ServiceSettings } from '../service/index.ts';
import type { Store } from '../storage/index.ts';

export interface Observed {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Whether each scope has a series of its own. */
  readonly eachScope: boolean;
  /** Of the program. */
  readonly version: string;
  readonly store: Pick<Store, 'ping' | 'scopes' | 'jobCounts'>;
  readonly rules: Pick<RulesInForce, 'latest' | 'problem'>;
  readonly settings: Pick<ServiceSettings, 'periodSeconds' | 'waitPeriods' | 'pollSeconds'>;
}

/** `starting` until the service has begun, `stopping` from the signal that ends it. */
export type Phase = 'starting' | 'working' | 'stopping';

export interface Observation {
  readonly url: string;
  /** To be given to the service. */
  readonly events: Required<ServiceEvents>;
  enter(phase: Phase): void;
  /** Answers no more. */
  stop(): Promise<void>;
}
