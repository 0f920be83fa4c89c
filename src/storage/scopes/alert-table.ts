/** Alerts in the database. Knows nothing of policies, nor of how a receiver is told. */
import type { Pool } from 'pg';
import { type Instant, instantText } from '../../time/index.ts';
import type { Alert, AlertSpan, Alerts, Delivery, DeliveryAttempt, LookedOver, NewAlert, Refusals } from '../alerts.ts';
import { instantOf, instantSql } from '../ledger/instants.ts';
import { assertStorable } from '../storable-text.ts';

interface Row {
  readonly id: string;
  readonly policy: string;
  readonly scope: string;
  readonly span: AlertSpan;
  readonly window_start: string;
  readonly window_end: string;
  readonly severity: string;
  readonly message: string;
  readonly facts: string;
  readonly period_start: string | null;
  readonly period_end: string | null;
  readonly created_at: string;
  readonly delivery: Delivery;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly tried_at: string | null;
  readonly delivered_at: string | null;
}

const instants = ['window_start', 'window_end', 'period_start', 'period_end', 'created_at', 'tried_at', 'delivered_at'];
const columns = `id::text, policy, scope, span, severity, message, facts, delivery, attempts, last_error, ${instants.map((name) => `${instantSql(name)} as ${name}`).join(', ')}`;
const maybe = (text: string | null): Instant | null => (text === null ? null : instantOf(text));

const alertOf = (row: Row): Alert => ({
  id: row.id, policy: row.policy, scope: row.scope, span: row.span, window: { start: instantOf(row.window_start), end: instantOf(row.window_end) }, severity: row.severity, message: row.message,
  facts: JSON.parse(row.facts) as Record<string, string>, period: row.period_start === null || row.period_end === null ? null : { start: instantOf(row.period_start), end: instantOf(row.period_end) },
  createdAt: instantOf(row.created_at), delivery: row.delivery, attempts: row.attempts, lastError: row.last_error, triedAt: maybe(row.tried_at), deliveredAt: maybe(row.delivered_at),
});

/** One JSON text for all of them, so that a statement has the same parameters however many there are. */
function written(alerts: readonly NewAlert[]): string {
  for (const { policy, scope, message } of alerts) for (const text of [policy, scope, message]) assertStorable(text);
  return JSON.stringify(alerts.map(({ policy, scope, span, window, severity, message, facts, period, hasReceiver }) => ({
    policy, scope, span, window_start: instantText(window.start), window_end: instantText(window.end), severity, message, facts: JSON.stringify(facts),
    period_start: period === null ? null : instantText(period.start), period_end: period === null ? null : instantText(period.end), delivery: hasReceiver ? 'waiting' : 'none',
  })));
}

/** `$1` is what `written` gives. In one order for everybody, so that two who add the same do not wait for each other in a circle. */
const insertion = (source: string): string => `
  insert into alert (policy, scope, span, window_start, window_end, severity, message, facts, period_start, period_end, delivery)
  select x.policy, x.scope, x.span, x.window_start, x.window_end, x.severity, x.message, x.facts, x.period_start, x.period_end, x.delivery
  from ${source}json_to_recordset($1::json) as x (policy text, scope text, span text, window_start timestamptz, window_end timestamptz, severity text, message text, facts text,
    period_start timestamptz, period_end timestamptz, delivery text)
  order by x.policy, x.scope, x.span, x.window_start
  on conflict (policy, scope, span, window_start) do nothing returning id::text, delivery`;

interface Added {
  readonly id: string;
  readonly delivery: Delivery;
}
const receivers = (rows: readonly Added[]): readonly string[] => rows.flatMap(({ id, delivery }) => (delivery === 'waiting' ? [id] : []));

