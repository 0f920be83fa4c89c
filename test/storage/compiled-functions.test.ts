/**
 * Proves that the functions which the ORM would make from text at run time are committed and current, so that the service
 * runs where code from strings is forbidden. `vitest run test/storage/compiled-functions.test.ts -u` writes them anew.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type ObjectHydrator, Utils } from '@mikro-orm/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../src/storage/pool.ts';
import { openOrm } from '../../src/storage/schema/orm.ts';
import { type TestDatabase, freshDatabase } from '../support/postgres.ts';
import { runTariff } from '../support/command.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';
import { withFiles } from '../support/command.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

interface Caught {
  readonly parameters: readonly string[];
  readonly code: string;
}

/** Lets the ORM make every function that it can need for our entities, and keeps their texts. */
async function catchFunctions(): Promise<ReadonlyMap<string, Caught>> {
  const caught = new Map<string, Caught>();
  const make = Utils.createFunction.bind(Utils);
  Utils.createFunction = (context, code, _compiled, key) => {
    if (key !== undefined) caught.set(key, { parameters: [...context.keys()], code });
    return make(context, code) as unknown;
  };
  const pool = openPool({ connectionString: database.url });
  try {
    const orm = await openOrm(pool, {});
    const comparator = orm.em.getComparator();
    const hydrator = orm.config.getHydrator(orm.getMetadata()) as ObjectHydrator;
    for (const meta of orm.getMetadata().getAll().values()) {
      for (const type of ['full', 'reference'] as const) for (const normalize of [true, false]) hydrator.getEntityHydrator(meta, type, normalize);
      comparator.getPkGetter(meta);
      comparator.getPkGetterConverted(meta);
      comparator.getPkSerializer(meta);
      comparator.getSnapshotGenerator(meta.class);
      comparator.getResultMapper(meta);
      comparator.getEntityComparator(meta.class);
    }
  } finally {
    Utils.createFunction = make;
    await pool.end();
  }
  return caught;
}

function moduleText(functions: ReadonlyMap<string, Caught>): string {
  const entries = [...functions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { parameters, code }]) => `  ${JSON.stringify(key)}(${parameters.join(', ')}) {\n${code}\n  },`);
  return `// Made from the entities by test/storage/compiled-functions.test.ts; never edited by hand.\nexport const compiledFunctions = {\n  __version: ${JSON.stringify(Utils.getORMVersion())},\n${entries.join('\n')}\n};\n`;
}

test('the committed functions are those that the ORM would make', async () => {
  const functions = await catchFunctions();
  expect(functions.size).toBeGreaterThan(40);
  await expect(moduleText(functions)).toMatchFileSnapshot(path.resolve('src/storage/schema/compiled-functions.mjs'));
});

test('the whole way works where code from strings is forbidden', async () => {
  await withFiles(smallRulebook, async (folder) => {
    const env = { DATABASE_URL: database.url, NODE_OPTIONS: '--disallow-code-generation-from-strings' };
    const forbidden = spawnSync(process.execPath, ['--disallow-code-generation-from-strings', '-e', 'new Function("return 1")']);
    expect(forbidden.status).not.toBe(0);
    const direct = (args: readonly string[], input = '') => spawnSync(process.execPath, ['--disallow-code-generation-from-strings', path.resolve('bin/tariff.mjs'), ...args], { cwd: folder, input, env: { ...process.env, ...env, NODE_OPTIONS: '' }, encoding: 'utf8' });
    const rated = direct(['rate', '--rules', 'rules', '--usage', '-'], pointLine());
    expect([rated.status, rated.stderr, rated.stdout]).toEqual([0, '', expect.stringContaining('rated 1')]);
    expect(direct(['report', '--json']).stdout).toContain('"amount": "1"');
    expect(direct(['check']).status).toBe(0);
  });
  expect((await runTariff(['--version'])).code).toBe(0);
});
