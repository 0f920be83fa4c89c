/** Rulebooks come back as they were kept, and the bytes of a file are kept once. */
import { expect, test } from 'vitest';
import { rowsOf, withStore } from '../support/postgres.ts';
import { hex, sampleRulebook, sha } from './samples.ts';

test('a rulebook comes back byte for byte, its files ordered by path', () => withStore(async (store) => {
  await store.saveRulebook({ ...sampleRulebook, files: sampleRulebook.files.toReversed() });
  expect(await store.loadRulebook(sampleRulebook.hash)).toEqual(sampleRulebook);
}));

test('a rulebook nobody kept is not there', () => withStore(async (store) => {
  expect(await store.loadRulebook('0'.repeat(64))).toBeNull();
}));

test('a rulebook may have no currency and no files', () => withStore(async (store) => {
  const empty = { hash: hex(sha('empty')), currency: null, timezone: 'UTC', moduleStates: {}, files: [] };
  await store.saveRulebook(empty);
  expect(await store.loadRulebook(empty.hash)).toEqual(empty);
}));

test('keeping a rulebook again, also at the same moment, changes nothing', () => withStore(async (store, url) => {
  await Promise.all([1, 2, 3, 4].map(() => store.saveRulebook(sampleRulebook)));
  const before = await rowsOf(url, 'select hash, created_at from rulebook');
  await store.saveRulebook(sampleRulebook);
  expect(await rowsOf(url, 'select hash, created_at from rulebook')).toEqual(before);
  expect(await store.loadRulebook(sampleRulebook.hash)).toEqual(sampleRulebook);
}));

test('the same file in two rulebooks is stored once', () => withStore(async (store, url) => {
  const [first] = sampleRulebook.files;
  if (first === undefined) throw new Error('the sample has files');
  await store.saveRulebook(sampleRulebook);
  await store.saveRulebook({ ...sampleRulebook, hash: hex(sha('another')), files: [{ ...first, path: 'moved.tariff' }] });
  expect(await rowsOf(url, 'select hash from file_content order by hash')).toHaveLength(2);
  expect((await store.loadRulebook(hex(sha('another'))))?.files).toEqual([{ ...first, path: 'moved.tariff' }]);
}));
