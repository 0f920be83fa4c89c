/** Writes a workload as a rulebook: what is measured is compiled from this text. */
import { formatRules } from '../../src/language/index.ts';
import type { Tariff } from '../../src/rating/index.ts';
import { type Rulebook, openRulebook } from '../../src/rulebook/index.ts';
import { type Level, type MeterRules, type Workload, ruleName, script } from './workload.ts';

const quoted = (text: string): string => JSON.stringify(text);
const list = (texts: readonly string[]): string => texts.map(quoted).join(', ');

function metersFile({ kind, title, rules, regionNames, flavorNames, flavors }: Workload): string {
  const settings = kind === 'hashmap' ? 'currency EUR decimals 16 rounding none' : `currency EUR decimals ${script.decimals} rounding half_even`;
  // A hashmap meets flavors that nobody listed; a script that names some is safer with a closed list.
  const flavor = kind === 'script' && flavors <= 100 ? `one of ${list(flavorNames)}` : 'text';
  const fields = [`flavor   ${flavor}`, `region   one of ${list(regionNames)}`, 'project  text', 'az       text', 'image    text', 'hours    number in hour'];
  const meters = rules.map(({ meter }) => `meter ${meter} measured in hour {\n${fields.map((line) => `  ${line}\n`).join('')}}\n`);
  return [`# ${title}.\n`, `language 1\n${settings}\ntimezone "UTC"\n`, ...meters].join('\n');
}

const matchOf = (name: string, rows: ReadonlyMap<string, string>, unit: string, otherwise: string | null): string =>
  [`match ${name} {`, ...[...rows].map(([key, price]) => `      ${quoted(key)} : ${price}${unit}`), ...(otherwise === null ? [] : [`      else : ${otherwise}${unit}`]), '    }'].join('\n');

function levelsOf(levels: readonly Level[]): string {
  return levels.map(({ upTo, factor }) => (upTo === null ? factor : `if quantity <= ${upTo} hour then ${factor} else `)).join('');
}

function hashmapRule({ meter, flavors, regions, levels }: MeterRules): string {
  return `price ${ruleName('hashmap', meter)} for ${meter} {
  "A price by flavor, times a factor by region, times one by quantity."
  whole

  from 2026-01-01 {
    let price = ${matchOf('flavor', flavors, ' EUR/hour', '0')}
    let place = ${matchOf('region', regions, '', null)}
    let level = ${levelsOf(levels)}
    charge price * place * level * quantity
  }
}
`;
}

function scriptRule({ meter, flavors }: MeterRules, regions: readonly string[]): string {
  const gpus = [...flavors.keys()].filter((name) => name.startsWith(script.gpu));
  const european = regions.filter((name) => name.startsWith(script.europe));
  return `price ${ruleName('script', meter)} for ${meter} {
  "Less for many hours of a GPU, more for much usage in Europe; at least one cent."
  whole

  from 2026-01-01 {
    let price = ${matchOf('flavor', flavors, ' EUR/hour', null)}
    let cost = price * quantity
    let long_gpu = flavor in (${list(gpus)}) and hours > ${script.manyHours} hour
    let large_european = region in (${list(european)}) and quantity >= ${script.largeQuantity} hour
    let amount = if long_gpu then cost * ${script.less} else if large_european then cost * ${script.more} + ${script.extra} EUR else cost
    charge max(amount, ${script.minimum} EUR)
  }
}
`;
}

function laidOut(text: string): string {
  const formatted = formatRules(text);
  if (formatted === null) throw new Error(`INVARIANT: rules are written by the grammar:\n${text.slice(0, 2000)}`);
  return formatted;
}

/** Paths and texts, as they stand in `bench/workloads/NAME/`. */
export function rulebookFiles(workload: Workload): ReadonlyMap<string, string> {
  const rules = workload.rules.map((own): [string, string] => {
    const rule = workload.kind === 'hashmap' ? hashmapRule(own) : scriptRule(own, workload.regionNames);
    return [`${own.meter}.tariff`, laidOut(`module ${workload.kind}_${own.meter}\n\n${rule}`)];
  });
  return new Map([['meters.tariff', laidOut(metersFile(workload))], ...rules]);
}

type Compiled = Rulebook & { readonly tariff: Tariff };
const known = new WeakMap<Workload, Compiled>();

function compile(workload: Workload): Compiled {
  const files = rulebookFiles(workload);
  const rulebook = openRulebook({ files: [...files.keys()], read: (path) => Buffer.from(files.get(path) ?? '') });
  if (rulebook.tariff === null) throw new Error(`INVARIANT: the rulebook of ${workload.name} has no errors: ${rulebook.diagnostics.map(({ code, headline }) => `${code} ${headline}`).join('; ')}`);
  return { ...rulebook, tariff: rulebook.tariff };
}

/** The workload's text, compiled by the product; once. */
export function compiled(workload: Workload): Compiled {
  const own = known.get(workload) ?? compile(workload);
  known.set(workload, own);
  return own;
}
