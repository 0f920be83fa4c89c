/** `GET /v1/storage/dataframes`: points one by one, in the words of version 1: an entry for each period, service and tenant. */
import type { Context, Hono } from 'hono';
import { allPoints } from '../../report/index.ts';
import type { KeptPoint } from '../../storage/index.ts';
import { digitsOf } from '../exact-json.ts';
import { FrameForms, priceText } from '../frames.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { queryOf } from './asked.ts';
import { answering, fault } from './faults.ts';
import { naiveText, periodOf, tenantsOf } from './report.ts';

/** Version 1 has no pages: who asks for more than this is told to ask for less. */
const pointsMost = 50_000;

const nameOf = ({ meter, scope, period }: KeptPoint): string => JSON.stringify([period.start, period.end, meter, scope]);

function entriesOf(points: readonly KeptPoint[], forms: FrameForms): readonly object[] {
  return [...Map.groupBy(points, nameOf).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [{
      begin: naiveText(first.period.start), end: naiveText(first.period.end), tenant_id: first.scope,
      resources: own.map((point) => ({ rating: priceText(point), service: point.meter, desc: forms.descriptionOf(point), volume: digitsOf(point.quantity) })),
    }];
  });
}

export function addStorage(app: Hono<CloudkittyEnvironment>, { store, metrics, scopeKey, now }: CloudkittyParts): void {
  app.get('/v1/storage/dataframes', answering(async (c: Context<CloudkittyEnvironment>) => {
    const query = queryOf(c, ['begin', 'end', 'tenant_id', 'resource_type', 'all_tenants']);
    const period = periodOf(query, now());
    const scopes = tenantsOf(c.get('caller'), query.get('tenant_id'), true);
    const type = query.get('resource_type') ?? '';
    const points: KeptPoint[] = [];
    for await (const some of allPoints(store, { period, scopes, meters: type === '' ? null : [type], fields: new Map() })) {
      for (const point of some) points.push(point);
      if (points.length > pointsMost) return fault(413, `There are more than ${pointsMost} points: ask for a shorter time, or for pages with /v2/dataframes.`);
    }
    return c.json({ dataframes: entriesOf(points, await FrameForms.of(store, metrics, scopeKey, points)) });
  }));
}
