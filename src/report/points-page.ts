/** Points one by one with what they cost, in order of time, some at a time. Only the hours that a page needs are read. Knows nothing of HTTP. */
import type { KeptPoint, Store } from '../storage/index.ts';
import { type Instant, type Period, instant } from '../time/index.ts';

export interface PointsQuery {
  readonly period: Period;
  /** Of whom; `null` for everybody, and an empty list is nobody. */
  readonly scopes: readonly string[] | null;
  /** `null` for all. */
  readonly meters: readonly string[] | null;
  /** Fields and the texts of which each must have one. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

export interface PointsPage {
  /** Of all pages. */
  readonly total: number;
  readonly points: readonly KeptPoint[];
}

const hour = 3_600_000_000;
/** So many points are read at once, where an hour has no more. */
const pointsAtOnce = 5000;

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const fieldsText = ({ fields }: KeptPoint): string => JSON.stringify([...fields].map(([name, { text }]) => [name, text]).sort(([a = ''], [b = '']) => compared(a, b)));

/** The order is the same for each page, whatever the database answers first. */
function inOrder(points: readonly KeptPoint[]): readonly KeptPoint[] {
  const keyed = points.map((point) => ({ point, text: JSON.stringify([point.meter, point.scope, point.id ?? '']), fields: fieldsText(point) }));
  keyed.sort((a, b) => a.point.period.start - b.point.period.start || a.point.period.end - b.point.period.end || compared(a.text, b.text) || compared(a.fields, b.fields) || a.point.n - b.point.n);
  return keyed.map(({ point }) => point);
}

interface Hour {
  readonly start: Instant;
  readonly points: number;
}

const queryOf = (scopes: readonly string[] | null, { meters }: PointsQuery, period: Period) => ({ scope: scopes?.length === 1 ? scopes[0]! : null, period, meters });

async function hoursOf(store: Pick<Store, 'summary'>, { period, scopes, meters, fields }: PointsQuery): Promise<readonly Hour[]> {
  const filters = new Map<string, readonly string[]>([...(scopes === null ? [] : [['scope', scopes] as const]), ...(meters === null ? [] : [['meter', meters] as const]), ...[...fields].map(([name, texts]) => [`field:${name}`, texts] as const)]);
  const { rows } = await store.summary({ by: ['day'], from: period.start, to: period.end, timezone: 'UTC', daySeconds: hour / 1_000_000, filters });
  const hours = rows.map(({ key: [day], points }) => ({ start: instant(Number(day) * hour), points }));
  return hours.sort((a, b) => a.start - b.start);
}

/** Spans that follow one another over the whole time, of some thousand points each: late points of a closed time count in other hours than their own. */
function* spansOf(hours: readonly Hour[], { start, end }: Period): Generator<{ readonly period: Period; readonly points: number }> {
  let begin = start;
  for (let from = 0; from < hours.length || begin < end;) {
    let [to, points] = [from, 0];
    while (to < hours.length && (to === from || points + hours[to]!.points <= pointsAtOnce)) points += hours[to++]!.points;
    const next = to < hours.length ? hours[to]!.start : end;
    yield { period: { start: begin, end: next }, points };
    [from, begin] = [to, next];
  }
}

async function pointsIn(store: Pick<Store, 'standing'>, query: PointsQuery, period: Period): Promise<readonly KeptPoint[]> {
  const { scopes, fields } = query;
  const kept = await store.standing(queryOf(scopes, query, period));
  const [own, wanted] = [scopes === null ? null : new Set(scopes), [...fields]];
  return inOrder(kept.filter((point) => (own === null || own.has(point.scope)) && wanted.every(([name, texts]) => texts.includes(point.fields.get(name)?.text ?? ''))));
}

/** @param limit how many of them; as many are left out before as `offset` says. */
export async function pageOfPoints(store: Pick<Store, 'summary' | 'standing' | 'wasCorrected'>, query: PointsQuery, offset: number, limit: number): Promise<PointsPage> {
  if (query.scopes?.length === 0 || query.period.end <= query.period.start) return { total: 0, points: [] };
  const isCorrected = await store.wasCorrected(queryOf(query.scopes, query, query.period));
  const points: KeptPoint[] = [];
  let total = 0;
  // What corrections posted counts elsewhere than the points that they are of: then only the points themselves tell how many there are.
  const hours = await hoursOf(store, isCorrected ? { ...query, fields: new Map() } : query);
  for (const span of spansOf(hours, query.period)) {
    const isNeeded = isCorrected || (total + span.points > offset && total < offset + limit);
    const found = isNeeded ? await pointsIn(store, query, span.period) : [];
    points.push(...found.slice(Math.max(0, offset - total), Math.max(0, offset + limit - total)));
    total += isCorrected ? found.length : span.points;
  }
  return { total, points };
}

/** All of them, some thousand at a time. */
export async function* allPoints(store: Pick<Store, 'summary' | 'standing'>, query: PointsQuery): AsyncGenerator<readonly KeptPoint[]> {
  if (query.scopes?.length === 0 || query.period.end <= query.period.start) return;
  for (const span of spansOf(await hoursOf(store, { ...query, fields: new Map() }), query.period)) yield await pointsIn(store, query, span.period);
}
