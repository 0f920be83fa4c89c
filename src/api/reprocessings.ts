/** `/api/v1/reprocessings`: times that are to be rated again, planned here and done by workers. Whoever is no admin sees and orders those of his own scopes alone. */
import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { CloudkittyEnvironment, CloudkittyParts } from '../cloudkitty-api/index.ts';
import { type Caller, seenAmong } from '../identity/index.ts';
import { NoLongerKept, rerate } from '../intake/index.ts';
import { decimalText } from '../money/index.ts';
import { type Replanned, SourceFailure, planReprocessing } from '../service/index.ts';
import type { NewReprocessing, Reprocessing, ScopeState } from '../storage/index.ts';
import { type Period, instantText } from '../time/index.ts';
import { Refused, invalidParts } from './problems.ts';
import { addReprocessingsRoute, cancelReprocessingRoute, getReprocessingRoute, listReprocessingsRoute, planReprocessingRoute, type reprocessingSchema } from './reprocessing-contract.ts';
import { boundaryOf, checkOrder, cursorOf, maybeText, partsOf } from './requested.ts';
import { requireScope, rulesKept } from './scopes.ts';

const taskJson = ({ id, scope, period, usage, reason, status, reprocessedUntil, corrected, lastError, createdAt, finishedAt }: Reprocessing): z.infer<typeof reprocessingSchema> => ({
  id: String(id), scope, from: instantText(period.start), to: instantText(period.end), usage, reason, status, reprocessed_until: maybeText(reprocessedUntil), corrected, last_error: lastError, created_at: instantText(createdAt), finished_at: maybeText(finishedAt),
});

interface Wanted {
  readonly usage: 'collected' | 'stored';
  readonly scopes?: readonly string[] | undefined;
  readonly from: string;
  readonly to?: string | undefined;
}

/** The scopes that are meant, each with the time that was rated already. */
async function meantBy({ scopes, from, to, usage }: Wanted, caller: Caller, parts: CloudkittyParts): Promise<readonly { readonly scope: string; readonly period: Period }[]> {
  const start = boundaryOf('from', from, parts.periodSeconds);
  const end = to === undefined ? null : boundaryOf('to', to, parts.periodSeconds);
  if (end !== null) checkOrder({ start, end }, 'to');
  const states: ScopeState[] = [];
  if (scopes === undefined) states.push(...await parts.store.scopes.select({ identifiers: seenAmong(caller, null), isActive: true }));
  else for (const scope of new Set(scopes)) states.push(await requireScope(parts, caller, scope));
  const rated = states.flatMap(({ identifier, ratedUntil }) => {
    // What is stored can be rated again whoever brought it; a source is asked for what it was asked for before.
    const last = end !== null && (usage === 'stored' || (ratedUntil !== null && end < ratedUntil)) ? end : ratedUntil;
    return last !== null && last > start ? [{ scope: identifier, period: { start, end: last } }] : [];
  });
  if (rated.length === 0) throw new Refused('conflict', 'none of these scopes was rated in that time: GET /api/v1/scopes shows until when each is');
  return rated;
}

/** So many scopes are planned in one request: each is rated again while the caller waits. */
const plannedMost = 20;

async function planned(parts: CloudkittyParts, wanted: { readonly scope: string; readonly period: Period; readonly usage: 'collected' | 'stored' }, signal: AbortSignal): Promise<Replanned> {
  const { store, collecting } = parts;
  const rulebook = await rulesKept(parts);
  if (collecting !== undefined) return planReprocessing({ store, ...collecting, clock: { now: parts.now }, rulebook: () => Promise.resolve(rulebook) }, wanted, signal);
  if (wanted.usage === 'collected') throw new Refused('conflict', 'no sources are configured here, so nobody can be asked again: plan with usage "stored", or with `tariff reprocess plan` where they are');
  return rerate(store, rulebook, { scope: wanted.scope, period: wanted.period, usage: { kind: 'stored' }, reason: 'plan', dryRun: true });
}

/** What stands against it is a refusal, and a source that does not answer is no fault of ours. */
function refusalOf(error: unknown): unknown {
  if (error instanceof NoLongerKept) return new Refused('conflict', error.message);
  return error instanceof SourceFailure ? new Refused('source-unavailable', error.message) : error;
}

