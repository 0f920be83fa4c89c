/** A source that misbehaves in every way that it can makes those late whom it concerns, says so, and heals. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runTariff } from '../support/command.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import type { Behaviour, FakeRequest } from '../support/fake-server.ts';
import { chanceFor } from './chance.ts';
import { cleanLedger } from './clean-run.ts';
import { Ground } from './ground.ts';
import { differences, expectAccounted, ledgerOf } from './ledger.ts';
import { sourceOf, usageOf } from './usage.ts';

interface Listed {
  readonly scope: string;
  readonly failures: number;
  readonly last_error: string | null;
  readonly failed_at: string | null;
  readonly retry_at: string | null;
}

async function listed({ folder, url }: Ground): Promise<readonly Listed[]> {
  const { stdout, stderr } = await runTariff(['scope', 'list', '--json'], { cwd: folder, env: { DATABASE_URL: url } });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { readonly scopes: readonly Listed[] }).scopes;
}

const faults: readonly Behaviour[] = [
  { kind: 'hangs' }, { kind: 'garbage' }, { kind: 'garbage', body: '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[0,' }, { kind: 'garbage', body: '{"status":"success"}' },
  { kind: 'half' }, { kind: 'cut' }, { kind: 'status', code: 500 }, { kind: 'status', code: 503, headers: { 'retry-after': '1' } }, { kind: 'status', code: 422, body: '{"status":"error","errorType":"execution","error":"query timed out"}' },
];
const kinds = new Set(faults.map(({ kind }) => kind)).size;
const scopeOf = ({ parameters }: FakeRequest): string => /project_id="([^"]*)"/.exec(parameters.get('query') ?? '')?.[1] ?? '';

test('it hangs, answers garbage, half or an error, and refuses connections', async () => {
  const chance = chanceFor('sources');
  const usage = usageOf(9, 24);
  const clean = await cleanLedger({ usage });
  const bad = chance.shuffled(usage.scopes).slice(0, 3);
  const good = usage.scopes.filter((scope) => !bad.includes(scope));
  const seen = new Set<string>();
  let isHealed = false;
  const options = {
    ...sourceOf(usage),
    behaviour: (request: FakeRequest, wanted: Behaviour): Behaviour => {
      if (isHealed || !bad.includes(scopeOf(request))) return wanted;
      const fault = chance.pick(faults);
      seen.add(fault.kind);
      return fault;
    },
  };
  const source = await startFakePrometheus(options);
  const port = Number(new URL(source.url).port);
  await using ground = await Ground.make({ usage, source, orchestrator: { collector_request_timeout: 2 } });
  const worker = ground.start();
  await ground.caughtUp(60_000, bad);
  // Those whom it concerns go on failing, each time for a reason that is told.
  const failed = (): ReadonlySet<string | undefined> => new Set(worker.linesOf('error').map(({ scope }) => scope));
  while (seen.size < kinds || failed().size < bad.length || worker.linesOf('error').length < 10) await sleep(100);
  expect(await ground.behind()).toEqual(usage.scopes.filter((scope) => bad.includes(scope)));
  const during = await listed(ground);
  expect(during.filter(({ failures }) => failures > 0).map(({ scope }) => scope)).toEqual([...bad].sort());
  for (const { scope, last_error, failed_at, retry_at } of during.filter(({ failures }) => failures > 0)) {
    expect([scope, last_error]).toEqual([scope, expect.stringMatching(/prometheus|sources/)]);
    expect([failed_at, retry_at]).not.toContain(null);
  }
  expect(during.filter(({ scope }) => good.includes(scope)).every(({ last_error }) => last_error === null)).toBe(true);
  console.log(`${worker.linesOf('error').length} failures, such as: ${[...new Set(worker.linesOf('error').map(({ msg }) => msg))].join('\n')}`);
  // Nobody listens any more, then it is there again and well.
  await source.stop();
  const refused = (line: { readonly msg: string }): boolean => /refused/.test(line.msg);
  await worker.until(refused);
  isHealed = true;
  await using healed = { source: await startFakePrometheus({ ...options, port }), async [Symbol.asyncDispose]() { await this.source.stop(); } };
  expect(healed.source.url).toBe(source.url);
  await ground.caughtUp();
  expect((await listed(ground)).map(({ failures, last_error, retry_at }) => [failures, last_error, retry_at])).toEqual(usage.scopes.map(() => [0, null, null]));
  expect(await worker.stop()).toEqual({ code: 0, signal: null });
  await expectAccounted(ground);
  expect(differences(await ledgerOf(ground), clean)).toEqual([]);
});
