/** Large rulebooks for the speed of reading and checking: 5,000 lines of many small rules, and tables of many rows, inline and as CSV. */
import { rollDecimal } from './random.ts';

const seed = 9_000_011;
const settings = 'language 1\ncurrency EUR decimals 6 rounding half_even\ntimezone "Europe/Paris"\nunit month is 730 hour\n';

export type Files = ReadonlyMap<string, string>;

/** One meter with its price, an adjust and an example: 34 lines. */
function serviceFile(index: number): readonly [string, string] {
  const meter = `service_${index}`;
  const rows = Array.from({ length: 12 }, (_, row) => `      "size-${row}" : ${rollDecimal(seed + index, row, 0, 6)} EUR/hour\n`).join('');
  const text = `module module_${index}

price ${meter}_price for ${meter} {
  "By size, and by the core where it is licensed."
  when state == "active"

  from 2026-01-01 {
    table size {
${rows}    }
  }

  example "a day of the smallest" {
    given size = "size-0", state = "active"
    use 10 ${meter}_hour on 2026-03-10
    expect ${rollDecimal(seed + index, 0, 0, 6)} EUR
  }
}

adjust ${meter}_plan for ${meter} {
  when plan == "annual"

  from 2026-01-01 {
    discount 10%
  }
}
`;
  return [`module_${index}.tariff`, text.replace(`10 ${meter}_hour`, '1 hour')];
}

function metersFile(count: number): readonly [string, string] {
  const sizes = Array.from({ length: 12 }, (_, row) => `"size-${row}"`).join(', ');
  const meters = Array.from({ length: count }, (_, index) => `meter service_${index} measured in hour {\n  size   one of ${sizes}\n  state  one of "active", "stopped"\n  plan   one of "standard", "annual"\n}\n`);
  return ['meters.tariff', `${settings}\n${meters.join('\n')}`];
}

const services = 117;

export const manyRules = (): Files => new Map([metersFile(services), ...Array.from({ length: services }, (_, index) => serviceFile(index))]);

const oneMeter: readonly [string, string] = ['meters.tariff', `${settings}\nmeter instance measured in hour {\n  flavor  text\n}\n`];
const priceFile = (body: string): readonly [string, string] => ['prices.tariff', `module prices\n\nprice by_flavor for instance {\n  from 2026-01-01 {\n${body}  }\n}\n`];
const flavors = (rows: number): readonly (readonly [string, string])[] => Array.from({ length: rows }, (_, row) => [`flavor-${row}`, rollDecimal(seed, row, 0, 6)]);

export const inlineTable = (rows: number): Files => new Map([oneMeter, priceFile(`    table flavor {\n${flavors(rows).map(([name, price]) => `      "${name}" : ${price} EUR/hour\n`).join('')}      else : unrated\n    }\n`)]);
export const csvTable = (rows: number): Files => new Map([
  oneMeter, priceFile('    table flavor from "prices.csv"\n'),
  ['prices.csv', `flavor,price\n${flavors(rows).map(([name, price]) => `${name},${price} EUR/hour\n`).join('')}else,unrated\n`],
]);

export const linesIn = (files: Files): number => [...files.values()].reduce((lines, text) => lines + text.split('\n').length - 1, 0);
