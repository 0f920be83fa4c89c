/**
 * Limits kept and closed in the store: the case `grammar/conformance/edge-limits`, priorities, an override and a window's edge in it, in one input
 * or in many, and what a close leaves behind when usage comes late, rules change or the work fails.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type Reading, readUsage } from '../../src/collect/index.ts';
import { closeWindows, limitJson, quoteUsage, storeUsage } from '../../src/intake/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { Store } from '../../src/storage/index.ts';
import { loadRulebook } from '../../src/rulebook/index.ts';
import { type Texts, openSound } from '../support/rulebook.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { at } from './samples.ts';

const folder = path.join(import.meta.dirname, '../../grammar/conformance/edge-limits');
const edgeCase = { rulebook: loadRulebook(path.join(folder, 'rules')), lines: readFileSync(path.join(folder, 'points.ndjson'), 'utf8').split('\n').filter((line) => line !== '') };
const expected = (JSON.parse(readFileSync(path.join(folder, 'charges.json'), 'utf8')) as { limits: { rule: string; amount: string; sum: string; group: Record<string, string> }[] }).limits;

type Rulebook = typeof edgeCase.rulebook;
const read = (lines: readonly string[]): AsyncIterable<Reading> => readUsage(Readable.from(lines.map((line) => `${line}\n`)), { format: 'ndjson', onWarning: () => undefined });
const rate = (store: Store, rulebook: Rulebook, lines: readonly string[]) => storeUsage(store, rulebook, read(lines), { source: 'test', onWarning: () => undefined });
const close = (store: Store, rulebook: Rulebook, until = '2027-01-01T00:00:00Z', dryRun = false) => closeWindows(store, rulebook, { until: at(until), dryRun });
const words = ({ rule, group, sum, amount }: { rule: string; group: Record<string, string>; sum: string; amount: string }): string => `${rule} ${JSON.stringify(group)} ${amount} on ${sum}`;
const said = (lines: Awaited<ReturnType<typeof close>>['lines']): readonly string[] => lines.map((line) => words(limitJson(line) as unknown as Parameters<typeof words>[0]));

const wanted = expected.map(words).sort();
const inputs: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['one input', [edgeCase.lines]],
  ['an input for each point', edgeCase.lines.map((line) => [line])],
  ['inputs in the other order', edgeCase.lines.toReversed().map((line) => [line])],
  ['some, the same again, and the rest', [edgeCase.lines.slice(5), edgeCase.lines.slice(5), edgeCase.lines]],
];

test.each(inputs)('the lines are those of the case, by stages and overrides, from %s', (_, parts) => withStore(async (store) => {
  for (const part of parts) await rate(store, edgeCase.rulebook, part);
  const { lines, uncounted, left } = await close(store, edgeCase.rulebook);
  expect(said(lines).toSorted()).toEqual(wanted);
  expect([uncounted, left, new Set(lines.map(({ reason }) => reason))]).toEqual([[], [], new Set(['window closed'])]);
}));

test('month after month closes what the quote closes at once', () => withStore(async (store) => {
  await rate(store, edgeCase.rulebook, edgeCase.lines);
  const found: string[] = [];
  for (const until of ['2026-03-31T23:59:59Z', '2026-04-01T00:00:00Z', '2026-04-30T00:00:00Z', '2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z']) found.push(`until ${until}`, ...said((await close(store, edgeCase.rulebook, until)).lines));
  const [nothing, march, early, april, may] = ['2026-03-31T23:59:59Z', '2026-04-01T00:00:00Z', '2026-04-30T00:00:00Z', '2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'].map((until) => found.indexOf(`until ${until}`));
  expect(march).toBe((nothing ?? 0) + 1);
  expect(found.slice((march ?? 0) + 1, early)).toHaveLength(7);
  expect(april).toBe((early ?? 0) + 1);
  expect(found.slice((april ?? 0) + 1, may)).toEqual(['contract {"project":"acme"} -500 on 1500']);
  expect(found.slice((may ?? 0) + 1)).toEqual(['bill {"project":"acme"} -400 on 500']);
  const quote = quoteUsage(edgeCase.rulebook.tariff ?? (() => { throw new Error('sound'); })(), read(edgeCase.lines), { onWarning: () => undefined });
  for await (const _batch of quote.assessments);
  expect(found.filter((line) => !line.startsWith('until')).toSorted()).toEqual(quote.closeWindows().map((line) => words(limitJson(line) as unknown as Parameters<typeof words>[0])).toSorted());
}));

const spend = (id: string, quantity: string, project = 'low', day = '10', meter = 'spend'): string =>
  JSON.stringify({ id, meter, scope: project, start: `2026-03-${day}T12:00:00Z`, end: `2026-03-${day}T12:00:00Z`, quantity, unit: 'EUR', fields: meter === 'spend' ? { project, kind: 'paid' } : { project } });

interface LateCase {
  readonly title: string;
  readonly first: readonly string[];
  readonly posted: readonly string[];
  readonly late: readonly string[];
  readonly after: readonly string[];
}
const staged = (id: string, quantity: string): string => JSON.stringify({ id, meter: 'staged', scope: 's', start: '2026-03-10T12:00:00Z', end: '2026-03-10T12:00:00Z', quantity, unit: 'EUR', fields: {} });
const lateCases: readonly LateCase[] = [
  { title: 'a minimum that was paid is taken back by as much', first: [spend('a', '3')], posted: ['bill {"project":"low"} 2 on 3'], late: [spend('b', '1')], after: ['bill {"project":"low"} -1 on 4'] },
  { title: 'a minimum that is no longer due is taken back whole', first: [spend('a', '3')], posted: ['bill {"project":"low"} 2 on 3'], late: [spend('b', '10')], after: ['bill {"project":"low"} -2 on 13'] },
  { title: 'from the minimum to above the cap', first: [spend('a', '3')], posted: ['bill {"project":"low"} 2 on 3'], late: [spend('b', '117')], after: ['bill {"project":"low"} -22 on 120'] },
  { title: 'a window that needed no line needs one now', first: [spend('a', '50')], posted: [], late: [spend('b', '60', 'low', '31', 'other')], after: ['bill {"project":"low"} -10 on 110'] },
  { title: 'a window that needs no line still', first: [spend('a', '50')], posted: [], late: [spend('b', '10')], after: [] },
  { title: 'free usage changes no sum', first: [spend('a', '3')], posted: ['bill {"project":"low"} 2 on 3'], late: [spend('b', '1000').replace('paid', 'free')], after: [] },
  { title: 'a later stage sees what late usage changed in an earlier one', first: [staged('a', '90')], posted: ['floor {"scope":"s"} 30 on 90'], late: [staged('b', '40')], after: ['cap {"scope":"s"} -30 on 130', 'floor {"scope":"s"} -10 on 100'] },
];

test.each(lateCases)('late usage: $title', ({ first, posted, late, after }) => withStore(async (store, url) => {
  await rate(store, edgeCase.rulebook, [...first, spend('other', '4', 'another')]);
  const before = await close(store, edgeCase.rulebook);
  expect(said(before.lines).toSorted()).toEqual([...posted, 'bill {"project":"another"} 1 on 4'].toSorted());
  const kept = await rowsOf(url, 'select * from limit_line order by id');
  await rate(store, edgeCase.rulebook, late);
  const again = await close(store, edgeCase.rulebook);
  expect([said(again.lines), again.lines.every(({ reason }) => reason === 'late usage')]).toEqual([after, true]);
  // What was posted stays as it is.
  expect((await rowsOf(url, 'select * from limit_line order by id')).slice(0, kept.length)).toEqual(kept);
  expect((await close(store, edgeCase.rulebook)).lines).toEqual([]);
}));

test('late usage of several kinds adds up to what a limit says of the final sum', () => withStore(async (store, url) => {
  for (const [index, quantity] of ['3', '1', '200', '-150', '-51', '7'].entries()) {
    await rate(store, edgeCase.rulebook, [spend(`late ${index}`, quantity)]);
    await close(store, edgeCase.rulebook);
  }
  // 3 + 1 + 200 - 150 - 51 + 7 = 10 is between the bounds.
  expect(await rowsOf(url, 'select sum(amount)::text as amount, count(*)::int as lines from limit_line')).toEqual([{ amount: '0', lines: 6 }]);
}));

test('closing again, and a dry run, change nothing', () => withStore(async (store, url) => {
  await rate(store, edgeCase.rulebook, edgeCase.lines);
  const state = () => rowsOf(url, `select 'sum' as what, to_jsonb(s) as row from limit_sum s union all select 'line', to_jsonb(l) from limit_line l union all select 'closing', to_jsonb(c) from closing c order by 1, 2`);
  const open = await state();
  expect(said((await close(store, edgeCase.rulebook, undefined, true)).lines).toSorted()).toEqual(wanted);
  expect(await state()).toEqual(open);
  // In March eight projects under the bill, one of them under contract too, and two scopes under cap and floor; in April `acme` under both and the end of `split`, in May `acme` under both.
  expect(await store.waitingWindows()).toMatchObject([{ span: 'month', sums: 13 }, { span: 'month', sums: 3 }, { span: 'month', sums: 2 }]);
  await close(store, edgeCase.rulebook);
  const closed = await state();
  expect(closed.filter(({ what }: { what?: string }) => what === 'closing')).toHaveLength(1);
  expect(await close(store, edgeCase.rulebook)).toMatchObject({ windows: 0, lines: [], left: [], uncounted: [] });
  expect(await state()).toEqual(closed);
  expect(await store.waitingWindows()).toEqual([]);
}));

test('a line says by which rulebook, rule and place it came about, on which sum and when', () => withStore(async (store, url) => {
  await rate(store, edgeCase.rulebook, [spend('a', '3')]);
  await close(store, edgeCase.rulebook, '2026-04-01T00:00:00Z');
  expect(await rowsOf(url, `select l.rulebook_hash, module, rule, at, reason, span, window_start::text, window_end::text, group_names, group_values, sum::text, amount::text, currency, closed_until::text, closed_at <= now() as past
    from limit_line l join closing c on c.id = l.closing_id`)).toEqual([{
    rulebook_hash: edgeCase.rulebook.hash, module: 'limits', rule: 'bill', at: expect.stringMatching(/^limits\.tariff:\d+$/), reason: 'window closed', span: 'month', window_start: '2026-03-01 00:00:00+00', window_end: '2026-04-01 00:00:00+00',
    group_names: '["project"]', group_values: '["low"]', sum: '3', amount: '2', currency: 'EUR', closed_until: '2026-04-01 00:00:00+00', past: true,
  }]);
  expect(await store.loadRulebook(edgeCase.rulebook.hash)).not.toBeNull();
}));

test('a close that fails after posting leaves the windows open and nothing posted', () => withStore(async (store, url) => {
  await rate(store, edgeCase.rulebook, [spend('a', '3')]);
  const failing = store.closing({ rulebookHash: edgeCase.rulebook.hash, currency: 'EUR', until: at('2027-01-01T00:00:00Z') }, async (closing) => {
    await closing.post([], await closing.due());
    throw new Error('killed');
  });
  await expect(failing).rejects.toThrow('killed');
  expect(await rowsOf(url, 'select 1 from closing')).toEqual([]);
  expect(said((await close(store, edgeCase.rulebook)).lines)).toEqual(['bill {"project":"low"} 2 on 3']);
}));

test('closes and intakes follow one another: ten at once post every line once', () => withStore(async (store, url) => {
  await Promise.all(Array.from({ length: 10 }, async (_, index) => {
    await rate(store, edgeCase.rulebook, [spend(`many ${index}`, '20')]);
    await close(store, edgeCase.rulebook);
  }));
  expect(await rowsOf(url, 'select sum(amount)::text as amount from limit_line')).toEqual([{ amount: '-100' }]);
}));

const settings = 'language 1\ncurrency EUR decimals 2 rounding half_up\ntimezone "Europe/Paris"\n\nmeter traffic measured in GB {\n  project text\n  size number in GiB\n}\n';
const withLimit = (limit: string): Texts => ({
  'meters.tariff': settings,
  'rules.tariff': `module rules\n\nprice traffic for traffic {\n  "By the gigabyte."\n\n  from 2026-01-01 {\n    rate 1.00 EUR/GB\n  }\n}\n${limit === '' ? '' : `\nlimit bill for traffic {\n  "A bound."\n\n  from 2026-01-01 {\n    ${limit}\n  }\n}\n`}`,
});
const traffic = (id: string, quantity: string, start = '2026-03-10T00:00:00Z', end = start): string => JSON.stringify({ id, meter: 'traffic', scope: 's', start, end, quantity, unit: 'GB', fields: { project: 'p', size: 4.5 } });

test('the difference is computed by the rulebook that closes; a window that nothing reached stays as it was closed', () => withStore(async (store) => {
  const [old, young] = [openSound(withLimit('at least 10 EUR over month by project')), openSound(withLimit('at least 30 EUR over month by project'))];
  await rate(store, old, [traffic('a', '4'), traffic('b', '4', '2026-05-10T00:00:00Z')]);
  expect(said((await close(store, old)).lines)).toEqual(['bill {"project":"p"} 6 on 4', 'bill {"project":"p"} 6 on 4']);
  expect((await close(store, young)).lines).toEqual([]);
  await rate(store, young, [traffic('late', '1')]);
  // 5 and 6 that was posted; the minimum is 30 by now.
  expect(said((await close(store, young)).lines)).toEqual(['bill {"project":"p"} 19 on 5']);
}));

test('points that were rated before a limit counted them are named, and so are limits that are gone', () => withStore(async (store) => {
  const [without, month, day] = [openSound(withLimit('')), openSound(withLimit('at least 10 EUR over month by project')), openSound(withLimit('at least 10 EUR over day by project'))];
  await rate(store, without, [traffic('a', '4'), traffic('before the limit', '4', '2025-12-10T00:00:00Z')]);
  // A dry run, which does not close the books.
  expect(await close(store, month, undefined, true)).toMatchObject({ windows: 0, uncounted: [{ name: 'bill over month by project', meter: 'traffic', points: 1 }] });
  await rate(store, month, [traffic('b', '1')]);
  expect(await close(store, without)).toMatchObject({ windows: 0, left: ['bill'], uncounted: [] });
  expect(await close(store, day)).toMatchObject({ uncounted: [{ name: 'bill over day by project', points: 2 }] });
}));

test('a period across the edge of a window counts in both, in the zone of the rules', () => withStore(async (store) => {
  const book = openSound(withLimit('at most 10 EUR over day by scope'));
  // A day and a half from midnight in Paris.
  await rate(store, book, [traffic('a', '45', '2026-03-09T23:00:00Z', '2026-03-11T11:00:00Z')]);
  const { lines } = await close(store, book, '2026-03-10T23:00:00Z');
  expect(lines.map(({ sum, amount }) => `${decimalText(amount)} on ${decimalText(sum)}`)).toEqual(['-20 on 30']);
  expect((await close(store, book)).lines.map(({ sum, amount }) => `${decimalText(amount)} on ${decimalText(sum)}`)).toEqual(['-5 on 15']);
}));

test('a number in a group is reported as its points have it', () => withStore(async (store) => {
  const book = openSound(withLimit('at most 10 EUR over month by size'));
  await rate(store, book, [traffic('a', '45')]);
  await close(store, book);
  const { rows } = await store.summary({ by: ['size', 'scope', 'day'], from: null, to: null, timezone: 'Europe/Paris' });
  expect(rows.map(({ key, points, amounts, limits }) => [key, points, ...[amounts, limits].map((sums) => sums.map(({ amount }) => decimalText(amount)).join())])).toEqual([
    [['4.5', 's', '2026-03-10'], 1, '45', ''], [['4.5', null, '2026-03-31'], 0, '-35', '-35'],
  ]);
}));

test('a group may have values as long as fields may be', () => withStore(async (store) => {
  const long = Array.from({ length: 4096 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('');
  await rate(store, edgeCase.rulebook, [spend('a', '3', 'low').replace('"project":"low"', `"project":"${long}"`)]);
  expect((await close(store, edgeCase.rulebook)).lines).toMatchObject([{ group: [['project', long]] }]);
}));
