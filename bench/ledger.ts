/**
 * How fast the ledger takes points and how many bytes it keeps of them: a million hourly points of 1,400 series by columns, with fsync on,
 * against MikroORM's `insertMany` of a plain row of 13 columns on the same server. `node bench/ledger.ts [POINTS]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MikroORM, defineConfig, defineEntity, p } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import type { NumberColumn } from '../src/columns/index.ts';
import { rational } from '../src/money/index.ts';
import { type OutcomeForm, type PointColumns, type SeriesForm, type Store, openStore } from '../src/storage/index.ts';
import { joinEmbeddedServer } from '../src/storage/embedded/embedded-server.ts';

const points = Number(process.argv[2] ?? 1_000_000);
const seriesCount = 1400;
const rowsAtOnce = 16_384;
const plainRows = Math.min(points, 60_000);
const hour = 3_600_000_000;
const monthStart = Date.UTC(2026, 2, 1) * 1000;

const series: readonly SeriesForm[] = Array.from({ length: seriesCount }, (_, index) => ({
  meter: ['instance', 'volume', 'traffic'][index % 3] ?? '', scope: `project-${index % 500}`, unit: 'hour', meterUnit: 'hour', inMeterUnit: rational(1n),
  fields: new Map(Object.entries({ flavor: `m1.size${index % 50}`, region: `region-${index % 8}`, az: `az${index % 3}`, image: `image-${index % 20}`, project: `project-${index % 500}`, resource: `r-${index}` })
    .map(([name, text]) => [name, { text, kind: 'text' as const }])),
}));
const outcomes: readonly OutcomeForm[] = Array.from({ length: 50 }, (_, index) => ({ status: 'rated', code: null, reason: null, line: { module: 'compute', rule: 'by_flavor', at: `compute.tariff:${index + 8}`, currency: 'EUR' } }));

const quantityOf = (index: number): number => (index * 7919) % 100_000_000;
const amountOf = (index: number): number => Math.floor((quantityOf(index) * 213) / 1000);

function batchAt(from: number, shift: number): { readonly columns: PointColumns; readonly outcomeOf: Uint32Array; readonly amount: NumberColumn } {
  const count = Math.min(rowsAtOnce, points - from);
  const [seriesOf, start, end, quantities, amounts, outcomeOf] = [new Uint32Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count), new Uint32Array(count)];
  for (let row = 0; row < count; row++) {
    const index = from + row;
    seriesOf[row] = index % seriesCount;
    const at = monthStart + (Math.floor(index / seriesCount) + shift) * hour;
    [start[row], end[row], quantities[row], amounts[row], outcomeOf[row]] = [at, at + hour, quantityOf(index), amountOf(index), (index % seriesCount) % 50];
  }
  return {
    columns: { count, series, seriesOf, ids: null, n: null, start, end, quantity: { decimals: 4, coefficients: quantities, low: null, wide: new Map() } },
    outcomeOf, amount: { decimals: 6, coefficients: amounts, low: null, wide: new Map() },
  };
}

interface Took { readonly wallMs: number; readonly cpuMs: number }
async function timed(work: () => Promise<void>): Promise<Took> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: performance.now() - wall, cpuMs: (user + system) / 1000 };
}

const hash = 'a'.repeat(64);
const noCounts = { read: 0, rated: 0, unrated: 0, stopped: 0, refused: 0, known: 0 };
async function writeAll(store: Store, shift: number, work: 'write' | 'know'): Promise<void> {
  await store.intake({ rulebookHash: hash, source: 'bench' }, async (intake) => {
    for (let from = 0; from < points; from += rowsAtOnce) {
      const { columns, outcomeOf, amount } = batchAt(from, shift);
      const leaveOut = await intake.knownOf(columns);
      if (work === 'know' && leaveOut.some((standing) => standing !== 1)) throw new Error('a point that is kept is not known');
      await intake.writeColumns({ points: columns, leaveOut, outcomes, outcomeOf, amount, charged: new Map(), further: null });
    }
    await intake.finish(noCounts);
  });
}

const Plain = defineEntity({
  name: 'Plain', tableName: 'plain',
  properties: {
    id: p.integer().primary(), meter: p.text(), scope: p.text().index(), start: p.datetime().columnType('timestamptz').index(), end: p.datetime().columnType('timestamptz'), quantity: p.decimal().columnType('numeric'),
    unit: p.text(), flavor: p.text(), region: p.text(), image: p.text(), rule: p.text(), amount: p.decimal().columnType('numeric'), currency: p.text(),
  },
});

async function plainOrm(url: string): Promise<Took> {
  const orm = await MikroORM.init(defineConfig({ entities: [Plain], clientUrl: url, discovery: { checkDuplicateFieldNames: true } }));
  await orm.schema.create();
  const took = await timed(() => orm.em.fork().transactional(async (manager) => {
    for (let from = 0; from < plainRows; from += 1000) {
      await manager.insertMany(Plain, Array.from({ length: Math.min(1000, plainRows - from) }, (_, row) => {
        const index = from + row;
        const at = (monthStart + Math.floor(index / seriesCount) * hour) / 1000;
        return {
          id: index + 1, meter: 'instance', scope: `project-${index % 500}`, start: new Date(at), end: new Date(at + hour / 1000), quantity: (quantityOf(index) / 1e4).toFixed(4), unit: 'hour',
          flavor: `m1.size${index % 50}`, region: `region-${index % 8}`, image: `image-${index % 20}`, rule: 'by_flavor', amount: (amountOf(index) / 1e6).toFixed(6), currency: 'EUR',
        };
      }));
    }
  }));
  await orm.close();
  return took;
}

/** Everything that the ledger keeps of points, indexes and free space maps included. */
export const sizeQuery = `select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes from pg_class c
  where c.relkind = 'r' and c.relname ~ '^(point|further_charge|series|outcome|sender_id)' and pg_total_relation_size(c.oid) > 0 order by 1`;

