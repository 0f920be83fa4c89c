/** Proves which rules act on a point, in which order, and what becomes of a point that cannot be charged whole. */
import { describe, expect, it } from 'vitest';
import { decimalText, rational } from '../../src/money/index.ts';
import { pricePoint } from '../../src/rating/index.ts';
import { type ModuleStates } from '../../src/rulebook/index.ts';
import { parseInstant } from '../../src/time/index.ts';
import { type Texts, errors, line, open, openSound } from '../support/rulebook.ts';

const meters = 'language 1\ncurrency EUR decimals 2 rounding half_up\ntimezone "UTC"\nmeter run measured in hour {\n  size one of "small", "large"\n  zone text optional\n}\n';

/** Rules in short: `name | clauses, one a line with / | blocks`, a module for each priority. */
const price = (name: string, clauses: string, blocks: string): string => `price ${name} for run {\n  "Rule."\n${clauses.split(' / ').filter((clause) => clause !== '').map((clause) => `  ${clause}\n`).join('')}${blocks}\n}\n`;
const block = (body: string, from = '2026-01-01', until = ''): string => `  from ${from}${until === '' ? '' : ` until ${until}`} {\n    ${body}\n  }\n`;
const rules = (modules: Readonly<Record<string, string>>): Texts => ({ 'meters.tariff': meters, ...Object.fromEntries(Object.entries(modules).map(([name, text]) => [`${name}.tariff`, `module ${name}\n${text}`])) });

interface Use {
  readonly hours?: bigint;
  readonly from?: string;
  readonly until?: string;
  readonly zone?: string;
  readonly size?: string;
}

/** The verdict in a line: `base 1.00 + more 0.50`, `unrated: …`, `stopped T0310`. */
function verdict(texts: Texts, { hours = 10n, from = '2026-01-10', until = from, zone, size = 'small' }: Use = {}, states: ModuleStates = new Map()): string {
  const { tariff } = openSound(texts, states);
  const meter = tariff.meters.get('run');
  const [start, end] = [parseInstant(`${from}T00:00:00Z`), parseInstant(`${until}T00:00:00Z`)];
  if (meter === undefined || !start.ok || !end.ok) throw new Error('a point of the test is wrong');
  const fields = new Map([['size', size], ...(zone === undefined ? [] : [['zone', zone] as const])]);
  const result = pricePoint(tariff, { meter, scope: 's', period: { start: start.value, end: end.value }, quantity: rational(hours * 3600n), fields });
  switch (result.status) {
    case 'rated': return result.charges.map(({ rule, amount, parts }) => `${rule} ${decimalText(amount, 2n)}${parts.length > 1 ? ` (${parts.map((part) => decimalText(part.amount, 2n)).join(', ')})` : ''}`).join(' + ');
    case 'unrated': return `unrated: ${result.reason}`;
    case 'stopped': return `stopped ${result.code}`;
  }
}

const base = price('base', '', block('rate 1 EUR/hour'));
const tenPercent = price('fee', 'combines any', block('charge charged * 10%'));

describe('stages', () => {
  it.each<readonly [string, Texts, string]>([
    ['a later stage sees what the earlier one charged', rules({ first: `priority 9\n${base}`, second: tenPercent }), 'base 10.00 + fee 1.00'],
    ['rules of one stage do not see each other', rules({ first: base, second: tenPercent }), 'base 10.00 + fee 0.00'],
    ['an earlier stage does not see a later one', rules({ first: base, second: `priority 9\n${tenPercent}` }), 'fee 0.00 + base 10.00'],
    ['a priority may lie below zero', rules({ first: base, second: `priority -1\n${tenPercent}` }), 'base 10.00 + fee 1.00'],
    ['a later rule computes from the rounded line', rules({ first: `priority 9\n${price('base', '', block('rate 0.00049 EUR/hour'))}`, second: price('fee', 'combines any', block('charge charged * 1000')) }), 'base 0.00 + fee 0.00'],
    ['three stages add up', rules({ a: `priority 3\n${base}`, b: `priority 2\n${tenPercent}`, c: `priority 1\n${price('vat', 'combines any', block('charge charged * 20%'))}` }), 'base 10.00 + fee 1.00 + vat 2.20'],
  ])('%s', (_title, texts, expected) => expect(verdict(texts)).toBe(expected));

  it('the priority can be changed while it runs, and a module switched off', () => {
    const texts = rules({ first: base, second: tenPercent });
    expect(verdict(texts, {}, new Map([['first', { enabled: true, priority: 7n }]]))).toBe('base 10.00 + fee 1.00');
    expect(verdict(texts, {}, new Map([['second', { enabled: false, priority: null }]]))).toBe('base 10.00');
    expect(verdict(texts, {}, new Map([['first', { enabled: false, priority: null }], ['second', { enabled: false, priority: null }]]))).toBe('unrated: no rule prices run');
  });
});

