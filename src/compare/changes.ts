/** Changed prices in words: what held before on each date, and what holds then by the new rules. */
import { type Rational, decimalText, divide, multiply, rational, roundToDecimals, subtract } from '../money/index.ts';
import { type Place, type Rule, type Tariff, placeText } from '../rating/index.ts';
import { type Instant, dateText } from '../time/index.ts';
import type { Unit } from '../units/index.ts';
import { type PriceFact, factsOf } from './facts.ts';

export interface PriceChange {
  readonly rule: string;
  readonly meter: string;
  /** Which price of the rule: the key of a row, a tier, a window; empty where the rule has one price. */
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
  /** `2026-07-01`; from then on. */
  readonly from: string;
  /** In per cent of the old price, one decimal; `null` where one of them is no number. */
  readonly percent: string | null;
  readonly at: string;
}

/** A price change with the time for which it holds. */
export interface DatedChange {
  readonly change: PriceChange;
  readonly from: Instant;
  /** When both sides say the same again, or differ in another way; `null` never. */
  readonly until: Instant | null;
  readonly place: Place;
}

type Rules = ReadonlyMap<string, { readonly rule: Rule; readonly meter: string; readonly unit: Unit }>;

const rulesOf = (tariff: Tariff): Rules =>
  new Map([...tariff.stages].flatMap(([meter, stages]) => stages.flatMap((stage) => stage.rules.map((rule) => [`${rule.name} ${meter}`, { rule, meter, unit: tariff.meters.get(meter)?.unit as Unit }] as const))));

function percentOf(before: Rational | null, after: Rational | null): string | null {
  if (before === null || after === null || before.numerator === 0n) return null;
  const change = roundToDecimals(multiply(divide(subtract(after, before), before), rational(100n)), 1n, 'half_up');
  return `${change.numerator > 0n ? '+' : ''}${decimalText(change)} %`;
}

const versionOn = (rule: Rule | undefined, at: Instant) => rule?.versions.find(({ from, until }) => from <= at && (until === null || at < until));

type Difference = Omit<DatedChange, 'until'>;

function differencesAt(name: string, at: Instant, before: Rules, after: Rules, zone: Tariff['zone']): readonly Difference[] {
  const [old, fresh] = [before.get(name), after.get(name)];
  const known = old ?? fresh;
  if (known === undefined) return [];
  const facts = (side: typeof old): ReadonlyMap<string, PriceFact> => {
    const version = versionOn(side?.rule, at);
    return side === undefined || version === undefined ? new Map() : factsOf(version, side.unit);
  };
  const [was, is] = [facts(old), facts(fresh)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): Difference[] => {
    const [a, b] = [was.get(key), is.get(key)];
    const same = a !== undefined && b !== undefined && (a.text === b.text || (a.number !== null && b.number !== null && subtract(a.number, b.number).numerator === 0n));
    const place = b?.place ?? a?.place;
    if (same || place === undefined) return [];
    const change = {
      rule: known.rule.name, meter: known.meter, key, before: a?.text ?? null, after: b?.text ?? null, from: dateText(zone.local(at)),
      percent: percentOf(a?.number ?? null, b?.number ?? null), at: placeText(place),
    };
    return [{ change, from: at, place }];
  });
}

const sentenceOf = ({ change }: Difference): string => `${change.before ?? ''} → ${change.after ?? ''}`;

/** Differences that go on from one edge to the next are one. */
function joined(edges: readonly Instant[], differences: (at: Instant) => readonly Difference[]): readonly DatedChange[] {
  const ended: DatedChange[] = [];
  let open = new Map<string, Difference>();
  for (const at of edges) {
    const here = new Map(differences(at).map((entry) => [entry.change.key, entry]));
    for (const [key, entry] of open) {
      const next = here.get(key);
      if (next !== undefined && sentenceOf(next) === sentenceOf(entry)) here.set(key, entry);
      else ended.push({ ...entry, until: at });
    }
    open = here;
  }
  return [...ended, ...[...open.values()].map((entry) => ({ ...entry, until: null }))].sort((a, b) => a.from - b.from);
}

/** Every price that differs, with the time for which it does. */
export function datedChanges(before: Tariff, after: Tariff): readonly DatedChange[] {
  const [old, fresh] = [rulesOf(before), rulesOf(after)];
  const names = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return names.flatMap((name) => {
    const edges = [old.get(name), fresh.get(name)].flatMap((side) => side?.rule.versions.flatMap(({ from, until }) => (until === null ? [from] : [from, until])) ?? []);
    return joined([...new Set(edges)].sort((a, b) => a - b), (at) => differencesAt(name, at, old, fresh, after.zone));
  });
}

/** Every price that differs, at the date from which it does. A difference that goes on is told once. */
export const priceChanges = (before: Tariff, after: Tariff): readonly PriceChange[] => datedChanges(before, after).map(({ change }) => change);

const isFormula = ({ key }: PriceChange): boolean => key === 'formula' || key.startsWith('let ');

/** `m1.small: 0.020 EUR/hour → 0.021 EUR/hour`, without rule and date. */
export function shortChangeText(change: PriceChange): string {
  const { key, before, after } = change;
  const subject = key === '' || isFormula(change) ? '' : `${key}: `;
  if (isFormula(change)) return before === null ? `the ${key} is new` : after === null ? `the ${key} is gone` : `the ${key} changes`;
  return `${subject}${before === null ? `${after ?? ''}, which is new` : after === null ? `${before}, which is gone` : `${before} → ${after}`}`;
}

/** `instance_by_flavor m1.small: 0.020 EUR/hour → 0.021 EUR/hour (+5 %) from 2026-07-01` */
export function changeText(change: PriceChange): string {
  const { rule, meter, key, before, after, from, percent } = change;
  const subject = `${rule}${key === '' || isFormula(change) ? '' : ` ${key}`} (${meter})`;
  if (isFormula(change)) return `${subject}: ${before === null ? 'a formula is new' : after === null ? 'the formula is gone' : `the ${key} changes`} from ${from}`;
  if (before === null) return `${subject}: ${after ?? ''} is new from ${from}`;
  if (after === null) return `${subject}: ${before} is gone from ${from}`;
  return `${subject}: ${before} → ${after}${percent === null ? '' : ` (${percent})`} from ${from}`;
}
