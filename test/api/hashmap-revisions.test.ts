/** Proves that each change of the hashmap stays told, with who made it and the rules that it came to. */
import { expect, test } from 'vitest';
import { served } from '../cloudkitty-api/served.ts';
import { withStore } from '../support/postgres.ts';

const place = '/api/v1/hashmap/revisions';
const hashmap = '/v1/rating/module_config/hashmap';

test('changes are listed newest first, and each is read with its rules', () => withStore(async (store) => {
  const { ask } = served(store);
  expect(await ask('GET', place)).toMatchObject({ status: 200, body: { revisions: [], next: null } });
  const { body: service } = await ask('POST', `${hashmap}/services`, { name: 'instance' });
  const { service_id: id } = service as { service_id: string };
  const { body: mapping } = await ask('POST', `${hashmap}/mappings?force=true`, { service_id: id, cost: '2', start: '2026-01-01T00:00:00', name: 'base' });
  await ask('PUT', `${hashmap}/mappings/${(mapping as { mapping_id: string }).mapping_id}?force=true`, { cost: '3', description: 'dearer' });
  const listed = (await ask('GET', `${place}?limit=2`)).body as { revisions: { number: number; author: string; at: string; changes: { kind: string }[] }[]; next: string };
  expect([listed.next, listed.revisions.map(({ number, author, changes }) => [number, author, changes.map(({ kind }) => kind)])]).toEqual(['2', [[3, 'unknown', ['change-mapping']], [2, 'unknown', ['create-mapping']]]]);
  expect(listed.revisions[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect((await ask('GET', `${place}?cursor=2`)).body).toMatchObject({ revisions: [{ number: 1, changes: [{ kind: 'create-service', name: 'instance' }] }] });
  const texts = await Promise.all([1, 2, 3].map(async (number) => ((await ask('GET', `${place}/${number}`)).body as { files: { path: string; content: string }[] }).files.find(({ path }) => path === 'hashmap.tariff')?.content ?? ''));
  expect(texts.map((text) => /(\d) XXX\/piece/.exec(text)?.[1])).toEqual([undefined, '2', '3']);
  for (const [asked, status] of [['4', 404], ['0', 400], ['x', 400], ['99999999999', 400]] as const) expect([asked, (await ask('GET', `${place}/${asked}`)).status]).toEqual([asked, status]);
}));
