/** A question for totals as a person or a program asks it, and as the store understands it. */
import type { SummaryQuery } from '../storage/index.ts';
import { type Instant, type Zone, openZone, parseInstant, resolveDate } from '../time/index.ts';

export interface ReportRequest {
  /** Comma-separated names. */
  readonly by: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timezone?: string | undefined;
}

/** Which part of the question is wrong, and why. */
export interface ReportProblem {
  readonly field: 'by' | 'from' | 'to' | 'timezone';
  readonly reason: string;
}

/** Every key is a column: more make no table that anybody reads. */
const mostKeys = 10;
const longestKey = 128;

const problem = (field: ReportProblem['field'], reason: string): { readonly problem: ReportProblem } => ({ problem: { field, reason } });

function instantOf(text: string | undefined, zone: Zone): Instant | null | string {
  if (text === undefined) return null;
  const date = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(text) ? resolveDate(text, zone) : null;
  if (date !== null) return date.ok ? date.value : date.why;
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : 'is not a date such as 2026-03-01 or a time such as 2026-03-01T00:00:00Z';
}

/** Dates and times without an offset are read in the zone. */
export function readRequest(request: ReportRequest, defaultZone: string): { readonly query: SummaryQuery } | { readonly problem: ReportProblem } {
  const zone = openZone(request.timezone ?? defaultZone);
  if (zone === null) return problem('timezone', `\`${request.timezone ?? defaultZone}\` is no zone of the IANA database`);
  const by = request.by.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (by.length > mostKeys) return problem('by', `names ${by.length} keys; at most ${mostKeys} make a table`);
  const wrong = by.find((name) => name.length > longestKey || name.includes('\0') || !name.isWellFormed());
  if (wrong !== undefined) return problem('by', `\`${wrong.slice(0, 40)}\` cannot be the name of a field`);
  const repeated = by.find((name, index) => by.indexOf(name) !== index);
  if (repeated !== undefined) return problem('by', `names \`${repeated}\` twice`);
  const [from, to] = [instantOf(request.from, zone), instantOf(request.to, zone)];
  if (typeof from === 'string') return problem('from', `\`${request.from ?? ''}\` ${from}`);
  if (typeof to === 'string') return problem('to', `\`${request.to ?? ''}\` ${to}`);
  if (from !== null && to !== null && to <= from) return problem('to', 'is not after `from`');
  return { query: { by, from, to, timezone: zone.name } };
}
