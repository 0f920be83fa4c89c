/** `tariff reprocess`: collects and rates again, shows what would change, and posts it. */
import { type Configuration } from '../../config/index.ts';
import type { Change } from '../../intake/index.ts';
import { decimalText, subtract } from '../../money/index.ts';
import { type Replanned, type Reprocessor, RulesInForce, openLog, rulesOriginOf, planReprocessing, reprocess, settingsOf, sourcesOf, systemClock } from '../../service/index.ts';
import type { Reprocessing, ScopeState, Store } from '../../storage/index.ts';
import { type Instant, type Period, instantText } from '../../time/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { alignPoints, groupDigits, textTable } from '../text-table.ts';
import { instantOption } from './scope.ts';

export interface ReprocessOptions {
  readonly config: string;
  readonly scope?: readonly string[];
  readonly all?: true;
  readonly from: string;
  readonly to?: string;
  readonly stored?: true;
  readonly json?: true;
}

export interface ApplyOptions extends ReprocessOptions {
  readonly reason: string;
  readonly background?: true;
}

const startOf = (text: string, option: string, length: number): Instant => {
  const at = instantOption(text, option);
  if (at % length !== 0) throw new CommandProblem(exit.usage, `${option} \`${text}\` is no edge of a period`, `periods are ${length / 1_000_000} s long and begin at multiples of that since 1970 in UTC`);
  return at;
};

/** The scopes that are meant, each with the time that was rated already. */
async function wanted(store: Store, { collect }: Configuration, { scope = [], all, from, to }: ReprocessOptions): Promise<readonly { readonly state: ScopeState; readonly period: Period }[]> {
  const length = collect.period * 1_000_000;
  if (scope.length === 0 && all !== true) throw new CommandProblem(exit.usage, 'nobody is named', 'give --scope ID, as often as you like, or --all');
  const [start, end] = [startOf(from, '--from', length), to === undefined ? null : startOf(to, '--to', length)];
  if (end !== null && end <= start) throw new CommandProblem(exit.usage, '--to does not lie after --from');
  const states = await store.scopes.list();
  for (const name of scope) if (!states.some(({ identifier }) => identifier === name)) throw new CommandProblem(exit.refused, `there is no scope \`${name}\``, '`tariff scope list` shows all');
  const meant = all === true ? states : states.filter(({ identifier }) => scope.includes(identifier));
  const rated = meant.flatMap((state) => {
    const { ratedUntil } = state;
    const last = ratedUntil === null ? start : end === null || ratedUntil < end ? ratedUntil : end;
    return last > start ? [{ state, period: { start, end: last } }] : [];
  });
  if (rated.length === 0) throw new CommandProblem(exit.refused, 'none of these scopes was rated in that time', '`tariff scope list` shows until when each is rated');
  return rated;
}

const withReprocessor = (options: ReprocessOptions, terminal: Terminal, work: (reprocessor: Reprocessor, store: Store, configuration: Configuration) => Promise<number>): Promise<number> => {
  const configuration = requireConfiguration(options.config, terminal);
  return withConfiguredStore(configuration, (sentence) => terminal.note(sentence), async (store) => {
    const { collectors, fetchers } = sourcesOf(configuration);
    const rules = new RulesInForce(rulesOriginOf(configuration), store, openLog('silent', 'reprocess'));
    try {
      const reprocessor: Reprocessor = {
        store, settings: settingsOf(configuration), collectors, clock: systemClock, rulebook: () => rules.now(), rulesAt: (start) => rules.at(start),
        onStep: ({ scope, until, corrected }) => terminal.progress(`${scope}: until ${instantText(until)}, ${groupDigits(String(corrected))} points corrected`),
      };
      return await work(reprocessor, store, configuration);
    } finally {
      await Promise.all([...collectors, ...fetchers].map((source) => source.close()));
    }
  });
};

const changeJson = ({ scope, meter, added, removed, changed, currency, before, after }: Change): object =>
  ({ scope, meter, added, removed, changed, currency, before: decimalText(before), after: decimalText(after), difference: decimalText(subtract(after, before)) });

function tableOf(changes: readonly Change[]): readonly string[] {
  const column = (of: (change: Change) => string): readonly string[] => alignPoints(changes.map(of).map(groupDigits));
  const [before, after, difference] = [column((change) => decimalText(change.before)), column((change) => decimalText(change.after)), column((change) => decimalText(subtract(change.after, change.before)))];
  const [left, right] = [(title: string) => ({ title, align: 'left' as const }), (title: string) => ({ title, align: 'right' as const })];
  return textTable([left('scope'), left('meter'), right('new'), right('gone'), right('changed'), right('before'), right('after'), right('difference'), left('')],
    changes.map(({ scope, meter, added, removed, changed, currency }, index) => [scope, meter, String(added), String(removed), String(changed), before[index] ?? '', after[index] ?? '', difference[index] ?? '', currency]));
}

