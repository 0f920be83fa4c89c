/**
 * Proves the laws of pricing on random rulebooks over all forms. A long run: `TARIFF_POINTS=100000 npx vitest run test/property-forms`
 * tries so many points for each law; `TARIFF_SEED` repeats a run. What is proved elsewhere: the judge (`test/judge-forms`), the
 * layout (`test/format`), gaps and overlaps of tables (`test/property`), the store (`test/storage`).
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { derivationJson, derive } from '../../src/explain/index.ts';
import { assessmentJson, limitJson } from '../../src/intake/index.ts';
import { formatRules } from '../../src/language/index.ts';
import { type Rational, absolute, add, compare, decimal, decimalText, equals, exactNumber, isNegative, multiply, rational, subtract, sum, zero } from '../../src/money/index.ts';
import { type BoundPoint, type Tariff, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, pricePoint } from '../../src/rating/index.ts';
import { elapsed, instant } from '../../src/time/index.ts';
import { codes, open } from '../support/rulebook.ts';
import { type Kinds, type Point, anything, books, points } from './generate.ts';
import { type Book, type Rule, type Version, choices, textsOf } from './model.ts';
import { check, pointsFor, quoted, tariffOf, usagePoint } from './run.ts';

// A long run takes an hour; the usual one takes seconds for each law.
vi.setConfig({ testTimeout: 3_600_000 });

const pointsPerRulebook = 10;
const tried = new Map<string, number>();
afterAll(() => console.log([...tried].map(([name, points]) => `${points} points: ${name}`).join('\n')));

interface Sample {
  readonly book: Book;
  readonly tariff: Tariff;
  readonly usage: readonly Point[];
}

const ordered = (usage: readonly Point[]): readonly Point[] => [...usage].sort((a, b) => a.start - b.start || a.end - b.end);

/** Tries a law on rulebooks that compile, each with a handful of points, until enough points were seen. */
async function onSamples(name: string, usual: number, kinds: Kinds, law: (sample: Sample) => Promise<void> | void, from: fc.Arbitrary<Book> = books(kinds)): Promise<void> {
  const wanted = pointsFor(usual);
  let seen = 0;
  const usage = fc.uniqueArray(points, { minLength: 4, maxLength: pointsPerRulebook, selector: ({ start, end }) => `${start} ${end}` });
  await check(fc.tuple(from, usage), Math.ceil(wanted / 3), async ([book, own]) => {
    const tariff = seen < wanted ? tariffOf(book) : null;
    if (tariff === null) return;
    seen += own.length;
    await law({ book, tariff, usage: own });
  });
  tried.set(name, seen);
}

function bound(tariff: Tariff, point: UsagePoint): BoundPoint | null {
  const binding = bindPoint(tariff, point);
  return binding.kind === 'bound' ? binding.point : null;
}

/** Verdicts of points in order of time, each moving the totals. */
function priced(tariff: Tariff, usage: readonly UsagePoint[]): readonly Verdict[] {
  const totals = new TotalsInMemory();
  return usage.flatMap((point) => {
    const own = bound(tariff, point);
    if (own === null) return [];
    const verdict = pricePoint(tariff, own, totals);
    if (verdict.status === 'rated') totals.apply(verdict.movements);
    return [verdict];
  });
}

const told = (verdict: Verdict | undefined): string => (verdict?.status === 'rated' ? verdict.charges.map(({ rule, amount, parts }) => `${rule} ${decimalText(amount)} = ${parts.map((part) => decimalText(part.amount)).join(' + ')}`).join('; ') : `${verdict?.status} ${verdict?.status === 'stopped' ? verdict.code : ''}`);
const amounts = (verdicts: readonly Verdict[]): Rational => sum(verdicts.map((verdict) => (verdict.status === 'rated' ? verdict.amount : zero)));
const allRated = (verdicts: readonly Verdict[]): boolean => verdicts.every(({ status }) => status === 'rated');

