/** What holds, and when: exact at the border, the same whatever the parts in which time is looked over, each once in its window, for those who are meant, and without asking what nobody needs. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Judge, type Light, judgeOf, lookAfterPeriods, lookAtMoment, nextTime } from '../../src/alerts/index.ts';
import { readPolicies } from '../../src/alerts/read-policies.ts';
import { deleteScope, keepRulebook, resetScope } from '../../src/intake/index.ts';
import { type Rational, add, compare, decimal, decimalText, zero } from '../../src/money/index.ts';
import type { Alert, ScopeState, Store, StoredPoint } from '../../src/storage/index.ts';
import { type Instant, type Zone, calendarWindow, instant, instantText, openZone } from '../../src/time/index.ts';
import { problemLine } from '../../src/yaml/index.ts';
import { at, chargeOf, keep, pointOf, ratedWith } from '../storage/samples.ts';
import { rules } from '../service/parts.ts';
import { type Form, rowsOf, withStore } from '../support/postgres.ts';
import { openSound } from '../support/rulebook.ts';
import { seed } from '../support/seed.ts';

const zoneOf = (name: string): Zone => {
  const zone = openZone(name);
  if (zone === null) throw new RangeError(`there is no zone ${name}`);
  return zone;
};
const light: Light = { zone: zoneOf('UTC'), currency: 'EUR', periodSeconds: 3600 };
const hour = 3_600_000_000;

async function judges(...policies: readonly object[]): Promise<readonly Judge[]> {
  const text = JSON.stringify(policies.map((policy, index) => ({ name: `policy ${index}`, once_per: 'month', message: '{scope}', ...policy })));
  const { policies: read, problems } = readPolicies('a.json', text, (file) => file);
  expect(problems.map(problemLine)).toEqual([]);
  return Promise.all(read.map(({ policy }) => judgeOf(policy)));
}
const compared = (fact: string, operator: string, value: unknown, more: object = {}): object => ({ conditions: { all: [{ fact, operator, value, ...more }] } });

let points = 0;
/** A point with one charge. */
const charged = (scope: string, start: Instant, amount: string, meter = 'instance'): StoredPoint =>
  pointOf(`point ${points++}`, { scope, meter, period: { start, end: instant(start + hour) }, verdict: ratedWith(chargeOf({ amount: decimal(amount) })) });
const withoutPrice = (scope: string, start: Instant, status: 'unrated' | 'stopped'): StoredPoint =>
  pointOf(`point ${points++}`, { scope, period: { start, end: instant(start + hour) }, verdict: status === 'unrated' ? { status, reason: 'no price' } : { status, code: 'T0501', reason: 'two prices' } });

let database = '';
afterEach(() => rowsOf(database, 'truncate scope, alert'));
const inStore = (work: (store: Store) => Promise<void>, form: Form = 'usual'): Promise<void> => withStore(async (store, url) => {
  database = url;
  await work(store);
}, form);

async function stands(store: Store, scope: string, from: string | Instant, until: string | Instant): Promise<ScopeState> {
  const text = (value: string | Instant): string => (typeof value === 'string' ? value : instantText(value));
  await store.scopes.create({ identifier: scope });
  await rowsOf(database, 'update scope set rated_until = $3::timestamptz, alerts_until = coalesce(alerts_until, $2::timestamptz) where identifier = $1', [scope, text(from), text(until)]);
  return (await store.scopes.find(scope))!;
}

/** As the service does. */
async function lookOver(store: Store, all: readonly Judge[], scope: string, inLight = light): Promise<readonly Alert[]> {
  for (;;) {
    const state = (await store.scopes.find(scope))!;
    const time = nextTime(state, inLight.periodSeconds);
    if (time === null) return store.alerts.list({ scope, since: null });
    await store.alerts.lookedOver({ scope: state.id, from: time.start, until: time.end }, await lookAfterPeriods(store, all, state, time, inLight));
  }
}

