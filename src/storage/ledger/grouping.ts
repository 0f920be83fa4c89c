/**
 * What a summary groups and filters by, as SQL. Every word from outside is a bound parameter; the text of a statement is
 * put together from the fragments of this file alone.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Dimension, type SummaryQuery, dimensions } from '../summary.ts';

type Text = RawBuilder<string | null>;

/** `s` is a series, `o` an outcome, `d.day` the day of what was summed. */
const texts: Readonly<Record<Dimension, Text>> = {
  scope: sql`s.scope`,
  meter: sql`s.meter`,
  unit: sql`o.unit`,
  status: sql`o.status`,
  day: sql`to_char(d.day, 'YYYY-MM-DD')`,
  month: sql`to_char(d.day, 'YYYY-MM')`,
  module: sql`o.module`,
  rule: sql`o.rule`,
  currency: sql`o.currency`,
};
/** A limit line, `l`, counts at the last moment of its window. */
export const limitTime: RawBuilder<unknown> = sql`(l.window_end - interval '1 microsecond')`;
/** Which of the spans of so many seconds since 1970 an instant is in. */
const spanOf = (start: RawBuilder<unknown>, seconds: number): RawBuilder<unknown> => sql`floor(extract(epoch from ${start}) / ${seconds}::int8)::int8`;
/** The value of the group of a limit line that its rule names so. */
const groupValue = (name: string): Text =>
  sql`(select l.group_values::jsonb ->> (n.ordinality - 1)::int from jsonb_array_elements_text(l.group_names::jsonb) with ordinality as n (name, ordinality) where n.name = ${name}::text)`;
const none: Text = sql`null::text`;

/** What a limit line says of the same: it has no point, and of a meter nothing. */
const limitTexts: Readonly<Record<Dimension, (timezone: string) => Text>> = {
  scope: () => groupValue('scope'),
  meter: () => none,
  unit: () => none,
  status: () => none,
  day: (timezone) => sql`to_char(${limitTime} at time zone ${timezone}::text, 'YYYY-MM-DD')`,
  month: (timezone) => sql`to_char(${limitTime} at time zone ${timezone}::text, 'YYYY-MM')`,
  module: () => sql`l.module`,
  rule: () => sql`l.rule`,
  currency: () => sql`l.currency`,
};
const ofCharges: ReadonlySet<string> = new Set<Dimension>(['module', 'rule', 'currency']);
const ofTime: ReadonlySet<string> = new Set<Dimension>(['day', 'month']);
const ofOutcomes: ReadonlySet<string> = new Set<Dimension>(['unit', 'status']);
const fieldPrefix = 'field:';

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name);

/** Whether a text is what a filter asks for. */
export const isWanted = (text: Text, wanted: string | readonly string[]): RawBuilder<unknown> => (typeof wanted === 'string' ? sql`${text} = ${wanted}::text` : sql`${text} = any(${wanted}::text[])`);

/** Whether the answer lies with the charges of a point rather than with the point. */
export const isOfCharges = (name: string): boolean => ofCharges.has(name);
/** Whether it lies with the day of the point. */
export const isOfTime = (name: string): boolean => ofTime.has(name);
/** The day on which a point starts, the first of its month where no more is asked for, and nothing where no time is. */
export function dayOf({ by, filters, timezone, daySeconds }: SummaryQuery, start: RawBuilder<unknown>): RawBuilder<unknown> {
  const asked = [...by, ...(filters?.keys() ?? [])].filter(isOfTime);
  if (daySeconds !== undefined) return asked.includes('day') ? spanOf(start, daySeconds) : sql`null::int8`;
  if (asked.length === 0) return sql`null::date`;
  return asked.includes('day') ? sql`(${start} at time zone ${timezone}::text)::date` : sql`date_trunc('month', ${start} at time zone ${timezone}::text)::date`;
}

/** Whether all points of a series have the same answer. */
export const isOfSeries = (name: string): boolean => !ofCharges.has(name) && !ofTime.has(name) && !ofOutcomes.has(name);

/** The name of the field that is meant; `null` where none is. */
export const fieldMeant = (name: string): string | null => (isDimension(name) ? null : fieldOf(name));

const fieldOf = (name: string): string => (name.startsWith(fieldPrefix) ? name.slice(fieldPrefix.length) : name);

/** The text of a point, or of its charge, that `name` asks for. */
export function groupText(name: string, { daySeconds }: SummaryQuery): Text {
  if (name === 'day' && daySeconds !== undefined) return sql`d.day::text`;
  return isDimension(name) ? texts[name] : sql`(s.fields ->> ${fieldOf(name)}::text)`;
}

/** The same of points in packs: `m` is the pack, and `text` what its columns of texts say. */
export function packedText(name: string, text: Text, query: SummaryQuery): Text {
  if (name === 'meter') return sql`m.meter`;
  return isDimension(name) && name !== 'scope' ? groupText(name, query) : text;
}

/** The text of a limit line. A field called `scope` cannot be in its group: there the word is the point's scope. */
export function limitText(name: string, { timezone, daySeconds }: SummaryQuery): Text {
  if (name === 'day' && daySeconds !== undefined) return sql`${spanOf(limitTime, daySeconds)}::text`;
  if (isDimension(name)) return limitTexts[name](timezone);
  return fieldOf(name) === 'scope' ? none : groupValue(fieldOf(name));
}
