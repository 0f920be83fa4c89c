/** The first period of a scope takes much longer than a heartbeat: its lock must not be lost to another, and nobody must have to take one away by hand. */
import { expect, test } from 'vitest';
import { rowsOf } from '../support/postgres.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { usageOf } from './usage.ts';

const heartbeatMs = 10_000;

test('a first period that takes much longer than the heartbeat stays with who collects it', async () => {
  const usage = usageOf(2, 24);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 24, max_threads: 1 } });
  const workers = [ground.start(), ground.start()];
  await Promise.any(workers.map((worker) => worker.until('scopes were looked for')));
  // Three metrics, one after the other.
  ground.source.behave({ kind: 'delays', ms: 9000 });
  await ground.caughtUp(6 * heartbeatMs);
  const long = workers.flatMap(({ said }) => said.filter(({ msg, seconds }) => msg === 'rated' && Number(seconds) > 2.5 * (heartbeatMs / 1000)));
  expect(long.map(({ scope }) => scope).sort()).toEqual(usage.scopes);
  expect(workers.flatMap((worker) => [...worker.linesOf('warn'), ...worker.linesOf('error')].filter(({ msg }) => !/^\d+ points? (un|refused|stopped)/.test(msg)))).toEqual([]);
  const [jobs] = await rowsOf<{ again: number; dead: number }>(ground.url, `select count(*) filter (where retry_count > 0)::int as again, count(*) filter (where name like '%.dead')::int as dead from tariff_jobs.job`);
  expect(jobs).toEqual({ again: 0, dead: 0 });
  for (const worker of workers) expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
