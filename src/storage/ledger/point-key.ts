/** What makes two points the same, as one hash: the sender's id, or meter, scope, period, fields and number. */
import { createHash } from 'node:crypto';
import type { IdentifiedPoint } from '../intake.ts';

export function pointKey({ id, n, meter, scope, period, fields }: Pick<IdentifiedPoint, 'id' | 'n' | 'meter' | 'scope' | 'period' | 'fields'>): Buffer {
  const named = id !== null ? [id] : [meter, scope, period.start, period.end, n, ...[...fields].map(([name, { text }]) => [name, text]).sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))];
  return createHash('sha256').update(JSON.stringify(named)).digest();
}
