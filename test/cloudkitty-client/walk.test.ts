/** Proves that every command of CloudKitty's own client works against a real server, over both versions of its interface and all ways to log in without Keystone. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/postgres.ts';
import { runTariff } from '../support/command.ts';
import { Client, clientVersion } from './client.ts';
import { type Served, serving } from './serving.ts';
import { type Row, type Step, walk } from './walk.ts';

const version = clientVersion();
const metricsFile = `metrics:
  cpu:
    unit: instance
    alt_name: instance
    groupby: [id, user_id]
    metadata: [flavor_name]
    mutate: NUMBOOL
    extra_args: {resource_type: instance}
`;
const point = (project: string, quantity: number): unknown => ({ vol: { unit: 'instance', qty: quantity }, rating: { price: 0 }, groupby: { id: `vm-${project}`, user_id: 'u', project_id: project }, metadata: { flavor_name: 'm1.small' } });
const frames = JSON.stringify({ dataframes: [{ period: { begin: '2026-03-01T00:00:00+00:00', end: '2026-03-01T01:00:00+00:00' }, usage: { instance: [point('acme', 1), point('globex', 2)] } }] });

/** Words of a command line; those between quotes are one. */
const wordsOf = (command: string): readonly string[] => [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

if (version === null) describe.skip('the client of CloudKitty is not installed (apt-get install python3-cloudkittyclient)', () => test('it would be tried', () => undefined));

describe.skipIf(version === null)(`the client of CloudKitty, ${version}`, () => {
  const client = version === null ? null : new Client();
  afterAll(() => client?.close());
  const run = (words: readonly string[], environment: Readonly<Record<string, string>>) => client?.run(words, environment) ?? Promise.resolve({ code: 1, stdout: '', stderr: 'no client' });

  describe.each(['1', '2'] as const)('with version %s of its interface', (api) => {
    const kept = new Map<string, string>();
    let database: TestDatabase;
    let served: Served;
    beforeAll(async () => {
      database = await freshDatabase();
      served = await serving(database.url, { 'metrics.yml': metricsFile, 'frames.json': frames }, ['--metrics', 'metrics.yml']);
      kept.set('frames', path.join(served.folder, 'frames.json'));
    }, 60_000);
    afterAll(async () => {
      await served.stop();
      await database.drop();
    });

    const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => kept.get(name) ?? whole);
    const filledRow = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? filled(value) : value]));

    const steps = walk.filter((step) => step.api === undefined || step.api === api);
    for (const [index, step] of steps.entries()) test(`${index + 1}: ${step.command}`, async () => {
      const words = wordsOf(filled(step.command));
      const printed = await run([`--os-rating-api-version=${step.runsAs ?? api}`, ...words, ...(step.columns === null ? [] : ['-f', 'json'])], { OS_AUTH_TYPE: 'cloudkitty-noauth', OS_ENDPOINT: served.url });
      if (step.fails !== undefined) {
        expect(printed.code, printed.stdout).not.toBe(0);
        expect(printed.stderr).toMatch(step.fails);
        return undefined;
      }
      expect(printed.stderr.replace(/^WARNING: .*deprecated.*$/gm, '').trim(), 'nothing is said on standard error but what is deprecated').toBe('');
      expect(printed.code).toBe(0);
      if (step.columns === null) return undefined;
      const answer = JSON.parse(printed.stdout) as Row | readonly Row[];
      const rows = Array.isArray(answer) ? answer as readonly Row[] : [answer as Row];
      for (const row of rows) expect(Object.keys(row)).toEqual(step.columns);
      if (step.rows !== undefined) expect(rows).toHaveLength(step.rows);
      for (const expected of step.has ?? []) expect(rows).toContainEqual(expect.objectContaining(filledRow(expected)));
      if (step.keeps !== undefined) kept.set(step.keeps[0], String(rows[0]?.[step.keeps[1]]));
      return undefined;
    }, 60_000);
  });

  describe('where callers are asked who they are', () => {
    let database: TestDatabase;
    let served: Served;
    let secret = '';
    beforeAll(async () => {
      database = await freshDatabase();
      const made = await runTariff(['key', 'create', 'ops', '--role', 'admin'], { env: { DATABASE_URL: database.url } });
      secret = made.stdout.trim();
      served = await serving(database.url, {}, [], { TARIFF_API__AUTH_STRATEGY: 'key' });
    }, 60_000);
    afterAll(async () => {
      await served.stop();
      await database.drop();
    });
    const asked = (environment: Readonly<Record<string, string>>) => run(['hashmap', 'mapping-types', 'list', '-f', 'json'], { OS_ENDPOINT: served.url, ...environment });
    test('a key is a token of `admin_token`', async () => expect(await asked({ OS_AUTH_TYPE: 'admin_token', OS_TOKEN: secret })).toMatchObject({ code: 0, stderr: '' }));
    test('a key with its name is a user of `http_basic`', async () => expect(await asked({ OS_AUTH_TYPE: 'http_basic', OS_USERNAME: 'ops', OS_PASSWORD: secret })).toMatchObject({ code: 0, stderr: '' }));
    test.each<readonly [string, Readonly<Record<string, string>>]>([
      ['no credentials', { OS_AUTH_TYPE: 'cloudkitty-noauth' }], ['the token of `none`', { OS_AUTH_TYPE: 'none' }], ['another token', { OS_AUTH_TYPE: 'admin_token', OS_TOKEN: 'guess' }], ['another name', { OS_AUTH_TYPE: 'http_basic', OS_USERNAME: 'root', OS_PASSWORD: 'guess' }],
    ])('%s is turned away with 401', async (_, environment) => {
      const { code, stderr } = await asked(environment);
      expect(code).not.toBe(0);
      expect(stderr).toMatch(/401/);
    });
  });
  test('what `none` sends is no matter where nobody is asked', async () => {
    const database = await freshDatabase();
    const served = await serving(database.url, {}, []);
    expect(await run(['hashmap', 'mapping-types', 'list'], { OS_AUTH_TYPE: 'none', OS_ENDPOINT: served.url })).toMatchObject({ code: 0, stderr: '' });
    expect(await served.stop()).toBe(0);
    await database.drop();
  }, 60_000);
});
