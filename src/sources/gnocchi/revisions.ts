/** Revisions of resources: which one a point belongs to, and how several of one resource become one. Knows nothing of HTTP. */
import { add } from '../../money/index.ts';
import { type Instant, type Period, parseInstant } from '../../time/index.ts';
import type { Attributes } from './api.ts';
import { combined } from './measures.ts';

/** A group with its values by place in the request's periods. */
export interface ValuedGroup {
  readonly group: Attributes;
  readonly values: ReadonlyMap<number, string>;
}

const startOf = ({ revision_start: start }: Attributes): Instant | null => {
  const parsed = parseInstant(String(start));
  return parsed.ok ? parsed.value : null;
};
const byStart = (a: Attributes, b: Attributes): number => (startOf(a) ?? 0) - (startOf(b) ?? 0);

interface Revision {
  readonly start: number;
  readonly attributes: Attributes;
}

/** The attributes of resources as they were in each period. */
export class Resources {
  readonly #revisions = new Map<string, Revision[]>();

  add(key: string, revisions: readonly Attributes[]): void {
    for (const attributes of revisions) {
      const revision = { start: startOf(attributes) ?? 0, attributes };
      const known = this.#revisions.get(String(attributes[key]));
      if (known === undefined) this.#revisions.set(String(attributes[key]), [revision]);
      else known.splice(known.findLastIndex(({ start }) => start <= revision.start) + 1, 0, revision);
    }
  }

  /** The last revision that began before the period's end, or else the first; `null` when the resource is not known. */
  at(id: string, { end }: Period): Attributes | null {
    const revisions = this.#revisions.get(id) ?? [];
    return (revisions.findLast(({ start }) => start < end) ?? revisions[0])?.attributes ?? null;
  }
}

/** One group for each resource and period: that of the latest revision, with the quantities of all. */
export function latestRevisions(groups: readonly ValuedGroup[]): readonly ValuedGroup[] {
  const latest = new Map<ValuedGroup, Map<number, string>>();
  for (const same of Map.groupBy(groups, ({ group }) => String(group['id'])).values()) {
    const ordered = same.sort((a, b) => byStart(a.group, b.group));
    const places = new Set(ordered.flatMap(({ values }) => [...values.keys()]));
    for (const place of [...places].sort((a, b) => a - b)) {
      const there = ordered.filter(({ values }) => values.has(place));
      const last = there.at(-1);
      if (last === undefined) continue;
      const total = there.map(({ values }) => values.get(place) ?? '0').reduce((sum, value) => combined(add, sum, value));
      const values = latest.get(last) ?? new Map<number, string>();
      latest.set(last, values.set(place, total));
    }
  }
  return [...latest].map(([{ group }, values]) => ({ group, values }));
}
