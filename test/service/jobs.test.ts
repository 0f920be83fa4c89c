/** The queue of jobs: as many at once as it is told, each key once, and somebody else's work is seen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Jobs, type Kind } from '../../src/service/jobs.ts';
import { freshDatabase } from '../support/postgres.ts';

interface Numbered {
  readonly number: number;
}

const workMs = 300;

test('as many jobs are worked on at once as it is told, and none waits for the next look into the queue', async () => {
  const database = await freshDatabase();
  const [worker, other] = await Promise.all([1, 2].map(() => Jobs.open({ connectionString: database.url }, { heartbeatSeconds: 10, longestSeconds: 60 }, pino({ level: 'silent' })))) as [Jobs, Jobs];
  let [atOnce, mostAtOnce] = [0, 0];
  const done: number[] = [];
  const kind: Kind<Numbered> = {
    name: 'numbered', keyOf: ({ number }) => String(number), concurrency: 4, retries: 0, work: async ({ number }) => {
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await sleep(workMs);
      atOnce--;
      done.push(number);
    },
  };
  await worker.take(kind);
  const numbers = Array.from({ length: 12 }, (_, number) => ({ number }));
  const begun = performance.now();
  expect(await worker.add(kind, numbers)).toBe(numbers.length);
  expect(await worker.add(kind, numbers)).toBe(0);
  expect(await other.areOpen(kind)).toBe(true);
  while (await other.areOpen(kind)) await sleep(50);
  // Three rounds; a look into the queue comes after five seconds.
  expect(performance.now() - begun).toBeLessThan(4500);
  expect(mostAtOnce).toBe(4);
  expect(done.sort((a, b) => a - b)).toEqual(numbers.map(({ number }) => number));
  await Promise.all([worker.close(1), other.close(1)]);
  await database.drop();
});
