/** `/v2/scope`: who is rated and until when; made, changed and reset. Knows nothing of sources or prices. */
import type { Context, Hono } from 'hono';
import { type Caller, seenAmong } from '../../identity/index.ts';
import { BooksClosed, keepRulebook, resetScope } from '../../intake/index.ts';
import type { ScopeState } from '../../storage/index.ts';
import { type Instant, instant, openZone } from '../../time/index.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { checkKeys, jsonBody, listOf, oneOf, pagingOf, queryOf } from './asked.ts';
import { type Body, askable, requireText, textIn, textsIn, timeIn, truthIn } from './body.ts';
import { answering, fault, invalid } from './faults.ts';
import { momentText } from './moments.ts';

/** Of an identifier, and of the names beside it. */
export const [longestScope, longestName] = [256, 256];

const utc = openZone('UTC');

export const utcText = (at: Instant): string => {
  if (utc === null) throw new TypeError('INVARIANT: UTC is a zone');
  return momentText(at, utc);
};

export function scopeAnswer(state: ScopeState): Readonly<Record<string, unknown>> {
  const until = state.ratedUntil === null ? null : utcText(state.ratedUntil);
  return {
    scope_id: state.identifier, scope_key: state.scopeKey, fetcher: state.fetcher, collector: state.collector, state: until, last_processed_timestamp: until,
    active: state.isActive, scope_activation_toggle_date: utcText(state.toggledAt),
  };
}

/** The begin of the period that a time lies in: a scope always stands between two periods. */
const periodStart = (at: Instant, periodSeconds: number): Instant => instant(Math.floor(at / (periodSeconds * 1_000_000)) * periodSeconds * 1_000_000);

/** Under its present or its former name; both at once must mean the same. */
function standingIn(body: Body, periodSeconds: number): Instant | null {
  const [present, former] = ['last_processed_timestamp', 'state'].map((name) => (body[name] === undefined || body[name] === null || body[name] === '' ? null : timeIn(name, body[name])));
  if (present !== null && former !== null && present !== former) return invalid('state', 'says something else than last_processed_timestamp');
  const at = present ?? former ?? null;
  return at === null ? null : periodStart(at, periodSeconds);
}

function activeIn(text: string | null): boolean | null {
  if (text === null) return null;
  return text === '1' ? true : text === '0' ? false : invalid('active', 'expected 0 or 1');
}

type Asked = Context<CloudkittyEnvironment>;

async function list(c: Asked, { store }: CloudkittyParts): Promise<Response> {
  const query = queryOf(c, { single: ['active'], lists: ['scope_id', 'scope_key', 'fetcher', 'collector'] });
  const { offset, limit } = pagingOf(query);
  const [identifiers = null, scopeKeys = null, fetchers = null, collectors = null] = ['scope_id', 'scope_key', 'fetcher', 'collector'].map((name) => askable(listOf(query, name)));
  const states = await store.scopes.select({ identifiers: seenAmong(c.get('caller'), identifiers), scopeKeys, fetchers, collectors, isActive: activeIn(oneOf(query, 'active')), offset, most: limit });
  return states.length === 0 ? fault(404, 'No resource found for provided filters.') : c.json({ results: states.map(scopeAnswer) });
}

/** What others have is not there for who may not see it. */
function checkSeen(c: Asked, identifier: string, status: 403 | 404): void {
  if (seenAmong(c.get('caller'), [identifier])?.length === 0) fault(status, status === 403 ? 'You are not authorized to perform this action' : `There is no scope with the scope_id: ${identifier}.`);
}

