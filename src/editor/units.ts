/** Units in an editor: what one is, and which ones fit a place. */
import { decimalText, equals, one } from '../money/index.ts';
import { type Unit, builtInUnits, calendarUnits, quotedName, sameKind, unitText } from '../units/index.ts';
import type { OpenRulebook } from './rulebook.ts';

const grouped = (digits: string): string => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '_'));

/** Base units as rule files call them. */
const baseNames: Readonly<Record<string, string>> = { second: 'second', byte: 'B', joule: 'J' };

function baseText(unit: Unit): string {
  const parts = [...unit.dimension].map(([base, power]) => ({ name: baseNames[base] ?? base, power }));
  const above = parts.filter(({ power }) => power > 0n).map(({ name }) => name).join('*');
  return [above, ...parts.filter(({ power }) => power < 0n).map(({ name }) => name)].join('/');
}

/** Where a rulebook says what a unit of its own is. */
function definitionOf(name: string, rulebook: OpenRulebook): string | null {
  for (const [path, { file, source }] of rulebook.files) {
    const setting = file.settings.find((entry) => entry.kind === 'unit' && entry.name.text === name);
    if (setting?.kind === 'unit') return `one \`${name}\` is \`${source.text.slice(setting.quantity.span.start, setting.quantity.span.end)}\`, as \`${path}\` says`;
  }
  return null;
}

function metersThatCount(name: string, rulebook: OpenRulebook): readonly string[] {
  return [...rulebook.context.meters.values()].filter(({ node }) =>
    [node.unit, ...node.fields.flatMap(({ type }) => (type.kind === 'number' && type.unit !== null ? [type.unit] : []))].some(({ factors }) => factors.some((factor) => factor.name === name)))
    .map(({ node }) => node.name.text);
}

/** One sentence about a unit, or `null` where nobody knows it. */
export function describeUnit(name: string, rulebook: OpenRulebook): string | null {
  const { units, currency, rounding } = rulebook.context;
  const unit = units.find(name);
  if (unit === null) return null;
  const defined = definitionOf(name, rulebook);
  if (defined !== null) return defined;
  if (units.currencyOf(unit) !== null) return name === currency ? `the currency of this rulebook; amounts have ${rounding.decimals} decimals, rounding ${rounding.mode}` : 'a currency; this rulebook counts in another one';
  if (calendarUnits.has(name)) return `a span of the calendar without a length; \`unit ${name} is …\` gives it one`;
  if (!builtInUnits.has(name)) return `a unit of its own, by standing in ${metersThatCount(name, rulebook).map((meter) => `\`${meter}\``).join(', ')}`;
  return equals(unit.factor, one) ? 'a base unit' : `one \`${name}\` is \`${grouped(decimalText(unit.factor))} ${baseText(unit)}\``;
}

/** Products longer than this have too many spellings to choose from. */
const mostFactors = 3;

/** Units of the same kind, the one asked for first: `GiB*hour`, `TiB*hour`, `GiB*day` … */
export function unitsLike(unit: Unit, rulebook: OpenRulebook): readonly string[] {
  const { units } = rulebook.context;
  const own = unitText(unit);
  const terms = [...unit.terms];
  if (terms.length === 0) return [];
  if (terms.length > mostFactors) return [own];
  const like = (name: string): readonly string[] => {
    const term = units.find(name);
    return term === null ? [name] : [...units.names(), ...calendarUnits].filter((other) => {
      const candidate = units.find(other);
      return candidate !== null && sameKind(candidate, term);
    });
  };
  // One factor is changed at a time: all combinations would be a list that nobody reads.
  const varied = terms.flatMap(([name], index) => like(name).map((other) => unitText({ ...unit, terms: new Map(terms.map(([before, power], place) => [place === index ? other : before, power])) })));
  return [...new Set([own, ...varied])];
}

/** What a price of a meter can be in: `EUR/GiB/month`, `EUR/GiB/hour` … */
export function priceUnits(unit: Unit, rulebook: OpenRulebook): readonly string[] {
  const { currency } = rulebook.context;
  return unitsLike(unit, rulebook).map((text) => `${quotedName(currency)}/${text.replaceAll('*', '/')}`);
}
