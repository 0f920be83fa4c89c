/** `/v1/report`: who was rated, and what usage came to, in the words of version 1. Sums are the store's. */
import type { Context, Hono } from 'hono';
import { type Caller, visibleScopes } from '../../identity/index.ts';
import { type Rational, add, compare, roundToDecimals, zero } from '../../money/index.ts';
import type { SummaryRow } from '../../storage/index.ts';
import { type Instant, type Period, calendarWindow, instant, openZone } from '../../time/index.ts';
import { digitsOf } from '../exact-json.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { isYes, momentOf, momentText, queryOf } from './asked.ts';
import { answering, fault } from './faults.ts';

type C = Context<CloudkittyEnvironment>;
type Query = ReadonlyMap<string, string>;

const instantOf = (seconds: number): Instant => instant(seconds * 1_000_000);
export const naiveText = (at: Instant): string => momentText(Math.floor(at / 1_000_000));

/** What is not said is of the current month in UTC. */
export function periodOf(query: Query, now: Instant): Period {
  const utc = openZone('UTC');
  if (utc === null) throw new TypeError('INVARIANT: UTC is a zone');
  const month = calendarWindow(utc, 'month', now);
  const [begin, end] = [query.get('begin') ?? '', query.get('end') ?? ''];
  return { start: begin === '' ? month.start : instantOf(momentOf('begin', begin)), end: end === '' ? month.end : instantOf(momentOf('end', end)) };
}

/**
 * Of whom a report is: `null` for everybody, which is an admin's only. Another's scope is refused, and whoever has none of his own sees nothing.
 * @param all whether the caller asks for everybody.
 */
export function tenantsOf(caller: Caller, tenant: string | undefined, all: boolean): readonly string[] | null {
  const own = visibleScopes(caller);
  if (tenant !== undefined && tenant !== '') return own === null || own.includes(tenant) ? [tenant] : fault(403, 'You are not authorized to perform this action');
  if (own === null) return all || caller.scopes.length === 0 ? null : caller.scopes;
  return own;
}

const sumOf = (rows: readonly Pick<SummaryRow, 'amounts'>[]): Rational => rows.reduce((sum, { amounts }) => {
  if (amounts.length > 1) fault(400, `Amounts in ${amounts.map(({ currency }) => currency).join(' and ')} are never added: ask for a time in which there was one currency.`);
  return amounts.reduce((own, { amount }) => add(own, amount), sum);
}, zero);

const filtersOf = (scopes: readonly string[] | null, service: string | undefined): ReadonlyMap<string, readonly string[]> =>
  new Map([...(scopes === null ? [] : [['scope', scopes] as const]), ...(service === undefined || service === '' ? [] : [['meter', [service]] as const])]);

const decimalsOfRate = 5n;
/** At least one decimal, except for nothing at all. */
function rateText(amount: Rational): string {
  const rounded = roundToDecimals(amount, decimalsOfRate, 'half_even');
  const text = digitsOf(rounded);
  return text === '0' || text.includes('.') ? text : `${text}.0`;
}

const reported = ['begin', 'end', 'tenant_id', 'service', 'all_tenants'];

export function addReport(app: Hono<CloudkittyEnvironment>, { store, now }: CloudkittyParts): void {
  app.get('/v1/report/tenants', answering(async (c: C) => {
    periodOf(queryOf(c, ['begin', 'end']), now());
    const own = visibleScopes(c.get('caller'));
    const scopes = (await store.scopes.list()).map(({ identifier }) => identifier);
    return c.json(own === null ? scopes : scopes.filter((scope) => own.includes(scope)));
  }));

  app.get('/v1/report/total', answering(async (c: C) => {
    const query = queryOf(c, reported);
    const { start, end } = periodOf(query, now());
    const scopes = tenantsOf(c.get('caller'), query.get('tenant_id'), isYes(query.get('all_tenants')));
    if (scopes?.length === 0 || end <= start) return c.json('0');
    const { total } = await store.summary({ by: [], from: start, to: end, timezone: 'UTC', filters: filtersOf(scopes, query.get('service')) });
    return c.json(digitsOf(sumOf([total])));
  }));

  app.get('/v1/report/summary', answering(async (c: C) => {
    const query = queryOf(c, [...reported, 'groupby']);
    const { start, end } = periodOf(query, now());
    const scopes = tenantsOf(c.get('caller'), query.get('tenant_id'), isYes(query.get('all_tenants')));
    if (scopes?.length === 0 || end <= start) return c.json({ summary: [] });
    const words = (query.get('groupby') ?? '').split(',').map((word) => word.trim());
    const [byTenant, byType] = [words.includes('tenant_id'), words.includes('res_type')];
    const by = [...(byTenant ? ['scope'] : []), ...(byType ? ['meter'] : [])];
    const { rows } = await store.summary({ by, from: start, to: end, timezone: 'UTC', filters: filtersOf(scopes, query.get('service')) });
    const sums = rows.map((row) => ({ tenant: byTenant ? row.key[0] ?? '' : 'ALL', type: byType ? row.key[by.length - 1] ?? '' : 'ALL', amount: sumOf([row]) }));
    sums.sort((a, b) => compare(a.amount, b.amount) || (a.tenant < b.tenant ? -1 : a.tenant > b.tenant ? 1 : a.type < b.type ? -1 : 1));
    return c.json({ summary: sums.map(({ tenant, type, amount }) => ({ begin: naiveText(start), end: naiveText(end), tenant_id: tenant, res_type: type, rate: rateText(amount) })) });
  }));
}