async function create(c: Asked, { store, scopeKey: usualKey, periodSeconds }: CloudkittyParts): Promise<Response> {
  queryOf(c, {});
  const body = await jsonBody(c);
  checkKeys(body, ['scope_id', 'scope_key', 'fetcher', 'collector', 'active', 'last_processed_timestamp', 'state']);
  const identifier = requireText(body, 'scope_id', longestScope);
  checkSeen(c, identifier, 403);
  const ratedUntil = standingIn(body, periodSeconds) ?? invalid('last_processed_timestamp', 'required key not provided');
  const [scopeKey = null, fetcher = null, collector = null] = ['scope_key', 'fetcher', 'collector'].map((name) => textIn(body, name, longestName));
  const isMade = await store.scopes.create({ identifier, scopeKey: scopeKey ?? usualKey, fetcher, collector, isActive: truthIn(body, 'active') ?? true, ratedUntil });
  const state = isMade ? await store.scopes.find(identifier) : null;
  return state === null ? fault(404, `Cannot create a scope with an already existing scope_id: ${identifier}.`) : c.json(scopeAnswer(state));
}

async function change(c: Asked, { store, now }: CloudkittyParts): Promise<Response> {
  queryOf(c, {});
  const body = await jsonBody(c);
  checkKeys(body, ['scope_id', 'scope_key', 'fetcher', 'collector', 'active']);
  const identifier = requireText(body, 'scope_id', longestScope);
  checkSeen(c, identifier, 404);
  const named = Object.fromEntries(([['scopeKey', 'scope_key'], ['fetcher', 'fetcher'], ['collector', 'collector']] as const).flatMap(([property, name]) => {
    const text = textIn(body, name, longestName);
    return text === null ? [] : [[property, text]];
  }));
  const isActive = truthIn(body, 'active');
  const state = await store.scopes.change(identifier, { ...named, ...(isActive === null ? {} : { isActive }) }, now());
  return state === null ? fault(404, `There is no scope with the scope_id: ${identifier}.`) : c.json(scopeAnswer(state));
}

/** Those that are meant; all that are named must be there, so that nobody waits for what will not happen. */
async function meantBy(body: Body, caller: Caller, { store }: CloudkittyParts): Promise<readonly ScopeState[]> {
  const isAll = truthIn(body, 'all_scopes') ?? false;
  const names = textsIn(body, 'scope_id', longestScope);
  if (isAll === names.length > 0) return fault(400, 'Either all_scopes or a scope_id should be specified.');
  const [scopeKeys = null, fetchers = null, collectors = null] = ['scope_key', 'fetcher', 'collector'].map((name) => {
    const texts = textsIn(body, name, longestName);
    return texts.length === 0 ? null : texts;
  });
  const meant = await store.scopes.select({ identifiers: seenAmong(caller, isAll ? null : names), scopeKeys, fetchers, collectors, isActive: isAll ? true : null });
  const missing = names.filter((name) => !meant.some(({ identifier }) => identifier === name));
  if (missing.length > 0) return fault(404, `No resource found for provided filters: there is no scope ${missing.slice(0, 10).join(', ')} that fits. Nothing was reset.`);
  return meant.length === 0 ? fault(404, 'No resource found for provided filters.') : meant;
}

async function reset(c: Asked, parts: CloudkittyParts): Promise<Response> {
  queryOf(c, {});
  const body = await jsonBody(c);
  checkKeys(body, ['scope_id', 'all_scopes', 'scope_key', 'fetcher', 'collector', 'last_processed_timestamp', 'state']);
  const to = standingIn(body, parts.periodSeconds);
  if (to === null) return fault(400, `Variable 'last_processed_timestamp' cannot be empty/None.`);
  const meant = await meantBy(body, c.get('caller'), parts);
  const rulebook = await parts.rules.now();
  await keepRulebook(parts.store, rulebook);
  for (const [done, { identifier }] of meant.entries()) {
    try {
      await resetScope(parts.store, rulebook, identifier, to);
    } catch (error) {
      if (error instanceof BooksClosed) return fault(409, `${identifier}: ${error.message}. ${done} of ${meant.length} scopes were reset before.`);
      throw error;
    }
  }
  return c.json({}, 202);
}

export function addScope(app: Hono<CloudkittyEnvironment>, parts: CloudkittyParts): void {
  app.get('/v2/scope', answering((c) => list(c, parts)));
  app.post('/v2/scope', answering((c) => create(c, parts)));
  app.patch('/v2/scope', answering((c) => change(c, parts)));
  app.put('/v2/scope', answering((c) => reset(c, parts)));
}
