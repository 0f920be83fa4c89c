/**
 * Proves that a hashmap of CloudKitty, said as rules, prices random points as CloudKitty's own algorithm does: the dearest flat of a
 * group, the product of its rates, the highest threshold reached of a field on the unit price, of the service on the amount.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Rational, add, compare, decimal, decimalText, multiply, roundToDecimals, zero } from '../../src/money/index.ts';
import { type BoundPoint, pricePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { openSound } from '../support/rulebook.ts';
import { check, pointsFor } from './run.ts';

interface Mapping {
  /** The flavor that it asks for; `null` is a mapping of the service. */
  readonly flavor: string | null;
  readonly kind: 'flat' | 'rate';
  readonly cost: string;
}

interface Threshold {
  readonly on: 'ram' | 'service';
  readonly level: string;
  readonly kind: 'flat' | 'rate';
  readonly cost: string;
}

interface Group {
  readonly mappings: readonly Mapping[];
  readonly thresholds: readonly Threshold[];
}

interface Usage {
  readonly flavor: string;
  readonly ram: string;
  readonly quantity: string;
}

const dearest = (values: readonly Rational[]): Rational => values.reduce((best, value) => (compare(value, best) > 0 ? value : best), zero);
const highest = (thresholds: readonly Threshold[], value: Rational): Threshold | null =>
  thresholds.filter(({ level }) => compare(value, decimal(level)) >= 0).reduce<Threshold | null>((best, own) => (best === null || compare(decimal(own.level), decimal(best.level)) > 0 ? own : best), null);
const factor = (threshold: Threshold | null): Rational => decimal(threshold?.kind === 'rate' ? threshold.cost : '1');
const extra = (threshold: Threshold | null): Rational => (threshold?.kind === 'flat' ? decimal(threshold.cost) : zero);

/** What each group adds, as `rating/hash` computes it. */
function cloudKitty(groups: readonly Group[], { flavor, ram, quantity }: Usage): readonly Rational[] {
  return groups.map(({ mappings, thresholds }) => {
    const own = mappings.filter((mapping) => mapping.flavor === null || mapping.flavor === flavor);
    const flat = dearest(own.filter(({ kind }) => kind === 'flat').map(({ cost }) => decimal(cost)));
    const rate = own.filter(({ kind }) => kind === 'rate').reduce((product, { cost }) => multiply(product, decimal(cost)), decimal('1'));
    const field = highest(thresholds.filter(({ on }) => on === 'ram'), decimal(ram));
    const service = highest(thresholds.filter(({ on }) => on === 'service'), decimal(quantity));
    const amount = multiply(multiply(multiply(add(flat, extra(field)), rate), factor(field)), decimal(quantity));
    return add(multiply(amount, factor(service)), extra(service));
  });
}

/** Every digit, except in the group whose amount needs more than 28 decimals: it is rounded half to even there. */
const booked = (amount: Rational): Rational => roundToDecimals(amount, 28n, 'half_even');

const each = (mapping: Mapping, value: string, otherwise: string): string => (mapping.flavor === null ? value : `(if flavor == "${mapping.flavor}" then ${value} else ${otherwise})`);
/** The highest level first. */
const chain = (thresholds: readonly Threshold[], name: string, unit: string, value: (threshold: Threshold) => string, otherwise: string): string =>
  [...thresholds].sort((a, b) => Number(b.level) - Number(a.level)).reduceRight((rest, own) => `(if ${name} >= ${own.level} ${unit} then ${value(own)} else ${rest})`, otherwise);

function ruleOf({ mappings, thresholds }: Group, index: number): string {
  const [ram, service] = (['ram', 'service'] as const).map((on) => thresholds.filter((own) => own.on === on));
  const flats = ['0 XXX/machine', ...mappings.filter(({ kind }) => kind === 'flat').map((own) => each(own, `${own.cost} XXX/machine`, '0 XXX/machine'))];
  const rates = ['1', ...mappings.filter(({ kind }) => kind === 'rate').map((own) => each(own, own.cost, '1'))];
  const flatOf = ({ kind, cost }: Threshold, unit: string): string => `${kind === 'flat' ? cost : '0'} ${unit}`;
  const rateOf = ({ kind, cost }: Threshold): string => (kind === 'rate' ? cost : '1');
  return `price group${index} for hashmap {
  "One group."
  combines any
  whole

  from 2025-01-01 {
    let dearest = ${flats.length === 1 ? flats[0] : `max(${flats.join(', ')})`}
    let more = ${chain(ram ?? [], 'ram', 'MiB', (own) => flatOf(own, 'XXX/machine'), '0 XXX/machine')}
    let times = ${rates.join(' * ')} * ${chain(ram ?? [], 'ram', 'MiB', rateOf, '1')}
    let amount = (dearest + more) * times * quantity
    charge amount * ${chain(service ?? [], 'quantity', 'machine', rateOf, '1')} + ${chain(service ?? [], 'quantity', 'machine', (own) => flatOf(own, 'XXX'), '0 XXX')}
  }
}
`;
}

const flavors = ['small', 'large', 'huge'] as const;
const cost = fc.constantFrom('0', '0.05', '0.5', '1.2', '2', '0.9', '0.00000001');
const mapping: fc.Arbitrary<Mapping> = fc.record({ flavor: fc.option(fc.constantFrom(...flavors)), kind: fc.constantFrom('flat', 'rate'), cost });
const threshold: fc.Arbitrary<Threshold> = fc.record({ on: fc.constantFrom('ram', 'service'), level: fc.constantFrom('0', '4', '5', '10', '4096'), kind: fc.constantFrom('flat', 'rate'), cost });
// CloudKitty keeps one threshold for each level of a field or service.
const group: fc.Arbitrary<Group> = fc.record({ mappings: fc.array(mapping, { maxLength: 4 }), thresholds: fc.uniqueArray(threshold, { maxLength: 4, selector: ({ on, level }) => `${on} ${level}` }) });
const usage: fc.Arbitrary<Usage> = fc.record({ flavor: fc.constantFrom(...flavors), ram: fc.constantFrom('0', '4', '4095', '4096', '8192'), quantity: fc.constantFrom('0', '1', '4.99999999', '5', '10', '12', '4096') });

it('a hashmap said as rules prices points as CloudKitty does', async () => {
  await check(fc.tuple(fc.array(group, { minLength: 1, maxLength: 3 }), fc.array(usage, { minLength: 10, maxLength: 10 })), Math.ceil(pointsFor(2000) / 10), ([groups, own]) => {
    const { tariff } = openSound({
      'meters.tariff': 'language 1\ncurrency XXX decimals 28 rounding none\ntimezone "UTC"\n\nmeter hashmap measured in machine {\n  flavor text\n  ram number in MiB\n}\n',
      'hashmap.tariff': `module hashmap\n\n${groups.map(ruleOf).join('\n')}`,
    });
    const meter = tariff.meters.get('hashmap');
    if (meter === undefined) throw new Error('the meter is declared above');
    for (const entry of own) {
      const start = instant(Date.parse('2026-03-10T00:00:00Z') * 1000);
      const point: BoundPoint = { meter, scope: 's', period: { start, end: start }, quantity: decimal(entry.quantity), fields: new Map<string, string | Rational>([['flavor', entry.flavor], ['ram', multiply(decimal(entry.ram), decimal('1048576'))]]) };
      const verdict = pricePoint(tariff, point);
      expect(verdict.status === 'rated' ? decimalText(verdict.amount) : verdict.status, groups.map(ruleOf).join('\n')).toBe(decimalText(cloudKitty(groups, entry).map(booked).reduce(add, zero)));
    }
  });
}, 3_600_000);
