/** What is kept, in an order and a form that do not depend on how it came about; and whether all that the source gave is accounted for. */
import { expect } from 'vitest';
import { runTariff } from '../support/command.ts';
import { rowsOf } from '../support/postgres.ts';
import type { Ground } from './ground.ts';
import { type Usage, countsOf } from './usage.ts';

/** By name, lines in order. */
export type Ledger = Readonly<Record<string, readonly string[]>>;

const instantText = (column: string): string => `(extract(epoch from ${column}) * 1000000)::int8`;

/** No numbers of runs, series or packs: they say only how things came. */
const questions = {
  points: `select row(scope, meter, ${instantText('start')}, ${instantText('period_end')}, coalesce(sender_id, '-'), trim_scale(quantity), unit, fields::text, status, code, reason)::text as line from usage_point`,
  charges: `select row(p.scope, p.meter, ${instantText('c.start')}, p.fields::text, coalesce(p.sender_id, '-'), c.module, c.rule, c.at, trim_scale(c.quantity), trim_scale(c.quantity_divisor::numeric), c.unit, trim_scale(c.amount), c.currency, c.further, c.rulebook_hash)::text as line
    from charge c join usage_point p on p.start = c.start and p.series = c.series`,
  totals: `select row(rule, span, ${instantText('window_start')}, group_values, trim_scale(total / total_divisor))::text as line from running_total`,
  limits: `select row(rule, span, ${instantText('window_start')}, group_names, group_values, currency, trim_scale(sum))::text as line from limit_sum`,
} as const;

export async function ledgerOf({ url, folder }: Pick<Ground, 'url' | 'folder'>): Promise<Ledger> {
  const ledger: Record<string, readonly string[]> = {};
  for (const [name, question] of Object.entries(questions)) ledger[name] = (await rowsOf<{ line: string }>(url, question)).map(({ line }) => line).sort();
  const report = await runTariff(['report', '--by', 'scope,meter,day,rule', '--json'], { cwd: folder, env: { DATABASE_URL: url } });
  expect([report.code, report.stderr]).toEqual([0, '']);
  return { ...ledger, report: report.stdout.split('\n') };
}

/** Lines that one has and the other has not, so that a failure is read in a glance. */
export function differences(ledger: Ledger, clean: Ledger): readonly string[] {
  return Object.keys({ ...ledger, ...clean }).flatMap((name) => {
    const [here, there] = [ledger[name] ?? [], clean[name] ?? []];
    const count = (lines: readonly string[]): ReadonlyMap<string, number> => lines.reduce((counted, line) => counted.set(line, (counted.get(line) ?? 0) + 1), new Map<string, number>());
    const [own, others] = [count(here), count(there)];
    const beyond = (some: ReadonlyMap<string, number>, more: ReadonlyMap<string, number>, word: string): readonly string[] => [...some].filter(([line, times]) => times > (more.get(line) ?? 0)).map(([line]) => `${name}: ${word} ${line}`);
    return [...beyond(own, others, 'too much'), ...beyond(others, own, 'missing')].slice(0, 10);
  });
}

interface RunRow {
  readonly scope: string;
  readonly first: string;
  readonly last: string;
  readonly finished: boolean;
  readonly read: number;
  readonly rated: number;
  readonly unrated: number;
  readonly stopped: number;
  readonly refused: number;
  readonly known: number;
}

/** Runs of each scope cover its time without a gap or an overlap, and together have read what its source had, each point once. */
export async function expectAccounted({ url, usage }: Pick<Ground, 'url'> & { readonly usage: Usage }): Promise<void> {
  const runs = await rowsOf<RunRow>(url, `select scope, ${instantText('period_start')}::text as first, ${instantText('period_end')}::text as last, finished_at is not null as finished,
    read_count as read, rated_count as rated, unrated_count as unrated, stopped_count as stopped, refused_count as refused, known_count as known from rating_run where scope is not null order by scope, period_start, id`);
  const scopes = await rowsOf<{ identifier: string; until: string }>(url, `select identifier, ${instantText('rated_until')}::text as until from scope order by identifier collate "C"`);
  expect(scopes.map(({ identifier }) => identifier)).toEqual(usage.scopes);
  expect(runs.filter(({ finished }) => !finished)).toEqual([]);
  for (const { identifier, until } of scopes) {
    const own = runs.filter(({ scope }) => scope === identifier);
    const edges = own.map(({ first, last }) => [Number(first), Number(last)] as const);
    expect([identifier, edges[0]?.[0], edges.at(-1)?.[1]]).toEqual([identifier, usage.start, Number(until)]);
    expect([identifier, edges.flatMap(([first], index) => (index === 0 || first === edges[index - 1]![1] ? [] : [first]))]).toEqual([identifier, []]);
    const sum = { read: 0, rated: 0, unrated: 0, stopped: 0, refused: 0, known: 0 };
    for (const run of own) for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += run[name];
    expect([identifier, sum]).toEqual([identifier, countsOf(usage, identifier)]);
  }
}
