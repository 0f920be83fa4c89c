/** Scopes with hourly resources of two flavors: what a source says of them, the files of a service that collects them, and what they come to. */

export interface Workload {
  readonly scopes: number;
  readonly seriesPerScope: number;
  /** So many hours, the last of which has just become due. */
  readonly periods: number;
  /** Hours since 1970; 0 until the workload is played, so that an hour that ends meanwhile changes nothing. */
  readonly firstPeriod: number;
}

export const flavors = ['m1.small', 'm1.large'] as const;
/** In eighths. */
export const eighthsOf = (hour: number, series: number): number => ((hour * 7 + series * 3) % 1000) + 1;

const hourMs = 3_600_000;
/** Hours since 1970 of the first period: the last one is over, and one more, at whatever time this runs. */
export const firstHour = ({ periods, firstPeriod }: Workload): number => firstPeriod || Math.floor(Date.now() / hourMs) - 1 - periods;

export function expectedAmount(workload: Workload): { readonly points: number; readonly amount: bigint; readonly scale: bigint } {
  const first = firstHour(workload);
  let amount = 0n;
  // Cents times eighths: 0.10 and 0.40 for each unit.
  for (let hour = first; hour < first + workload.periods; hour++) for (let series = 0; series < workload.seriesPerScope; series++) amount += BigInt(eighthsOf(hour, series)) * (series % 2 === 0 ? 10n : 40n);
  return { points: workload.scopes * workload.seriesPerScope * workload.periods, amount: amount * BigInt(workload.scopes), scale: 800n };
}

export const filesOf = (workload: Workload, url: string): Readonly<Record<string, string>> => ({
  'tariff.yml': `collect:
  collector: prometheus
  wait_periods: 1
  start: ${new Date(firstHour(workload) * hourMs).toISOString()}
fetcher:
  backend: prometheus
fetcher_prometheus:
  prometheus_url: ${url}
  metric: usage
collector_prometheus:
  prometheus_url: ${url}
rules:
  directory: rules
logging:
  level: warn
`,
  'metrics.yml': `metrics:
  usage:
    unit: hour
    alt_name: instance
    groupby: [id]
    metadata: [flavor]
`,
  'rules/rules.tariff': `language 1
currency EUR decimals 2 rounding none
timezone "UTC"

meter instance measured in hour {
  id     text
  flavor text
}

module prices

price by_flavor for instance {
  "By flavor."
  from 2020-01-01 {
    table flavor {
      "m1.small" : 0.10 EUR/hour
      "m1.large" : 0.40 EUR/hour
      else       : unrated
    }
  }
}
`,
});