/** Amounts that never end are cut at 28 decimals; so many lines cannot hide a mistake. */
const hair = rational(1n, 10n ** 22n);
const isClose = (a: Rational, b: Rational): boolean => compare(absolute(subtract(a, b)), hair) < 0;

const splittable: Kinds = { splittable: true, rounding: 'none', limits: false };
const quiet: Kinds = { ...anything, limits: false };

/** The point in pieces that lie side by side, each with its share of the quantity. */
function pieces(point: UsagePoint, cuts: readonly number[]): readonly UsagePoint[] {
  const { start, end } = point.period;
  const edges = [start, ...[...new Set(cuts.map((cut) => instant(start + Math.floor((end - start) * cut))))].filter((cut) => cut > start && cut < end).sort((a, b) => a - b), end];
  return edges.slice(1).map((until, index) => {
    const period = { start: edges[index] ?? start, end: until };
    return { ...point, id: `${point.id}/${index}`, period, quantity: multiply(point.quantity, rational(elapsed(period), elapsed(point.period))) };
  });
}

describe('every verdict', () => {
  it('is a sum: parts are the line, lines are the amount, and quantities are the quantity', () => onSamples('sums', 3000, anything, ({ tariff, usage }) => {
    for (const [index, verdict] of priced(tariff, ordered(usage).map(usagePoint).filter((point) => bound(tariff, point) !== null)).entries()) {
      if (verdict.status !== 'rated') continue;
      for (const { amount, parts, quantity } of verdict.charges) {
        expect(equals(sum(parts.map((part) => part.amount)), amount)).toBe(true);
        expect(equals(sum(parts.map((part) => part.quantity)), quantity)).toBe(true);
      }
      expect(equals(sum(verdict.charges.map(({ amount }) => amount)), verdict.amount), String(index)).toBe(true);
      expect(verdict.charges.some(({ kind }) => kind === 'price')).toBe(true);
    }
  }));

  it('loses no time: parts lie side by side, their lengths are the length, their shares the quantity', () => onSamples('time', 2000, anything, ({ tariff, usage, book }) => {
    const base = book.rules[0] as Rule;
    const [only] = base.versions;
    // The base price has to be in force the whole time: where it is not, another price may still stand alone.
    if (base.versions.length > 1 || only?.from !== '2025-01-01' || only.until !== null || base.when !== null || book.rules.some(({ overrides, whole }) => overrides !== null || whole)) return;
    for (const point of usage.map(usagePoint)) {
      const own = bound(tariff, point);
      const verdict = own === null ? null : pricePoint(tariff, own);
      if (own === null || verdict?.status !== 'rated') continue;
      const line = verdict.charges.find(({ rule }) => rule === base.name);
      const periods = (line?.parts ?? []).map(({ period }) => period).filter((period, index, all) => index === 0 || period.start !== all[index - 1]?.start);
      expect(periods[0]?.start).toBe(own.period.start);
      expect(periods.at(-1)?.end).toBe(own.period.end);
      for (const [index, period] of periods.entries()) if (index > 0) expect(period.start).toBe(periods[index - 1]?.end);
      for (const period of periods) {
        const share = sum((line?.parts ?? []).filter((part) => part.period.start === period.start).map(({ quantity }) => quantity));
        const expected = own.period.start === own.period.end ? point.quantity : multiply(point.quantity, rational(elapsed(period), elapsed(own.period)));
        expect(equals(share, multiply(expected, point.unit === 'MB' ? rational(1n, 1000n) : rational(1n)))).toBe(true);
      }
    }
  }));

  it('is the same whoever watches, and its derivation adds up to it', () => onSamples('watched', 2000, quiet, ({ tariff, usage }) => {
    for (const point of usage.map(usagePoint)) {
      const own = bound(tariff, point);
      if (own === null) continue;
      const [plain, watched] = [pricePoint(tariff, own), pricePoint(tariff, own, new TotalsInMemory(), () => undefined)];
      expect(told(watched)).toBe(told(plain));
      const derivation = derive(tariff, own, new TotalsInMemory());
      expect(told(derivation.verdict)).toBe(told(plain));
      if (plain.status !== 'rated') continue;
      const { steps } = derivationJson(derivation, '') as { readonly steps: readonly { readonly amount: string }[] };
      expect(equals(sum(steps.map(({ amount }) => exactNumber(amount))), plain.amount)).toBe(true);
    }
  }));

  it('can be computed again from what a part shows: quantity times rate, where nothing is counted', () => onSamples('shown', 2000, { splittable: true, rounding: 'none', limits: false }, ({ tariff, usage, book }) => {
    const plain = new Set(book.rules.filter(({ kind, versions }) => kind === 'price' && versions.every(({ allowance, body }) => allowance === null && body.kind !== 'tiers' && body.kind !== 'blocks')).map(({ name }) => name));
    for (const verdict of priced(tariff, ordered(usage).map(usagePoint))) {
      if (verdict.status !== 'rated') continue;
      for (const part of verdict.charges.filter(({ rule }) => plain.has(rule)).flatMap(({ parts }) => parts)) {
        const [, price, unit] = /^([\d.]+) EUR\/(GB|TB)$/.exec(part.rate ?? '') ?? [];
        if (price === undefined) continue;
        expect(isClose(part.amount, multiply(part.quantity, multiply(decimal(price), unit === 'TB' ? rational(1n, 1000n) : rational(1n)))), told(verdict)).toBe(true);
      }
    }
  }));

  it('is rated, unrated, or stopped for a reason that the point gives', () => onSamples('statuses', 3000, anything, ({ tariff, usage }) => {
    for (const verdict of priced(tariff, ordered(usage).map(usagePoint))) if (verdict.status === 'stopped') expect(['T0203', 'T0310']).toContain(verdict.code);
  }));

  it('does not depend on the unit that counts the quantity', () => onSamples('units', 1500, quiet, ({ tariff, usage }) => {
    const sorted = ordered(usage).map(usagePoint);
    const converted = sorted.map((point): UsagePoint => (point.unit === 'MB' ? { ...point, unit: 'GB', quantity: multiply(point.quantity, rational(1n, 1000n)) } : { ...point, unit: 'kB', quantity: multiply(point.quantity, rational(1_000_000n)) }));
    expect(priced(tariff, converted).map(told)).toEqual(priced(tariff, sorted).map(told));
  }));
});