async function tell(results: readonly Replanned[], verb: string, options: ReprocessOptions, terminal: Terminal): Promise<number> {
  const changes = results.flatMap((result) => result.changes);
  const [points, corrected] = [results.reduce((sum, result) => sum + result.points, 0), results.reduce((sum, result) => sum + result.corrected, 0)];
  const refusals = results.flatMap((result) => result.refusals);
  if (options.json === true) {
    await terminal.line(JSON.stringify({ points, corrected, changes: changes.map(changeJson), refusals }, null, 2));
  } else {
    if (changes.length > 0) for (const line of tableOf(changes)) await terminal.line(line);
    await terminal.line(corrected === 0 ? `${groupDigits(String(points))} points rated again: nothing ${verb === 'would correct' ? 'would change' : 'changed'}` : `${groupDigits(String(points))} points rated again: ${verb} ${groupDigits(String(corrected))}`);
  }
  for (const { place, code, reason } of refusals.slice(0, 20)) terminal.note(`${terminal.paintNotes('warning', `refused[${code}]`)}: ${reason} (${place})`);
  return refusals.length > 0 ? exit.refused : exit.accepted;
}

export const reprocessPlan = (options: ReprocessOptions, terminal: Terminal): Promise<number> => withReprocessor(options, terminal, async (reprocessor, store, configuration) => {
  const results: Replanned[] = [];
  for (const { state: { identifier }, period } of await wanted(store, configuration, options)) {
    results.push(await planReprocessing(reprocessor, { scope: identifier, period, usage: options.stored === true ? 'stored' : 'collected' }, new AbortController().signal));
  }
  return tell(results, 'would correct', options, terminal);
});

export const reprocessApply = (options: ApplyOptions, terminal: Terminal): Promise<number> => withReprocessor(options, terminal, async (reprocessor, store, configuration) => {
  const meant = await wanted(store, configuration, options);
  const usage = options.stored === true ? 'stored' as const : 'collected' as const;
  const { added, refused } = await store.reprocessings.add(meant.map(({ state: { identifier }, period }) => ({ scope: identifier, period, usage, reason: options.reason })));
  for (const { scope } of refused) terminal.note(`${terminal.paintNotes('warning', 'warning')}: ${scope}: another reprocessing of that time is open; see \`tariff reprocess list\``);
  if (options.background === true) {
    await terminal.line(options.json === true ? JSON.stringify({ ids: added.map(String) }) : `${added.length} reprocessing${added.length === 1 ? ' waits' : 's wait'} for a worker: ${added.join(', ')}`);
    return refused.length > 0 ? exit.refused : exit.accepted;
  }
  const results: Replanned[] = [];
  for (const id of added) {
    const result = await reprocess(reprocessor, id, new AbortController().signal);
    if (result !== null) results.push(result);
  }
  const code = await tell(results, 'corrected', options, terminal);
  return refused.length > 0 ? exit.refused : code;
});

const maybeText = (value: Instant | null): string | null => (value === null ? null : instantText(value));
const taskJson = ({ id, scope, period, usage, reason, status, reprocessedUntil, corrected, lastError, createdAt, finishedAt }: Reprocessing): object => ({
  id: String(id), scope, from: instantText(period.start), to: instantText(period.end), usage, reason, status, reprocessed_until: maybeText(reprocessedUntil), corrected, last_error: lastError, created_at: instantText(createdAt), finished_at: maybeText(finishedAt),
});

export async function reprocessList(options: { readonly config: string; readonly scope?: string; readonly json?: true }, terminal: Terminal): Promise<number> {
  return withConfiguredStore(requireConfiguration(options.config, terminal), (sentence) => terminal.note(sentence), async (store) => {
    const tasks = await store.reprocessings.list(options.scope ?? null);
    if (options.json === true) {
      await terminal.line(JSON.stringify({ reprocessings: tasks.map(taskJson) }, null, 2));
      return exit.accepted;
    }
    const left = (title: string) => ({ title, align: 'left' as const });
    const rows = tasks.map(({ id, scope, period, status, reprocessedUntil, corrected, reason, lastError }) => [String(id), scope, instantText(period.start), instantText(period.end), status, maybeText(reprocessedUntil) ?? '', String(corrected), lastError ?? reason]);
    if (rows.length === 0) await terminal.line('nothing was ever reprocessed');
    else for (const line of textTable(['id', 'scope', 'from', 'to', 'status', 'done until', 'corrected', 'reason or error'].map(left), rows)) await terminal.line(line);
    return exit.accepted;
  });
}

export async function reprocessCancel(id: string, options: { readonly config: string }, terminal: Terminal): Promise<number> {
  if (!/^\d{1,18}$/.test(id)) throw new CommandProblem(exit.usage, `\`${id}\` is no number of a reprocessing`, '`tariff reprocess list` shows them');
  return withConfiguredStore(requireConfiguration(options.config, terminal), (sentence) => terminal.note(sentence), async (store) => {
    if (!await store.reprocessings.cancel(BigInt(id))) throw new CommandProblem(exit.refused, `the reprocessing ${id} is over, or was never begun`, '`tariff reprocess list` shows all');
    await terminal.line(`cancelled the reprocessing ${id}; what it has corrected stays`);
    return exit.accepted;
  });
}