describe('at the border', () => {
  const border: readonly (readonly [total: string, fact: string, operator: string, value: string, holds: boolean])[] = [
    ['100', 'month_total', 'decimalGreaterThan', '100', false],
    ['100.000000000000000001', 'month_total', 'decimalGreaterThan', '100', true],
    ['100.000000000000000001', 'month_total', 'atMost', '100', false],
    ['99.999999999999999999', 'month_total', 'atLeast', '100', false],
    ['99.999999999999999999', 'month_total', 'decimalLessThan', '100.00', true],
    ['100', 'month_total', 'atLeast', '100.000', true],
    ['100', 'month_total', 'decimalEqual', '1e2', true],
    ['100.000000000000000001', 'month_total', 'decimalEqual', '100', false],
    ['99.999999999999999999', 'budget_share', 'atLeast', '1', false],
    ['100.000000000000000001', 'budget_share', 'decimalGreaterThan', '1', true],
    ['79.999999999999999999', 'budget_share', 'atLeast', '0.8', false],
    ['80', 'budget_share', 'atLeast', '0.8', true],
    ['-0.000000000000000001', 'day_total', 'decimalLessThan', '0', true],
  ];
  test.each(border)('%s: %s %s %s is %s', (total, fact, operator, value, holds) => inStore(async (store) => {
    await keep(store, [charged('acme', at('2026-03-10T00:00:00Z'), total)]);
    await stands(store, 'acme', '2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z');
    const alerts = await lookOver(store, await judges({ ...compared(fact, operator, value), budget: '100' }), 'acme');
    expect(alerts.length).toBe(holds ? 1 : 0);
  }));

  test('the total is compared with the budget itself, told with every digit, and a share is never rounded up', () => inStore(async (store) => {
    await keep(store, [charged('acme', at('2026-03-10T00:00:00Z'), '100.000000000000000001'), charged('globex', at('2026-03-10T00:00:00Z'), '29.999999999999999999')]);
    const all = await judges({ ...compared('month_total', 'decimalGreaterThan', { fact: 'budget' }), budget: '100', budgets: { globex: '30' }, message: '{scope_name}: {month_total} {currency} of {budget}' },
      { ...compared('budget_share', 'atLeast', '0.99'), budget: '100', budgets: { globex: '30' }, message: '{budget_share} in {window}' });
    await stands(store, 'acme', '2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z');
    await stands(store, 'globex', '2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z');
    expect((await lookOver(store, all, 'acme')).map(({ message }) => message)).toEqual(['acme: 100.000000000000000001 EUR of 100', '100 % in 2026-03']);
    const [alert, ...others] = await lookOver(store, all, 'globex');
    expect([alert?.message, others]).toEqual(['99.9 % in 2026-03', []]);
    expect(alert?.facts).toEqual({ budget_share: '1', currency: 'EUR' });
  }));
});

