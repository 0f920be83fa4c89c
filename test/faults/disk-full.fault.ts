/** A disk that is full under the database: it is said, nothing is half-written, and work goes on when there is room. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rowsOf } from '../support/postgres.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { OwnServer } from './own-server.ts';
import { SmallDisk } from './small-disk.ts';
import { usageOf } from './usage.ts';

test('full in the middle of work, twice', async ({ skip }) => {
  const usage = usageOf(10, 48, 6);
  const made = SmallDisk.make(180);
  if (typeof made === 'string') return skip(made);
  using disk = made;
  const clean = await cleanLedger({ usage });
  await using server = await OwnServer.start(disk.folder);
  await using ground = await Ground.make({ usage, url: server.url, orchestrator: { periods_at_once: 4, retry_most: 2 } });
  ground.source.behave({ kind: 'delays', ms: 20 });
  const worker = ground.start();
  let crashes = 0;
  for (const left of [30_000, 200_000]) {
    const before = worker.said.length;
    await worker.until(({ msg }) => msg === 'rated');
    disk.fill(left);
    await worker.until((line) => worker.said.indexOf(line) >= before && /out of resources|lost the connection|cannot reach/.test(line.msg));
    expect((await ground.behind()).length, 'all is done already').toBeGreaterThan(0);
    // It stays full for a while, and whoever can still read sees whole runs.
    await sleep(3000);
    if (server.isRunning) expect(await rowsOf(server.url, 'select id from rating_run where finished_at is null').catch(() => [])).toEqual([]);
    else crashes++;
    expect(worker.isOver, worker.words()).toBe(false);
    disk.makeRoom();
    if (!server.isRunning) await server.start();
  }
  await ground.caughtUp();
  console.log(`the server ended ${crashes} times; it was said: ${[...new Set(worker.linesOf('error').map(({ msg }) => msg.replace(/base\/\d+\/\d+/g, '…')))].join('\n')}`);
  expect(worker.linesOf('error').some(({ msg }) => /is out of resources \(.*No space left on device\): give it room/.test(msg))).toBe(true);
  expect(worker.linesOf('fatal')).toEqual([]);
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
