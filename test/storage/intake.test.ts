/** An intake keeps every digit and every sign of what it is given, all of it or nothing, one intake after the other. */
import { expect, test } from 'vitest';
import { type Rational, decimal, rational } from '../../src/money/index.ts';
import { type IdentifiedPoint, StorageUnavailable, type Store } from '../../src/storage/index.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { at, chargeOf, countsOf, keep, pointOf, ratedWith, sampleRulebook } from './samples.ts';

const standingsOf = async (store: Store, points: readonly IdentifiedPoint[]): Promise<number[]> => [...await store.intake(run, (intake) => intake.known(points))];
const run = { rulebookHash: sampleRulebook.hash, source: 'usage.csv' };
const countOf = async (url: string, table: string): Promise<number> =>
  (await rowsOf<{ count: number }>(url, `select count(*)::int as count from ${table}`))[0]?.count ?? -1;

test('quantities and amounts keep 40 digits and 28 decimals', () => withStore(async (store, url) => {
  const [long, fine] = ['1234567890123456789012345678901234567890', '-0.0000000000000000000000000001'];
  await keep(store, [pointOf('a', { quantity: decimal(long), verdict: ratedWith(chargeOf({ amount: decimal(fine), quantity: decimal(fine) })) })]);
  expect(await rowsOf(url, 'select quantity::text from usage_point')).toEqual([{ quantity: long }]);
  expect(await rowsOf(url, 'select amount::text, quantity::text, quantity_divisor::text from charge'))
    .toEqual([{ amount: fine, quantity: fine, quantity_divisor: '1' }]);
}));

test('a charged quantity without decimals is kept as its fraction', () => withStore(async (store, url) => {
  await keep(store, [pointOf('a', { verdict: ratedWith(chargeOf({ quantity: rational(7n, 6n) })) })]);
  expect(await rowsOf(url, 'select quantity::text, quantity_divisor::text, unit from charge'))
    .toEqual([{ quantity: '7', quantity_divisor: '6', unit: 'h' }]);
}));

test('instants keep their microseconds', () => withStore(async (store, url) => {
  const period = { start: at('1999-12-31T23:59:59.999999Z'), end: at('2026-03-10T00:00:00.000001Z') };
  await keep(store, [pointOf('a', { period })]);
  expect(await rowsOf(url, `select (extract(epoch from period_start) * 1000000)::bigint::text as start,
    (extract(epoch from period_end) * 1000000)::bigint::text as end from usage_point`))
    .toEqual([{ start: String(period.start), end: String(period.end) }]);
}));

const hostileTexts = ['\\', '\\N', '\\.', '\\x41', 'a\tb', 'a\nb\n', '\r\n', '\b\f\v', '', ' ', `'"--;`, '\u{1f4b6} Größe', '\u2028\u200b\ufeff', '\u0001\u007f', '{}', '$1'];

test('texts of every kind come back as they were', () => withStore(async (store, url) => {
  const fields = (text: string) => new Map<string, string>([[text, text], ['name', text]]);
  await keep(store, hostileTexts.map((text, index) => pointOf(`${index}`, {
    id: text, meter: text, scope: text, unit: text, meterUnit: text, fields: fields(text),
    verdict: ratedWith(chargeOf({ module: text, rule: text, at: text, currency: text })),
  })));
  expect(await rowsOf(url, 'select sender_id, meter, scope, unit, fields from usage_point order by series')).toEqual(
    hostileTexts.map((text) => ({ sender_id: text, meter: text, scope: text, unit: text, fields: Object.fromEntries(fields(text)) })));
  expect(await rowsOf(url, 'select module, rule, at, unit, currency from charge order by series'))
    .toEqual(hostileTexts.map((text) => ({ module: text, rule: text, at: text, unit: text, currency: text })));
}));

test('numbers in fields keep every digit and are no texts', () => withStore(async (store, url) => {
  const long = '123456789012.0000000000000000000000000001';
  await keep(store, [pointOf('a', { fields: new Map<string, string | Rational>([['size', decimal(long)], ['text', '1']]) })]);
  expect(await rowsOf(url, `select fields ->> 'size' as size, jsonb_typeof(fields -> 'size') as kind, jsonb_typeof(fields -> 'text') as other from usage_point`))
    .toEqual([{ size: long, kind: 'number', other: 'string' }]);
}));

test('why a point is unrated or stopped is kept', () => withStore(async (store, url) => {
  await keep(store, [
    pointOf('a', { verdict: { status: 'unrated', reason: 'no price for flavor `huge`' } }),
    pointOf('b', { verdict: { status: 'stopped', code: 'T0401', reason: 'a tab\there' } }),
  ]);
  expect(await rowsOf(url, 'select status, code, reason from usage_point order by sender_id')).toEqual([
    { status: 'unrated', code: null, reason: 'no price for flavor `huge`' }, { status: 'stopped', code: 'T0401', reason: 'a tab\there' },
  ]);
  expect(await countOf(url, 'charge')).toBe(0);
}));

