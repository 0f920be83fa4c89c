/** A service inside a test: a fake Prometheus, two meters whose prices can be checked in the head, and a clock that stands where the test sets it. */
import { pino } from 'pino';
import type { Metric } from '../../src/metrics/index.ts';
import { rational, zero } from '../../src/money/index.ts';
import { keepRulebook } from '../../src/intake/index.ts';
import type { Rating } from '../../src/service/rate-scope.ts';
import type { ServiceSettings } from '../../src/service/settings.ts';
import { type Collector, collectorTypes } from '../../src/sources/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { type Instant, parseInstant } from '../../src/time/index.ts';
import { openSound } from '../support/rulebook.ts';

export const at = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new RangeError(`${text} ${parsed.problem}`);
  return parsed.value;
};

export const rules = {
  'meters.tariff': `language 1
currency EUR decimals 2 rounding none
timezone "UTC"

meter instance measured in hour {
  flavor text
  id     text
}
meter storage measured in GiB {
  flavor text
  id     text
}
`,
  'prices.tariff': `module prices

price by_flavor for instance {
  "By flavor."
  from 2026-01-01 {
    table flavor {
      "small" : 0.10 EUR/hour
      "large" : 0.40 EUR/hour
      else    : unrated
    }
  }
}

price by_size for storage {
  "By size."
  from 2026-01-01 {
    rate 0.0123 EUR/GiB
  }
}
`,
};

export const metric = (sourceName: string, name: string, unit: string): Metric => ({
  sourceName, name, unit, description: null, groupby: ['id'], metadata: ['flavor'], conversion: { factor: rational(1n), offset: zero, mutate: 'NONE', map: null }, skip: null, extraArgs: {}, place: 'metrics.yml:1:1',
} as unknown as Metric);

export const settings: ServiceSettings = {
  periodSeconds: 3600, waitPeriods: 2, start: 'month', periodsAtOnce: 24, scopesAtOnce: 1, requestsAtOnce: 4, collectSeconds: 20, heartbeatSeconds: 10, pollSeconds: 1, fetchSeconds: 60,
  retryFirstSeconds: 10, retryMostSeconds: 3600, retentionHours: 0,
};

export const collectorAt = (url: string): Collector => {
  const type = collectorTypes.get('prometheus');
  if (type === undefined) throw new TypeError('there is no Prometheus');
  return type.open('prometheus', { prometheus_url: url }, { scopeKey: 'project_id', metrics: [metric('instance_hours', 'instance', 'hour'), metric('storage_gib', 'storage', 'GiB')] });
};

/** A clock that stands still. */
export class StandingClock {
  #now: Instant;
  constructor(text: string) {
    this.#now = at(text);
  }
  now(): Instant {
    return this.#now;
  }
  set(text: string): void {
    this.#now = at(text);
  }
}

export async function ratingWith(store: Store, collectors: readonly Collector[], clock: StandingClock, change: Partial<ServiceSettings> = {}): Promise<Rating> {
  const rulebook = openSound(rules);
  await keepRulebook(store, rulebook);
  return { store, settings: { ...settings, ...change }, collectors, clock, log: pino({ level: 'silent' }), rulebook: () => Promise.resolve(rulebook) };
}
