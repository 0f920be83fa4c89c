/** The units that every rulebook has, with exact factors. Sources: SI brochure, IEC 80000-13. */
import { type Rational, decimal, multiply, power, rational } from '../money/index.ts';
import { type Dimension, combine } from './dimension.ts';
import { type Unit, namedUnit } from './unit.ts';

const second: Dimension = new Map([['second', 1n]]);
const byte: Dimension = new Map([['byte', 1n]]);
const joule: Dimension = new Map([['joule', 1n]]);

const times = (factor: string, base: Rational): Rational => multiply(decimal(factor), base);
const wattHour = rational(3600n);
const bit = rational(1n, 8n);
const kilo = rational(1000n);
const kibi = rational(1024n);

const rows: readonly (readonly [string, Dimension, Rational])[] = [
  ['millisecond', second, decimal('0.001')], ['second', second, rational(1n)], ['minute', second, rational(60n)],
  ['hour', second, rational(3600n)], ['day', second, rational(86_400n)], ['week', second, rational(604_800n)],
  ...['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'].map((name, index) => [name, byte, power(kilo, BigInt(index))] as const),
  ...['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'].map((name, index) => [name, byte, power(kibi, BigInt(index + 1))] as const),
  ...['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'].map((name, index) => [name, byte, multiply(bit, power(kilo, BigInt(index)))] as const),
  ['Wh', joule, wattHour], ['kWh', joule, times('1000', wattHour)], ['MWh', joule, times('1000000', wattHour)], ['GWh', joule, times('1000000000', wattHour)],
  ['J', joule, rational(1n)], ['kJ', joule, rational(1000n)], ['MJ', joule, rational(1_000_000n)], ['GJ', joule, rational(1_000_000_000n)],
  ...[['W', '1'], ['kW', '1000'], ['MW', '1000000']].map(([name = '', factor = '']) => [name, combine(joule, second, -1n), decimal(factor)] as const),
];

export const builtInUnits: ReadonlyMap<string, Unit> = new Map(rows.map(([name, dimension, factor]) => [name, namedUnit(name, dimension, factor)]));

/** Calendar spans have no length until a rulebook gives them one (`unit month is 730 hour`). */
export const calendarUnits: ReadonlySet<string> = new Set(['month', 'quarter', 'year']);