describe('whatever the parts', () => {
  interface Scene {
    readonly zone: string;
    readonly periodSeconds: number;
    /** By period, what was charged for a meter; nothing for a point without a price. */
    readonly usage: readonly (readonly { readonly meter: string; readonly amount: string | null }[])[];
    readonly cuts: readonly number[];
    readonly thresholds: readonly number[];
  }
  // Around the end of a month in which clocks change.
  const first = at('2026-03-28T12:00:00Z');
  const scene: fc.Arbitrary<Scene> = fc.record({
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/St_Johns'), periodSeconds: fc.constantFrom(3600, 7200, 21_600, 86_400),
    usage: fc.array(fc.array(fc.record({ meter: fc.constantFrom('instance', 'storage'), amount: fc.option(fc.integer({ min: -300, max: 900 }).map((cents) => `${cents}e-2`), { freq: 5 }) }), { maxLength: 3 }), { minLength: 1, maxLength: 60 }),
    cuts: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }), thresholds: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 3 }),
  });

  /** Every policy after every period, by the definition. */
  function expected({ zone: name, periodSeconds, usage, thresholds: [day = 0, month = 0, meter = 0] }: Scene): readonly string[] {
    const zone = zoneOf(name);
    const start = (index: number): Instant => instant(Math.floor(first / (periodSeconds * 1_000_000)) * periodSeconds * 1_000_000 + index * periodSeconds * 1_000_000);
    const found = new Map<string, string>();
    usage.forEach((_, index) => {
      const total = (span: 'day' | 'month', of: string | null): Rational => {
        const window = calendarWindow(zone, span, start(index));
        return usage.slice(0, index + 1).reduce((sum, lines, other) => (start(other) < window.start ? sum : lines.reduce((rest, line) => (line.amount === null || (of !== null && line.meter !== of) ? rest : add(rest, decimal(line.amount))), sum)), zero);
      };
      const note = (policy: string, span: 'period' | 'day' | 'month', holds: boolean, value: string): void => {
        const window = span === 'period' ? start(index) : calendarWindow(zone, span, start(index)).start;
        if (holds && !found.has(`${policy} ${instantText(window)}`)) found.set(`${policy} ${instantText(window)}`, `after ${instantText(start(index))}: ${value}`);
      };
      const atLeast = (value: Rational, cents: number): boolean => compare(value, decimal(String(cents))) >= 0;
      note('policy 0', 'day', atLeast(total('day', null), day), decimalText(total('day', null)));
      note('policy 1', 'month', atLeast(total('month', null), month), decimalText(total('month', null)));
      note('policy 2', 'period', atLeast(total('month', 'storage'), meter), decimalText(total('month', 'storage')));
      const unrated = (usage[index] ?? []).filter(({ amount }) => amount === null).length;
      note('policy 3', 'day', unrated > 0, String(unrated));
    });
    return [...found].map(([key, value]) => `${key} ${value}`).sort();
  }

  test.each(['rows', 'packs'] as const)('the same alerts come of it: as %s', (form) => fc.assert(fc.asyncProperty(scene, (given) => inStore(async (store) => {
    const { zone, periodSeconds, usage, cuts, thresholds: [day = 0, month = 0, meter = 0] } = given;
    const length = periodSeconds * 1_000_000;
    const start = (index: number): Instant => instant(Math.floor(first / length) * length + index * length);
    const kept = usage.flatMap((lines, index) => lines.map((line) => (line.amount === null ? { ...withoutPrice('acme', start(index), 'unrated'), meter: line.meter } : charged('acme', start(index), line.amount, line.meter))));
    await keep(store, [...kept, charged('globex', start(0), '1000')]);
    const all = await judges(
      { ...compared('day_total', 'atLeast', String(day)), once_per: 'day', message: '{day_total}' }, { ...compared('month_total', 'atLeast', String(month)), message: '{month_total}' },
      { ...compared('month_total', 'atLeast', String(meter), { params: { meter: 'storage' } }), once_per: 'period', message: '{month_total:storage}' }, { ...compared('unrated_count', 'greaterThan', 0), once_per: 'day', message: '{unrated_count}' });
    await rowsOf(database, 'truncate scope, alert');
    let [reached, turn] = [0, 0];
    while (reached < usage.length) {
      reached = Math.min(usage.length, reached + cuts[turn++ % cuts.length]!);
      await stands(store, 'acme', start(0), start(reached));
      await lookOver(store, all, 'acme', { zone: zoneOf(zone), currency: 'EUR', periodSeconds });
    }
    const alerts = await store.alerts.list({ scope: null, since: null });
    expect(alerts.map(({ policy, window, period, message }) => `${policy} ${instantText(window.start)} after ${instantText(period!.start)}: ${message}`).sort()).toEqual(expected(given));
  }, form)), { numRuns: 25, seed }));
});

