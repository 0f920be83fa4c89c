/** Sums of the database against sums in memory, on random points and limit lines. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rational, add, decimalText, rational, zero } from '../../src/money/index.ts';
import type { PostedLine, Store, StoredPoint, SummaryQuery } from '../../src/storage/index.ts';
import { type Instant, calendarSpans, dateText, instant, openZone } from '../../src/time/index.ts';
import { rowsOf, withStore } from '../support/postgres.ts';
import { chargeOf, keep, pointOf, ratedWith, sampleRulebook } from './samples.ts';

const seed = Number(process.env['TARIFF_TEST_SEED'] ?? Date.now() % 2 ** 31);
const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'];
const hourMicroseconds = 3_600_000_000;
/** Two weeks around a change of clocks, in hours since 1970. */
const firstHour = Date.UTC(2026, 2, 22) / 3_600_000;

const decimals = fc.tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(0n, 28n)).map(([digits, places]) => rational(digits, 10n ** places));
const charges = fc.record({
  module: fc.constantFrom('compute', 'storage'), rule: fc.constantFrom('base', 'extra', 'night'),
  amount: decimals, currency: fc.constantFrom('EUR', 'EUR', 'USD'),
}).map(chargeOf);
const verdicts: fc.Arbitrary<StoredPoint['verdict']> = fc.oneof(
  fc.array(charges, { maxLength: 3 }).map((all) => ratedWith(...all)),
  fc.constant({ status: 'unrated' as const, reason: 'no price' }), fc.constant({ status: 'stopped' as const, code: 'R1', reason: 'why' }));
const starts = fc.tuple(fc.integer({ min: 0, max: 336 }), fc.integer({ min: -1, max: 1 }))
  .map(([hours, off]) => instant((firstHour + hours) * hourMicroseconds + off));
const points = fc.array(fc.record({
  scope: fc.constantFrom('blue', 'red', `o'hara`), meter: fc.constantFrom('instance', 'volume'), start: starts, quantity: decimals,
  unit: fc.constantFrom('h', 'GiB'), flavor: fc.option(fc.constantFrom('small', 'größer')), verdict: verdicts,
}), { maxLength: 40 }).map((all) => all.map(({ start, flavor, ...rest }, index) => pointOf(`${index}`, {
  ...rest, period: { start, end: start }, fields: new Map(flavor === null ? [] : [['flavor', flavor]]),
})));
/** Their groups name the scope, the flavor, both or neither. */
const limitLines: fc.Arbitrary<readonly PostedLine[]> = fc.array(fc.record({
  module: fc.constantFrom('compute', 'bounds'), rule: fc.constantFrom('base', 'cap'), at: fc.constant('bounds.tariff:4'), amount: decimals, sum: decimals, currency: fc.constantFrom('EUR', 'USD'), span: fc.constantFrom(...calendarSpans),
  window: fc.tuple(starts, starts).map(([start, end]) => ({ start, end })), reason: fc.constantFrom('window closed', 'late usage'),
  group: fc.subarray<readonly [string, fc.Arbitrary<string>]>([['flavor', fc.constantFrom('small', 'größer')], ['scope', fc.constantFrom('blue', `o'hara`)]], { minLength: 0 }).chain((pairs) => fc.tuple(...pairs.map(([name, values]) => values.map((value): readonly [string, string] => [name, value])))),
}), { maxLength: 8 });
const queries: fc.Arbitrary<SummaryQuery> = fc.record({
  by: fc.uniqueArray(fc.constantFrom('scope', 'meter', 'unit', 'status', 'day', 'month', 'module', 'rule', 'currency', 'flavor', 'absent'), { maxLength: 3 }),
  from: fc.option(starts), to: fc.option(starts), timezone: fc.constantFrom(...zones),
});

type Charge = ReturnType<typeof chargeOf>;
function keyText(name: string, point: StoredPoint, charge: Charge | null, timezone: string): string | null {
  const local = (start: Instant): string => dateText(openZone(timezone)?.local(start) ?? { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 });
  switch (name) {
    case 'scope': case 'meter': case 'unit': return point[name];
    case 'status': return point.verdict.status;
    case 'day': return local(point.period.start);
    case 'month': return local(point.period.start).slice(0, 7);
    case 'module': case 'rule': case 'currency': return charge?.[name] ?? null;
    default: return point.fields.get(name)?.text ?? null;
  }
}