describe('overrides', () => {
  const other = (clauses: string, blocks = block('rate 3 EUR/hour')): string => price('other', `overrides base / ${clauses}`, blocks);
  it.each<readonly [string, Texts, Use, string]>([
    ['stand in place of the base where they hold', rules({ m: `${base}${other('when size == "small"')}` }), {}, 'other 30.00'],
    ['leave the base elsewhere', rules({ m: `${base}${other('when size == "small"')}` }), { size: 'large' }, 'base 10.00'],
    ['leave the base before they begin', rules({ m: `${base}${other('', block('rate 3 EUR/hour', '2026-02-01'))}` }), {}, 'base 10.00'],
    ['take their place on the day they begin', rules({ m: `${base}${other('', block('rate 3 EUR/hour', '2026-02-01'))}` }), { from: '2026-01-31', until: '2026-02-02' }, 'base 5.00 + other 15.00'],
    ['give it back on the day they end', rules({ m: `${base}${other('', block('rate 3 EUR/hour', '2026-01-01', '2026-02-01'))}` }), { from: '2026-01-31', until: '2026-02-02' }, 'base 5.00 + other 15.00'],
    ['reach through others', rules({ m: `${base}${other('when size == "small"')}${price('third', 'overrides other / when has zone', block('rate 5 EUR/hour'))}` }), { zone: 'z' }, 'third 50.00'],
    ['that are switched off leave the base', rules({ m: base, n: other('') }), {}, 'other 30.00'],
  ])('%s', (_title, texts, use, expected) => expect(verdict(texts, use)).toBe(expected));
  it('in a module that is switched off do nothing', () => expect(verdict(rules({ m: base, n: other('') }), {}, new Map([['n', { enabled: false, priority: null }]]))).toBe('base 10.00'));
  it('of a rule in a module that is switched off act as rules of their own', () => expect(verdict(rules({ m: base, n: other('') }), {}, new Map([['m', { enabled: false, priority: null }]]))).toBe('other 30.00'));
});

describe('dates', () => {
  const change = price('base', '', block('rate 1 EUR/hour') + block('rate 2 EUR/hour', '2026-02-01'));
  it.each<readonly [string, Texts, Use, string]>([
    ['a change of price divides the quantity by time', rules({ m: change }), { from: '2026-01-31', until: '2026-02-04', hours: 8n }, 'base 14.00 (2.00, 12.00)'],
    ['a change at the first instant divides nothing', rules({ m: change }), { from: '2026-02-01', until: '2026-02-04' }, 'base 20.00'],
    ['a change at the last instant divides nothing', rules({ m: change }), { from: '2026-01-31', until: '2026-02-01' }, 'base 10.00'],
    ['an event pays the price of its instant', rules({ m: change }), { from: '2026-02-01' }, 'base 20.00'],
    ['the parts show what rounding the running sum adds', rules({ m: price('base', '', block('rate 0.001 EUR/hour') + block('rate 0.0010001 EUR/hour', '2026-01-11')) }), { from: '2026-01-10', until: '2026-01-12', hours: 10n }, 'base 0.01 (0.01, 0.00)'],
    ['a part without price leaves the whole point unrated', rules({ m: price('base', '', block('rate 1 EUR/hour', '2026-01-01', '2026-02-01')) }), { from: '2026-01-31', until: '2026-02-02' }, 'unrated: no price for run is in force on 2026-02-01'],
    ['before the first price a point is unrated', rules({ m: base }), { from: '2025-12-31' }, 'unrated: no price for run is in force on 2025-12-31'],
    ['where no condition holds a point is unrated, and told why', rules({ m: price('base', 'when size == "large"', block('rate 1 EUR/hour')) }), {}, 'unrated: no price for run applies: the condition of `base` does not hold'],
  ])('%s', (_title, texts, use, expected) => expect(verdict(texts, use)).toBe(expected));
});

