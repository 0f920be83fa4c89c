/** Proves that keys are made, listed and revoked by command, that a server follows, and that the audit tells of it; and that a server starts from nothing and ends when it is told to. */
import { expect, test } from 'vitest';
import { serving } from '../cloudkitty-client/serving.ts';
import { freshDatabase } from '../support/postgres.ts';
import { jsonLines, runTariff } from '../support/command.ts';

test('a key opens a server until it is revoked, and all of it is in the audit', async () => {
  const database = await freshDatabase();
  const env = { DATABASE_URL: database.url };
  const made = await runTariff(['key', 'create', 'clerk', '--role', 'reader', '--scope', 'acme', '--expires', '12h', '--json'], { env });
  const { secret, scopes } = JSON.parse(made.stdout) as { readonly secret: string; readonly scopes: readonly string[] };
  expect([made.code, scopes]).toEqual([0, ['acme']]);
  expect(await runTariff(['key', 'create', 'clerk', '--role', 'admin'], { env })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('there is a key `clerk` already') });
  expect(await runTariff(['key', 'create', 'blind', '--role', 'reader'], { env })).toMatchObject({ code: 64, stderr: expect.stringContaining('would see nothing') });
  const listed = await runTariff(['key', 'list'], { env });
  expect(listed.stdout).toMatch(/clerk\s+reader\s+acme/);
  expect(listed.stdout).not.toContain(secret);

  const served = await serving(database.url, {}, [], { TARIFF_API__AUTH_STRATEGY: 'key' });
  const ask = async (path: string, init: RequestInit = {}): Promise<number> => (await fetch(`${served.url}${path}`, { ...init, headers: { authorization: `Bearer ${secret}` } })).status;
  expect([await ask('/api/v1/summary'), await ask('/v1/rating/modules', { method: 'GET' }), await ask('/v2/rating/modules/hashmap', { method: 'PUT', body: '{}' })]).toEqual([200, 403, 403]);
  expect(await runTariff(['key', 'revoke', 'clerk'], { env })).toMatchObject({ code: 0 });
  await expect.poll(() => ask('/api/v1/summary'), { timeout: 15_000, interval: 500 }).toBe(401);
  expect(await served.stop()).toBe(0);

  const audit = await runTariff(['audit', '--json'], { env });
  expect(audit.stdout).not.toContain(secret);
  expect(jsonLines(audit.stdout).map(({ path, status }) => [path, status])).toEqual([['key revoke clerk', 200], ['/v2/rating/modules/hashmap', 403], ['key create clerk', 409], ['key create clerk', 201]]);
  await database.drop();
}, 120_000);

test('a password becomes a hash', async () => {
  const hashed = await runTariff(['key', 'hash'], { input: 'geheim\n' });
  expect([hashed.code, hashed.stdout]).toEqual([0, expect.stringMatching(/^scrypt:[\w-]{22}:[\w-]{43}\n$/)]);
});

test('a server that others can reach asks who they are, or is told that it need not', async () => {
  const refused = await runTariff(['serve', '--host', '0.0.0.0', '--port', '0'], { env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' } });
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('everybody could change every price')]);
});
