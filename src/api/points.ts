/** `/api/v1/charges` and `/api/v1/points`: points with what they cost, and one taken back or replaced by its id. Whoever is no admin sees and changes those of his own scopes alone. */
import { Readable } from 'node:stream';
import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { CloudkittyEnvironment, CloudkittyParts } from '../cloudkitty-api/index.ts';
import { readUsage } from '../collect/index.ts';
import { type Caller, seenAmong } from '../identity/index.ts';
import { NoLongerKept, PointStays, type Rerated, replacePoint, voidPoint } from '../intake/index.ts';
import { type Rational, add, decimalText, decimalsNeeded, divide, isZero, multiply, zero } from '../money/index.ts';
import type { UsagePoint } from '../rating/index.ts';
import type { KeptLine, KeptPoint } from '../storage/index.ts';
import { type Instant, instant, instantText } from '../time/index.ts';
import { parseWithDigits, rawJson } from './digits.ts';
import { type correctedSchema, getPointRoute, listChargesRoute, replacePointRoute, voidPointRoute } from './point-contract.ts';
import { pointsAfter } from './points-after.ts';
import { Refused, invalidParts } from './problems.ts';
import { checkOrder, cursorOf, momentOf, partsOf } from './requested.ts';
import { rulesKept } from './scopes.ts';

const perUnit = (amount: Rational, quantity: Rational): string | null => {
  if (isZero(quantity)) return null;
  const rate = divide(amount, quantity);
  return decimalsNeeded(rate) === null ? null : decimalText(rate);
};

const lineJson = ({ quantity, amount, ...line }: KeptLine, unit: string) => ({ ...line, quantity: decimalText(quantity), unit, amount: decimalText(amount), per_unit: perUnit(amount, quantity) });

const pointJson = ({ id, meter, scope, period, quantity, unit, meterUnit, inMeterUnit, fields, status, code, reason, lines, isCollected, rulebook, corrected }: KeptPoint) => ({
  id, meter, scope, start: instantText(period.start), end: instantText(period.end), quantity: decimalText(quantity), unit,
  fields: Object.fromEntries([...fields].map(([name, { kind, text }]) => [name, kind === 'text' ? text : rawJson(kind === 'json' ? JSON.stringify(text) : text)])),
  status, code, reason, amount: decimalText(lines.reduce((sum, { amount }) => add(sum, amount), zero)), currency: lines[0]?.currency ?? null, collected: isCollected, rulebook: rulebook ?? null,
  meter_quantity: inMeterUnit === undefined ? null : decimalText(multiply(quantity, inMeterUnit)), meter_unit: meterUnit, charges: lines.map((line) => lineJson(line, meterUnit)),
  corrected: corrected === undefined ? null : { reason: corrected.reason, posted_at: instantText(corrected.postedAt) },
});

const changedJson = ({ corrected, changes }: Rerated): z.infer<typeof correctedSchema> =>
  ({ corrected, changes: changes.map(({ before, after, ...change }) => ({ ...change, before: decimalText(before), after: decimalText(after) })) });

/** Before and after all usage. */
const [everFrom, everTo] = [instant(Date.UTC(1900, 0) * 1000), instant(Date.UTC(2199, 11, 31) * 1000)];

async function requirePoint({ store }: CloudkittyParts, caller: Caller, id: string): Promise<KeptPoint & { readonly id: string }> {
  const point = await store.pointOf(id);
  if (point === null || seenAmong(caller, [point.scope])?.length === 0) throw new Refused('not-found', `no point has the id ${JSON.stringify(id)}, or it was taken back`);
  return { ...point, id };
}

/** What stands against a change is a refusal, not a fault. */
async function changing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PointStays || error instanceof NoLongerKept ? new Refused('conflict', error.message) : error;
  }
}

/** The point of a body, by the readers of usage; numbers keep their digits. */
async function pointIn(text: string, id: string): Promise<UsagePoint> {
  let body: unknown;
  try {
    body = parseWithDigits(text);
  } catch (error) {
    throw new Refused('unreadable-usage', `the body is not JSON: ${(error as Error).message}`);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refused('unreadable-usage', 'the body must be one usage point');
  if ('id' in body && body.id !== undefined && body.id !== id) throw invalidParts([{ field: 'id', reason: 'says another id than the address' }]);
  for await (const reading of readUsage(Readable.from([JSON.stringify({ ...body, id })]), { format: 'ndjson', onWarning: () => {} })) {
    if (reading.kind === 'refusal') throw invalidParts([{ field: reading.refusal.field ?? 'body', reason: reading.refusal.reason }]);
    return { ...reading.point, place: 'the body' };
  }
  throw new Refused('unreadable-usage', 'the body must be one usage point');
}

type App = OpenAPIHono<CloudkittyEnvironment>;

function addReading(app: App, parts: CloudkittyParts): void {
  app.openapi(listChargesRoute, async (c) => {
    const { scope, meter, from, to, cursor, limit } = c.req.valid('query');
    const period = { start: from === undefined ? everFrom : momentOf('from', from), end: to === undefined ? everTo : momentOf('to', to) };
    checkOrder(period, 'to');
    const [start, key] = cursor === undefined ? [] : partsOf(cursor, 2);
    if (start !== undefined && !/^-?\d{1,16}$/.test(start)) throw invalidParts([{ field: 'cursor', reason: 'is no cursor that an answer gave' }]);
    const after = start === undefined || key === undefined ? null : { start: instant(Number(start)) as Instant, key };
    const { points, next } = await pointsAfter(parts.store, { period, scopes: seenAmong(c.get('caller'), scope === undefined ? null : [scope]), meters: meter === undefined ? null : [meter], after, most: limit });
    return c.json({ points: points.map(pointJson), next: next === null ? null : cursorOf([String(next.start), next.key]) }, 200);
  });

  app.openapi(getPointRoute, async (c) => c.json(pointJson(await requirePoint(parts, c.get('caller'), c.req.valid('param').id)), 200));
}

function addChanging(app: App, parts: CloudkittyParts): void {
  const { store } = parts;
  app.openapi(voidPointRoute, async (c) => {
    const point = await requirePoint(parts, c.get('caller'), c.req.valid('param').id);
    const rulebook = await rulesKept(parts);
    const result = await changing(() => voidPoint(store, rulebook, point, c.req.valid('query').reason ?? 'taken back'));
    return c.json(changedJson(result), 200);
  });

  app.openapi(replacePointRoute, async (c) => {
    const { id } = c.req.valid('param');
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) throw new Refused('unsupported-media-type', 'send the point as application/json');
    const former = await requirePoint(parts, c.get('caller'), id);
    const point = await pointIn(await c.req.text(), id);
    const rulebook = await rulesKept(parts);
    const result = await changing(() => replacePoint(store, rulebook, former, point, c.req.valid('query').reason ?? 'corrected usage'));
    const own = result.refusals.filter(({ place }) => place === point.place);
    if (own.length > 0) throw invalidParts(own.map(({ field, reason }) => ({ field: field ?? 'body', reason })));
    return c.json({ point: pointJson(await requirePoint(parts, c.get('caller'), id)), ...changedJson(result) }, 200);
  });
}

export function addPoints(app: App, parts: CloudkittyParts): void {
  addReading(app, parts);
  addChanging(app, parts);
}
