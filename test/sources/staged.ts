/** What a source has, whatever it is: series by scope and metric, with a value for some periods. Each type of source plays it in its own form. */
import { wholeFile } from '../../src/yaml/index.ts';
import type { Metric } from '../../src/metrics/index.ts';
import { rational } from '../../src/money/index.ts';
import { instant, type Period } from '../../src/time/index.ts';
import type { Behaviour } from '../support/fake-server.ts';

export interface StagedSeries {
  readonly metric: string;
  readonly scope: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** By period: a number as a source writes it, or nothing. */
  readonly values: readonly (string | null)[];
}

export interface StagedSource {
  /** Of its section in the configuration. */
  readonly options: Readonly<Record<string, unknown>>;
  /** How the next questions of substance are treated; all of them when no number is given. */
  behave(behaviour: Behaviour, times?: number): void;
  /** Questions of substance so far: not those for tokens. */
  questions(): number;
  connections(): number;
  stop(): Promise<void>;
}

/** A clock hour, `2026-03-10T00:00:00Z`. */
const firstStart = 1_773_100_800;
export const periodSeconds = 3600;

export const periodsFrom = (count: number, seconds = periodSeconds, start = firstStart): readonly Period[] => Array.from({ length: count }, (_, index) => ({
  start: instant((start + index * seconds) * 1_000_000), end: instant((start + (index + 1) * seconds) * 1_000_000),
}));
/** The place among `periodsFrom` of the period that begins so many periods after 1970. */
export const stagedPeriod = (sinceEpoch: number, seconds: number = periodSeconds): number => sinceEpoch - firstStart / seconds;

const at = wholeFile('metrics.yml');
export const metricOf = (parts: Partial<Metric> = {}): Metric => ({
  sourceName: 'cpu', name: 'instance', unit: 'instance', description: null, groupby: ['id'], metadata: ['flavor'], skip: null, extraArgs: {}, place: 'metrics.yml:12:3', places: { name: at, unit: at, fields: at },
  conversion: { factor: rational(1n), offset: rational(0n), mutate: 'NONE', map: null }, ...parts,
});
