/** Which periods of a scope are to be rated now. Knows nothing of sources, and has no clock of its own. */
import { type Instant, type Period, type Zone, calendarWindow, instant } from '../time/index.ts';
import type { ServiceSettings } from './settings.ts';

type Timing = Pick<ServiceSettings, 'periodSeconds' | 'waitPeriods' | 'start' | 'periodsAtOnce'>;

const second = 1_000_000;

/** A period that begins before it is due: it is over, and so many others are. */
export function dueBefore({ periodSeconds, waitPeriods }: Timing, now: Instant): Instant {
  // The period itself must be over, even where none is waited for.
  return instant(now - Math.max(waitPeriods, 1) * periodSeconds * second + (waitPeriods === 0 ? 1 : 0));
}

/** Where a scope begins that was never rated. */
export const firstStart = ({ start }: Timing, zone: Zone, now: Instant): Instant => (start === 'month' ? calendarWindow(zone, 'month', now).start : start);

/** The next periods from an instant on, oldest first; none where nothing is due. Steps are of the same length in every time zone and season. */
export function periodsDue(from: Instant, now: Instant, timing: Timing, most = timing.periodsAtOnce): readonly Period[] {
  const length = timing.periodSeconds * second;
  const before = dueBefore(timing, now);
  const periods: Period[] = [];
  for (let start = from; start < before && periods.length < most; start = instant(start + length)) periods.push({ start, end: instant(start + length) });
  return periods;
}
