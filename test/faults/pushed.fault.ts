/** The same usage pushed again and again, in other orders and other files, beside running workers and with some of the pushes killed: each point is kept once. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Ran, runTariff, startTariff } from '../support/command.ts';
import { rowsOf } from '../support/postgres.ts';
import { type Chance, chanceFor } from './chance.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { type Usage, usageOf } from './usage.ts';

const repetitions = 10;

/** Half of them with an id of the sender's, half without. */
const linesOf = ({ scopes, start, periods }: Usage): readonly string[] => scopes.flatMap((scope, place) => Array.from({ length: periods }, (_, index) => {
  const at = (hours: number): string => new Date(start / 1000 + hours * 3_600_000).toISOString();
  return `${JSON.stringify({
    ...(index % 2 === 0 ? { id: `${scope}/${index}` } : {}), meter: 'request', scope, start: at(index), end: at(index + 1), quantity: String(((index * 31 + place * 7) % 1000) / 8), unit: 'call', fields: { id: `gateway-${index % 3}` },
  })}\n`;
}));

/** The lines, cut into some files. */
function split(chance: Chance, lines: readonly string[], folder: string, name: string): readonly string[] {
  const shuffled = chance.shuffled(lines);
  const cuts = [0, ...Array.from({ length: chance.between(0, 2) }, () => chance.between(0, lines.length)), lines.length].sort((a, b) => a - b);
  return cuts.slice(1).map((until, index) => {
    const file = `${name}-${index}.ndjson`;
    writeFileSync(path.join(folder, file), shuffled.slice(cuts[index], until).join(''));
    return file;
  });
}

const pushing = (file: string): readonly string[] => ['rate', '--rules', 'rules', '--usage', file, '--json'];
const push = ({ folder, url }: Ground, file: string): Promise<Ran> => runTariff(pushing(file), { cwd: folder, env: { DATABASE_URL: url } });

async function pushAndKill({ folder, url }: Ground, file: string, afterMs: number): Promise<void> {
  const child = startTariff(pushing(file), { cwd: folder, env: { DATABASE_URL: url } });
  const ended = new Promise<void>((resolve) => { child.once('close', () => resolve()); });
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
}

test(`pushed ${repetitions} times`, async () => {
  const chance = chanceFor('pushed');
  const usage = usageOf(10, 48);
  const lines = linesOf(usage);
  await using quiet = await Ground.make({ usage });
  await quiet.start({ arguments: ['--once'] }).ended;
  writeFileSync(path.join(quiet.folder, 'all.ndjson'), lines.join(''));
  expect((await push(quiet, 'all.ndjson')).code).toBe(0);
  const clean = await ledgerOf(quiet);

  await using ground = await Ground.make({ usage, orchestrator: { periods_at_once: 1 } });
  ground.source.behave({ kind: 'delays', ms: 25 });
  const workers = [ground.start(), ground.start()];
  await Promise.all(workers.map((worker) => worker.until('the worker has begun')));
  let killed = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const files = split(chance, lines, ground.folder, `push-${repetition}`);
    if (repetition % 3 === 0) {
      killed++;
      await pushAndKill(ground, files[0]!, chance.between(300, 1200));
    }
    // Two at once, for they queue like everybody.
    for (let first = 0; first < files.length; first += 2) {
      for (const { code, stderr } of await Promise.all(files.slice(first, first + 2).map((file) => push(ground, file)))) expect(code, stderr).toBe(0);
    }
  }
  await ground.caughtUp();
  for (const worker of workers) expect(await worker.stop(), worker.words()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  const [pushed] = await rowsOf<{ read: number; rated: number; known: number; others: number }>(ground.url, `select sum(read_count)::int as read, sum(rated_count)::int as rated, sum(known_count)::int as known,
    sum(unrated_count + stopped_count + refused_count)::int as others from rating_run where scope is null`);
  expect(pushed?.rated).toBe(lines.length);
  expect(pushed?.others).toBe(0);
  expect(pushed?.read).toBe((pushed?.rated ?? 0) + (pushed?.known ?? 0));
  expect(pushed?.read).toBeGreaterThanOrEqual(repetitions * lines.length);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
  console.log(`${pushed?.read} lines pushed, ${pushed?.rated} kept, ${killed} pushes killed`);
});
