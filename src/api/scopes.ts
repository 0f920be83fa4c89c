/** `/api/v1/scopes`: who is rated, how far, and the life of a scope. Whoever is no admin sees his own alone. */
import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { CloudkittyEnvironment, CloudkittyParts } from '../cloudkitty-api/index.ts';
import { type Caller, seenAmong } from '../identity/index.ts';
import { BooksClosed, deleteScope, keepRulebook, resetScope } from '../intake/index.ts';
import type { Rulebook } from '../rulebook/index.ts';
import type { ScopeChange, ScopeMarks, ScopeState } from '../storage/index.ts';
import { instantText } from '../time/index.ts';
import { Refused, invalidParts } from './problems.ts';
import { boundaryOf, cursorOf, doesMatch, etagOf, maybeText, partsOf } from './requested.ts';
import { activateScopeRoute, changeScopeRoute, createScopeRoute, deactivateScopeRoute, deleteScopeRoute, getScopeRoute, listScopesRoute, resetScopeRoute, type scopeSchema } from './scope-contract.ts';

const scopeJson = (state: ScopeState): z.infer<typeof scopeSchema> => ({
  scope: state.identifier, name: state.name, parent: state.parent, active: state.isActive, toggled_at: instantText(state.toggledAt), created_at: instantText(state.createdAt), scope_key: state.scopeKey, fetcher: state.fetcher,
  collector: state.collector, seen_at: maybeText(state.seenAt), rated_until: maybeText(state.ratedUntil), rated_at: maybeText(state.ratedAt), failures: state.failures, last_error: state.lastError,
  failed_at: maybeText(state.failedAt), retry_at: maybeText(state.retryAt), notes: [...state.notes], late: state.latePolicy,
});

const marksOf = ({ name, parent, isActive, latePolicy, scopeKey, fetcher, collector }: ScopeState): ScopeMarks => ({ name, parent, isActive, latePolicy, scopeKey, fetcher, collector });
export const scopeMark = (state: ScopeState): string => etagOf(marksOf(state));

interface Said {
  readonly name?: string | null | undefined;
  readonly parent?: string | null | undefined;
  readonly active?: boolean | undefined;
  readonly late?: ScopeState['latePolicy'] | undefined;
  readonly scope_key?: string | undefined;
  readonly fetcher?: string | undefined;
  readonly collector?: string | undefined;
}

const changeOf = ({ name, parent, active, late, scope_key: scopeKey, fetcher, collector }: Said): ScopeChange => ({
  ...(name === undefined ? {} : { name }), ...(parent === undefined ? {} : { parent }), ...(active === undefined ? {} : { isActive: active }), ...(late === undefined ? {} : { latePolicy: late }),
  ...(scopeKey === undefined ? {} : { scopeKey }), ...(fetcher === undefined ? {} : { fetcher }), ...(collector === undefined ? {} : { collector }),
});

const isSeen = (caller: Caller, scope: string): boolean => seenAmong(caller, [scope])?.length !== 0;

export async function requireScope({ store }: CloudkittyParts, caller: Caller, scope: string): Promise<ScopeState> {
  const state = isSeen(caller, scope) ? await store.scopes.find(scope) : null;
  if (state === null) throw new Refused('not-found', `there is no scope ${JSON.stringify(scope)}: GET /api/v1/scopes lists all`);
  return state;
}

/** The rules in force, kept so that what they do can be explained. */
export async function rulesKept({ store, rules }: CloudkittyParts): Promise<Rulebook> {
  const rulebook = await rules.now();
  await keepRulebook(store, rulebook);
  return rulebook;
}

/** Books that are closed are a refusal, not a fault. */
async function removing(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof BooksClosed ? new Refused('conflict', error.message) : error;
  }
}

const changedMeanwhile = (scope: string): Refused => new Refused('stale', `the scope ${JSON.stringify(scope)} is not as the caller has seen it: read it again, then change it`);

type App = OpenAPIHono<CloudkittyEnvironment>;

