/**
 * From bytes to the database, held against MikroORM's insertMany of the plain row, which neither reads nor prices. Both write to the embedded PostgreSQL as it is
 * delivered, fsync on, with the indexes each of them has; wall time, since most of the work is in the server's processes.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { joinEmbeddedServer } from '../../src/storage/embedded/embedded-server.ts';
import { insertMany, openMikroOrm, plainPoints } from '../contestants/mikro-orm.ts';
import { openProductStore, storeLines, storedSums } from '../contestants/product-store.ts';
import type { Mode } from '../modes.ts';
import { checkExactness } from '../oracle/check.ts';
import { fractionOf, isEqual } from '../oracle/fraction.ts';
import { pricesOf, sumsOf, totalOf } from '../oracle/prices.ts';
import { type Sample, measure } from '../protocol/measure.ts';
import { median, minimum } from '../protocol/statistics.ts';
import { w1, w1Hourly } from '../workloads/index.ts';
import { ndjsonOf } from '../workloads/ndjson.ts';
import { pointsOf } from '../workloads/points.ts';
import { rowsOf } from '../workloads/rows.ts';
import { compiled } from '../workloads/rulebook.ts';
import { type SectionResult, type TimingLine, exactnessLine } from './result.ts';

async function ask<Answer extends object>(url: string, statement: string): Promise<readonly Answer[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query<Answer>(statement).then(({ rows }) => rows).finally(() => client.end());
}

/** All tables with their indexes and everything that belongs to them, but for what the system keeps. */
async function bytesIn(url: string): Promise<number> {
  const [row] = await ask<{ bytes: string }>(url, `select coalesce(sum(pg_total_relation_size(c.oid)), 0)::text as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`);
  return Number(row?.bytes);
}

interface Side {
  readonly name: string;
  readonly form: string;
  readonly samples: Sample[];
  readonly url: string;
}

const lineOf = ({ name, form, samples }: Side, count: number): TimingLine => {
  const [wall, cpu] = [samples.map((sample) => (sample.wall * 1000) / count), samples.map((sample) => (sample.cpu * 1000) / count)];
  return { name, form, sample: count, rounds: samples.length, wallUs: median(wall), cpuUs: median(cpu), leastCpuUs: minimum(cpu), perCpuSecond: 1e6 / median(cpu) };
};

async function withServer<Answer>(work: (urlOf: (database: string) => string, folder: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tariff-bench-'));
  // The server may run as another user, who has to get through.
  chmodSync(folder, 0o711);
  try {
    const { address, leave } = await joinEmbeddedServer(path.join(folder, 'data'), { settings: [], onProgress: () => {} });
    try {
      return await work((database) => `postgres://${address.user}:${address.password}@${address.host}:${address.port}/${database}`, folder);
    } finally {
      await leave();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function storeSection(mode: Mode): Promise<SectionResult> {
  return withServer(async (urlOf, folder) => {
    const side = (name: string, form: string, database: string): Side => ({ name, form, samples: [], url: urlOf(database) });
    const orm = side('MikroORM insertMany', '13 columns of rows at hand, 1,000 a statement', 'bench_orm');
    const products = [
      { workload: w1, side: side('Tariff, NDJSON to stored charges', 'read, validate, price, store point and charge', 'bench_product'), id: 'store' },
      { workload: w1Hourly, side: side('Tariff, the same of 1,400 resources', 'hour after hour, no ids', 'bench_hourly'), id: 'store, hourly' },
    ];
    for (const { url } of [orm, ...products.map((product) => product.side)]) await ask(urlOf('postgres'), `create database ${new URL(url).pathname.slice(1)}`);
    const [setting] = await ask<{ fsync: string }>(orm.url, 'show fsync');
    if (setting?.fsync !== 'on') throw new Error('INVARIANT: the server writes through to the disk');
    const mikro = await openMikroOrm(orm.url);
    const ormBefore = await bytesIn(orm.url);
    const opened = await Promise.all(products.map(async (product) => {
      const store = await openProductStore(product.side.url, folder);
      return { ...product, store, rulebook: compiled(product.workload), before: await bytesIn(product.side.url), totals: [] as boolean[] };
    }));
    const count = mode.storePoints;
    try {
      // The first round warms up. Every round has points of its own.
      for (let round = 0; round <= mode.longRounds; round++) {
        const rows = plainPoints(rowsOf(pointsOf(w1, count, round * count)));
        const runs = opened.map(({ workload, side: { samples }, store, rulebook, totals }) => {
          const points = pointsOf(workload, count, round * count);
          const bytes = ndjsonOf(points);
          return async (): Promise<void> => {
            let stored = { rated: 0, total: '0' };
            const sample = await measure(async () => { stored = await storeLines(store, rulebook, bytes); });
            totals.push(stored.rated === count && isEqual(fractionOf(stored.total), totalOf(pricesOf(points))));
            if (round > 0) samples.push(sample);
          };
        });
        runs.push(async () => {
          const sample = await measure(() => insertMany(mikro, rows));
          if (round > 0) orm.samples.push(sample);
        });
        if (round % 2 === 1) runs.reverse();
        for (const run of runs) await run();
      }
      const all = count * (mode.longRounds + 1);
      const results = [];
      for (const { workload, side: { name, url, samples }, store, before, totals, id } of opened) {
        // Everything at once, as the database adds it up.
        const whole = pointsOf(workload, all);
        const kept = exactnessLine(`${name}, read back`, true, checkExactness([], [], sumsOf(whole, pricesOf(whole)), await storedSums(store)));
        const isExact = totals.every(Boolean);
        const suffix = workload === w1 ? '' : ', 1,400 resources';
        results.push({
          exactness: [{ name, isProduct: true, isExact, text: isExact ? `exact: the totals of ${totals.length} runs` : 'not exact: the totals differ' }, kept],
          figures: [
            { id: `${id}: Tariff to MikroORM`, title: `NDJSON to stored charges, ratio to MikroORM insertMany, wall${suffix}`, value: median(samples.map(({ wall }, round) => (orm.samples[round]?.wall ?? NaN) / wall)), unit: '×' },
            { id: `${id}: bytes`, title: `bytes for a stored point with one charge, with indexes${suffix}`, value: (await bytesIn(url) - before) / all, unit: 'B' },
          ],
        });
      }
      return {
        name: 'store', title: `NDJSON to the embedded PostgreSQL, fsync on: ${count.toLocaleString('en')} points a round, workload W1`, leftOut: [],
        exactness: results.flatMap(({ exactness }) => exactness),
        timings: [...opened.map((product) => lineOf(product.side, count)), lineOf(orm, count)],
        figures: [
          ...results.flatMap(({ figures }) => figures),
          { id: 'store: bytes of MikroORM', title: 'bytes for a plain row of MikroORM, with indexes', value: (await bytesIn(orm.url) - ormBefore) / all, unit: 'B' },
        ],
      };
    } finally {
      await mikro.close();
      for (const { store } of opened) await store.close();
    }
  });
}
