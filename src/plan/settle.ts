/** Which rules act on which rows, before any of them runs: as rating settles it, for many rows at once. */
import type { Rule, Verdict, Version } from '../rating/index.ts';
import { positionsWhere } from './expressions/index.ts';
import { takeIndexes, takeTruths } from './numbers/index.ts';
import type { MeterRows } from './rows/index.ts';
import type { RulePlan } from './rule-plan.ts';

/** A rule with its version in force, and the rows on which it acts. */
export interface Acting {
  readonly plan: RulePlan;
  readonly version: Version;
  readonly rows: Int32Array;
}

/** Whether a rule's condition holds, by row; `null` where it has none. */
export type Fitting = (plan: RulePlan) => Uint8Array | null;

/** What is said of a row on which no rule acts. @param fits whether the condition of some price holds. */
export type Unpriced = (fits: boolean, start: number) => Verdict;

/** Rows for which the same versions are in force. Those without a price, and those on which rules meet that must not, are left; where no rule acts at all, the answer is known. */
export function settled(plans: readonly RulePlan[], points: MeterRows, rows: Int32Array, fitting: Fitting, unpriced: Unpriced | null = null): readonly Acting[] {
  const at = points.batch.start[rows[0]!]!;
  const fits = plans.map((plan) => ({ plan, version: versionAt(plan.rule, at), truths: fitting(plan) }));
  const inForce = fits.flatMap(({ plan, version, truths }) => (version === null ? [] : [{ plan, version, truths }]));
  const standing = inForce.map((entry) => {
    const replacing = inForce.filter(({ plan: { rule } }) => rule.replaces.has(entry.plan.rule.name));
    return { ...entry, truths: replacing.reduce((truths, other) => without(truths, other.truths, rows.length), entry.truths) };
  });
  leaveMeetings(points, rows, standing);
  if (unpriced !== null) answerUnacted(points, rows, fits, standing, unpriced);
  leaveUnpriced(points, rows, standing.filter(({ plan: { rule } }) => rule.kind === 'price').map(({ truths }) => truths));
  return standing.map(({ plan, version, truths }) => ({ plan, version, rows: truths === null ? rows : pick(rows, positionsWhere(truths, 1, rows.length)) }));
}

function leaveMeetings(points: MeterRows, rows: Int32Array, standing: readonly Held[]): void {
  for (const { plan: { rule }, truths } of standing) {
    for (const other of standing) {
      if (!rule.mustNotMeet.has(other.plan.rule.name)) continue;
      for (let index = 0; index < rows.length; index++) if ((truths?.[index] ?? 1) === 1 && (other.truths?.[index] ?? 1) === 1) points.leave(rows[index]!);
    }
  }
}

type Held = { readonly plan: RulePlan; readonly truths: Uint8Array | null };

/** Where nothing acts, nothing can stop the point: it is unrated, and all that decides why is known here. */
function answerUnacted(points: MeterRows, rows: Int32Array, fits: readonly Held[], standing: readonly Held[], unpriced: Unpriced): void {
  if (standing.some(({ truths }) => truths === null)) return;
  const prices = fits.filter(({ plan: { rule } }) => rule.kind === 'price');
  for (let index = 0; index < rows.length; index++) {
    if (standing.some(({ truths }) => truths?.[index] === 1)) continue;
    const row = rows[index]!;
    points.answer(row, unpriced(prices.some(({ truths }) => (truths?.[index] ?? 1) === 1), points.batch.start[row]!));
  }
}

function leaveUnpriced(points: MeterRows, rows: Int32Array, prices: readonly (Uint8Array | null)[]): void {
  if (prices.some((truths) => truths === null)) return;
  for (let index = 0; index < rows.length; index++) if (!prices.some((truths) => truths?.[index] === 1)) points.leave(rows[index]!);
}

const versionAt = (rule: Rule, at: number): Version | null => rule.versions.find(({ from, until }) => from <= at && (until === null || at < until)) ?? null;

/** Where the first holds and the second does not; `null` holds everywhere. */
function without(truths: Uint8Array | null, other: Uint8Array | null, count: number): Uint8Array {
  const result = takeTruths(count).fill(0);
  if (other === null) return result;
  for (let index = 0; index < count; index++) result[index] = (truths?.[index] ?? 1) === 1 && other[index] === 0 ? 1 : 0;
  return result;
}

function pick(rows: Int32Array, positions: Int32Array): Int32Array {
  const result = takeIndexes(positions.length);
  for (let index = 0; index < positions.length; index++) result[index] = rows[positions[index]!]!;
  return result;
}

/** The instants at which some rule begins or ends to be in force. */
export const edgesOf = (rules: readonly Rule[]): readonly number[] =>
  [...new Set(rules.flatMap(({ versions }) => versions.flatMap(({ from, until }) => (until === null ? [from] : [from, until]))))].sort((a, b) => a - b);

/** Rows between the same edges: the same versions are in force for all of them. */
export function segmentsOf(edges: readonly number[], { batch: { start }, facts: { starts } }: MeterRows, rows: Int32Array): readonly Int32Array[] {
  if (rows.length === 0) return [];
  if (!edges.some((edge) => edge > starts.first && edge <= starts.last)) return [rows];
  let [first, last] = [Infinity, -Infinity];
  for (let index = 0; index < rows.length; index++) {
    const at = start[rows[index]!]!;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  const inside = edges.filter((edge) => edge > first && edge <= last);
  if (inside.length === 0) return [rows];
  const segments = Array.from({ length: inside.length + 1 }, (): number[] => []);
  for (const row of rows) {
    let segment = 0;
    while (segment < inside.length && inside[segment]! <= start[row]!) segment++;
    segments[segment]!.push(row);
  }
  return segments.filter(({ length }) => length > 0).map((segment) => Int32Array.from(segment));
}
