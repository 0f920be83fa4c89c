/** What surprises in a hashmap, one case each: configurations, points and prices; and texts that are numbers. */
import { describe, expect, it } from 'vitest';
import { renderHashmap } from '../../src/cloudkitty/index.ts';
import { decimalText } from '../../src/money/index.ts';
import { type PartText, type RuleText, configured } from './configured.ts';
import { opened, prices } from './rated.ts';

const flat = (cost: string, more: Partial<RuleText> = {}): RuleText => ({ type: 'flat', cost, ...more });
const rate = (cost: string, more: Partial<RuleText> = {}): RuleText => ({ type: 'rate', cost, ...more });
const field = (name: string, mappings: readonly RuleText[], thresholds: readonly RuleText[] = []): PartText => ({ name, mappings, thresholds });

interface Case {
  readonly says: string;
  readonly mappings?: readonly RuleText[];
  readonly thresholds?: readonly RuleText[];
  readonly fields?: readonly PartText[];
  /** Quantity, attributes, price or the code of a stop; the scope is `t1` where the attribute `scope` says so. */
  readonly points: readonly (readonly [string, Readonly<Record<string, string>>, string])[];
}

const ram = (thresholds: readonly RuleText[]): PartText => field('ram', [], thresholds);
const cases: readonly Case[] = [
  { says: 'a rate without a flat price in its group comes to nothing', mappings: [rate('1.42')], points: [['2', {}, '0']] },
  { says: 'in one group the dearest flat price wins', mappings: [flat('2')], fields: [field('f', [flat('3', { value: 'a' })]), field('z', [flat('1', { value: 'q' })])], points: [['1', { f: 'a' }, '3'], ['1', { f: 'b', z: 'q' }, '2']] },
  { says: 'groups add up', mappings: [flat('2', { group: 'g' })], fields: [field('f', [flat('3', { value: 'a', group: 'h' })])], points: [['2', { f: 'a' }, '10']] },
  { says: 'a rate of another group does nothing', mappings: [flat('2', { group: 'g' })], fields: [field('f', [rate('1.5', { value: 'a', group: 'h' })])], points: [['3', { f: 'a' }, '6']] },
  { says: 'a negative flat price never counts, a negative rate does', mappings: [flat('2')], fields: [field('f', [flat('-9', { value: 'a' }), rate('-1', { value: 'b' })])], points: [['3', { f: 'a' }, '6'], ['3', { f: 'b' }, '-6']] },
  { says: 'a flat threshold of the service is added once', mappings: [flat('2')], thresholds: [flat('10', { level: '5' })], points: [['4', {}, '8'], ['5', {}, '20'], ['6', {}, '22']] },
  { says: 'a flat threshold of a field is paid for each unit', mappings: [flat('2')], fields: [ram([flat('3', { level: '64' })])], points: [['2', { ram: '64' }, '10'], ['2', { ram: '10' }, '4'], ['2', {}, '4']] },
  { says: 'at one level the service wins', mappings: [flat('2')], thresholds: [flat('10', { level: '64' })], fields: [ram([flat('3', { level: '64' })])], points: [['64', { ram: '64' }, '138']] },
  { says: 'the highest level of service and fields together counts', mappings: [flat('2')], thresholds: [flat('10', { level: '5' })], fields: [ram([flat('3', { level: '64' })])], points: [['6', { ram: '64' }, '30'], ['6', { ram: '10' }, '22'], ['100', { ram: '64' }, '500']] },
  { says: 'level 0 is reached by nothing, level -1 by none', thresholds: [flat('1', { level: '0' }), flat('9', { level: '-1' })], points: [['0', {}, '1'], ['-1', {}, '0']] },
  { says: 'the value in the place of a tenant\'s, in its group only', mappings: [flat('4'), flat('1', { tenant_id: 't1' }), flat('6', { tenant_id: 't1', group: 'g' })], points: [['2', {}, '8'], ['2', { scope: 't1' }, '14']] },
  { says: 'values are compared letter by letter', fields: [field('vcpus', [flat('16', { value: '8' })]), field('b', [flat('4', { value: 'True' })])], points: [['2', { vcpus: '8' }, '32'], ['2', { vcpus: '8.0' }, '0'], ['2', { b: 'True' }, '8'], ['2', { b: 'true' }, '0']] },
  { says: 'a threshold reads numbers as Python does', mappings: [flat('1')], fields: [ram([flat('1', { level: '25' })])], points: [['1', { ram: ' 25 ' }, '2'], ['1', { ram: '2_5' }, '2'], ['1', { ram: '25.' }, '2'], ['1', { ram: '2.5e1' }, '2'], ['1', { ram: '٢٥' }, '2'], ['1', { ram: '\u001f+25\u0085' }, '2']] },
  { says: 'and stops at what is none', mappings: [flat('1')], fields: [ram([flat('1', { level: '25' })])], points: [['1', { ram: '25GB' }, 'T0311'], ['1', { ram: '' }, 'T0311'], ['1', { ram: 'True' }, 'T0311'], ['1', { ram: 'NaN' }, 'T0311'], ['1', { ram: '\uFEFF25' }, 'T0311']] },
  { says: 'many levels are found like few', mappings: [flat('1')], fields: [ram(Array.from({ length: 300 }, (_, level) => flat(String(level), { level: String(level) })))], points: [['1', { ram: '0' }, '1'], ['1', { ram: '157.5' }, '158'], ['1', { ram: '9999' }, '300']] },
  { says: 'names of any kind', fields: [field('if', [flat('1', { value: 'x' })]), field('a.b', [flat('2', { value: 'x' })]), field('a_flat', [flat('3', { value: 'x' })]), field('a', [flat('4', { value: 'x' })])], points: [['1', { if: 'x' }, '1'], ['1', { 'a.b': 'x' }, '2'], ['1', { a_flat: 'x' }, '3'], ['1', { a: 'x' }, '4']] },
];

describe('a hashmap as rules', () => {
  it.each(cases.map((own) => [own.says, own] as const))('%s', (_says, { mappings = [], thresholds = [], fields = [], points }) => {
    const made = configured({ services: [{ name: 'svc', mappings, thresholds, fields }] });
    if (made.kind === 'refused') throw new Error(JSON.stringify(made));
    const rated = prices(opened(renderHashmap(made.state, { scopeKey: 'project_id', settings: true })), points.map(([quantity, { scope = 't9', ...own }]) => ({ service: 'svc', quantity, scope, fields: own })));
    expect(rated.map((price) => (price.kind === 'price' ? decimalText(price.amount) : price.kind === 'stopped' ? price.code : price.kind))).toEqual(points.map(([, , price]) => price));
  });
});