describe('cutting usage', () => {
  it('a period in pieces costs what it costs in one, for every form but flat ones', async () => {
    let compared = 0;
    await onSamples('split periods', 3000, splittable, ({ tariff, usage }) => {
      for (const [index, entry] of usage.entries()) {
        const point = usagePoint(entry, index);
        if (point.period.start === point.period.end) continue;
        const whole = priced(tariff, [point]);
        const cut = priced(tariff, pieces(point, [0.5, 0.123, (index + 1) / (usage.length + 1)]));
        // A total that rests on a tier without a price between two pieces has none there.
        if (!allRated(cut)) continue;
        compared += 1;
        expect(whole.map(({ status }) => status)).toEqual(whole.map(() => 'rated'));
        expect(isClose(amounts(whole), amounts(cut)), `${told(whole[0])}\n${cut.map(told).join('\n')}`).toBe(true);
      }
    });
    expect(compared).toBeGreaterThan(pointsFor(3000) / 20);
  });

  /** Rulebooks of one rule that counts a total, over all of its forms. */
  const counting = (only: (version: Version) => boolean): fc.Arbitrary<Book> => books(quiet).map((book): Book => ({ ...book, rules: book.rules.slice(0, 1).map((rule) => ({ ...rule, when: null, whole: false, versions: rule.versions.filter(only).slice(0, 1).map((version) => ({ ...version, from: '2025-01-01', until: null })) })) })).filter(({ rules }) => (rules[0]?.versions.length ?? 0) > 0);
  const isCounted = ({ body, allowance }: Version): boolean => body.kind === 'tiers' || (allowance === null ? body.kind === 'blocks' && body.over !== null : body.kind === 'rate' && body.outcome.kind === 'price' && body.outcome.flat === null);
  const day = Date.parse('2026-03-10T05:00:00Z') * 1000;
  /** Events of one scope on one day. */
  const inOneWindow = (usage: readonly Point[], quantity: (entry: Point) => string = (entry) => entry.quantity): readonly UsagePoint[] =>
    usage.map((entry, index) => usagePoint({ ...entry, scope: 's1', a: choices[0], start: day + index, end: day + index, quantity: quantity(entry), unit: 'GB' }, index));

  it('lines of one window telescope to the cost of its total, rounded too', async () => {
    let compared = 0;
    await onSamples('telescopes', 3000, quiet, ({ tariff, usage }) => {
      const events = inOneWindow(usage);
      const verdicts = priced(tariff, events);
      const one = priced(tariff, [{ ...(events[0] as UsagePoint), quantity: sum(events.map(({ quantity }) => quantity)) }]);
      if (!allRated(verdicts) || !allRated(one)) return;
      compared += 1;
      expect(decimalText(amounts(verdicts)), verdicts.map(told).join('\n')).toBe(decimalText(amounts(one)));
    }, counting(isCounted));
    expect(compared).toBeGreaterThan(20);
  });

  it('the order of points inside a window does not change its total', () => onSamples('order in a window', 2000, quiet, ({ tariff, usage }) => {
    const [there, back] = [priced(tariff, inOneWindow(usage)), priced(tariff, inOneWindow([...usage].reverse()))];
    if (allRated(there) && allRated(back)) expect(decimalText(amounts(there))).toBe(decimalText(amounts(back)));
  }, counting(isCounted)));

  const rises = ({ body, allowance }: Version): boolean => (body.kind === 'tiers' && body.mode === 'graduated') || body.kind === 'blocks' || (allowance !== null && body.kind !== 'charge') || body.kind === 'rate';
  it('more never costs less: per unit, graduated, packages and allowances', () => onSamples('monotone', 2000, quiet, ({ tariff, usage }) => {
    const least = (verdict: Verdict): boolean => verdict.status !== 'rated' || !isNegative(verdict.amount);
    expect(priced(tariff, inOneWindow(usage, ({ quantity }) => quantity.replace('-', ''))).every(least)).toBe(true);
  }, counting(rises)));

  it('a correction gives back what it took', () => onSamples('corrections', 2000, quiet, ({ tariff, usage }) => {
    const events = inOneWindow(usage);
    const both = priced(tariff, events.flatMap((point) => [point, { ...point, quantity: subtract(zero, point.quantity) }]));
    for (const [index, verdict] of both.entries()) {
      const next = both[index + 1];
      if (index % 2 === 0 && verdict.status === 'rated' && next?.status === 'rated') expect(decimalText(add(verdict.amount, next.amount))).toBe('0');
    }
  }, counting(isCounted)));
});

