/**
 * Clock windows of a week: which price holds at which wall-clock time. Cuts a period where the clock shows an edge, on days of 23
 * and 25 hours too, where a clock time is skipped or shown twice.
 */
import { type Instant, type Period, type Zone, addDays, instant, weekday } from '../time/index.ts';

/** `[from, until)` in minutes after midnight, on some days of the week (Monday is 1). */
export interface ClockWindow<T> {
  readonly days: ReadonlySet<number>;
  readonly from: number;
  readonly until: number;
  readonly value: T;
}

const minutesOf = ({ hour, minute }: { readonly hour: number; readonly minute: number }): number => hour * 60 + minute;

/** The window that holds at an instant, by what the clock on the wall shows; `null` when none does. */
export function windowAt<T>(windows: readonly ClockWindow<T>[], zone: Zone, at: Instant): ClockWindow<T> | null {
  const local = zone.local(at);
  const [day, minute] = [weekday(local), minutesOf(local)];
  return windows.find(({ days, from, until }) => days.has(day) && from <= minute && minute < until) ?? null;
}

/** The instants inside the period at which another price begins to hold: the clock shows an edge, or is changed. */
export function clockEdges(windows: readonly ClockWindow<unknown>[], zone: Zone, period: Period): readonly Instant[] {
  const minutes = [...new Set(windows.flatMap(({ from, until }) => [from, until]))].filter((minute) => minute < 24 * 60);
  const edges: Instant[] = [];
  const valueAt = (at: number): unknown => windowAt(windows, zone, instant(at))?.value;
  const changes = (edge: Instant): boolean => valueAt(edge - 1) !== valueAt(edge);
  let day: { readonly year: number; readonly month: number; readonly day: number } = zone.local(period.start);
  for (;;) {
    const midnight = zone.at({ ...day, hour: 0, minute: 0, second: 0 });
    if (midnight >= period.end) return [...new Set(edges)].filter((edge) => edge > period.start && edge < period.end && changes(edge));
    edges.push(midnight, ...zone.changesOn(day));
    for (const minute of minutes) edges.push(...zone.occurrences({ ...day, hour: Math.floor(minute / 60), minute: minute % 60, second: 0 }));
    day = addDays(day, 1);
  }
}