describe('once in its window', () => {
  test('a scope that is reset is looked over again, and nobody is told twice; one that is deleted leaves nothing', () => inStore(async (store) => {
    const rulebook = openSound(rules);
    await keepRulebook(store, rulebook);
    await keep(store, ['00', '01', '02'].map((each) => charged('acme', at(`2026-03-10T${each}:00:00Z`), '10')));
    const all = await judges({ ...compared('day_total', 'atLeast', '20'), once_per: 'period', webhook: { url: 'http://127.0.0.1:1/' } });
    await stands(store, 'acme', '2026-03-10T00:00:00Z', '2026-03-10T03:00:00Z');
    const before = await lookOver(store, all, 'acme');
    expect(before.map(({ window }) => instantText(window.start))).toEqual(['2026-03-10T01:00:00Z', '2026-03-10T02:00:00Z']);
    expect(await store.alerts.waiting(10)).toEqual(before.map(({ id }) => id));
    await resetScope(store, rulebook, 'acme', at('2026-03-10T01:00:00Z'));
    expect(await store.scopes.find('acme')).toMatchObject({ ratedUntil: at('2026-03-10T01:00:00Z'), alertsUntil: at('2026-03-10T01:00:00Z') });
    await keep(store, ['01', '02', '03'].map((each) => charged('acme', at(`2026-03-10T${each}:00:00Z`), '11')));
    await stands(store, 'acme', '2026-03-10T01:00:00Z', '2026-03-10T04:00:00Z');
    const after = await lookOver(store, all, 'acme');
    expect(after.slice(0, 2)).toEqual(before);
    expect(after.slice(2).map(({ window }) => instantText(window.start))).toEqual(['2026-03-10T03:00:00Z']);
    await deleteScope(store, rulebook, 'acme', false);
    expect(await store.alerts.list({ scope: null, since: null })).toEqual([]);
  }));

  test('of two that look over the same time one keeps his alerts, and the other keeps nothing and learns it', () => inStore(async (store) => {
    await keep(store, [charged('acme', at('2026-03-10T00:00:00Z'), '10')]);
    const state = await stands(store, 'acme', '2026-03-10T00:00:00Z', '2026-03-10T02:00:00Z');
    const all = await judges(compared('day_total', 'atLeast', '1'));
    const time = nextTime(state, 3600)!;
    const found = await lookAfterPeriods(store, all, state, time, light);
    const results = await Promise.all([1, 2, 3].map(() => store.alerts.lookedOver({ scope: state.id, from: time.start, until: time.end }, found)));
    expect(results.filter((result) => result !== null)).toHaveLength(1);
    expect(await store.alerts.list({ scope: 'acme', since: null })).toHaveLength(1);
    // Nor is more noted than was rated.
    expect(await store.alerts.lookedOver({ scope: state.id, from: time.end, until: instant(time.end + hour) }, [])).toBe(null);
  }));

  test('time that was rated before there were policies is not looked over, and what is rated from then on is', () => inStore(async (store) => {
    const rulebook = openSound(rules);
    await keepRulebook(store, rulebook);
    await store.scopes.create({ identifier: 'acme', ratedUntil: at('2026-03-10T00:00:00Z') });
    expect(nextTime((await store.scopes.find('acme'))!, 3600)).toBe(null);
    const rated = async (from: string, until: string, isWatched: boolean): Promise<Instant | null> => {
      const { claim, state } = (await store.scopes.claim((await store.scopes.find('acme'))!.id))!;
      expect(state.ratedUntil).toBe(at(from));
      await store.intake({ rulebookHash: rulebook.hash, source: 'x', claimed: { claim, ratedUntil: state.ratedUntil, periods: { start: at(from), end: at(until) }, now: at(until), stalledSeconds: 60, isWatched } }, (intake) => intake.finish({ read: 0, rated: 0, unrated: 0, stopped: 0, refused: 0, known: 0 }));
      return (await store.scopes.find('acme'))!.alertsUntil;
    };
    expect(await rated('2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z', false)).toBe(at('2026-03-10T01:00:00Z'));
    expect(await rated('2026-03-10T01:00:00Z', '2026-03-10T02:00:00Z', true)).toBe(at('2026-03-10T01:00:00Z'));
    expect(await rated('2026-03-10T02:00:00Z', '2026-03-10T03:00:00Z', true)).toBe(at('2026-03-10T01:00:00Z'));
    expect((await store.alerts.behind(10)).map(({ identifier }) => identifier)).toEqual(['acme']);
    expect(await rated('2026-03-10T03:00:00Z', '2026-03-10T04:00:00Z', false)).toBe(at('2026-03-10T04:00:00Z'));
    expect(await store.alerts.behind(10)).toEqual([]);
  }));
});

