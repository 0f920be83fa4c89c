/** What native routes share: texts that can be kept, times, cursors and marks of versions. Knows no routes. */
import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import { type Instant, type Period, instantText, parseInstant } from '../time/index.ts';
import { invalidParts } from './problems.ts';
import { problemSchema } from './schemas.ts';

export const json = <T extends z.ZodType>(schema: T, description: string) => ({ content: { 'application/json': { schema } }, description });
export const problems = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { content: { 'application/problem+json': { schema: problemSchema } }, description: 'Problem details (RFC 9457)' }]));

/** A text that the database can keep. */
export const keepable = (least: number, most: number) => z.string().min(least).max(most).refine((text) => !text.includes('\0') && text.isWellFormed(), 'has characters that cannot be kept');
export const timeText = z.string().max(64).openapi({ example: '2026-03-01T00:00:00Z' });
export const limitOf = (most: number) => z.coerce.number().int().min(1).max(most).default(100);
export const cursorText = z.string().max(4096).openapi({ description: '`next` of an answer' });

/** An instant, or a day of UTC. */
export function momentOf(field: string, text: string): Instant {
  const parsed = parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!parsed.ok) throw invalidParts([{ field, reason: `${parsed.problem}: write an instant such as 2026-03-01T00:00:00Z` }]);
  return parsed.value;
}

export const maybeText = (at: Instant | null): string | null => (at === null ? null : instantText(at));

/** Where a scope may stand, and a reprocessing begin and end. */
export function boundaryOf(field: string, text: string, periodSeconds: number): Instant {
  const at = momentOf(field, text);
  if (at % (periodSeconds * 1_000_000) !== 0) throw invalidParts([{ field, reason: `is no beginning of a period: periods of ${periodSeconds} s begin at multiples of that since 1970 in UTC` }]);
  return at;
}

export function checkOrder({ start, end }: Period, field: string): void {
  if (end <= start) throw invalidParts([{ field, reason: 'does not lie after the beginning' }]);
}

export const cursorOf = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts that were put in; refused where it is none of ours. */
export function partsOf(cursor: string, count: number): readonly string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  const isOurs = Array.isArray(parts) && parts.length === count && parts.every((part) => typeof part === 'string' && !part.includes('\0') && part.isWellFormed());
  if (!isOurs) throw invalidParts([{ field: 'cursor', reason: 'is no cursor that an answer gave' }]);
  return parts as readonly string[];
}

/** Of what somebody changes: another text, another mark. */
export const etagOf = (marks: unknown): string => `"${createHash('sha256').update(JSON.stringify(marks)).digest('hex').slice(0, 20)}"`;

/** Whether `If-Match` lets a thing with this mark be changed; where nothing is said it may. */
export function doesMatch(header: string | undefined, etag: string): boolean {
  return header === undefined || header.trim() === '*' || header.split(',').some((each) => each.trim() === etag);
}