async function requireTask({ store }: CloudkittyParts, caller: Caller, id: string): Promise<Reprocessing> {
  const task = await store.reprocessings.find(BigInt(id));
  if (task === null || seenAmong(caller, [task.scope])?.length === 0) throw new Refused('not-found', `there is no reprocessing ${id}: GET /api/v1/reprocessings lists all`);
  return task;
}

type App = OpenAPIHono<CloudkittyEnvironment>;

function addReading(app: App, parts: CloudkittyParts): void {
  app.openapi(listReprocessingsRoute, async (c) => {
    const { scope, open, cursor, limit } = c.req.valid('query');
    const [after] = cursor === undefined ? [] : partsOf(cursor, 1);
    if (after !== undefined && !/^\d{1,18}$/.test(after)) throw invalidParts([{ field: 'cursor', reason: 'is no cursor that an answer gave' }]);
    const tasks = await parts.store.reprocessings.select({ scopes: seenAmong(c.get('caller'), scope === undefined ? null : [scope]), areOpen: open === 'true', after: after === undefined ? null : BigInt(after), most: limit + 1 });
    const shown = tasks.slice(0, limit);
    const last = shown.at(-1);
    return c.json({ reprocessings: shown.map(taskJson), next: tasks.length > limit && last !== undefined ? cursorOf([String(last.id)]) : null }, 200);
  });
  app.openapi(getReprocessingRoute, async (c) => c.json(taskJson(await requireTask(parts, c.get('caller'), c.req.valid('param').id)), 200));
  app.openapi(planReprocessingRoute, async (c) => {
    const wanted = c.req.valid('json');
    const meant = await meantBy(wanted, c.get('caller'), parts);
    if (meant.length > plannedMost) throw invalidParts([{ field: 'scopes', reason: `${meant.length} scopes are meant, and ${plannedMost} can be planned at once: name fewer` }]);
    const all: Replanned[] = [];
    for (const each of meant) all.push(await planned(parts, { ...each, usage: wanted.usage }, c.req.raw.signal).catch((error: unknown) => Promise.reject(refusalOf(error) as Error)));
    return c.json({
      points: all.reduce((sum, { points }) => sum + points, 0), corrected: all.reduce((sum, { corrected }) => sum + corrected, 0),
      changes: all.flatMap(({ changes }) => changes.map(({ before, after, ...change }) => ({ ...change, before: decimalText(before), after: decimalText(after) }))),
      refusals: all.flatMap(({ refusals }) => refusals.map(({ place, code, reason }) => ({ place, code, reason }))),
    }, 200);
  });
}

function addChanging(app: App, parts: CloudkittyParts): void {
  const { store } = parts;
  app.openapi(addReprocessingsRoute, async (c) => {
    const { reason, ...wanted } = c.req.valid('json');
    const tasks = (await meantBy(wanted, c.get('caller'), parts)).map((each): NewReprocessing => ({ ...each, usage: wanted.usage, reason }));
    const { added, refused } = await store.reprocessings.add(tasks, 'whole');
    if (refused.length > 0) throw new Refused('conflict', `another reprocessing of that time is open for ${refused.slice(0, 20).map(({ scope }) => JSON.stringify(scope)).join(', ')}: wait until it is over, or cancel it. Nothing was added.`);
    const made = await Promise.all(added.map((id) => store.reprocessings.find(id)));
    return c.json({ reprocessings: made.flatMap((task) => (task === null ? [] : [taskJson(task)])) }, 202);
  });
  app.openapi(cancelReprocessingRoute, async (c) => {
    const { id, status } = await requireTask(parts, c.get('caller'), c.req.valid('param').id);
    if (!await store.reprocessings.cancel(id)) throw new Refused('conflict', `the reprocessing ${id} is over: it is ${status}`);
    return c.json(taskJson(await requireTask(parts, c.get('caller'), String(id))), 200);
  });
}

export function addReprocessings(app: App, parts: CloudkittyParts): void {
  addReading(app, parts);
  addChanging(app, parts);
}
