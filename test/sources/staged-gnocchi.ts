/** Staged series as resources of a played Gnocchi, one revision each. */
import type { FakeMeasure, FakeResource } from '../support/fake-gnocchi.ts';
import { type StagedSeries, periodSeconds, periodsFrom } from './staged.ts';

/** Before every period. */
const start = '2026-01-01T00:00:00+00:00';

export function resourcesOf(series: readonly StagedSeries[]): readonly FakeResource[] {
  return series.map(({ metric, scope, attributes: { id = '', ...attributes }, values }) => {
    const periods = periodsFrom(values.length);
    const measures = values.flatMap((value, index): readonly FakeMeasure[] => (value === null ? [] : [{ ms: (periods[index]?.start ?? 0) / 1000, granularity: periodSeconds, value }]));
    return { type: 'instance', id, revisions: [{ start, end: null, attributes: { flavor: null, ...attributes, project_id: scope }, metrics: { [metric]: measures } }] };
  });
}