/** Alerts and the note stand or fall together: one statement. */
async function lookedOver(pool: Pool, { scope, from, until }: LookedOver, alerts: readonly NewAlert[]): Promise<readonly string[] | null> {
  const { rows } = await pool.query<{ moved: boolean; added: readonly Added[] }>(
    `with moved as (update scope set alerts_until = $4::timestamptz where id = $2 and alerts_until = $3::timestamptz and rated_until >= $4::timestamptz returning id),
       added as (${insertion('moved, ')})
     select exists (select from moved) as moved, coalesce((select json_agg(added) from added), '[]') as added`,
    [written(alerts), scope.toString(), instantText(from), instantText(until)]);
  const [row] = rows;
  return row?.moved === true ? receivers(row.added) : null;
}

async function tried(pool: Pool, id: string, attempt: DeliveryAttempt): Promise<void> {
  const [delivery, error] = attempt.kind === 'delivered' ? ['delivered', null] : [attempt.isLast ? 'given up' : 'waiting', attempt.sentence.replaceAll('\0', '\uFFFD')];
  await pool.query(
    `update alert set attempts = attempts + 1, tried_at = clock_timestamp(), delivery = $2, last_error = $3, delivered_at = case $2 when 'delivered' then clock_timestamp() end
     where id = $1 and delivery = 'waiting'`, [id, delivery, error]);
}

/** A run that was taken back is covered by a later one for the same time. */
const refusalsOf = `
  select ${instantSql('r.period_end')} as at, sum(r.refused_count)::int as points from rating_run r
  where r.scope = $1 and r.period_end > $2::timestamptz and r.period_end <= $3::timestamptz and r.refused_count > 0
    and not exists (select from rating_run l where l.scope = r.scope and l.id > r.id and l.period_start < r.period_end and l.period_end > r.period_start)
  group by r.period_end order by r.period_end`;

/** Ends where a scope stands above itself. */
const scopesAbove = `
  with recursive above (identifier, path) as (
    select parent, array[identifier] from scope where identifier = $1 and parent is not null
    union all select s.parent, a.path || s.identifier from above a join scope s on s.identifier = a.identifier where s.parent is not null and not a.identifier = any(a.path))
  select identifier from above order by cardinality(path)`;

export function alertsIn(pool: Pool, ask: <T>(work: () => Promise<T>) => Promise<T>): Alerts {
  return {
    behind: (most) => ask(async () => {
      const { rows } = await pool.query<{ id: string; identifier: string }>('select id::text, identifier from scope where alerts_until < rated_until order by alerts_until, id limit $1', [most]);
      return rows.map(({ id, identifier }) => ({ id: BigInt(id), identifier }));
    }),
    lookedOver: (time, alerts) => ask(() => lookedOver(pool, time, alerts)),
    add: (alerts) => ask(async () => receivers((await pool.query<Added>(insertion(''), [written(alerts)])).rows)),
    find: (id) => ask(async () => {
      const { rows } = await pool.query<Row>(`select ${columns} from alert where id = $1`, [id]);
      return rows[0] === undefined ? null : alertOf(rows[0]);
    }),
    list: ({ scope, since }) => ask(async () => {
      const { rows } = await pool.query<Row>(
        `select ${columns} from alert where ($1::text is null or scope = $1) and ($2::timestamptz is null or alert.created_at >= $2::timestamptz) order by alert.created_at, alert.id`,
        [scope, since === null ? null : instantText(since)]);
      return rows.map(alertOf);
    }),
    waiting: (most) => ask(async () => (await pool.query<{ id: string }>(`select id::text from alert where delivery = 'waiting' order by created_at limit $1`, [most])).rows.map(({ id }) => id)),
    hasUntried: () => ask(async () => (await pool.query<{ found: boolean }>(`select exists (select from alert where delivery = 'waiting' and attempts = 0) as found`)).rows[0]?.found === true),
    tried: (id, attempt) => ask(() => tried(pool, id, attempt)),
    refusals: (scope, { start, end }) => ask(async () => {
      const { rows } = await pool.query<{ at: string; points: number }>(refusalsOf, [scope, instantText(start), instantText(end)]);
      return rows.map(({ at, points }): Refusals => ({ at: instantOf(at), points }));
    }),
    above: (scope) => ask(async () => (await pool.query<{ identifier: string }>(scopesAbove, [scope])).rows.map(({ identifier }) => identifier)),
  };
}