describe('an input', () => {
  const answers = async (tariff: Tariff, usage: readonly UsagePoint[]): Promise<ReadonlyMap<string, string>> => {
    const { assessments, limits } = await quoted(tariff, usage);
    return new Map([...assessments.map((entry) => [entry.kind === 'refused' ? entry.refusal.place : `${entry.point.id}`, JSON.stringify(assessmentJson(entry))] as const), ['limits', JSON.stringify(limits.map(limitJson))]]);
  };
  const sorted = (entries: ReadonlyMap<string, string>): readonly (readonly [string, string])[] => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

  it('answers the same in whatever order it comes', () => onSamples('order of arrival', 2000, anything, async ({ tariff, usage }) => {
    const all = usage.map(usagePoint);
    const shuffled = [...all.filter((_, index) => index % 3 === 1), ...all.filter((_, index) => index % 3 !== 1).reverse()];
    expect(sorted(await answers(tariff, shuffled))).toEqual(sorted(await answers(tariff, all)));
  }));

  it('changes nothing when a point comes twice, at any distance', () => onSamples('twice', 2000, anything, async ({ tariff, usage }) => {
    const all = usage.map(usagePoint);
    const once = await quoted(tariff, all);
    const twice = await quoted(tariff, [...all, ...[...all].reverse()]);
    expect(twice.assessments.slice(0, all.length).map((entry) => JSON.stringify(assessmentJson(entry)))).toEqual(once.assessments.map((entry) => JSON.stringify(assessmentJson(entry))));
    expect(twice.assessments.slice(all.length).every(({ kind }) => kind === 'known')).toBe(true);
    expect(twice.limits.map(limitJson)).toEqual(once.limits.map(limitJson));
  }));

  it('is answered by the dry run as by pricing point after point', () => onSamples('dry run', 2000, quiet, async ({ tariff, usage }) => {
    const all = ordered(usage.filter(({ a }) => a !== 'unlisted')).map(usagePoint);
    const { assessments } = await quoted(tariff, all);
    expect(assessments.map((entry) => (entry.kind === 'priced' ? told(entry.verdict) : entry.kind))).toEqual(priced(tariff, all).map(told));
  }));

  it('gives the same bytes whatever the time zone of the machine and the order of the files', () => onSamples('machines', 1000, anything, async ({ book, tariff, usage }) => {
    const all = usage.map(usagePoint);
    const expected = sorted(await answers(tariff, all));
    const kept = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Apia', 'America/St_Johns']) {
        process.env['TZ'] = zone;
        const again = open(Object.fromEntries(Object.entries(textsOf(book)).reverse())).tariff;
        if (again === null) throw new Error('compiled once and not again');
        expect(again.hash).toBe(tariff.hash);
        expect(sorted(await answers(again, all))).toEqual(expected);
      }
    } finally {
      if (kept === undefined) delete process.env['TZ'];
      else process.env['TZ'] = kept;
    }
  }));
});

