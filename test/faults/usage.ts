/** What there is to be rated in the tests of faults: usage of every kind by a formula, the rules for it, and how many points of each kind must come of it. */
import type { FakePrometheusOptions, FakeSample } from '../support/fake-prometheus.ts';

export const periodSeconds = 3600;

/** Tiers and a limit count over all periods of a scope: an order or a point too much would show in every later amount. */
export const rules: Readonly<Record<string, string>> = {
  'rules/meters.tariff': `language 1
currency EUR decimals 4 rounding half_even
timezone "Europe/Berlin"

meter instance measured in hour {
  flavor text
  id     text
}
meter storage measured in GiB {
  id text
}
meter traffic measured in GB {
  id text
}
meter request measured in call {
  id text
}

unit call is 1
`,
  'rules/prices.tariff': `module prices

price by_flavor for instance {
  "By flavor."
  from 2020-01-01 {
    table flavor {
      "small" : 0.1234567 EUR/hour
      "large" : 0.4 EUR/hour
      else    : unrated
    }
  }
}
price by_size for storage {
  "By size."
  from 2020-01-01 {
    rate 0.0123 EUR/GiB
  }
}
price egress for traffic {
  "By tiers of the month."
  from 2020-01-01 {
    tiers graduated over month by scope {
      up to 50 GB : free
      up to 100 GB : 0.11 EUR/GB
      beyond       : 0.07 EUR/GB
    }
  }
}
price by_call for request {
  "By call."
  from 2020-01-01 {
    rate 0.00071 EUR/call
  }
}
limit minimum for traffic {
  "At least a hundred euro."
  from 2020-01-01 {
    at least 100.00 EUR over month by scope
  }
}
`,
};

export const metrics = `metrics:
  instance_hours: {alt_name: instance, unit: hour, groupby: [id], metadata: [flavor]}
  storage_gib: {alt_name: storage, unit: GiB, groupby: [id]}
  egress_gb: {alt_name: traffic, unit: GB, groupby: [id]}
`;

export interface Usage {
  readonly scopes: readonly string[];
  /** Microseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly periods: number;
  /** How many times the usual series each scope has. */
  readonly width: number;
}

const second = 1_000_000;

/** Periods that are over, up to one or two hours ago: later ones have no usage, so that it does not matter when a test ends. */
export function usageOf(scopes: number, periods: number, width = 1): Usage {
  const length = periodSeconds * second;
  const end = Math.floor((Date.now() * 1000) / length) * length - length;
  return { scopes: Array.from({ length: scopes }, (_, index) => `scope-${String(index).padStart(2, '0')}`), start: end - periods * length, end, periods, width };
}

const hash = (text: string): number => [...text].reduce((sum, letter) => Math.imul(sum ^ letter.codePointAt(0)!, 0x01000193) >>> 0, 0x811c9dc5);
const flavors = ['small', 'large', 'large', 'odd'];

interface Kept {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: (index: number) => string | null;
}

const series = new Map<string, readonly Kept[]>();

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);

function seriesOf({ width }: Usage, metric: string, scope: string): readonly Kept[] {
  const key = `${metric} ${scope} ${width}`;
  const known = series.get(key);
  if (known !== undefined) return known;
  const salt = hash(key);
  const labelled = (place: number, further: Readonly<Record<string, string>> = {}): Kept['labels'] => ({ project_id: scope, id: `${scope}-${place}`, ...further });
  const made: readonly Kept[] = metric === 'instance_hours'
    ? upTo(4 * width).map((place) => ({
      labels: labelled(place, { flavor: flavors[place % flavors.length]! }),
      value: (index) => ((index + place) % 11 === 0 ? 'NaN' : (index + salt + place) % 5 === 0 ? null : String(((index * 7 + place * 3 + salt) % 997) / 1000)),
    }))
    : metric === 'storage_gib' ? upTo(2 * width).map((place) => ({ labels: labelled(place), value: (index) => String(((index * 13 + place + salt) % 4096) / 64) }))
    : [{ labels: labelled(0), value: (index) => String(1 + ((index * 5 + salt) % 700) / 100) }];
  series.set(key, made);
  return made;
}

const sampleOf = (kept: Kept, index: number): FakeSample | null => {
  const value = kept.value(index);
  return value === null ? null : { labels: kept.labels, value };
};

/** How the source answers. */
export function sourceOf(usage: Usage): FakePrometheusOptions {
  const { scopes, start, end } = usage;
  const known = new Set(scopes);
  return {
    scopes: () => scopes,
    series: (metric, scope, index) => {
      const at = index * periodSeconds * second;
      return !known.has(scope) || at < start || at >= end ? [] : seriesOf(usage, metric, scope).flatMap((kept) => sampleOf(kept, index) ?? []);
    },
  };
}

export interface Counts {
  readonly read: number;
  readonly rated: number;
  readonly unrated: number;
  readonly stopped: number;
  readonly refused: number;
  readonly known: number;
}

/** What the source has for a scope over all its periods, counted by what must become of it. */
export function countsOf(usage: Usage, scope: string): Counts {
  const { start, periods } = usage;
  const first = start / (periodSeconds * second);
  const counts = { read: 0, rated: 0, unrated: 0, stopped: 0, refused: 0, known: 0 };
  for (const metric of ['instance_hours', 'storage_gib', 'egress_gb']) {
    for (const kept of seriesOf(usage, metric, scope)) {
      for (let index = first; index < first + periods; index++) {
        const value = kept.value(index);
        if (value === null) continue;
        counts.read += 1;
        counts[value === 'NaN' ? 'refused' : kept.labels['flavor'] === 'odd' ? 'unrated' : 'rated'] += 1;
      }
    }
  }
  return counts;
}