function addReading(app: App, parts: CloudkittyParts): void {
  app.openapi(listScopesRoute, async (c) => {
    const { active, scope_key: key, fetcher, collector, cursor, limit } = c.req.valid('query');
    const only = (text: string | undefined): readonly string[] | null => (text === undefined ? null : [text]);
    const [after = null] = cursor === undefined ? [] : partsOf(cursor, 1);
    const states = await parts.store.scopes.select({
      identifiers: seenAmong(c.get('caller'), null), scopeKeys: only(key), fetchers: only(fetcher), collectors: only(collector), isActive: active === undefined ? null : active === 'true', after, most: limit + 1,
    });
    const shown = states.slice(0, limit);
    const last = shown.at(-1);
    return c.json({ scopes: shown.map(scopeJson), next: states.length > limit && last !== undefined ? cursorOf([last.identifier]) : null }, 200);
  });

  app.openapi(getScopeRoute, async (c) => {
    const state = await requireScope(parts, c.get('caller'), c.req.valid('param').scope);
    c.header('etag', scopeMark(state));
    return c.json(scopeJson(state), 200);
  });
}

function addChanging(app: App, parts: CloudkittyParts): void {
  const { store, now } = parts;
  app.openapi(createScopeRoute, async (c) => {
    const { scope: identifier, rated_until: until, ...said } = c.req.valid('json');
    if (!isSeen(c.get('caller'), identifier)) throw new Refused('not-allowed', 'only an admin makes scopes of others');
    const { latePolicy, ...made } = changeOf(said);
    const ratedUntil = until === undefined ? null : boundaryOf('rated_until', until, parts.periodSeconds);
    if (!await store.scopes.create({ scopeKey: parts.scopeKey, ...made, identifier, ratedUntil })) throw new Refused('conflict', `there is a scope ${JSON.stringify(identifier)} already: change it with PATCH`);
    const state = latePolicy === undefined ? await store.scopes.find(identifier) : await store.scopes.change(identifier, { latePolicy }, now());
    if (state === null) throw changedMeanwhile(identifier);
    c.header('location', `/api/v1/scopes/${encodeURIComponent(identifier)}`);
    c.header('etag', scopeMark(state));
    return c.json(scopeJson(state), 201);
  });

  app.openapi(changeScopeRoute, async (c) => {
    const { scope } = c.req.valid('param');
    const match = c.req.valid('header')['if-match'];
    const before = await requireScope(parts, c.get('caller'), scope);
    if (!doesMatch(match, scopeMark(before))) throw changedMeanwhile(scope);
    // Between reading and changing somebody else may change it: then it is not as it was seen.
    const state = await store.scopes.change(scope, changeOf(c.req.valid('json')), now(), match === undefined ? null : marksOf(before));
    if (state === null) throw changedMeanwhile(scope);
    c.header('etag', scopeMark(state));
    return c.json(scopeJson(state), 200);
  });

  for (const [route, isActive] of [[activateScopeRoute, true], [deactivateScopeRoute, false]] as const) {
    app.openapi(route, async (c) => {
      const { identifier } = await requireScope(parts, c.get('caller'), c.req.valid('param').scope);
      const state = await store.scopes.change(identifier, { isActive }, now());
      if (state === null) throw changedMeanwhile(identifier);
      c.header('etag', scopeMark(state));
      return c.json(scopeJson(state), 200);
    });
  }
}

function addRemoving(app: App, parts: CloudkittyParts): void {
  app.openapi(resetScopeRoute, async (c) => {
    const { identifier } = await requireScope(parts, c.get('caller'), c.req.valid('param').scope);
    const to = boundaryOf('to', c.req.valid('json').to, parts.periodSeconds);
    const rulebook = await rulesKept(parts);
    const removed = await removing(() => resetScope(parts.store, rulebook, identifier, to));
    return c.json({ scope: identifier, removed, rated_until: instantText(to) }, 200);
  });

  app.openapi(deleteScopeRoute, async (c) => {
    const { with_data: withData, force } = c.req.valid('query');
    const state = await requireScope(parts, c.get('caller'), c.req.valid('param').scope);
    if (!doesMatch(c.req.valid('header')['if-match'], scopeMark(state))) throw changedMeanwhile(state.identifier);
    if (withData !== 'true') throw invalidParts([{ field: 'with_data', reason: 'a scope goes with all its usage and charges: say with_data=true if that is meant; deactivating it keeps them' }]);
    const rulebook = await rulesKept(parts);
    return c.json({ scope: state.identifier, removed: await removing(() => deleteScope(parts.store, rulebook, state.identifier, force === 'true')) }, 200);
  });
}

export function addScopes(app: App, parts: CloudkittyParts): void {
  addReading(app, parts);
  addChanging(app, parts);
  addRemoving(app, parts);
}
