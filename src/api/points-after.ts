/** Points in order of time, a page at a time, from where the last page ended: only as much time is read as a page needs. Knows nothing of HTTP. */
import { createHash } from 'node:crypto';
import type { KeptPoint, Store } from '../storage/index.ts';
import { type Instant, type Period, instant } from '../time/index.ts';

/** The last point of a page. */
export interface PointMark {
  readonly start: Instant;
  /** Tells points of one begin apart, and orders them. */
  readonly key: string;
}

export interface PointsAfter {
  readonly period: Period;
  /** An empty list is nobody; `null` is everybody. */
  readonly scopes: readonly string[] | null;
  readonly meters: readonly string[] | null;
  readonly after: PointMark | null;
  readonly most: number;
}

interface Marked {
  readonly point: KeptPoint;
  readonly mark: PointMark;
}

function markOf(point: KeptPoint): PointMark {
  const { id, meter, scope, period, n, fields } = point;
  const named = id !== null ? [id] : [meter, scope, period.end, n, ...[...fields].map(([name, { text }]) => `${name}=${text}`).sort()];
  return { start: period.start, key: createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 32) };
}

const inOrder = ({ mark: a }: Marked, { mark: b }: Marked): number => a.start - b.start || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

async function pointsIn(store: Pick<Store, 'standing'>, { scopes, meters, after }: PointsAfter, period: Period): Promise<readonly Marked[]> {
  const all: KeptPoint[] = [];
  for (const scope of scopes ?? [null]) all.push(...await store.standing({ scope, period, meters }));
  const marked = all.map((point) => ({ point, mark: markOf(point) })).sort(inOrder);
  return after === null ? marked : marked.filter(({ mark }) => mark.start > after.start || (mark.start === after.start && mark.key > after.key));
}

export async function pointsAfter(store: Pick<Store, 'standing' | 'startBehind'>, wanted: PointsAfter): Promise<{ readonly points: readonly KeptPoint[]; readonly next: PointMark | null }> {
  const { period: { start, end }, scopes, meters, after, most } = wanted;
  const found: Marked[] = [];
  let from: Instant | null = after === null || after.start < start ? start : after.start;
  if (scopes?.length === 0) from = null;
  while (from !== null && from < end && found.length <= most) {
    const last: Instant | null = await store.startBehind({ scopes, meters, period: { start: from, end }, points: most + 1 });
    const until: Instant = last === null ? end : instant(last + 1);
    found.push(...await pointsIn(store, wanted, { start: from, end: until }));
    from = last === null ? null : until;
  }
  const shown = found.slice(0, most);
  return { points: shown.map(({ point }) => point), next: found.length > most ? shown.at(-1)?.mark ?? null : null };
}