const rate = ({ wallMs, cpuMs }: Took, rows: number): string =>
  `${Math.round(rows / wallMs)} k/s wall, ${((cpuMs * 1000) / rows).toFixed(2)} µs of our CPU a point (${Math.round(wallMs)} ms)`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));
const { address, leave } = await joinEmbeddedServer(folder, { settings: [], onProgress: () => {} });
const url = `postgres://${address.user}:${address.password}@${address.host}:${address.port}/${address.database}`;
const store = await openStore({ databaseUrl: url, dataDirectory: folder });
const client = new Client({ connectionString: url });
await client.connect();
try {
  await store.saveRulebook({ hash, currency: 'EUR', timezone: 'UTC', moduleStates: {}, files: [] });
  const written = await timed(() => writeAll(store, 0, 'write'));
  console.log(`writeColumns, ${points} points of ${seriesCount} series, empty ledger: ${rate(written, points)}`);
  const { rows } = await client.query<{ name: string; bytes: number }>(sizeQuery);
  for (const { name, bytes } of rows) console.log(`  ${name}: ${(bytes / points).toFixed(2)} bytes a point`);
  console.log(`bytes a point with one charge, all indexes: ${(rows.reduce((sum, { bytes }) => sum + bytes, 0) / points).toFixed(1)}`);
  console.log(`again, all known: ${rate(await timed(() => writeAll(store, 0, 'know')), points)}`);
  const later = await timed(() => writeAll(store, Math.ceil(points / seriesCount), 'write'));
  console.log(`the next hours of the same series: ${rate(later, points)}`);
  const report = await timed(async () => { await store.summary({ by: ['scope', 'meter'], from: null, to: null, timezone: 'UTC' }); });
  const days = await timed(async () => { await store.summary({ by: ['day', 'flavor'], from: null, to: null, timezone: 'Europe/Paris' }); });
  const rules = await timed(async () => { await store.summary({ by: ['rule'], from: null, to: null, timezone: 'UTC' }); });
  console.log(`reports over ${2 * points} points: by scope and meter ${Math.round(report.wallMs)} ms, by day and flavor ${Math.round(days.wallMs)} ms, by rule ${Math.round(rules.wallMs)} ms`);
  const plain = await plainOrm(url);
  console.log(`insertMany of a plain row of 13 columns, ${plainRows} rows: ${rate(plain, plainRows)}`);
  console.log(`ratio of wall time: ${((plain.wallMs / plainRows) / (written.wallMs / points)).toFixed(1)}×, of the next hours ${((plain.wallMs / plainRows) / (later.wallMs / points)).toFixed(1)}×`);
} finally {
  await client.end();
  await store.close();
  await leave();
  rmSync(folder, { recursive: true, force: true });
}