test.each([['a NUL character', 'a\0b'], ['half of a surrogate pair', 'a\ud800b']])('%s is refused in words', (words, text) => withStore(async (store, url) => {
  await expect(keep(store, [pointOf('a', { scope: text })])).rejects.toThrow(words);
  await expect(keep(store, [pointOf('a', { fields: new Map([[text, 'x']]) })])).rejects.toThrow(words);
  expect(await countOf(url, 'usage_point')).toBe(0);
}));

test('charges belong to their points, over several writes', () => withStore(async (store, url) => {
  await store.saveRulebook(sampleRulebook);
  const named = (name: string) => pointOf(name, { scope: name, verdict: ratedWith(chargeOf({ rule: `${name}1` }), chargeOf({ rule: `${name}2` })) });
  await store.intake(run, async (intake) => {
    await intake.write([named('a'), named('b')]);
    await intake.write([]);
    await intake.write([named('c')]);
  });
  expect(await rowsOf(url, 'select p.scope, c.rule from charge c join usage_point p using (start, series) order by p.scope, c.rule')).toEqual(
    ['a', 'b', 'c'].flatMap((scope) => [1, 2].map((each) => ({ scope, rule: `${scope}${each}` }))));
}));

test('a run is kept with its counts', () => withStore(async (store, url) => {
  await store.saveRulebook(sampleRulebook);
  const runId = await store.intake(run, async (intake) => {
    await intake.finish(countsOf({ read: 21, rated: 6, unrated: 5, stopped: 4, refused: 3, known: 3 }));
    return intake.runId;
  });
  expect(await rowsOf(url, `select id::text, rulebook_hash, source, read_count, rated_count, unrated_count, stopped_count, refused_count,
    known_count, finished_at >= started_at as in_order from rating_run`)).toEqual([{
    id: String(runId), rulebook_hash: sampleRulebook.hash, source: 'usage.csv', read_count: 21, rated_count: 6, unrated_count: 5,
    stopped_count: 4, refused_count: 3, known_count: 3, in_order: true,
  }]);
}));

test('points that are kept are known, others are not, and other contents contradict', () => withStore(async (store) => {
  await keep(store, [pointOf('a'), pointOf('b')]);
  expect(await standingsOf(store, [pointOf('a'), pointOf('nobody'), pointOf('b'), pointOf('a', { quantity: decimal('2') })])).toEqual([1, 0, 1, 2]);
  expect(await standingsOf(store, [])).toEqual([]);
}));

test('points written are known at once in the same intake', () => withStore(async (store) => {
  await store.saveRulebook(sampleRulebook);
  const known = await store.intake(run, async (intake) => {
    await intake.write([pointOf('a')]);
    return intake.known([pointOf('a')]);
  });
  expect([...known]).toEqual([1]);
}));

test('when the work throws, nothing is kept and the error is the one thrown', () => withStore(async (store, url) => {
  await store.saveRulebook(sampleRulebook);
  const reason = Object.assign(new Error('the reader broke'), { code: 'ECONNREFUSED' });
  await expect(store.intake(run, async (intake) => {
    await intake.write([pointOf('a')]);
    throw reason;
  })).rejects.toBe(reason);
  for (const table of ['rating_run', 'usage_point', 'charge']) expect(await countOf(url, table)).toBe(0);
  await keep(store, [pointOf('a')]);
  expect(await countOf(url, 'usage_point')).toBe(1);
}));

test('the same key twice is refused, and nothing of that intake is kept', () => withStore(async (store, url) => {
  await keep(store, [pointOf('a')]);
  await expect(keep(store, [pointOf('b'), pointOf('a')])).rejects.toThrow('sender_id_id_unique');
  expect(await countOf(url, 'usage_point')).toBe(1);
}));

test('an intake begins only when the one before has ended, and sees what it kept', () => withStore(async (store) => {
  await store.saveRulebook(sampleRulebook);
  const events: string[] = [];
  const intake = (name: string) => store.intake(run, async ({ known, write }) => {
    events.push(`${name} begins`);
    if ((await known([pointOf('a')]))[0] === 0) await write([pointOf('a')]);
    else events.push(`${name} finds it`);
    events.push(`${name} ends`);
  });
  await Promise.all([intake('x'), intake('x'), intake('x')]);
  expect(events).toEqual(['x begins', 'x ends', 'x begins', 'x finds it', 'x ends', 'x begins', 'x finds it', 'x ends']);
}));

test('a connection that dies amid the work ends in a sentence, keeps nothing, and the next intake works', () => withStore(async (store, url) => {
  await store.saveRulebook(sampleRulebook);
  const many = Array.from({ length: 5_000 }, (_, index) => pointOf(`many ${index}`));
  const failed = store.intake(run, async (intake) => {
    await intake.write([pointOf('a')]);
    const ending = rowsOf(url, `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`);
    for (const half of [many.slice(0, 2_500), many.slice(2_500)]) await intake.write(half);
    await ending;
    await intake.write([pointOf('b')]);
  });
  await expect(failed).rejects.toThrow(StorageUnavailable);
  await expect(failed).rejects.toThrow(/^lost the connection to the database at /);
  expect(await countOf(url, 'usage_point')).toBe(0);
  await keep(store, [pointOf('a')]);
  expect(await countOf(url, 'usage_point')).toBe(1);
}));
