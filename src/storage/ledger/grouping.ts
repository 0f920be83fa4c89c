/**
 * What a summary groups and filters by, as SQL. Every word from outside is a bound parameter; the text of a statement is
 * put together from the fragments of this file alone.
 */
import { type RawBuilder, sql } from 'kysely';
import { type Dimension, dimensions } from '../summary.ts';

type Text = RawBuilder<string | null>;

/** `p` is a usage point, `c` one of its charges. */
const texts: Readonly<Record<Dimension, (timezone: string) => Text>> = {
  scope: () => sql`p.scope`,
  meter: () => sql`p.meter`,
  unit: () => sql`p.unit`,
  status: () => sql`p.status`,
  day: (timezone) => sql`to_char(p.period_start at time zone ${timezone}::text, 'YYYY-MM-DD')`,
  month: (timezone) => sql`to_char(p.period_start at time zone ${timezone}::text, 'YYYY-MM')`,
  module: () => sql`c.module`,
  rule: () => sql`c.rule`,
  currency: () => sql`c.currency`,
};
const ofCharges: ReadonlySet<string> = new Set<Dimension>(['module', 'rule', 'currency']);
const fieldPrefix = 'field:';

const isDimension = (name: string): name is Dimension => (dimensions as readonly string[]).includes(name);

/** Whether the answer lies with the charges of a point rather than with the point. */
export const isOfCharges = (name: string): boolean => ofCharges.has(name);

/** The text of a point, or of its charge, that `name` asks for. */
export function groupText(name: string, timezone: string): Text {
  if (isDimension(name)) return texts[name](timezone);
  return sql`(p.fields ->> ${name.startsWith(fieldPrefix) ? name.slice(fieldPrefix.length) : name}::text)`;
}