describe('a rulebook', () => {
  it('prices the same after formatting', () => onSamples('formatting', 1000, anything, ({ book, tariff, usage }) => {
    const formatted = Object.fromEntries(Object.entries(textsOf(book)).map(([name, text]) => [name, formatRules(text) ?? '']));
    for (const text of Object.values(formatted)) expect(formatRules(text)).toBe(text);
    const again = open(formatted).tariff;
    if (again === null) throw new Error(Object.values(formatted).join('\n'));
    const all = ordered(usage).map(usagePoint);
    expect(priced(again, all).map(told)).toEqual(priced(tariff, all).map(told));
  }));

  it('has the base price where an override does not act', () => onSamples('overrides', 3000, quiet, ({ book, tariff, usage }) => {
    const overriding = book.rules.filter(({ overrides }) => overrides !== null);
    if (overriding.length === 0) return;
    const without = tariffOf({ ...book, rules: book.rules.filter(({ overrides }) => overrides === null).map((rule) => ({ ...rule, overrides: null })) });
    if (without === null) return;
    for (const [index, entry] of usage.entries()) {
      const reached = overriding.some(({ when }) => when === null || (when.kind === 'a' ? entry.a === when.value : when.kind === 'scope' ? entry.scope === when.value : compare(decimal(entry.n), decimal(when.least)) >= 0));
      const own = reached ? null : bound(tariff, usagePoint(entry, index));
      if (own !== null) expect(told(pricePoint(tariff, own))).toBe(told(pricePoint(without, own)));
    }
  }));

  it('keeps sums of windows between the minimum and the cap', () => onSamples('limits', 2000, anything, async ({ book, tariff, usage }) => {
    const limits = book.rules.filter(({ kind }) => kind === 'limit');
    const [limit] = limits;
    if (limits.length !== 1 || limit?.versions.length !== 1) return;
    const { limits: lines } = await quoted(tariff, usage.map(usagePoint));
    for (const line of lines) {
      const own = lines.filter((other) => other.window.start === line.window.start && other.window.end === line.window.end && JSON.stringify(other.group) === JSON.stringify(line.group));
      const result = add(own[0]?.sum ?? zero, sum(own.map(({ amount }) => amount)));
      const bounds = limit.versions.flatMap(({ body }) => (body.kind === 'limit' ? body.bounds : [])).filter(({ over }) => over.by === line.group[0]?.[0] && tariff.limits.some((compiled) => compiled.versions.some((version) => version.bounds.some((compare_) => compare_.over.span === over.span))));
      // Where minimum and cap count different windows, each binds its own.
      if (bounds.some(({ over }) => over.span !== bounds[0]?.over.span)) continue;
      for (const { least, amount } of bounds) expect(compare(result, decimal(amount)) * (least ? 1 : -1)).toBeGreaterThanOrEqual(0);
    }
  }));

  // Where a point is split, each discount is rounded over parts that others left: it may take one smallest unit too much, and no more.
  it('never turns a positive amount negative by a discount', () => onSamples('discounts', 2000, quiet, ({ tariff, usage }) => {
    const unit = tariff.rounding.mode === 'none' ? hair : rational(1n, 10n ** tariff.rounding.decimals);
    for (const verdict of priced(tariff, ordered(usage).map(usagePoint))) {
      if (verdict.status !== 'rated') continue;
      const prices = verdict.charges.filter(({ kind }) => kind === 'price');
      if (!prices.every(({ parts }) => parts.every(({ amount }) => !isNegative(amount)))) continue;
      const split = new Set(verdict.charges.flatMap(({ parts }) => parts.map(({ period }) => `${period.start} ${period.end}`))).size > 1;
      const least = split ? multiply(unit, rational(BigInt(prices.length - verdict.charges.length))) : zero;
      expect(compare(verdict.amount, least), told(verdict)).toBeGreaterThanOrEqual(0);
    }
  }));

  it('is answered with diagnostics, not exceptions, when words are lost, doubled or swapped', async () => {
    const sample = fc.tuple(books(), fc.array(fc.tuple(fc.nat(), fc.constantFrom('lose', 'double', 'swap')), { minLength: 1, maxLength: 3 }));
    await check(sample, Math.ceil(pointsFor(1500) / 5), ([book, faults]) => {
      const texts = Object.entries(textsOf(book)).map(([name, text]): readonly [string, string] => {
        const words = text.split(/(?<=\s)(?=\S)/);
        for (const [seed, fault] of faults) {
          const at = seed % words.length;
          const word = words[at] ?? '';
          if (fault === 'lose') words.splice(at, 1);
          else if (fault === 'double') words.splice(at, 0, word);
          else words.splice(at, 2, words[at + 1] ?? '', word);
        }
        return [name, words.join('')];
      });
      const opened = open(Object.fromEntries(texts));
      expect(opened.tariff !== null || codes(opened).length > 0).toBe(true);
    });
  });

  it('must cover the week once: what the checker reports is missing, or there twice', async () => {
    const span = fc.record({ days: fc.constantFrom('day', 'weekday', 'weekend', 'monday', 'wednesday', 'sunday'), from: fc.nat(7), length: fc.integer({ min: 1, max: 8 }) }).map(({ days, from, length }) => ({ days, from: from * 180, until: Math.min(1440, (from + length) * 180) }));
    const outcome = { kind: 'free' } as const;
    await check(fc.array(span, { minLength: 1, maxLength: 9 }), pointsFor(1500), (rows) => {
      const book: Book = { zone: 'UTC', rounding: 'none', decimals: 2, rules: [{ kind: 'price', name: 'p0', early: true, when: null, overrides: null, whole: false, versions: [{ from: '2025-01-01', until: null, allowance: null, body: { kind: 'windows', windows: rows.map((row) => ({ ...row, outcome })) } }] }] };
      const found = new Set(codes(open(textsOf(book))));
      const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
      const holding = names.flatMap((name, index) => Array.from({ length: 48 }, (_, half) => rows.filter(({ days, from, until }) => (days === 'day' || days === name || (days === 'weekday' && index < 5) || (days === 'weekend' && index > 4)) && from <= half * 30 && half * 30 < until).length));
      expect(found.has('T0421')).toBe(holding.includes(0));
      expect(found.has('T0422')).toBe(holding.some((count) => count > 1));
    });
  });
});
