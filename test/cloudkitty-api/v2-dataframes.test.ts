/** Proves that dataframes come back as they were sent, priced by their sender or by the rules, once however often they are sent, and to those only who may see them. */
import { describe, expect, test } from 'vitest';
import { closeWindows, rerate, resetScope } from '../../src/intake/index.ts';
import { withStore } from '../support/postgres.ts';
import { Asker, at, caller, cpuHour } from './asking.ts';

const begin = '2026-11-03T00:00:00+00:00';
const end = '2026-11-03T01:00:00+00:00';
const point = (more: object = {}) => ({ vol: { unit: 'hour', qty: 1 }, rating: { price: 1.337 }, groupby: { project_id: 'p1', fake_meta: 1.0 }, metadata: { dummy: true }, ...more });
const body = (...points: readonly object[]) => ({ dataframes: [{ period: { begin, end }, usage: { cpu: points } }] });

const asking = <T>(work: (asker: Asker) => Promise<T>, form: 'usual' | 'packs' = 'usual'): Promise<T> => withStore((store) => work(new Asker(store)), form);

describe.each(['usual', 'packs'] as const)('frames kept as %s points', (form) => {
  test('come back with their prices and the kinds of their attributes', () => asking(async (asker) => {
    const own = point({ groupby: { project_id: 'p1', fake_meta: 1.0, flavor: 'odd', text: 'True' }, metadata: { dummy: true, off: false, size: 2.5, list: [1, 'a'], name: 'é "quoted"' } });
    expect(await asker.ask('POST', '/v2/dataframes', body(own, own, point({ groupby: { project_id: 'p2' } })))).toMatchObject({ status: 204, text: '' });
    const { status, body: answer } = await asker.get('/v2/dataframes');
    expect(status).toBe(200);
    expect(answer).toEqual({ total: 3, dataframes: [{ period: { begin, end }, usage: { cpu: expect.arrayContaining([own, own, point({ groupby: { project_id: 'p2' } })]) } }] });
    expect((await asker.get('/v2/summary?groupby=project_id')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 2, 2.674, 'p1'], [expect.anything(), expect.anything(), 1, 1.337, 'p2']] });
  }, form));

  test('are known when they are sent again', () => asking(async (asker) => {
    for (let time = 0; time < 3; time++) expect((await asker.ask('POST', '/v2/dataframes', body(point(), point(), point({ vol: { unit: 'hour', qty: 2 }, groupby: { project_id: 'p3' } })))).status).toBe(204);
    expect((await asker.get('/v2/dataframes')).body).toMatchObject({ total: 3 });
    expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 4, 4.011]] });
  }, form));
});

test('points without a price are rated, and those without a meter wait for one with the reason', () => asking(async (asker) => {
  const unpriced = { vol: { unit: 'hour', qty: 10 }, groupby: { project_id: 'p1' }, metadata: { flavor: 'large' } };
  const { rating: _rating, ...plain } = point();
  expect((await asker.ask('POST', '/v2/dataframes', { dataframes: [{ period: { begin, end }, usage: { cpu: [unpriced, { ...unpriced, rating: { price: 0 }, groupby: { project_id: 'p2' } }], unheard: [plain, point()] } }] })).status).toBe(204);
  expect((await asker.get('/v2/summary?groupby=type,project_id')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 10, 4, 'cpu', 'p1'], [expect.anything(), expect.anything(), 10, 4, 'cpu', 'p2'], [expect.anything(), expect.anything(), 2, 1.337, 'unheard', 'p1']] });
  const kept = await asker.store.standing({ scope: null, period: { start: at('2026-11-01T00:00:00Z'), end: at('2026-12-01T00:00:00Z') }, meters: ['unheard'] });
  expect(kept.map(({ status, reason, lines }) => [status, reason, lines.map(({ module, at: place }) => [module, place])]).sort()).toEqual([['rated', null, [['pushed', 'as sent']]], ['unrated', 'no meter `unheard` is declared', []]]);
}));

test('what a sender priced stays so when its time is rated again', () => asking(async (asker) => {
  await asker.ask('POST', '/v2/dataframes', body(point({ metadata: { flavor: 'small' } })));
  const result = await rerate(asker.store, asker.rulebook, { scope: 'p1', period: { start: at('2026-11-01T00:00:00Z'), end: at('2026-12-01T00:00:00Z') }, usage: { kind: 'stored' }, reason: 'test', dryRun: false });
  expect(result.corrected).toBe(0);
  expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 1, 1.337]] });
}));

