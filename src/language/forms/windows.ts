/** `windows { weekday 08:00-20:00 : 0.28 EUR/kWh … }`: prices by the clock on the wall, which must cover the week once. */
import type { Body, ClockWindow, Outcome } from '../../rating/index.ts';
import { parseClock } from '../../time/index.ts';
import { locate, placeOf } from '../checks/context.ts';
import type { Scope } from '../checks/scope.ts';
import { timeTwice, timeUncovered } from '../diagnostics/form-messages.ts';
import { unknownName } from '../diagnostics/meaning-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { noSuchTime, spanBackwards } from '../diagnostics/syntax-messages.ts';
import type { BodyNode, ClockSpanNode, WindowNode } from '../syntax/index.ts';
import type { Span } from '../source.ts';
import { checkOutcome } from './outcome.ts';

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const minutesPerDay = 24 * 60;

/** The days that a word names; Monday is 1. */
export const daySets: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ['day', [1, 2, 3, 4, 5, 6, 7]], ['weekday', [1, 2, 3, 4, 5]], ['weekend', [6, 7]], ...dayNames.map((name, index) => [name, [index + 1]] as const),
]);

interface Placed extends ClockWindow<Outcome> {
  readonly span: Span;
}

const clockText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function spanMinutes(node: ClockSpanNode, scope: Scope): readonly [number, number] | null {
  const [from, until] = [node.from, node.until].map((text) => {
    const clock = parseClock(text.value);
    if (clock === null) scope.file.report(noSuchTime(locate(scope.file, text.span), text.value, 'is a clock time that does not exist'));
    return clock === null ? null : clock.hour * 60 + clock.minute;
  });
  if (from === null || from === undefined || until === null || until === undefined) return null;
  if (from < until) return [from, until];
  scope.file.report(spanBackwards(locate(scope.file, node.span), node.from.value, node.until.value, until === 0));
  return null;
}

/** `null` after saying what is wrong with the line. */
function placeWindow(node: WindowNode, outcome: Outcome, scope: Scope): readonly Placed[] | null {
  const days = daySets.get(node.days.text);
  if (days === undefined) {
    const known = [...daySets.keys()];
    scope.file.report(unknownName(locate(scope.file, node.days.span), 'day', node.days.text, nearest(node.days.text, known), known));
    return null;
  }
  const all = node.spans.length === 0 ? [{ minutes: [0, minutesPerDay] as const, span: node.days.span }] : node.spans.flatMap((span) => {
    const minutes = spanMinutes(span, scope);
    return minutes === null ? [] : [{ minutes, span: span.span }];
  });
  if (all.length < node.spans.length) return null;
  return all.map(({ minutes: [from, until], span }) => ({ days: new Set(days), from, until, value: outcome, span }));
}

/** The uncovered spans of a day, `20:00-24:00`. */
function gapsOf(day: number, windows: readonly Placed[]): readonly (readonly [number, number])[] {
  const own = windows.filter(({ days }) => days.has(day)).sort((a, b) => a.from - b.from);
  const gaps: (readonly [number, number])[] = [];
  let reached = 0;
  for (const { from, until } of own) {
    if (from > reached) gaps.push([reached, from]);
    reached = Math.max(reached, until);
  }
  return reached < minutesPerDay ? [...gaps, [reached, minutesPerDay]] : gaps;
}

function checkCover(node: Extract<BodyNode, { kind: 'windows' }>, windows: readonly Placed[], scope: Scope): void {
  const gaps = dayNames.map((_, index) => gapsOf(index + 1, windows));
  const minutes = gaps.flat().reduce((total, [from, until]) => total + until - from, 0);
  if (minutes === 0) return;
  const text = (day: number): string => (gaps[day - 1] ?? []).map(([from, until]) => `${clockText(from)}-${clockText(until)}`).join(', ');
  const left = new Set([1, 2, 3, 4, 5, 6, 7].filter((day) => text(day) !== ''));
  const spans: string[] = [];
  // Whole groups of days are named by their word where they miss the same hours.
  for (const [name, days] of daySets) {
    if (!days.every((day) => left.has(day) && text(day) === text(days[0] ?? 1))) continue;
    spans.push(`${name} ${text(days[0] ?? 1)}`);
    for (const day of days) left.delete(day);
  }
  const hours = minutes % 60 === 0 ? String(minutes / 60) : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  scope.file.report(timeUncovered(locate(scope.file, node.span), hours, spans));
}

function checkOverlaps(windows: readonly Placed[], scope: Scope): void {
  for (const [index, second] of windows.entries()) {
    for (const first of windows.slice(0, index)) {
      const day = [...second.days].find((candidate) => first.days.has(candidate));
      const [from, until] = [Math.max(first.from, second.from), Math.min(first.until, second.until)];
      if (day === undefined || from >= until) continue;
      scope.file.report(timeTwice(locate(scope.file, second.span), locate(scope.file, first.span), `on ${dayNames[day - 1] ?? ''} from ${clockText(from)} to ${clockText(until)}`));
      break;
    }
  }
}

export function checkWindows(node: Extract<BodyNode, { kind: 'windows' }>, scope: Scope): Body | null {
  const placed = node.windows.map((window) => {
    const outcome = checkOutcome(window.outcome, scope);
    return outcome === null ? null : placeWindow(window, outcome, scope);
  });
  const windows = placed.flatMap((entry) => entry ?? []);
  if (placed.includes(null)) return null;
  checkOverlaps(windows, scope);
  checkCover(node, windows, scope);
  return { kind: 'windows', windows: windows.map(({ days, from, until, value }) => ({ days, from, until, value })), place: placeOf(scope.file, node.span) };
}
