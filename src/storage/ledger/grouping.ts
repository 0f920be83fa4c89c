/**
 * What a summary groups and filters by, as SQL. Every word from outside is a bound parameter; the text of a statement is
 * put together from the fragments of this file alone.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Dimension, dimensions } from '../summary.ts';

type Text = RawBuilder<string | null>;

/** `s` is a series, `o` an outcome, `l.day` the day of what was summed. */
const texts: Readonly<Record<Dimension, Text>> = {
  scope: sql`s.scope`,
  meter: sql`s.meter`,
  unit: sql`o.unit`,
  status: sql`o.status`,
  day: sql`to_char(l.day, 'YYYY-MM-DD')`,
  month: sql`to_char(l.day, 'YYYY-MM')`,
  module: sql`o.module`,
  rule: sql`o.rule`,
  currency: sql`o.currency`,
};
const ofCharges: ReadonlySet<string> = new Set<Dimension>(['module', 'rule', 'currency']);
const ofTime: ReadonlySet<string> = new Set<Dimension>(['day', 'month']);
const ofOutcomes: ReadonlySet<string> = new Set<Dimension>(['unit', 'status']);
const fieldPrefix = 'field:';

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name);

/** Whether the answer lies with the charges of a point rather than with the point. */
export const isOfCharges = (name: string): boolean => ofCharges.has(name);
/** Whether it lies with the day of the point. */
export const isOfTime = (name: string): boolean => ofTime.has(name);
/** Whether all points of a series have the same answer. */
export const isOfSeries = (name: string): boolean => !ofCharges.has(name) && !ofTime.has(name) && !ofOutcomes.has(name);

/** The text of a point, or of its charge, that `name` asks for. */
export function groupText(name: string): Text {
  if (isDimension(name)) return texts[name];
  return sql`(s.fields ->> ${name.startsWith(fieldPrefix) ? name.slice(fieldPrefix.length) : name}::text)`;
}