describe('rules that are priced whole', () => {
  const whole = price('base', 'whole', block('rate 1 EUR/hour') + block('rate 2 EUR/hour', '2026-02-01'));
  const across: Use = { from: '2026-01-31', until: '2026-02-02' };
  it.each<readonly [string, Texts, Use, string]>([
    ['pay the price of their start', rules({ m: whole }), across, 'base 10.00'],
    ['stand beside rules that are split', rules({ m: `${whole}${price('more', 'combines base', block('rate 0.10 EUR/hour') + block('rate 0.30 EUR/hour', '2026-02-01'))}` }), across, 'base 10.00 + more 2.00 (0.50, 1.50)'],
    ['are not replaced by a rule that begins in between', rules({ m: `${whole}${price('other', 'overrides base', block('rate 3 EUR/hour', '2026-02-01'))}` }), across, 'base 10.00'],
    ['do not come back when their override ends in between', rules({ m: `${whole}${price('other', 'overrides base', block('rate 3 EUR/hour', '2026-01-01', '2026-02-01'))}` }), across, 'unrated: no price for run is in force on 2026-02-01'],
    ['replace the base to the end of the period', rules({ m: `${base}${price('other', 'overrides base / whole', block('rate 3 EUR/hour', '2026-01-01', '2026-02-01'))}` }), across, 'other 30.00'],
    ['do not replace the base when they begin in between', rules({ m: `${base}${price('other', 'overrides base / whole', block('rate 3 EUR/hour', '2026-02-01'))}` }), across, 'base 10.00'],
    ['hand over to a rule that is split only between points', rules({ m: `${price('base', 'whole', block('rate 1 EUR/hour', '2026-01-01', '2026-02-01'))}${price('next', '', block('rate 2 EUR/hour', '2026-02-01'))}` }), across, 'stopped T0501'],
    ['hand over at the instant itself', rules({ m: `${price('base', 'whole', block('rate 1 EUR/hour', '2026-01-01', '2026-02-01'))}${price('next', '', block('rate 2 EUR/hour', '2026-02-01'))}` }), { from: '2026-02-01', until: '2026-02-02' }, 'next 20.00'],
  ])('%s', (_title, texts, use, expected) => expect(verdict(texts, use)).toBe(expected));
});

describe('a point is charged whole or not at all', () => {
  const unrated = price('list', 'combines any', block('table size {\n      "small" : unrated\n      "large" : 1 EUR/hour\n    }'));
  const stopping = price('formula', 'combines any', block('charge 1 EUR / (quantity / 1 hour - 10)'));
  it.each<readonly [string, Texts, Use, string]>([
    ['one rule without price leaves it unrated, whatever others charge', rules({ m: `${base}${unrated}` }), {}, 'unrated: the price list at m.tariff:14 leaves size "small" unrated'],
    ['a division by zero stops it', rules({ m: `${base}${stopping}` }), {}, 'stopped T0310'],
    ['a stop wins over unrated, whichever comes first', rules({ a: `priority 2\n${unrated}`, b: stopping }), {}, 'stopped T0310'],
    ['a stop wins over unrated in the other order', rules({ a: stopping, b: `priority 2\n${unrated}` }), {}, 'stopped T0310'],
    ['a stop in a later block wins over an earlier block without price', rules({ m: price('base', '', block('rate unrated') + block('charge 1 EUR / (vanishing - 1)'.replace('vanishing', 'quantity / 5 hour'), '2026-02-01')) }), { from: '2026-01-31', until: '2026-02-02' }, 'stopped T0310'],
    ['`number` of what is none stops it', rules({ m: price('base', 'when has zone', block('charge number(zone) * 1 EUR')) }), { zone: 'x' }, 'stopped T0311'],
    ['`number` reads what is one', rules({ m: price('base', 'when has zone', block('charge number(zone) * 1 EUR')) }), { zone: ' 2.5 ' }, 'base 2.50'],
    ['rounding to a step of nothing stops it', rules({ m: price('base', '', block('charge round(1 EUR, charged)')) }), {}, 'stopped T0312'],
    ['a number beyond all prices stops it', rules({ m: price('base', '', `  from 2026-01-01 {\n    let a0 = quantity / 1 hour + 9\n${Array.from({ length: 12 }, (_, index) => `    let a${index + 1} = a${index} * a${index}\n`).join('')}    charge a12 * 1 EUR\n  }`) }), {}, 'stopped T0801'],
    ['free is a price', rules({ m: price('base', '', block('rate free')) }), {}, 'base 0.00'],
    ['a negative quantity takes back', rules({ m: base }), { hours: -3n }, 'base -3.00'],
  ])('%s', (_title, texts, use, expected) => expect(verdict(texts, use)).toBe(expected));
});

describe('rules that no proof keeps apart', () => {
  const pair = (low: string, high: string): Texts => rules({ m: `${price('base', `when quantity * 3 > ${low} hour`, block('rate 1 EUR/hour'))}${price('other', `when quantity * 4 < ${high} hour`, block('rate 2 EUR/hour'))}` });
  it('are priced where they do not meet, and stop the point where they do', () => {
    expect(verdict(pair('21', '36'), { hours: 9n })).toBe('base 9.00');
    expect(verdict(pair('21', '36'), { hours: 7n })).toBe('other 14.00');
    expect(verdict(pair('21', '36'), { hours: 8n })).toBe('stopped T0501');
  });
  it('are told to meet where trying finds a point', () => {
    const book = open(pair('1', '1000'));
    expect(errors(book).map((entry) => line(entry, book))).toEqual(['T0501 m.tariff:10:7+5 two prices claim the same point']);
  });
});
