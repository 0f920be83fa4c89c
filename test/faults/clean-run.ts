/** The ledger of one worker that nothing happens to: what every other must come to. */
import { expect } from 'vitest';
import { Ground, type GroundOptions } from './ground.ts';
import { type Ledger, expectAccounted, ledgerOf } from './ledger.ts';

export async function cleanLedger(options: Pick<GroundOptions, 'usage' | 'files'>): Promise<Ledger> {
  await using ground = await Ground.make({ ...options, orchestrator: { max_workers: 1, periods_at_once: 24 } });
  const worker = ground.start({ arguments: ['--once'] });
  expect(await worker.ended, worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  const ledger = await ledgerOf(ground);
  // A ledger of nothing would be like any other of nothing.
  for (const name of ['points', 'charges', 'totals', 'limits', 'report']) expect(ledger[name]?.length, name).toBeGreaterThan(0);
  return ledger;
}
