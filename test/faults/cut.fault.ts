/** A connection that is cut in the middle of a COPY leaves nothing half-written, and the worker goes on by itself. */
import { expect, test } from 'vitest';
import { chanceFor } from './chance.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { Proxy } from './proxy.ts';
import { usageOf } from './usage.ts';

const cuts = 24;

test(`cut ${cuts} times, after any number of bytes of a COPY`, async () => {
  const chance = chanceFor('cut');
  // So much that some of it lies in packs, as long as no failure makes the worker ask for less at once.
  const usage = usageOf(8, 48, 8);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 24, max_workers: 3 } });
  await using proxy = await Proxy.to(ground.url);
  const places: string[] = [];
  // Bytes of COPYs that still pass, then the connection is cut.
  let left = chance.between(1, 25_000);
  proxy.watch((link, piece) => {
    if (link.copied === null || places.length >= cuts) return piece.length;
    left -= piece.length;
    if (left > 0) return piece.length;
    const passed = piece.length + left;
    places.push(`${link.copied + left} of ${link.table}`);
    left = chance.between(1, chance.pick([500, 50_000]));
    // What was passed may arrive, then comes the end.
    setImmediate(() => link.cut());
    return passed;
  });
  const worker = ground.start({ url: proxy.through(ground.url) });
  await ground.caughtUp();
  console.log(`cut after bytes of a COPY: ${places.join(', ')}`);
  expect(places.length).toBe(cuts);
  expect(worker.linesOf('fatal')).toEqual([]);
  expect(worker.stray).toBe('');
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

test('cut after a commit has arrived and before its answer has: what is kept is not rated again', async () => {
  const chance = chanceFor('unanswered');
  const usage = usageOf(6, 48);
  const clean = await cleanLedger({ usage });
  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 4, retry_most: 1 } });
  await using proxy = await Proxy.to(ground.url);
  const worker = ground.start({ url: proxy.through(ground.url) });
  await worker.until('the worker has begun');
  let unanswered = 0;
  proxy.watch((link, piece) => {
    if (piece.includes('commit') && unanswered < 12 && chance.next() < 0.5) {
      unanswered++;
      link.deafen();
    }
    return piece.length;
  });
  await ground.caughtUp();
  expect(unanswered).toBe(12);
  // So it looked to the worker.
  expect(worker.linesOf('error').filter(({ msg }) => msg.includes('lost the connection'))).toHaveLength(12);
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});

test('cut while it starts, it ends with a sentence, and can be started again', async () => {
  await using ground = await Ground.make({ usage: usageOf(2, 4) });
  await using proxy = await Proxy.to(ground.url);
  // The first keeps the rules, those after it make the queue of jobs.
  for (const which of [1, 2, 5]) {
    let commits = 0;
    proxy.watch((link, piece) => {
      if (/\bcommit\b/i.test(piece.toString('latin1')) && ++commits === which) link.deafen();
      return piece.length;
    });
    const worker = ground.start({ url: proxy.through(ground.url) });
    expect(await worker.ended).toEqual({ code: 3, signal: null });
    expect(worker.stray).toMatch(/^tariff: lost the connection to the database at 127\.0\.0\.1:\d+: .*\n$/);
  }
  proxy.watch(null);
  const again = ground.start({ url: proxy.through(ground.url) });
  await ground.caughtUp();
  expect(await again.stop(), again.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
});
