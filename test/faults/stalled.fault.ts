/** A worker that stands still for longer than its heartbeat loses its work to another, holds up nobody for longer than that, and what it brings afterwards is refused. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rowsOf } from '../support/postgres.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { type Link, Proxy } from './proxy.ts';
import { usageOf } from './usage.ts';

const heartbeatMs = 10_000;
/** To read a log that is written soon. */
const momentMs = 2000;

test('stopped while it collects', async () => {
  const usage = usageOf(1, 24);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 24 } });
  ground.source.behave({ kind: 'delays', ms: 3000 });
  const stalled = ground.start();
  // The fetcher has asked once, and now the collector does.
  while (ground.source.counts.range === 0) await sleep(20);
  stalled.signal('SIGSTOP');
  ground.source.behave({ kind: 'answers' });
  const other = ground.start();
  await ground.caughtUp(4 * heartbeatMs);
  await other.until(({ msg, scope }) => msg === 'rated' && scope === usage.scopes[0]);
  stalled.signal('SIGCONT');
  await sleep(3000);
  expect(stalled.said.filter(({ msg }) => msg === 'rated')).toEqual([]);
  expect([stalled.isOver, other.isOver]).toEqual([false, false]);
  for (const worker of [stalled, other]) expect(await worker.stop(), worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

const stops = [
  // The server has done all it was asked for, and waits for the next statement.
  { title: 'between two statements of its transaction', within: 2.5, isThere: (link: Link, piece: Buffer) => link.copied === null && piece.includes('commit'), passes: () => 0 },
  // The server waits for the rest of the rows, and no time of its own ends that.
  { title: 'in the middle of a COPY', within: 6, isThere: (link: Link, piece: Buffer) => link.copied !== null && piece.length > 200, passes: (piece: Buffer) => piece.length >> 1 },
];

test.each(stops)('stopped $title: the others go on', async ({ within, isThere, passes }) => {
  const usage = usageOf(6, 24);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 6, max_workers: 1 } });
  await using proxy = await Proxy.to(ground.url);
  const stalled = ground.start({ url: proxy.through(ground.url) });
  await stalled.until('scopes were looked for');
  await new Promise<void>((resolve) => {
    proxy.watch((link, piece) => {
      if (!isThere(link, piece)) return piece.length;
      stalled.signal('SIGSTOP');
      link.silence();
      proxy.watch(null);
      resolve();
      return passes(piece);
    });
  });
  const begun = performance.now();
  const other = ground.start();
  await ground.caughtUp(within * heartbeatMs);
  console.log(`held up for ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  stalled.signal('SIGCONT');
  for (const link of proxy.links) link.cut();
  await sleep(momentMs);
  expect([stalled.isOver, other.isOver]).toEqual([false, false]);
  for (const worker of [stalled, other]) expect(await worker.stop(), worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
  expect(await rowsOf(ground.url, `select from pg_locks where locktype = 'advisory'`)).toEqual([]);
});
