/** A worker that is killed at any moment loses nothing and does nothing twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { chanceFor } from './chance.ts';
import { rowsOf } from '../support/postgres.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { usageOf } from './usage.ts';

const kills = 50;
/** All scopes may wait for the heartbeats of those who were killed. */
const longestWaitMs = 3000;

test(`killed ${kills} times and started again each time`, async () => {
  const chance = chanceFor('killed');
  const usage = usageOf(16, 48);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 1 } });
  ground.source.behave({ kind: 'delays', ms: 15 });
  for (let killed = 0; killed < kills; killed++) {
    const worker = ground.start();
    // Some die while they start, most in the middle of work: where there is some, it has done a little.
    if (chance.next() < 0.15) await sleep(chance.between(0, 900));
    else {
      const little = chance.between(0, 4);
      await worker.until('the worker has begun');
      await worker.until(() => worker.said.filter(({ msg }) => msg === 'rated').length >= little, longestWaitMs).catch(() => undefined);
      await sleep(chance.between(0, 150));
    }
    await worker.kill();
  }
  const late = (await ground.behind()).length;
  const [cut] = await rowsOf<{ runs: number; undone: number }>(ground.url, `select (select count(*)::int from rating_run) as runs, xact_rollback::int as undone from pg_stat_database where datname = current_database()`);
  ground.source.behave({ kind: 'answers' });
  const last = ground.start();
  await ground.caughtUp();
  expect(await last.stop()).toEqual({ code: 0, signal: null });
  console.log(`${kills} kills: ${cut?.runs} runs kept, ${cut?.undone} transactions undone, ${late} of ${usage.scopes.length} scopes behind after the last`);
  expect(late).toBeGreaterThan(0);
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
