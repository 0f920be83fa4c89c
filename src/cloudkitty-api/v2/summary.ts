/** `GET /v2/summary`: what usage came to, grouped. Sums are the store's; rows that are one row to the asker are added exactly. */
import type { Context } from 'hono';
import type { Hono } from 'hono';
import { type Rational, add, compare, divide, multiply, one, rational, sum, zero } from '../../money/index.ts';
import { allPoints } from '../../report/index.ts';
import type { KeptPoint, SummaryQuery, SummaryRow } from '../../storage/index.ts';
import { type Period, type Zone, instant } from '../../time/index.ts';
import { numberJson } from '../exact-json.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { scopesSeen, zoneOf } from '../sight.ts';
import { listOf, momentOf, oneOf, pagingOf, pairsOf, queryOf } from './asked.ts';
import { type CustomField, customFields } from './custom-fields.ts';
import { answering, fault, invalid } from './faults.ts';
import { type Group, groupsOf, spanStart } from './groups.ts';
import { momentText, periodIn } from './moments.ts';

/** Of what belongs to one row. */
interface Sums {
  readonly texts: readonly string[];
  /** Of the store's row: by this the span is known. */
  readonly span: string | null;
  points: bigint;
  qty: Rational;
  price: Rational;
  readonly least: { qty: Rational | null; price: Rational | null };
  readonly most: { qty: Rational | null; price: Rational | null };
}

function amountOf({ amounts }: SummaryRow): Rational {
  if (amounts.length > 1) fault(400, `Amounts in ${amounts.map(({ currency }) => currency).join(' and ')} are never added: ask for a time in which there was one currency.`);
  return amounts[0]?.amount ?? zero;
}

const compareTexts = (a: readonly string[], b: readonly string[]): number => {
  for (let place = 0; place < a.length; place++) if (a[place] !== b[place]) return a[place]! < b[place]! ? -1 : 1;
  return 0;
};

interface Question {
  readonly query: SummaryQuery;
  readonly groups: readonly Group[];
  readonly asked: readonly string[];
}

const textsOf = ({ groups, asked }: Question, keyOf: (name: string) => string | null): readonly string[] => {
  const known = new Map(asked.map((name) => [name, keyOf(name)]));
  return groups.map((group) => group.text(group.asked.map((name) => known.get(name) ?? null)));
};

class Rows {
  readonly #rows = new Map<string, Sums>();

  of(texts: readonly string[], span: string | null): Sums {
    const name = JSON.stringify(texts);
    const known = this.#rows.get(name);
    if (known !== undefined) return known;
    const fresh: Sums = { texts, span, points: 0n, qty: zero, price: zero, least: { qty: null, price: null }, most: { qty: null, price: null } };
    this.#rows.set(name, fresh);
    return fresh;
  }

