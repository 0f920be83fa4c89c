/** What a summary of version 2 is grouped by, as the store is asked for it and as its columns are named. Knows nothing of sums. */
import { type Instant, type LocalTime, type Zone, instant } from '../../time/index.ts';
import { fault, invalid } from './faults.ts';

export interface Group {
  /** The column; `null` where begin and end say it. */
  readonly column: string | null;
  /** What the store is asked for. */
  readonly asked: readonly string[];
  /** The group's text, out of what was asked for, in that order. */
  text(keys: readonly (string | null)[]): string;
}

const dayOfYear = ({ year, month, day }: LocalTime): number => (Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000 + 1;
/** Weeks begin on Sunday; days before the first are of week 0. */
const weekOfYear = (local: LocalTime): string => {
  const weekday = new Date(Date.UTC(local.year, local.month - 1, local.day)).getUTCDay();
  return String(Math.floor((dayOfYear(local) - 1 + 7 - weekday) / 7)).padStart(2, '0');
};

const calendar = {
  'time-d': { name: 'day_of_the_year', of: (local: LocalTime) => String(dayOfYear(local)) },
  'time-w': { name: 'week_of_the_year', of: weekOfYear },
  'time-m': { name: 'month', of: ({ month }: LocalTime) => String(month) },
  'time-y': { name: 'year', of: ({ year }: LocalTime) => String(year) },
} as const;

export interface GroupContext {
  readonly scopeKey: string;
  readonly zone: Zone;
  /** The length of a period, where rows are asked for each; then `day` of the store is such a span. */
  readonly spanSeconds: number | null;
}

export const spanStart = (key: string | null | undefined, seconds: number): Instant => instant(Number(key ?? 0) * seconds * 1_000_000);

const attribute = (name: string, column = name): Group => ({ column, asked: [`field:${name}`], text: ([value]) => value ?? '' });

/** What the sender says of the calendar holds; where he says nothing the point's own time does. */
function calendarGroup({ name, of }: (typeof calendar)[keyof typeof calendar], { zone, spanSeconds }: GroupContext): Group {
  const localOf = (day: string): LocalTime => {
    if (spanSeconds !== null) return zone.local(spanStart(day, spanSeconds));
    const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
    return { year, month, day: dayOfMonth, hour: 0, minute: 0, second: 0 };
  };
  return { column: name, asked: [`field:${name}`, 'day'], text: ([said, day]) => said ?? (day == null ? '' : of(localOf(day))) };
}

export const groupMost = 10;

export function groupsOf(names: readonly string[], context: GroupContext): readonly Group[] {
  const distinct = [...new Set(names)];
  if (distinct.length > groupMost) return invalid('groupby', `at most ${groupMost} are answered`);
  return distinct.map((name): Group => {
    if (name.length > 128 || name.includes('\0') || !name.isWellFormed()) return invalid('groupby', 'not a valid value');
    if (name === 'type') return { column: name, asked: ['meter'], text: ([meter]) => meter ?? '' };
    if (name === context.scopeKey) return { column: name, asked: ['scope'], text: ([scope]) => scope ?? '' };
    if (name === 'time') return { column: null, asked: ['day'], text: ([day]) => (day ?? '').padStart(20, '0') };
    if (Object.hasOwn(calendar, name)) return calendarGroup(calendar[name as keyof typeof calendar], context);
    if (name.startsWith('time-')) return fault(400, `Invalid groupby time option. There is no groupby processing for [${name}].`);
    return attribute(name);
  });
}
