/** Proves that rules are kept as revisions, come into force whole and right or not at all, and go back; and what is refused leaves what was in force. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { served } from '../cloudkitty-api/served.ts';
import { withStore } from '../support/postgres.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';
import { type TarEntry, tarOf } from './tar.ts';

const place = '/api/v1/rulebooks';
const contents = Object.entries(smallRulebook).map(([name, content]) => ({ path: name.replace('rules/', ''), content }));
const dearer = contents.map(({ path, content }) => ({ path, content: content.replace('0.10 EUR/hour', '0.20 EUR/hour').replace('1.00 EUR', '2.00 EUR') }));
const withError = contents.map(({ path, content }) => ({ path, content: content.replace('0.10 EUR/hour', '0.10 USD/hour') }));
const withoutPromise = contents.map(({ path, content }) => ({ path, content: content.replace('expect 1.00 EUR', 'expect 7.00 EUR') }));
type Json = Readonly<Record<string, unknown>>;
const quote = pointLine();
const ndjson = { 'content-type': 'application/x-ndjson' };

test('rules are kept, read, compared, brought into force, and brought back', () => withStore(async (store) => {
  const { ask, rules } = served(store);
  const nothing = (await rules.now()).hash;
  const first = await ask('POST', place, { files: contents, message: 'the first' });
  expect(first).toMatchObject({ status: 201, body: { number: 1, author: 'unknown', message: 'the first', active: false, errors: 0, examples: { failed: 0 }, diagnostics: [], ignored: [] } });
  expect(first.headers.get('location')).toBe(`${place}/1`);
  expect((await rules.now()).hash).toBe(nothing);
  expect((await ask('POST', place, { files: contents })).status).toBe(200);
  expect((await ask('POST', place, { files: dearer, message: 'dearer' })).body).toMatchObject({ number: 2 });

  expect(await ask('GET', `${place}?limit=1`)).toMatchObject({ body: { revisions: [{ number: 2, message: 'dearer' }], next: '2' } });
  expect((await ask('GET', `${place}?cursor=2`)).body).toMatchObject({ revisions: [{ number: 1 }], next: null });
  const read = await ask('GET', `${place}/1`);
  expect(read.body).toMatchObject({ number: 1, files: expect.arrayContaining([contents[0]]) });
  expect(read.headers.get('etag')).toBe(`"${String((read.body as Json).hash)}"`);
  expect((await ask('GET', `${place}/1/compare/2`)).body).toMatchObject({ files: [{ path: 'instance.tariff', change: 'changed' }], prices: [{ key: expect.stringContaining('small'), before: '0.10 EUR/hour', after: '0.20 EUR/hour', percent: '+100 %' }] });

  expect((await ask('POST', `${place}/2/quotes`, quote, ndjson)).body).toMatchObject({ points: [{ status: 'rated', amount: '2' }] });
  expect(await ask('POST', `${place}/1/activate`, { message: 'go' })).toMatchObject({ status: 200, body: { number: 1, revision: 1, author: 'unknown', message: 'go' } });
  const priced = async (): Promise<unknown> => ((await ask('POST', '/api/v1/quotes', quote, ndjson)).body as { readonly points: readonly Json[] }).points[0]?.amount;
  expect(await priced()).toBe('1');
  await ask('POST', `${place}/2/activate`);
  expect(await priced()).toBe('2');
  expect((await ask('GET', `${place}/in-force`)).body).toMatchObject({ revision: 2, rulebook: (await rules.now()).hash, leftOut: [], modules: expect.arrayContaining([{ name: 'instance', description: 'Rules of instance.tariff.', enabled: true, priority: 1 }]) });
  expect(await ask('POST', `${place}/rollback`, { message: 'no' })).toMatchObject({ status: 200, body: { number: 3, revision: 1 } });
  expect(await priced()).toBe('1');
  expect((await ask('GET', `${place}/activations`)).body).toMatchObject({ activations: [{ number: 3, revision: 1 }, { number: 2, revision: 2 }, { number: 1, revision: 1 }], next: null });
  expect((await ask('POST', `${place}/deactivate`)).body).toMatchObject({ revision: null });
  expect((await rules.now()).hash).toBe(nothing);
}));

test('each charge names the rulebook that made it', () => withStore(async (store) => {
  const { ask, rules } = served(store);
  const hashes: unknown[] = [];
  for (const files of [contents, dearer]) {
    const { number } = (await ask('POST', place, { files })).body as { readonly number: number };
    await ask('POST', `${place}/${number}/activate`);
    const stored = await ask('POST', '/api/v1/usage', pointLine({ id: `under ${number}` }), ndjson);
    hashes.push((stored.body as Json).rulebook);
    expect((stored.body as Json).rulebook).toBe((await rules.now()).hash);
    expect(await store.loadRulebook(String((stored.body as Json).rulebook))).toMatchObject({ files: expect.arrayContaining([expect.objectContaining({ path: 'instance.tariff' })]) });
  }
  expect(new Set(hashes).size).toBe(2);
}));

test('an edit needs the newest revision to have been seen', () => withStore(async (store) => {
  const { ask } = served(store);
  const tag = (await ask('POST', place, { files: contents })).headers.get('etag') ?? '';
  const edit = { files: dearer.filter(({ path }) => path === 'instance.tariff'), message: 'edited' };
  expect(await ask('PATCH', `${place}/1`, edit)).toMatchObject({ status: 428 });
  expect(await ask('PATCH', `${place}/1`, edit, { 'if-match': '"else"' })).toMatchObject({ status: 412, body: { newest: 1 } });
  const both = await Promise.all([edit, { ...edit, files: [{ path: 'more.tariff', content: '# more\n' }] }].map((body) => ask('PATCH', `${place}/1`, body, { 'if-match': tag })));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
  expect(await ask('PATCH', `${place}/1`, edit, { 'if-match': tag })).toMatchObject({ status: 412, body: { newest: 2 } });
  expect((await ask('POST', place, { files: contents }, { 'if-match': tag })).status).toBe(412);
}));

test('of two activations at once one wins, and the other is told', () => withStore(async (store) => {
  const { ask, rules } = served(store);
  for (const files of [contents, dearer]) await ask('POST', place, { files });
  const seen = (await ask('GET', `${place}/in-force`)).headers.get('etag') ?? '';
  const both = await Promise.all([1, 2].map((number) => ask('POST', `${place}/${number}/activate`, {}, { 'if-match': seen })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  const winner = both.findIndex(({ status }) => status === 200) + 1;
  expect((await ask('GET', `${place}/in-force`)).body).toMatchObject({ revision: winner, rulebook: (await rules.now()).hash });
}));

describe('what is refused leaves what was in force', () => {
  test.each([['errors', withError, 'T'], ['an example that does not hold', withoutPromise, 'T']] as const)('%s', (_what, files, code) => withStore(async (store) => {
    const { ask, rules } = served(store);
    await ask('POST', place, { files: contents });
    await ask('POST', `${place}/1/activate`);
    const before = (await rules.now()).hash;
    const uploaded = await ask('POST', place, { files });
    expect(uploaded).toMatchObject({ status: 201, body: { number: 2, errors: 1, diagnostics: [{ code: expect.stringMatching(code), file: 'instance.tariff', line: expect.any(Number), severity: 'error' }] } });
    expect(await ask('POST', `${place}/2/activate`)).toMatchObject({ status: 422, body: { type: 'urn:tariff:problem:invalid-rules', detail: expect.stringContaining('stays so'), diagnostics: [{ file: 'instance.tariff' }] } });
    expect((await rules.now()).hash).toBe(before);
  }));

  test('rules beside which the hashmap could not stay', () => withStore(async (store) => {
    const { ask, rules } = served(store);
    const { body } = await ask('POST', '/v1/rating/module_config/hashmap/services', { name: 'network' });
    await ask('POST', '/v1/rating/module_config/hashmap/mappings', { service_id: (body as { service_id: string }).service_id, cost: 1 });
    const before = (await rules.now()).hash;
    await ask('POST', place, { files: [...contents, { path: 'hashmap.tariff', content: 'module other\n' }] });
    expect(await ask('POST', `${place}/1/activate`)).toMatchObject({ status: 409, body: { leftOut: [{ kind: 'hashmap', reason: expect.stringContaining('hashmap.tariff') }] } });
    expect((await rules.now()).hash).toBe(before);
  }));

  const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
  const archives: readonly (readonly [string, Uint8Array, string])[] = [
    ['an archive bomb', bomb, 'holds more than'], ['what is no gzip', Buffer.from('hello'), 'not a gzip file'], ['what is no tar', gzipSync(Buffer.from('x'.repeat(2000))), 'no'],
    ...([['../evil.tariff', 'leads outside'], ['/etc/evil.tariff', 'not relative'], ['a/../../evil.tariff', 'leads outside'], ['a\\b.tariff', 'not relative']] as const).map(([path, word]): [string, Uint8Array, string] => [`a path ${path}`, gzipSync(tarOf([{ path, content: '#' }])), word]),
    ['a link', gzipSync(tarOf([{ path: 'a.tariff', type: '2' }])), 'no plain file'], ['one file twice', gzipSync(tarOf([{ path: 'a.tariff' }, { path: './a.tariff' }])), 'two files'], ['no rules', gzipSync(tarOf([{ path: 'README' }])), 'no .tariff file'],
    ['too many files', gzipSync(tarOf(Array.from({ length: 1002 }, (_, index): TarEntry => ({ path: `${index}.tariff` })))), 'more than 1000 files'], ['an end in the middle', gzipSync(tarOf([{ path: 'a.tariff', content: 'x'.repeat(5000) }]).subarray(0, 2048)), 'in the middle'],
  ];
  test.each(archives)('%s', (_what, archive, word) => withStore(async (store) => {
    const answer = await served(store).ask('POST', place, archive, { 'content-type': 'application/gzip' });
    expect(answer).toMatchObject({ status: expect.any(Number), body: { type: expect.stringMatching(/^urn:tariff:problem:/), detail: expect.stringContaining(word) } });
    expect([400, 422]).toContain(answer.status);
    expect(await store.rules.revisions({ before: null, most: 1 })).toEqual([]);
  }));

  test.each([
    ['another type', 'x', { 'content-type': 'application/zip' }, 415, 'tar.gz'], ['no JSON', '{', {}, 400, 'not JSON'], ['no files', '{}', {}, 400, 'files'], ['a path that leads out', { files: [{ path: '../a.tariff', content: '' }] }, {}, 422, 'leads outside'],
    ['a file without place', '# hello', { 'content-type': 'text/plain' }, 400, '?path='],
  ] as const)('%s', (_what, body, headers, status, word) => withStore(async (store) => {
    expect(await served(store).ask('POST', place, body, headers)).toMatchObject({ status, body: { detail: expect.stringContaining(word) } });
  }));

  test.each([['GET', `${place}/7`], ['POST', `${place}/7/activate`], ['GET', `${place}/7/compare/8`]] as const)('a revision that is not there: %s %s', (method, at) => withStore(async (store) => {
    expect(await served(store).ask(method, at)).toMatchObject({ status: 404, body: { detail: expect.stringContaining('7') } });
  }));
});

test('an archive and a single file are rules like any other', () => withStore(async (store) => {
  const { ask } = served(store);
  const archive = gzipSync(tarOf([{ path: './', type: '5' }, ...contents.map(({ path, content }) => ({ path: `./${path}`, content })), { path: 'README.md', content: 'hello' }]));
  expect(await ask('POST', `${place}?message=packed`, archive, { 'content-type': 'application/gzip' })).toMatchObject({ status: 201, body: { number: 1, message: 'packed', errors: 0, ignored: ['README.md'] } });
  expect(await ask('POST', place, { files: contents })).toMatchObject({ status: 200, body: { number: 1 } });
  expect(await ask('POST', `${place}?path=a/settings.tariff`, 'language 1\ncurrency EUR decimals 2 rounding none\n', { 'content-type': 'text/plain' })).toMatchObject({ status: 201, body: { number: 2 } });
}));
