/** What a change costs whom: both sides rated by the code of a quote, and the exact differences. */
import type { Reading } from '../collect/index.ts';
import { type Assessment, quoteUsage } from '../intake/index.ts';
import { type Rational, add, subtract, zero } from '../money/index.ts';
import type { Tariff } from '../rating/index.ts';

export interface ScopeImpact {
  readonly scope: string;
  readonly before: Rational;
  readonly after: Rational;
  readonly difference: Rational;
}

export interface Impact {
  readonly before: Rational;
  readonly after: Rational;
  readonly difference: Rational;
  /** Scopes that pay something else, the largest difference first. */
  readonly scopes: readonly ScopeImpact[];
  readonly unchanged: number;
  /** Points that had a price and lose it, by reason. */
  readonly newlyUnrated: ReadonlyMap<string, number>;
  readonly points: number;
  readonly refused: number;
}

interface Side {
  readonly byScope: ReadonlyMap<string, Rational>;
  readonly total: Rational;
  /** By position in the input: why the point has no price, or `null`. */
  readonly open: readonly (string | null)[];
  readonly refused: number;
}

/** The scope of a limit's line, where its group names one; else limits are shown as a scope of their own. */
const limitScope = (group: readonly (readonly [string, string])[]): string => group.map(([name, value]) => (name === 'scope' ? value : `${name} ${value}`)).join(', ');

const openReason = (entry: Assessment): string | null => {
  if (entry.kind === 'refused') return 'refused';
  return entry.kind === 'priced' && entry.verdict.status !== 'rated' ? entry.verdict.reason : null;
};

async function sideOf(tariff: Tariff, readings: readonly Reading[]): Promise<Side> {
  const byScope = new Map<string, Rational>();
  const open: (string | null)[] = [];
  let [total, refused] = [zero, 0];
  const book = (scope: string, amount: Rational): void => {
    byScope.set(scope, add(byScope.get(scope) ?? zero, amount));
    total = add(total, amount);
  };
  async function* again(): AsyncIterable<Reading> {
    yield* readings;
  }
  const quoted = quoteUsage(tariff, again(), { onWarning: () => undefined });
  for await (const assessments of quoted.assessments) {
    for (const entry of assessments) {
      open.push(openReason(entry));
      if (entry.kind === 'refused') refused += 1;
      if (entry.kind === 'priced' && entry.verdict.status === 'rated') book(entry.point.scope, entry.verdict.amount);
    }
  }
  for (const line of quoted.closeWindows()) book(limitScope(line.group), line.amount);
  return { byScope, total, open, refused };
}

const magnitude = ({ difference }: ScopeImpact): Rational => (difference.numerator < 0n ? { numerator: -difference.numerator, denominator: difference.denominator } : difference);

export async function impactOf(before: Tariff, after: Tariff, readings: readonly Reading[]): Promise<Impact> {
  const [old, fresh] = [await sideOf(before, readings), await sideOf(after, readings)];
  const scopes = [...new Set([...old.byScope.keys(), ...fresh.byScope.keys()])].map((scope): ScopeImpact => {
    const [was, is] = [old.byScope.get(scope) ?? zero, fresh.byScope.get(scope) ?? zero];
    return { scope, before: was, after: is, difference: subtract(is, was) };
  });
  const changed = scopes.filter(({ difference }) => difference.numerator !== 0n);
  const newlyUnrated = new Map<string, number>();
  for (const [index, reason] of fresh.open.entries()) {
    if (reason !== null && old.open[index] === null) newlyUnrated.set(reason, (newlyUnrated.get(reason) ?? 0) + 1);
  }
  return {
    before: old.total, after: fresh.total, difference: subtract(fresh.total, old.total), points: readings.length, refused: fresh.refused, newlyUnrated, unchanged: scopes.length - changed.length,
    scopes: changed.sort((a, b) => { const order = subtract(magnitude(b), magnitude(a)).numerator; return order > 0n ? 1 : order < 0n ? -1 : a.scope < b.scope ? -1 : 1; }),
  };
}