describe('who is meant, and what is asked', () => {
  test('all, some, or all below one, however deep; a scope without a budget is left out', () => inStore(async (store) => {
    const scopes = ['customers', 'acme', 'acme-test', 'globex', 'round', 'about'];
    await keep(store, scopes.map((scope) => charged(scope, at('2026-03-10T00:00:00Z'), '5')));
    for (const scope of scopes) await stands(store, scope, '2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z');
    for (const [scope, parent] of [['acme', 'customers'], ['acme-test', 'acme'], ['round', 'about'], ['about', 'round']] as const) await store.scopes.change(scope, { parent }, at('2026-03-10T00:00:00Z'));
    const holds = compared('month_total', 'atLeast', '1');
    const all = await judges(holds, { ...holds, scopes: ['globex', 'round'] }, { ...holds, scopes: { parent: 'customers' } }, { ...holds, scopes: { parent: 'round' } }, { ...compared('budget_share', 'atLeast', '1'), budgets: { acme: '5', globex: '5.01' } });
    const found: Record<string, readonly string[]> = {};
    for (const scope of scopes) found[scope] = (await lookOver(store, all, scope)).map(({ policy }) => policy.slice(-1)).sort();
    expect(found).toEqual({ customers: ['0'], acme: ['0', '2', '4'], 'acme-test': ['0', '2'], globex: ['0', '1'], round: ['0', '1', '3'], about: ['0', '3'] });
  }));

  test('sums are read only where a condition comes to them, once for all policies and periods', () => inStore(async (store) => {
    await keep(store, [charged('acme', at('2026-03-10T00:00:00Z'), '5')]);
    const state = await stands(store, 'acme', '2026-03-10T00:00:00Z', '2026-03-11T00:00:00Z');
    let asked = 0;
    const counting = { ...store, alerts: store.alerts, summary: (query: Parameters<Store['summary']>[0]) => { asked += 1; return store.summary(query); } } as unknown as Store;
    const look = async (...policies: readonly object[]): Promise<number> => {
      asked = 0;
      await lookAfterPeriods(counting, await judges(...policies), state, nextTime(state, 3600)!, light);
      return asked;
    };
    const cheap = { fact: 'budget', operator: 'atLeast', value: '1000' };
    const dear = { fact: 'month_total', operator: 'atLeast', value: '1000' };
    expect(await look({ conditions: { all: [dear, cheap] }, budget: '10' })).toBe(0);
    expect(await look({ conditions: { not: { any: [dear, { not: cheap }] } }, budget: '10' })).toBe(0);
    // What holds is kept with all that it compares.
    expect(await look({ conditions: { any: [dear, { not: cheap }] }, budget: '10' })).toBe(1);
    expect(await look({ conditions: { all: [dear] }, scopes: ['globex'] })).toBe(0);
    expect(await look(compared('refused_count', 'greaterThan', 0))).toBe(0);
    expect(await look({ conditions: { any: [dear, cheap] }, budget: '10' }, compared('day_total', 'atLeast', '3'), compared('unrated_count', 'atLeast', 3))).toBe(1);
  }));

  test('points without a price are counted by kind, and refused ones where their run ends, but not of runs that were taken back', () => inStore(async (store) => {
    const start = at('2026-03-10T00:00:00Z');
    await keep(store, [withoutPrice('acme', start, 'unrated'), withoutPrice('acme', start, 'unrated'), withoutPrice('acme', start, 'stopped'), charged('acme', start, '1')]);
    const [{ hash }] = await rowsOf<{ hash: string }>(database, 'select hash from rulebook limit 1') as [{ hash: string }];
    const run = (from: string, to: string, refused: number): Promise<unknown> => rowsOf(database, `insert into rating_run (rulebook_hash, source, scope, period_start, period_end, refused_count) values ($1, 'x', 'acme', $2, $3, $4)`, [hash, from, to, refused]);
    await run('2026-03-10T00:00:00Z', '2026-03-10T03:00:00Z', 7);
    await run('2026-03-10T00:00:00Z', '2026-03-10T02:00:00Z', 4);
    await run('2026-03-10T02:00:00Z', '2026-03-10T03:00:00Z', 0);
    await stands(store, 'acme', start, '2026-03-10T03:00:00Z');
    const once = { once_per: 'period', message: '{window}' };
    const alerts = await lookOver(store, await judges({ ...compared('unrated_count', 'equal', 2), ...once }, { ...compared('stopped_count', 'atLeast', 1), ...once }, { ...compared('refused_count', 'equal', 4), ...once }, { ...compared('refused_count', 'equal', 7), ...once }, { ...compared('unrated_count', 'greaterThan', 0, { params: { meter: 'storage' } }), ...once }), 'acme');
    expect(alerts.map(({ policy, message }) => `${policy}: ${message}`).sort()).toEqual(['policy 0: 2026-03-10T00:00:00Z', 'policy 1: 2026-03-10T00:00:00Z', 'policy 2: 2026-03-10T01:00:00Z']);
  }));

  test('of the moment: failures, and how far a scope is behind; of one that is not rated nothing', () => inStore(async (store) => {
    const state = await stands(store, 'acme', '2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z');
    const all = await judges({ ...compared('lag_seconds', 'atLeast', 3600), once_per: 'day', message: '{lag_seconds}' }, { ...compared('failures', 'greaterThanInclusive', 3), once_per: 'period', message: '{failures}' });
    const look = async (of: ScopeState, now: string): Promise<readonly string[]> => (await lookAtMoment(store, all, of, at(now), light)).map(({ message, window }) => `${message} ${instantText(window.start)}`);
    expect(await look(state, '2026-03-10T01:59:59.999999Z')).toEqual([]);
    expect(await look(state, '2026-03-10T02:00:00Z')).toEqual(['3600 2026-03-10T00:00:00Z']);
    expect(await look({ ...state, failures: 3 }, '2026-03-10T01:20:00Z')).toEqual(['3 2026-03-10T01:00:00Z']);
    expect(await look({ ...state, ratedUntil: null, failures: 2 }, '2026-03-12T00:00:00Z')).toEqual([]);
    expect(await look({ ...state, isActive: false, failures: 9 }, '2026-03-12T00:00:00Z')).toEqual([]);
    const found = await lookAtMoment(store, all, state, at('2026-03-10T02:00:00Z'), light);
    for (let time = 0; time < 2; time++) await store.alerts.add(found);
    expect(await store.alerts.list({ scope: 'acme', since: null })).toHaveLength(1);
  }));
});