/** The window's last moment is when a limit line counts. */
const momentOf = ({ window }: PostedLine): Instant => instant(window.end - 1);
function limitKeyText(name: string, line: PostedLine, timezone: string): string | null {
  const day = dateText(openZone(timezone)?.local(momentOf(line)) ?? { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 });
  switch (name) {
    case 'meter': case 'unit': case 'status': return null;
    case 'day': return day;
    case 'month': return day.slice(0, 7);
    case 'module': case 'rule': case 'currency': return line[name];
    default: return line.group.find(([own]) => own === name)?.[1] ?? null;
  }
}

/** Sums as `name: value` lines, one set for each key: slow, and with nothing in common with SQL. */
function expected(all: readonly StoredPoint[], limits: readonly PostedLine[], { by, from, to, timezone }: SummaryQuery): Map<string, Map<string, string>> {
  const sums = new Map<string, Map<string, Rational>>();
  const seen = new Set<string>();
  const note = (key: string, name: string, value: Rational): void => {
    const row = sums.get(key) ?? new Map<string, Rational>();
    sums.set(key, row.set(name, add(row.get(name) ?? zero, value)));
  };
  all.forEach((point, index) => {
    if ((from !== null && point.period.start < from) || (to !== null && point.period.start >= to)) return;
    const lines: (Charge | null)[] = point.verdict.status === 'rated' && point.verdict.charges.length > 0 ? [...point.verdict.charges] : [null];
    for (const charge of lines) {
      for (const key of [JSON.stringify(by.map((name) => keyText(name, point, charge, timezone))), 'total']) {
        if (charge !== null) note(key, charge.currency, charge.amount);
        if (seen.has(`${index} ${key}`)) continue;
        seen.add(`${index} ${key}`);
        for (const name of ['points', point.verdict.status]) note(key, name, rational(1n));
        note(key, point.unit, point.quantity);
      }
    }
  });
  for (const line of limits) {
    if ((from !== null && momentOf(line) < from) || (to !== null && momentOf(line) >= to)) continue;
    for (const key of [JSON.stringify(by.map((name) => limitKeyText(name, line, timezone))), 'total']) for (const name of [line.currency, `limits ${line.currency}`]) note(key, name, line.amount);
  }
  return new Map([...sums].map(([key, row]) => [key, new Map([...row].map(([name, value]) => [name, decimalText(value)]))]));
}

async function actual(store: Store, query: SummaryQuery): Promise<Map<string, Map<string, string>>> {
  const { rows, total } = await store.summary(query);
  return new Map([...rows.map((row) => [JSON.stringify(row.key), row] as const), ...(total.points === 0 && total.amounts.length === 0 ? [] : [['total', total] as const])].map(([key, row]) => [key, new Map([
    ...(['points', 'rated', 'unrated', 'stopped'] as const).filter((name) => row[name] > 0).map((name) => [name, String(row[name])] as const),
    ...row.amounts.map(({ currency, amount }) => [currency, decimalText(amount)] as const),
    ...row.limits.map(({ currency, amount }) => [`limits ${currency}`, decimalText(amount)] as const),
    ...row.quantities.map(({ unit, quantity }) => [unit, decimalText(quantity)] as const),
  ])]));
}

test.each(['rows', 'packs'] as const)(`the database sums as memory does, points in %s (TARIFF_TEST_SEED=${seed})`, (form) => withStore(async (store, url) => {
  await fc.assert(fc.asyncProperty(points, limitLines, fc.array(queries, { minLength: 4, maxLength: 4 }), async (all, limits, asked) => {
    await rowsOf(url, 'truncate series, point, further_charge, sender_id, pack, pack_text, pack_line, limit_line');
    await keep(store, all);
    await store.closing({ rulebookHash: sampleRulebook.hash, currency: 'EUR', until: instant(0) }, (closing) => closing.post(limits, []));
    for (const query of asked) expect(await actual(store, query)).toEqual(expected(all, limits, query));
  }), { seed, numRuns: 40 });
}, form));