test('another quantity or another price of a point that is there is refused, and nothing of the request is kept', () => asking(async (asker) => {
  await asker.ask('POST', '/v2/dataframes', body(point()));
  for (const [other, word] of [[{ vol: { unit: 'hour', qty: 2 } }, 'quantity'], [{ rating: { price: 2 } }, 'price']] as const) {
    const { status, body: answer } = await asker.ask('POST', '/v2/dataframes', body(point({ groupby: { project_id: 'new' } }), point(other)));
    expect([status, answer]).toEqual([400, { message: expect.stringContaining(word) }]);
  }
  expect((await asker.get('/v2/dataframes')).body).toMatchObject({ total: 1 });
}));

test('of a scope that replaces, another quantity or price takes the place of what came before', () => asking(async (asker) => {
  await asker.ask('POST', '/v2/dataframes', body(point()));
  await asker.store.scopes.change('p1', { latePolicy: 'replace' }, at('2026-11-04T00:00:00Z'));
  for (const [other, qty, price] of [[{ vol: { unit: 'hour', qty: 2 } }, 2, 1.337], [{ vol: { unit: 'hour', qty: 2 }, rating: { price: 7 } }, 2, 7]] as const) {
    expect((await asker.ask('POST', '/v2/dataframes', body(point(other)))).status).toBe(204);
    expect((await asker.get('/v2/dataframes')).body).toMatchObject({ total: 1, dataframes: [{ usage: { cpu: [{ vol: { qty }, rating: { price } }] } }] });
    expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), qty, price]] });
  }
}));

test('what comes for a time that is closed counts where the books are open, and stands at its own time', () => asking(async (asker) => {
  await asker.ask('POST', '/v2/dataframes', body(point()));
  await closeWindows(asker.store, asker.rulebook, { until: at('2026-12-01T00:00:00Z'), dryRun: false });
  expect((await asker.ask('POST', '/v2/dataframes', body(point(), point({ groupby: { project_id: 'p2' } })))).status).toBe(204);
  expect((await asker.get('/v2/summary?groupby=project_id')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 1, 1.337, 'p1']] });
  expect((await asker.get('/v2/summary?groupby=project_id&begin=2026-12-01&end=2027-01-01')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 1, 1.337, 'p2']] });
  expect((await asker.get('/v2/dataframes?filters=project_id:p2')).body).toMatchObject({ total: 1, dataframes: [{ period: { begin, end } }] });
}));

test('a scope that is reset loses what was pushed, and is as before', () => asking(async (asker) => {
  await asker.ask('POST', '/v2/dataframes', { dataframes: [{ period: { begin, end }, usage: { cpu: [point()], unheard: [point(), { vol: point().vol, groupby: { project_id: 'p1' }, metadata: {} }] } }] });
  await resetScope(asker.store, asker.rulebook, 'p1', at('2026-11-01T00:00:00Z'));
  expect((await asker.get('/v2/dataframes')).status).toBe(404);
  expect((await asker.get('/v2/summary')).body).toMatchObject({ total: 0 });
  expect((await asker.ask('POST', '/v2/dataframes', body(point()))).status).toBe(204);
  expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 1, 1.337]] });
}));

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['no frames', { dataframes: [] }, 'Parameter dataframes must not be empty.'], ['no list', {}, 'dataframes'], ['no JSON', '{"dataframes":', 'dataframes'], ['a list', [], 'dataframes'],
  ['a point without vol', body({ groupby: { project_id: 'p' }, metadata: {} }), 'vol'], ['a point that is none', { dataframes: [{ period: { begin, end }, usage: { cpu: ['x'] } }] }, 'cpu[0]'],
  ['dates that are none', { dataframes: [{ period: { begin: 'aaaa', end }, usage: { cpu: [point()] } }] }, 'aaaa'], ['no usage', { dataframes: [{ period: { begin, end } }] }, 'usage'], ['a unit that does not fit the meter', body(point({ rating: { price: 0 }, vol: { unit: 'GiB', qty: 1 }, metadata: { flavor: 'small' } })), 'measured in hour'],
];
test.each(wrong)('%s is refused, and nothing of it is kept', (_, sent, word) => asking(async (asker) => {
  const { status, body: answer } = await asker.ask('POST', '/v2/dataframes', sent);
  expect([status, answer]).toEqual([400, { message: expect.stringContaining(word) }]);
  expect((await asker.get('/v2/dataframes')).status).toBe(404);
}));

