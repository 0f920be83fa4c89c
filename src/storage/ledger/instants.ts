/** Instants as statements write them and answers bring them back. */
import { type Instant, parseInstant } from '../../time/index.ts';

/** `column` is a word of ours. */
export const instantSql = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

export function instantOf(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new RangeError(`\`${text}\` ${parsed.problem}`);
  return parsed.value;
}
