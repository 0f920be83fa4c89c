/** What a closing of limit windows reads and posts. Knows nothing of what a limit says. */
import type { Rational } from '../money/index.ts';
import type { LimitLine, LimitSum } from '../rating/index.ts';
import type { CalendarSpan, Instant, Period } from '../time/index.ts';

export interface ClosingRun {
  readonly rulebookHash: string;
  /** Sums in other currencies are left alone. */
  readonly currency: string;
  /** Windows that end by then. */
  readonly until: Instant;
}

/** A sum of a window that is to be closed, or that shares its window and group with one. */
export interface DueSum extends LimitSum {
  /** Whether lines were posted for it before, or found not to be needed. */
  readonly closedBefore: boolean;
  /** What its lines come to so far. */
  readonly posted: Rational;
}

export type LineReason = 'window closed' | 'late usage';

/** A limit's line with the reason why it was posted. */
export interface PostedLine extends LimitLine {
  readonly reason: LineReason;
}

/** What a limit counts: points of these meters from an instant on. */
export interface CountedFrom {
  /** As runs name it. */
  readonly name: string;
  readonly meters: readonly string[];
  readonly from: Instant;
}

export interface MeterPoints {
  readonly meter: string;
  readonly points: number;
}

/** Windows of the same time that wait to be closed. */
export interface WaitingWindow {
  readonly span: CalendarSpan;
  readonly window: Period;
  /** Sums of limits and groups in it. */
  readonly sums: number;
}

/** One open closing. Its methods are called one after the other, never two at once. */
export interface Closing {
  due(): Promise<readonly DueSum[]>;
  /** Rated points that a limit would count, of runs that did not count it. */
  pointsUncounted(counted: CountedFrom): Promise<readonly MeterPoints[]>;
  /** Posts lines, and notes the sums that they were made for. */
  post(lines: readonly PostedLine[], closed: readonly LimitSum[]): Promise<void>;
}
