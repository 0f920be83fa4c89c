/** `tariff scope`: who is rated, how far, and what went wrong; and the life of a scope. */
import { type Configuration } from '../../config/index.ts';
import { BooksClosed, deleteScope, resetScope } from '../../intake/index.ts';
import type { Rulebook } from '../../rulebook/index.ts';
import { NoRules, RulesInForce, openLog, rulesOriginOf } from '../../service/index.ts';
import type { LatePolicy, ScopeState, Store } from '../../storage/index.ts';
import { type Instant, instantOfMilliseconds, instantText, parseInstant } from '../../time/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';

export interface ScopeOptions {
  readonly config: string;
  readonly json?: true;
}

export interface ScopeCreateOptions extends ScopeOptions {
  readonly from?: string;
  readonly inactive?: true;
  readonly name?: string;
  readonly parent?: string;
}

const withScopes = (options: ScopeOptions, terminal: Terminal, work: (store: Store, configuration: Configuration) => Promise<number>): Promise<number> => {
  const configuration = requireConfiguration(options.config, terminal);
  return withConfiguredStore(configuration, (sentence) => terminal.note(sentence), (store) => work(store, configuration));
};

/** `3 h`, `2 d 4 h`, `12 min`. */
function durationText(microseconds: number): string {
  const minutes = Math.floor(microseconds / 60_000_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days > 0) return `${days} d${hours > 0 ? ` ${hours} h` : ''}`;
  return hours > 0 ? `${hours} h` : `${minutes} min`;
}

const maybeText = (value: Instant | null): string | null => (value === null ? null : instantText(value));

/** How far behind it is: time that is over and not rated. */
const lagOf = ({ ratedUntil }: ScopeState, now: Instant): number | null => (ratedUntil === null ? null : Math.max(0, now - ratedUntil));

function scopeJson(state: ScopeState, now: Instant): object {
  const lag = lagOf(state, now);
  return {
    scope: state.identifier, name: state.name, parent: state.parent, active: state.isActive, toggled_at: instantText(state.toggledAt), created_at: instantText(state.createdAt),
    scope_key: state.scopeKey, fetcher: state.fetcher, collector: state.collector, seen_at: maybeText(state.seenAt), rated_until: maybeText(state.ratedUntil), rated_at: maybeText(state.ratedAt),
    lag_seconds: lag === null ? null : Math.floor(lag / 1_000_000), failures: state.failures, last_error: state.lastError, failed_at: maybeText(state.failedAt), retry_at: maybeText(state.retryAt), notes: state.notes, late: state.latePolicy,
  };
}

function row(state: ScopeState, now: Instant): readonly string[] {
  const lag = lagOf(state, now);
  return [
    state.identifier, state.name ?? '', state.isActive ? 'active' : 'inactive', state.ratedUntil === null ? (state.fetcher === 'pushed' ? 'pushed' : 'not begun') : instantText(state.ratedUntil), lag === null ? '' : durationText(lag),
    state.failures === 0 ? '' : `${state.failures}`, state.lastError ?? state.notes[0] ?? '',
  ];
}

const nowOf = (): Instant => instantOfMilliseconds(Date.now());

export const scopeList = (options: ScopeOptions, terminal: Terminal): Promise<number> => withScopes(options, terminal, async (store) => {
  const [states, now] = [await store.scopes.list(), nowOf()];
  if (options.json === true) {
    await terminal.line(JSON.stringify({ scopes: states.map((state) => scopeJson(state, now)) }, null, 2));
    return exit.accepted;
  }
  if (states.length === 0) {
    await terminal.line('no scopes yet: a worker finds them, or `tariff scope create` makes one');
    return exit.accepted;
  }
  const [left, right] = [(title: string) => ({ title, align: 'left' as const }), (title: string) => ({ title, align: 'right' as const })];
  for (const line of textTable([left('scope'), left('name'), left('state'), left('rated until'), right('behind'), right('failures'), left('last error or note')], states.map((state) => row(state, now)))) await terminal.line(line);
  return exit.accepted;
});

async function required(store: Store, identifier: string): Promise<ScopeState> {
  const state = await store.scopes.find(identifier);
  if (state === null) throw new CommandProblem(exit.refused, `there is no scope \`${identifier}\``, '`tariff scope list` shows all');
  return state;
}

async function answer(state: ScopeState, sentence: string, { json }: ScopeOptions, terminal: Terminal): Promise<number> {
  await terminal.line(json === true ? JSON.stringify(scopeJson(state, nowOf()), null, 2) : sentence);
  return exit.accepted;
}

export const scopeShow = (identifier: string, options: ScopeOptions, terminal: Terminal): Promise<number> => withScopes(options, terminal, async (store) => {
  const state = await required(store, identifier);
  if (options.json === true) return answer(state, '', options, terminal);
  for (const [name, value] of Object.entries(scopeJson(state, nowOf()))) {
    if (Array.isArray(value)) for (const note of value as string[]) await terminal.line(`note         ${note}`);
    else if (value !== null) await terminal.line(`${name.padEnd(12)} ${String(value)}`);
  }
  return exit.accepted;
});

export function instantOption(text: string, option: string): Instant {
  const parsed = parseInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!parsed.ok) throw new CommandProblem(exit.usage, `${option} \`${text}\` ${parsed.problem}`, 'write an instant such as 2026-04-01T00:00:00Z');
  return parsed.value;
}

