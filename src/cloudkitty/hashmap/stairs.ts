/** Thresholds as expressions: the highest level that a number reaches decides, by tenant where tenants have their own. */
import { compare, negate, one } from '../../money/index.ts';
import type { ByTenant } from './in-force.ts';
import { type Lines, matchOf } from './mapping-tables.ts';
import type { Threshold } from './state.ts';
import { amount } from './writing.ts';

/** Where CloudKitty begins to look: levels at or below it are never reached. */
const ground = negate(one);
export const isReachable = ({ level }: Threshold): boolean => compare(level, ground) > 0;

/** Longer chains are cut in halves, so that expressions stay shallow. */
const longestChain = 12;

interface Stairs {
  /** What is held against the levels: `quantity`, or the name of a number. */
  readonly against: string;
  /** The unit of the levels; empty for pure numbers. */
  readonly unit: string;
  readonly value: (threshold: Threshold) => string;
  readonly otherwise: string;
}

interface Step {
  readonly reached: string;
  readonly value: string;
}

/** From the highest level down; a step that gives what the one below gives is none. */
function stepsOf(levels: readonly Threshold[], { against, unit, value, otherwise }: Stairs): readonly Step[] {
  const steps: Step[] = [];
  let below = otherwise;
  for (const own of levels.toReversed()) {
    const given = value(own);
    if (given !== below) steps.unshift({ reached: `${against} >= ${amount(own.level, unit)}`, value: given });
    below = given;
  }
  return steps;
}

function chain(steps: readonly Step[], otherwise: string): string {
  const at = Math.floor(steps.length / 2);
  const middle = steps[at];
  if (steps.length <= longestChain || middle === undefined) return [...steps.map(({ reached, value }) => `if ${reached} then ${value} else `), otherwise].join('');
  return `if ${middle.reached} then (${chain(steps.slice(0, at), middle.value)}) else ${chain(steps.slice(at + 1), otherwise)}`;
}

const falling = (thresholds: Iterable<Threshold>): readonly Threshold[] => [...thresholds].filter(isReachable).sort((a, b) => compare(b.level, a.level));

export function stairsOf({ common, own }: ByTenant<Threshold>, stairs: Stairs): Lines {
  const write = (thresholds: Iterable<Threshold>): string => chain(stepsOf(falling(thresholds), stairs), stairs.otherwise);
  const rows = [...own].map(([tenant, map]) => ({ keys: [tenant], value: write(new Map([...common, ...map]).values()) }));
  return matchOf(['scope'], rows, [write(common.values())]);
}

export const allOf = ({ common, own }: ByTenant<Threshold>): readonly Threshold[] => [...common.values(), ...[...own.values()].flatMap((map) => [...map.values()])];

export const groundText = amount(ground, '');
