/** `GET /v2/dataframes`: points one by one with what they cost, as frames of the periods of a page. */
import type { Context, Hono } from 'hono';
import { pageOfPoints } from '../../report/index.ts';
import type { KeptPoint } from '../../storage/index.ts';
import type { Zone } from '../../time/index.ts';
import { FrameForms, type FramePoint } from '../frames.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { scopesSeen, zoneOf } from '../sight.ts';
import { momentOf, pagingOf, pairsOf, queryOf } from './asked.ts';
import { answering, fault } from './faults.ts';
import { momentText, periodIn } from './moments.ts';

interface Frame {
  readonly period: { readonly begin: string; readonly end: string };
  readonly usage: Readonly<Record<string, readonly FramePoint[]>>;
}

function framesOf(points: readonly KeptPoint[], forms: FrameForms, zone: Zone): readonly Frame[] {
  const frames = Map.groupBy(points, ({ period: { start, end } }) => `${start} ${end}`);
  return [...frames.values()].flatMap((own): Frame[] => {
    const [first] = own;
    if (first === undefined) return [];
    const usage = Map.groupBy(own, ({ meter }) => meter);
    return [{ period: { begin: momentText(first.period.start, zone), end: momentText(first.period.end, zone) }, usage: Object.fromEntries([...usage].map(([meter, some]) => [meter, some.map((point) => forms.pointJson(point))])) }];
  });
}

export function addDataframes(app: Hono<CloudkittyEnvironment>, parts: CloudkittyParts): void {
  const { store, metrics, scopeKey } = parts;
  app.get('/v2/dataframes', answering(async (c: Context<CloudkittyEnvironment>) => {
    const asked = queryOf(c, { single: ['begin', 'end'], lists: ['filters'] });
    const { offset, limit } = pagingOf(asked);
    const zone = await zoneOf(parts);
    const period = periodIn(momentOf(asked, 'begin'), momentOf(asked, 'end'), parts.now(), zone);
    const pairs = pairsOf(asked, 'filters', false);
    const scopes = scopesSeen(c.get('caller'), pairs.get(scopeKey) ?? null);
    if (scopes?.length === 0) return c.json({ total: 0, dataframes: [] });
    const fields = new Map([...pairs].filter(([name]) => name !== scopeKey && name !== 'type'));
    const { total, points } = await pageOfPoints(store, { period, scopes, meters: pairs.get('type') ?? null, fields }, offset, limit);
    if (points.length === 0) return fault(404, 'No resource found for provided filters.');
    return c.json({ total, dataframes: framesOf(points, await FrameForms.of(store, metrics, scopeKey, points), zone) });
  }));
}
