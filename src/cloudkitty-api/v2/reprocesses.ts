/** `/v2/task/reprocesses`: times of scopes that are to be collected and rated again, and how far that is. Workers do them; nothing is rated here. */
import type { Context, Hono } from 'hono';
import { type Caller, seenAmong } from '../../identity/index.ts';
import type { NewReprocessing, Reprocessing, ScopeState } from '../../storage/index.ts';
import { type Instant, type Period, instant } from '../../time/index.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { checkKeys, jsonBody, listOf, oneOf, pagingOf, queryOf } from './asked.ts';
import { type Body, askable, requireText, textIn, textsIn, timeIn } from './body.ts';
import { answering, fault, invalid } from './faults.ts';
import { longestScope, utcText } from './scope.ts';

const everybody = 'ALL';
const longestReason = 10_000;

/** UTC without saying so. */
const naive = (at: Instant): string => utcText(at).slice(0, -'+00:00'.length);

function reachedBy({ status, period, reprocessedUntil }: Reprocessing): string {
  if (status === 'done') return naive(period.end);
  return reprocessedUntil === null ? '' : naive(reprocessedUntil);
}

const answerOf = (task: Reprocessing): object => ({
  scope_id: task.scope, reason: task.reason, start_reprocess_time: naive(task.period.start), end_reprocess_time: naive(task.period.end), current_reprocess_time: reachedBy(task),
});

type Asked = Context<CloudkittyEnvironment>;

async function list(c: Asked, { store }: CloudkittyParts, only: string | null): Promise<Response> {
  const query = queryOf(c, { single: ['order'], lists: only === null ? ['scope_ids'] : [] });
  const order = (oneOf(query, 'order') ?? 'desc').toLowerCase();
  if (order !== 'asc' && order !== 'desc') return invalid('order', 'not a valid value: write asc or desc');
  const { offset, limit } = pagingOf(query);
  const tasks = await store.reprocessings.select({ scopes: seenAmong(c.get('caller'), askable(only === null ? listOf(query, 'scope_ids') : [only])), isOldestFirst: order === 'asc', offset, most: limit });
  return c.json({ results: tasks.map(answerOf) });
}

function timesIn(body: Body): Period {
  const [start, end] = ['start_reprocess_time', 'end_reprocess_time'].map((name) => timeIn(name, requireText(body, name, 100)));
  if (start === undefined || end === undefined) throw new TypeError('INVARIANT: two names give two times');
  return { start, end };
}

const spanText = ({ start, end }: Period): string => `[start=${naive(start)}, end=${naive(end)}]`;

function checkTimes(period: Period, periodSeconds: number): void {
  const length = periodSeconds * 1_000_000;
  if (period.end < period.start) fault(400, `The end of the time to be reprocessed lies before its start: ${spanText(period)}.`);
  if (period.start % length === 0 && period.end % length === 0) return;
  const near = { start: instant(Math.floor(period.start / length) * length), end: instant(Math.ceil(period.end / length) * length) };
  fault(400, `${spanText(period)} does not begin and end with periods of ${periodSeconds} seconds: the nearest time that does is ${spanText(near)}.`);
}

const names = (states: readonly { readonly identifier: string }[]): string => `[${states.slice(0, 20).map(({ identifier }) => `'${identifier}'`).join(', ')}${states.length > 20 ? ', …' : ''}]`;

/** Whoever is meant can be collected and was rated up to the end. */
async function meantBy(wanted: readonly string[], period: Period, caller: Caller, { store }: CloudkittyParts): Promise<readonly ScopeState[]> {
  const isAll = wanted[0] === everybody;
  const active = await store.scopes.select({ identifiers: seenAmong(caller, isAll ? null : wanted), isActive: true });
  // Nobody can be asked again for what was brought.
  const meant = isAll ? active.filter(({ fetcher }) => fetcher !== 'pushed') : active;
  const missing = isAll ? [] : wanted.filter((name) => !meant.some(({ identifier }) => identifier === name)).map((identifier) => ({ identifier }));
  if (missing.length > 0) return fault(400, `Scopes ${names(missing)} scheduled to reprocess ${spanText(period)} do not exist.`);
  if (meant.length === 0) return fault(400, `There is no active scope to reprocess ${spanText(period)}.`);
  const ahead = meant.filter(({ ratedUntil }) => ratedUntil === null || period.end > ratedUntil);
  if (ahead.length > 0) {
    const until = ahead.map(({ ratedUntil }) => ratedUntil).sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity))[0];
    return fault(400, `${spanText(period)} was not processed yet for the scopes ${names(ahead)}: ${until === null || until === undefined ? 'nothing of them was' : `they are until ${naive(until)}`}. What comes will be collected then.`);
  }
  const open = await store.reprocessings.select({ scopes: meant.map(({ identifier }) => identifier), areOpen: true });
  const busy = open.filter((task) => task.period.start <= period.end && task.period.end >= period.start).map(({ scope: identifier }) => ({ identifier }));
  return busy.length > 0 ? overlapping(busy, period) : meant;
}

const overlapping = (busy: readonly { readonly identifier: string }[], period: Period): never =>
  fault(400, `Cannot schedule ${spanText(period)} for the scopes ${names(busy)}: another reprocessing that is not finished touches it. Wait until it is, or cancel it.`);

async function add(c: Asked, parts: CloudkittyParts): Promise<Response> {
  queryOf(c, {});
  const body = await jsonBody(c);
  checkKeys(body, ['scope_ids', 'start_reprocess_time', 'end_reprocess_time', 'reason']);
  const wanted = textsIn(body, 'scope_ids', longestScope);
  if (wanted.length === 0) return invalid('scope_ids', 'required key not provided');
  const period = timesIn(body);
  const reason = textIn(body, 'reason', longestReason) ?? invalid('reason', 'required key not provided');
  if (wanted.includes(everybody) && wanted.length > 1) return fault(400, `'${everybody}' cannot stand beside the scopes ${names(wanted.filter((name) => name !== everybody).map((identifier) => ({ identifier })))}. Name it alone, or only them.`);
  if (reason.trim() === '') return fault(400, 'Empty or blank reason text is not allowed. Say why it is to be reprocessed.');
  checkTimes(period, parts.periodSeconds);
  const meant = await meantBy(wanted, period, c.get('caller'), parts);
  const tasks = meant.map(({ identifier }): NewReprocessing => ({ scope: identifier, period, usage: 'collected', reason }));
  const { refused } = await parts.store.reprocessings.add(tasks, 'whole');
  return refused.length > 0 ? overlapping(refused.map(({ scope: identifier }) => ({ identifier })), period) : c.json({}, 202);
}

export function addReprocesses(app: Hono<CloudkittyEnvironment>, parts: CloudkittyParts): void {
  app.get('/v2/task/reprocesses', answering((c) => list(c, parts, null)));
  app.get('/v2/task/reprocesses/:scope', answering((c) => list(c, parts, c.req.param('scope') ?? '')));
  app.post('/v2/task/reprocesses', answering((c) => add(c, parts)));
}
