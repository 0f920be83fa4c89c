/** A database that goes away in the middle of work and comes back: the worker stays, waits in peace, and goes on by itself. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { chanceFor } from './chance.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { OwnServer } from './own-server.ts';
import { shareOf } from './processor-time.ts';
import { usageOf } from './usage.ts';

const stops = 6;

test(`stopped at once ${stops} times and started again`, async () => {
  const chance = chanceFor('database away');
  const usage = usageOf(10, 48);
  const clean = await cleanLedger({ usage });
  await using server = await OwnServer.start();
  await using ground = await Ground.make({ usage, url: server.url, orchestrator: { periods_at_once: 1, retry_most: 2 } });
  ground.source.behave({ kind: 'delays', ms: 20 });
  const worker = ground.start();
  await worker.until('scopes were looked for');
  for (let stopped = 0; stopped < stops; stopped++) {
    await sleep(chance.between(300, 1500));
    expect((await ground.behind()).length, 'all is done already').toBeGreaterThan(0);
    await server.stop();
    await sleep(chance.between(200, 3000));
    expect(worker.isOver, worker.words()).toBe(false);
    await server.start();
  }
  await ground.caughtUp();
  expect(worker.stray).toBe('');
  expect(worker.linesOf('fatal')).toEqual([]);
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

test('away for longer than a heartbeat: little is said, little is done, and a signal still ends the worker', async () => {
  const usage = usageOf(6, 24);
  const clean = await cleanLedger({ usage });
  await using server = await OwnServer.start();
  await using ground = await Ground.make({ usage, url: server.url, orchestrator: { periods_at_once: 1, retry_most: 2 } });
  ground.source.behave({ kind: 'delays', ms: 50 });
  const [worker, other] = [ground.start(), ground.start({ arguments: ['--grace', '2'] })];
  await Promise.all([worker.until('the worker has begun'), other.until('the worker has begun')]);
  await sleep(700);
  expect((await ground.behind()).length).toBeGreaterThan(0);
  await server.stop();
  await sleep(1500);
  const said = worker.said.length;
  const share = await shareOf(worker.pid, 11_000);
  console.log(`${worker.said.length - said} lines and ${(share * 100).toFixed(1)} % of a processor in eleven seconds without a database`);
  expect(worker.said.length - said).toBeLessThan(100);
  expect(share).toBeLessThan(0.15);
  // Sentences for people, and where something failed, which.
  expect(worker.linesOf('error').some(({ msg }) => /cannot reach the database at 127\.0\.0\.1:\d+ \(connection refused\)/.test(msg))).toBe(true);
  const asked = performance.now();
  expect(await other.stop()).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(8_000);
  expect(other.stray).toBe('');
  await server.start();
  await ground.caughtUp();
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
