/** Clocks that are wrong, that differ between workers, and that are set back and forth: each period is rated once, after it is over, and nothing stands still. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { loadConfiguration } from '../../src/config/index.ts';
import { RulesInForce, rulesOriginOf, Service, settingsOf, sourcesOf } from '../../src/service/index.ts';
import { openStore } from '../../src/storage/index.ts';
import { instant } from '../../src/time/index.ts';
import { rowsOf } from '../support/postgres.ts';
import { chanceFor } from './chance.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { usageOf } from './usage.ts';

const preload = path.join(import.meta.dirname, 'shifted-clock.mjs');
const day = 86_400;
const clockOf = (shifts: string): Readonly<Record<string, string>> => ({ NODE_OPTIONS: `--import ${preload}`, TARIFF_TEST_CLOCK: shifts });

/** How far beyond what was over a scope has been rated. */
async function expectNothingEarly(url: string): Promise<void> {
  expect(await rowsOf(url, `select identifier, rated_until::text from scope where rated_until > now()`)).toEqual([]);
}

test('workers whose clocks and time zones differ', async () => {
  const usage = usageOf(12, 48);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 2, retry_most: 2 } });
  ground.source.behave({ kind: 'delays', ms: 10 });
  const workers = [
    ground.start({ env: { ...clockOf(`0:${-2 * day}`), TZ: 'Pacific/Kiritimati' } }),
    ground.start({ env: { ...clockOf(`0:${20 * 3600} 3:${-3600} 4:${3600}`), TZ: 'America/St_Johns' } }),
    ground.start({ env: { ...clockOf(`0:${-20 * 3600} 2:${2 * day} 5:0`), TZ: 'Europe/Berlin' } }),
  ];
  await ground.caughtUp();
  // Time for those who are fast to do what they should not.
  await sleep(2500);
  await expectNothingEarly(ground.url);
  expect(workers.some((worker) => worker.linesOf('warn').some(({ msg }) => /clock .* ahead/.test(msg)))).toBe(true);
  for (const worker of workers) expect(await worker.stop(), worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

test('a clock that is set back by a day still notices who is gone', async () => {
  const usage = usageOf(4, 24);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { max_workers: 1, periods_at_once: 1 } });
  const gone = ground.start();
  await gone.until('rated');
  ground.source.behave({ kind: 'delays', ms: 500 });
  // It is set back when all of pg-boss is at work, and a day is not over.
  const worker = ground.start({ env: clockOf(`4:${-day} 12:0`) });
  await sleep(2000);
  await gone.kill();
  ground.source.behave({ kind: 'answers' });
  await ground.caughtUp(90_000);
  expect(await worker.stop(), worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

test('a clock that is set back and forth between any two looks', async () => {
  const chance = chanceFor('clocks');
  const usage = usageOf(6, 48);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 3 } });
  const { configuration, problems } = loadConfiguration(path.join(ground.folder, 'tariff.yml'), {});
  if (configuration === null) throw new Error(JSON.stringify(problems));
  const store = await openStore({ databaseUrl: ground.url, dataDirectory: '/nowhere' });
  const log = pino({ level: 'silent' });
  let isRight = false;
  // Hours from before the first period up to tomorrow.
  const clock = { now: () => instant(isRight ? Date.now() * 1000 : usage.start + chance.between(-3, usage.periods + 24) * 3600 * 1_000_000) };
  const rated: string[] = [];
  const { collectors, fetchers } = sourcesOf(configuration);
  const service = new Service({ store, settings: settingsOf(configuration), collectors, fetchers, rules: new RulesInForce(rulesOriginOf(configuration), store, log), clock, log, events: { onRated: ({ scope }) => void rated.push(scope) } });
  try {
    await service.start();
    while (rated.length < 40) await sleep(50);
    await expectNothingEarly(ground.url);
    isRight = true;
    await ground.caughtUp();
    await sleep(500);
  } finally {
    await service.stop();
    await Promise.all([...collectors, ...fetchers].map((source) => source.close()));
    await store.close();
  }
  await expectNothingEarly(ground.url);
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
