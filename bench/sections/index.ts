/** The sections of a run; each runs in a process of its own. */
import type { Mode } from '../modes.ts';
import { variants, w1, w2 } from '../workloads/index.ts';
import type { SectionResult } from './result.ts';

export interface Section {
  readonly name: string;
  readonly run: (mode: Mode) => Promise<SectionResult>;
}

export const sections: readonly Section[] = [
  ...[w1, w2].map((workload): Section => ({
    name: workload.name, run: async (mode) => (await import('./rating.ts')).rateSection(workload, mode, { columnPoints: mode.columnPoints, rounds: mode.rounds, peers: 'all' }),
  })),
  ...variants.map((workload): Section => ({
    name: workload.name, run: async (mode) => (await import('./rating.ts')).rateSection(workload, mode, { columnPoints: mode.variantPoints, rounds: mode.longRounds, peers: 'by hand' }),
  })),
  { name: 'sample', run: async (mode) => (await import('./sample.ts')).sampleSection(mode) },
  { name: 'import', run: async (mode) => (await import('./import.ts')).importSection(mode) },
  { name: 'store', run: async (mode) => (await import('./store.ts')).storeSection(mode) },
  { name: 'growth', run: async (mode) => (await import('./growth.ts')).growthSection(mode) },
  { name: 'rows', run: async (mode) => (await import('./table-rows.ts')).tableRowsSection(mode) },
  { name: 'language', run: async (mode) => (await import('./language.ts')).languageSection(mode) },
  { name: 'latency', run: async (mode) => (await import('./latency.ts')).latencySection(mode) },
];

/** The part of `w1` and `import` that gates look at. */
export const gateSections: readonly Section[] = [
  { name: 'w1', run: async (mode) => (await import('./rating.ts')).rateSection(w1, mode, { columnPoints: mode.columnPoints, rounds: mode.rounds, peers: 'by hand' }) },
  { name: 'import', run: async (mode) => (await import('./import.ts')).importSection(mode) },
];
