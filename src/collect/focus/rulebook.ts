/** The rule files of an import as text: the meters, and for each meter a module with its table. Knows nothing of the disk. */
import { type Rational, decimalText } from '../../money/index.ts';
import { type Instant, instantText } from '../../time/index.ts';
import { csvLine } from './csv-text.ts';
import { type MeterNames, unitInRules } from './names.ts';

/** By this first comment an import knows the files of an earlier one. */
export const madeBy = '# Made by `tariff import focus`';

export const tableHeader = csvLine(['SkuPriceId', 'price']);

export interface ImportedMeter {
  readonly names: MeterNames;
  /** By SkuPriceId. */
  readonly prices: ReadonlyMap<string, Rational>;
}

export interface ImportedRulebook {
  readonly billName: string;
  readonly currency: string;
  readonly from: Instant;
  readonly fields: readonly string[];
  readonly meters: readonly ImportedMeter[];
}

/** The file names and texts of the rulebook. */
export function* rulebookFiles(rulebook: ImportedRulebook): Generator<readonly [name: string, text: string]> {
  yield ['meters.tariff', metersText(rulebook)];
  for (const meter of rulebook.meters) {
    yield [`${meter.names.meter}.tariff`, moduleText(meter, rulebook)];
    yield [`${meter.names.meter}.csv`, tableText(meter, rulebook.currency)];
  }
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '_');
/** For a text in quotes in a rule file, which must need no escapes. */
const quotable = (text: string): string => oneLine(text).replaceAll('"', "'").replaceAll('\\', '/');

function metersText({ billName, currency, fields, meters }: ImportedRulebook): string {
  const width = Math.max(...['SkuPriceId', ...fields].map((name) => name.length));
  const columns = [['SkuPriceId', 'text'], ...fields.map((name) => [name, 'text optional'])].map(([name = '', type = '']) => `  ${name.padEnd(width)}  ${type}\n`).join('');
  const declarations = meters.map(({ names }) =>
    `${unitComment(names)}meter ${names.meter} measured in ${unitInRules(names.unit)} {\n${columns}}\n`);
  return [
    `${madeBy} from ${oneLine(billName)}: one meter per pricing unit of the bill.\n`,
    // List costs of FOCUS have ten or eleven decimals; nothing is rounded, so this only says how amounts are shown.
    `language 1\ncurrency ${currency} decimals 10 rounding none\ntimezone "UTC"\n`,
    ...declarations,
  ].join('\n');
}

const unitComment = (names: MeterNames): string =>
  names.unit === names.original ? '' : `# The bill's PricingUnit is ${JSON.stringify(names.original)}.\n`;

function moduleText({ names }: ImportedMeter, { billName, from }: ImportedRulebook): string {
  return `module ${names.meter}

${madeBy} from ${oneLine(billName)}.

price ${names.meter}_list for ${names.meter} {
  "List prices per ${quotable(names.unit)}, as the bill names them."

  from ${instantText(from).slice(0, 'yyyy-mm-dd'.length)} {
    table SkuPriceId from "${names.meter}.csv"
  }
}
`;
}

/** Sorted by code units, so that the same bill gives the same bytes everywhere. */
const byKey = ([a]: readonly [string, Rational], [b]: readonly [string, Rational]): number => (a < b ? -1 : 1);

function tableText({ names, prices }: ImportedMeter, currency: string): string {
  const per = `${currency}/${unitInRules(names.unit)}`;
  const rows = [...prices].sort(byKey).map(([key, price]) => csvLine([key, `${decimalText(price)} ${per}`]));
  return [tableHeader, ...rows, csvLine(['else', 'unrated'])].join('');
}
