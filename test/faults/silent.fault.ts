/** A network in which nothing arrives any more, and nobody says so. */
import { expect, test } from 'vitest';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { Proxy } from './proxy.ts';
import { usageOf } from './usage.ts';

const heartbeatMs = 10_000;

test('a connection that goes silent in the middle of a transaction holds up nobody for longer, and no end of the worker', async () => {
  const usage = usageOf(6, 24);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 6, max_workers: 2 } });
  await using proxy = await Proxy.to(ground.url);
  const cutOff = ground.start({ url: proxy.through(ground.url), arguments: ['--grace', '1'] });
  await cutOff.until('scopes were looked for');
  await new Promise<void>((resolve) => {
    proxy.watch((link, piece) => {
      if (!piece.includes('commit')) return piece.length;
      for (const each of proxy.links) each.silence();
      proxy.watch((each) => {
        each.silence();
        return 0;
      });
      resolve();
      return 0;
    });
  });
  const other = ground.start();
  await ground.caughtUp(5 * heartbeatMs);
  const asked = performance.now();
  expect(await cutOff.stop(), cutOff.words()).toEqual({ code: 0, signal: null });
  expect(performance.now() - asked).toBeLessThan(8000);
  expect(cutOff.said.at(-1)?.msg).toContain('is given up');
  expect(await other.stop(), other.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