export const scopeCreate = (identifier: string, options: ScopeCreateOptions, terminal: Terminal): Promise<number> => withScopes(options, terminal, async (store, configuration) => {
  const { from, inactive, name = null, parent = null } = options;
  const ratedUntil = from === undefined ? null : instantOption(from, '--from');
  const periodLength = configuration.collect.period * 1_000_000;
  if (ratedUntil !== null && ratedUntil % periodLength !== 0) throw new CommandProblem(exit.usage, `--from \`${from}\` is no beginning of a period: periods of ${configuration.collect.period} s begin at multiples of it since 1970 in UTC`);
  if (!await store.scopes.create({ identifier, scopeKey: configuration.collect.scopeKey, name, parent, isActive: inactive !== true, ratedUntil })) {
    throw new CommandProblem(exit.refused, `there is a scope \`${identifier}\` already`, `\`tariff scope show ${identifier}\` shows it`);
  }
  return answer(await required(store, identifier), `made the scope ${identifier}${inactive === true ? ', inactive' : ''}${from === undefined ? '' : `, to be rated from ${from}`}`, options, terminal);
});

async function rulesOf(store: Store, configuration: Configuration): Promise<Rulebook> {
  const rules = new RulesInForce(rulesOriginOf(configuration), store, openLog('silent', 'scope'));
  try {
    return await rules.now();
  } catch (error) {
    if (error instanceof NoRules) throw new CommandProblem(exit.rules, error.message);
    throw error;
  }
}

/** Books that are closed are a refusal, not a fault. */
async function removing(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BooksClosed) throw new CommandProblem(exit.refused, error.message);
    throw error;
  }
}

export interface ScopeResetOptions extends ScopeOptions {
  readonly to: string;
  readonly all?: true;
}

export const scopeReset = (identifiers: readonly string[], options: ScopeResetOptions, terminal: Terminal): Promise<number> => withScopes(options, terminal, async (store, configuration) => {
  const to = instantOption(options.to, '--to');
  if (to % (configuration.collect.period * 1_000_000) !== 0) throw new CommandProblem(exit.usage, `--to \`${options.to}\` is no beginning of a period`, `periods of ${configuration.collect.period} s begin at multiples of it since 1970 in UTC`);
  if (identifiers.length === 0 && options.all !== true) throw new CommandProblem(exit.usage, 'nobody is named', 'name scopes, or give --all');
  const meant = options.all === true ? (await store.scopes.list()).map(({ identifier }) => identifier) : identifiers;
  for (const identifier of meant) await required(store, identifier);
  const rulebook = await rulesOf(store, configuration);
  const results: { readonly scope: string; readonly removed: number }[] = [];
  for (const scope of meant) results.push({ scope, removed: await removing(() => resetScope(store, rulebook, scope, to)) });
  if (options.json === true) await terminal.line(JSON.stringify({ to: instantText(to), scopes: results }, null, 2));
  else for (const { scope, removed } of results) await terminal.line(`${scope} stands at ${instantText(to)}: ${removed} point${removed === 1 ? ' is' : 's are'} gone, and ${removed === 1 ? 'its period is' : 'their periods are'} rated again when a worker comes to them`);
  return exit.accepted;
});

export interface ScopeDeleteOptions extends ScopeOptions {
  readonly withData?: true;
  readonly force?: true;
}

export const scopeDelete = (identifier: string, options: ScopeDeleteOptions, terminal: Terminal): Promise<number> => withScopes(options, terminal, async (store, configuration) => {
  await required(store, identifier);
  if (options.withData !== true) throw new CommandProblem(exit.usage, 'a scope goes with all its usage and charges', 'give --with-data if that is meant; `tariff scope deactivate` keeps them');
  const rulebook = await rulesOf(store, configuration);
  const removed = await removing(() => deleteScope(store, rulebook, identifier, options.force === true));
  await terminal.line(options.json === true ? JSON.stringify({ scope: identifier, removed }) : `${identifier} is gone, with ${removed} point${removed === 1 ? '' : 's'}; a fetcher that still sees it makes it anew`);
  return exit.accepted;
});

export interface ScopeSetOptions extends ScopeOptions {
  readonly late?: LatePolicy;
  readonly name?: string;
  readonly parent?: string;
}

/** Activates, deactivates, names. An empty name or parent takes it away. */
export const scopeChange = (identifier: string, isActive: boolean | null, options: ScopeSetOptions, terminal: Terminal): Promise<number> => withScopes(options, terminal, async (store) => {
  const { name, parent, late } = options;
  const change = { ...(late === undefined ? {} : { latePolicy: late }), ...(isActive === null ? {} : { isActive }), ...(name === undefined ? {} : { name: name === '' ? null : name }), ...(parent === undefined ? {} : { parent: parent === '' ? null : parent }) };
  const state = await store.scopes.change(identifier, change, nowOf());
  if (state === null) throw new CommandProblem(exit.refused, `there is no scope \`${identifier}\``, '`tariff scope create` makes one');
  const what = isActive === null ? 'changed' : isActive ? 'active' : 'inactive';
  return answer(state, `the scope ${identifier} is ${what}${isActive === null ? '' : ` since ${instantText(state.toggledAt)}`}`, options, terminal);
});