describe('pages', () => {
  const hours = Array.from({ length: 6 }, (_, hour) => `2026-11-05T0${hour}:00:00Z`);
  const filled = <T>(work: (asker: Asker) => Promise<T>): Promise<T> => asking(async (asker) => {
    await asker.push(hours.flatMap((start) => [cpuHour('p1', start), cpuHour('p1', start, 'large'), cpuHour('p2', start)]));
    return work(asker);
  });
  const page = async (asker: Asker, query: string) => {
    const { body: answer } = await asker.get(`/v2/dataframes?${query}`);
    const { total, dataframes = [] } = answer as { total: number; dataframes?: { period: { begin: string }; usage: Record<string, { groupby: Record<string, unknown> }[]> }[] };
    return { total, points: dataframes.flatMap(({ period, usage }) => Object.values(usage).flat().map(({ groupby }) => `${period.begin.slice(11, 13)} ${String(groupby['project_id'])} ${String(groupby['flavor'])}`)) };
  };
  test('count points, follow one another and have each point once', () => filled(async (asker) => {
    const all = await page(asker, '');
    expect([all.total, all.points.length, new Set(all.points).size]).toEqual([18, 18, 18]);
    const parts = await Promise.all([0, 5, 10, 15].map((offset) => page(asker, `offset=${offset}&limit=5`)));
    expect(parts.flatMap(({ points }) => points)).toEqual(all.points);
    expect(parts.map(({ total }) => total)).toEqual([18, 18, 18, 18]);
  }));
  test('hold to filters and times', () => filled(async (asker) => {
    expect(await page(asker, 'filters=flavor:large&limit=2&offset=1')).toEqual({ total: 6, points: ['01 p1 large', '02 p1 large'] });
    expect(await page(asker, 'filters=project_id:p2,type:cpu&begin=2026-11-05T02:00:00Z&end=2026-11-05T04:00:00Z')).toEqual({ total: 2, points: ['02 p2 small', '03 p2 small'] });
    expect((await asker.get('/v2/dataframes?filters=type:nothing')).body).toEqual({ message: 'No resource found for provided filters.' });
    expect((await asker.get('/v2/dataframes?filters=a:b,a:c')).body).toEqual({ message: expect.stringContaining('key a already provided') });
    expect((await asker.get('/v2/dataframes?offset=18')).status).toBe(404);
  }));
  test('show what stands after corrections', () => filled(async (asker) => {
    await rerate(asker.store, asker.rulebook, { scope: 'p1', period: { start: at(hours[0]!), end: at(hours[2]!) }, usage: { kind: 'removed' }, reason: 'removed', dryRun: false });
    expect(await page(asker, 'limit=3&offset=1')).toEqual({ total: 14, points: ['01 p2 small', '02 p1 large', '02 p1 small'] });
  }));
  test('show a caller his own scopes only, and nothing where he has none', () => filled(async (asker) => {
    expect((await page(asker.as(caller('reader', 'p2')), 'filters=project_id:p1')).points.every((text) => text.includes('p2'))).toBe(true);
    expect((await asker.as(caller('reader')).get('/v2/dataframes')).body).toEqual({ total: 0, dataframes: [] });
  }));
});

test('whoever is no admin pushes for his own scopes only', () => asking(async (asker) => {
  asker.as(caller('member', 'p1'));
  expect((await asker.ask('POST', '/v2/dataframes', body(point(), point({ groupby: { project_id: 'p2' } })))).status).toBe(403);
  expect((await asker.get('/v2/dataframes')).status).toBe(404);
  expect((await asker.ask('POST', '/v2/dataframes', body(point()))).status).toBe(204);
}));

test('many frames go in and out exactly', () => asking(async (asker) => {
  const dataframes = Array.from({ length: 40 }, (_, hour) => ({
    period: { begin: new Date(Date.UTC(2026, 10, 3) + hour * 3_600_000).toISOString(), end: new Date(Date.UTC(2026, 10, 3) + (hour + 1) * 3_600_000).toISOString() },
    usage: { cpu: Array.from({ length: 300 }, (_, index) => point({ rating: { price: (hour * 300 + index + 1) / 1000 }, groupby: { project_id: `p${index % 7}`, id: `vm-${index}` } })) },
  }));
  expect((await asker.ask('POST', '/v2/dataframes', { dataframes })).status).toBe(204);
  expect((await asker.get('/v2/summary')).body).toMatchObject({ results: [[expect.anything(), expect.anything(), 12_000, 72_006]] });
  expect((await asker.get('/v2/dataframes?offset=11999')).body).toMatchObject({ total: 12_000 });
}));
