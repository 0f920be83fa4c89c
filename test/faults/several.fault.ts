/** Several workers on one ledger: one is killed, one loses the network for a while; where the machine allows it, each has a network of its own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runTariff } from '../support/command.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { chanceFor } from './chance.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { Namespace } from './namespace.ts';
import { Proxy } from './proxy.ts';
import { type Usage, sourceOf, usageOf } from './usage.ts';

const workersAtOnce = 3;

test(`${workersAtOnce} workers on 40 scopes of 48 periods, one of them killed`, async () => {
  const chance = chanceFor('several');
  const usage = usageOf(40, 48);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 4 } });
  ground.source.behave({ kind: 'delays', ms: 20 });
  const workers = Array.from({ length: workersAtOnce }, () => ground.start());
  await Promise.all(workers.map((worker) => worker.until('rated')));
  await sleep(chance.between(0, 2000));
  expect((await ground.behind()).length, 'all is done already').toBeGreaterThan(0);
  await workers[0]!.kill();
  await ground.caughtUp();
  const [, ...alive] = workers;
  expect(alive.map(({ said }) => said.some(({ msg }) => msg === 'rated'))).toEqual(alive.map(() => true));
  for (const worker of alive) expect(await worker.stop(), worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

/** The last scope is not found by itself. */
const withoutTheLast = (usage: Usage) => ({ ...sourceOf(usage), scopes: () => usage.scopes.slice(0, -1) });

test('one whose cable is pulled loses its work to another, and goes on when it is plugged in again', async ({ skip }) => {
  const usage = usageOf(20, 48);
  const made = Namespace.make(1);
  if (typeof made === 'string') return skip(made);
  using namespace = made;
  const clean = await cleanLedger({ usage });
  const source = await startFakePrometheus(withoutTheLast(usage));
  await using ground = await Ground.make({ usage, source, orchestrator: { periods_at_once: 6 } });
  await using toDatabase = await Proxy.to(ground.url, namespace.host);
  await using toSource = await Proxy.to(source.url, namespace.host);
  source.behave({ kind: 'delays', ms: 20 });
  const address = toSource.through(source.url);
  const far = ground.start({
    url: toDatabase.through(ground.url), prefix: namespace.prefix,
    env: { TARIFF_COLLECTOR_PROMETHEUS__PROMETHEUS_URL: address, TARIFF_FETCHER_PROMETHEUS__PROMETHEUS_URL: address, TARIFF_ORCHESTRATOR__COLLECTOR_REQUEST_TIMEOUT: '5' },
  });
  await far.until('rated');
  const near = ground.start();
  await near.until('the worker has begun');
  namespace.pull();
  const last = usage.scopes.at(-1) ?? '';
  await ground.caughtUp(150_000, [last]);
  expect(far.isOver, far.words()).toBe(false);
  await near.kill();
  namespace.plug();
  const plugged = performance.now();
  // Now there is only the one that was cut off.
  const { code, stderr } = await runTariff(['scope', 'create', last], { cwd: ground.folder, env: { DATABASE_URL: ground.url } });
  expect([code, stderr]).toEqual([0, '']);
  await ground.caughtUp();
  console.log(`went on ${((performance.now() - plugged) / 1000).toFixed(1)} s after it was plugged in`);
  expect(await far.stop(), far.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