  get ordered(): readonly Sums[] {
    return [...this.#rows.values()].sort((a, b) => compareTexts(a.texts, b.texts));
  }
}

function noteExtremes(row: Sums, point: KeptPoint): void {
  const price = sum(point.lines.map(({ amount }) => amount));
  for (const [of, value] of [['qty', point.quantity], ['price', price]] as const) {
    if (row.least[of] === null || compare(value, row.least[of]) < 0) row.least[of] = value;
    if (row.most[of] === null || compare(value, row.most[of]) > 0) row.most[of] = value;
  }
}

/** What the store's summary would say of one point. */
function keyOfPoint(point: KeptPoint, zone: Zone, spanSeconds: number | null, name: string): string | null {
  if (name === 'meter') return point.meter;
  if (name === 'scope') return point.scope;
  if (name !== 'day') return point.fields.get(name.slice('field:'.length))?.text ?? null;
  if (spanSeconds !== null) return String(Math.floor(point.period.start / (spanSeconds * 1_000_000)));
  const { year, month, day } = zone.local(point.period.start);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function valueOf({ work, of }: CustomField, row: Sums): unknown {
  const total = of === 'qty' ? row.qty : row.price;
  switch (work) {
    case 'sum': return numberJson(total);
    case 'count': return Number(row.points);
    case 'mean': return row.points === 0n ? null : numberJson(divide(total, rational(row.points)));
    case 'min': return row.least[of] === null ? null : numberJson(row.least[of]);
    case 'max': return row.most[of] === null ? null : numberJson(row.most[of]);
  }
}

type Parts = CloudkittyParts;
type C = Context<CloudkittyEnvironment>;
const single = ['begin', 'end', 'response_format', 'custom_fields'];

function filtersOf(c: C, pairs: ReadonlyMap<string, readonly string[]>, scopeKey: string): { readonly filters: ReadonlyMap<string, readonly string[]>; readonly scopes: readonly string[] | null } {
  const scopes = scopesSeen(c.get('caller'), pairs.get(scopeKey) ?? null);
  const others = [...pairs].filter(([name]) => name !== scopeKey).map(([name, texts]) => [name === 'type' ? 'meter' : `field:${name}`, texts] as const);
  return { scopes, filters: new Map([...(scopes === null ? [] : [['scope', scopes] as const]), ...others]) };
}

async function gathered(parts: Parts, question: Question, fields: readonly CustomField[], zone: Zone): Promise<readonly Sums[]> {
  const { query, asked } = question;
  const rows = new Rows();
  const { rows: found } = await parts.store.summary(query);
  for (const each of found) {
    const keyOf = (name: string): string | null => each.key[asked.indexOf(name)] ?? null;
    const row = rows.of(textsOf(question, keyOf), query.daySeconds === undefined ? null : keyOf('day'));
    row.points += BigInt(each.points);
    row.qty = add(row.qty, sum(each.quantities.map(({ quantity }) => quantity)));
    row.price = add(row.price, amountOf(each));
  }
  if (fields.some(({ work }) => work === 'min' || work === 'max')) {
    const { filters = new Map<string, readonly string[]>(), from, to, daySeconds = null } = query;
    const named = new Map([...filters].filter(([name]) => name.startsWith('field:')).map(([name, texts]) => [name.slice('field:'.length), texts as readonly string[]] as const));
    const [scopes, meters] = [(filters.get('scope') ?? null) as readonly string[] | null, (filters.get('meter') ?? null) as readonly string[] | null];
    if (from === null || to === null) throw new TypeError('INVARIANT: a summary of version 2 has a begin and an end');
    for await (const points of allPoints(parts.store, { period: { start: from, end: to }, scopes, meters, fields: named })) {
      for (const point of points) noteExtremes(rows.of(textsOf(question, (name) => keyOfPoint(point, zone, daySeconds, name)), keyOfPoint(point, zone, daySeconds, 'day')), point);
    }
  }
  return rows.ordered;
}

function spanOf({ span }: Sums, period: Period, seconds: number | null): Period {
  if (seconds === null || span === null) return period;
  const start = spanStart(span, seconds);
  return { start, end: instant(start + seconds * 1_000_000) };
}

export function addSummary(app: Hono<CloudkittyEnvironment>, parts: Parts): void {
  app.get('/v2/summary', answering(async (c: C) => {
    const asked = queryOf(c, { single, lists: ['groupby', 'filters'] });
    const { offset, limit } = pagingOf(asked);
    const format = oneOf(asked, 'response_format') ?? 'table';
    if (format !== 'table' && format !== 'object') return invalid('response_format', 'not a valid value: table or object');
    const fields = customFields(oneOf(asked, 'custom_fields'));
    const zone = await zoneOf(parts);
    const period = periodIn(momentOf(asked, 'begin'), momentOf(asked, 'end'), parts.now(), zone);
    const names = listOf(asked, 'groupby');
    const spanSeconds = names.includes('time') ? parts.periodSeconds : null;
    const groups = groupsOf(names, { scopeKey: parts.scopeKey, zone, spanSeconds });
    const { filters, scopes } = filtersOf(c, pairsOf(asked, 'filters', true), parts.scopeKey);
    if (scopes?.length === 0) return c.json({ total: 0, columns: [], results: [] });
    const by = [...new Set(groups.flatMap((group) => group.asked))];
    const query: SummaryQuery = { by, from: period.start, to: period.end, timezone: zone.name, filters, ...(spanSeconds === null ? {} : { daySeconds: spanSeconds }) };
    const rows = period.end <= period.start ? [] : await gathered(parts, { query, groups, asked: by }, fields, zone);
    const columns = ['begin', 'end', ...fields.map(({ name }) => name), ...groups.flatMap(({ column }) => column ?? [])];
    const results = rows.slice(offset, offset + limit).map((row) => {
      const { start, end } = spanOf(row, period, spanSeconds);
      return [momentText(start, zone), momentText(end, zone), ...fields.map((field) => valueOf(field, row)), ...groups.flatMap(({ column }, place) => (column === null ? [] : [row.texts[place] ?? '']))];
    });
    if (format === 'object') return c.json({ total: rows.length, results: results.map((values) => Object.fromEntries(columns.map((name, place) => [name, values[place]]))), format });
    return c.json({ total: rows.length, columns: rows.length === 0 ? [] : columns, results, format });
  }));
}
