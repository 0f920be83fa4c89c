/** Proves that workers follow a change of rules in the store within five seconds, without restart, and come to the same rulebook as the server. */
import { expect, test } from 'vitest';
import { openStore } from '../../src/storage/index.ts';
import { served } from '../cloudkitty-api/served.ts';
import { withFiles } from '../support/command.ts';
import { deploymentFiles, startWorker, until } from '../support/deployment.ts';
import { freshDatabase } from '../support/postgres.ts';

const patienceMs = 5000;

test('two workers follow the hashmap, a script, a module and a revision within five seconds each', () => withFiles(deploymentFiles({ prometheus: null }), async (folder) => {
  const database = await freshDatabase();
  const store = await openStore({ databaseUrl: database.url, dataDirectory: '/nowhere' });
  const { ask, rules } = served(store, { directory: `${folder}/rules` });
  const workers = [startWorker(folder, database.url), startWorker(folder, database.url)];
  try {
    await Promise.all(workers.map((worker) => worker.said('rules are in force')));
    const followed = async (what: string): Promise<number> => {
      const { hash } = await rules.now();
      const begun = performance.now();
      await until(() => workers.every((worker) => worker.lines().some(({ rulebook }) => rulebook === hash)), `all workers rate by the rulebook with ${what}`, patienceMs);
      return performance.now() - begun;
    };
    const H = '/v1/rating/module_config';
    const { body } = await ask('POST', `${H}/hashmap/services`, { name: 'network' });
    await ask('POST', `${H}/hashmap/mappings`, { service_id: (body as { service_id: string }).service_id, cost: '0.1' });
    const took = [await followed('the hashmap')];
    await ask('PUT', '/v2/rating/modules/pyscripts', { enabled: true });
    await ask('POST', `${H}/pyscripts/scripts`, { name: 'own', data: 'module own\n\nprice own_price for network {\n  "A script."\n  combines any\n  from 2020-01-01 {\n    rate 2 EUR/piece\n  }\n}\n' });
    took.push(await followed('a script'));
    await ask('PUT', '/v2/rating/modules/prices', { enabled: false });
    took.push(await followed('a module that is off'));
    await ask('POST', '/api/v1/rulebooks', { files: [{ path: 'settings.tariff', content: 'language 1\ncurrency EUR decimals 2 rounding none\ntimezone "UTC"\n' }] });
    expect((await ask('POST', '/api/v1/rulebooks/1/activate')).status).toBe(200);
    took.push(await followed('other rule files'));
    expect(took.every((ms) => ms < patienceMs)).toBe(true);
    expect(workers.map(({ child }) => child.exitCode)).toEqual([null, null]);
  } finally {
    for (const { child } of workers) child.kill('SIGTERM');
    await Promise.all(workers.map(({ ended }) => ended));
    await store.close();
    await database.drop();
  }
}), 120_000);
