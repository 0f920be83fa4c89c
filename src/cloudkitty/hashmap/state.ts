/** The state of a hashmap: services, fields, groups, mappings and thresholds, as plain data in the order in which they were made. */
import type { Rational } from '../../money/index.ts';

/** Whole seconds since 1970 in UTC. Rules may begin in the year 3000, which no instant of usage reaches. */
export type Moment = number;

export const ruleTypes = ['flat', 'rate'] as const;
export type RuleType = (typeof ruleTypes)[number];

export interface Service {
  readonly id: string;
  /** The public name of a metric. */
  readonly name: string;
}

export interface Field {
  readonly id: string;
  readonly serviceId: string;
  /** The name of an attribute. */
  readonly name: string;
}

export interface Group {
  readonly id: string;
  readonly name: string;
}

export interface Parent {
  readonly kind: 'service' | 'field';
  readonly id: string;
}

/** What a rule said before it was edited: it stays so for what began in that time. */
interface FormerRule {
  /** 0 where it was always so. */
  readonly from: Moment;
  readonly until: Moment;
  readonly groupId: string | null;
  readonly tenant: string | null;
  readonly type: RuleType;
  readonly cost: Rational;
}

export interface FormerMapping extends FormerRule {
  readonly value: string | null;
  /** When it had ended, where that was before it was edited. */
  readonly end: Moment | null;
}

export interface FormerThreshold extends FormerRule {
  readonly level: Rational;
}

export interface Mapping {
  readonly id: string;
  readonly parent: Parent;
  readonly groupId: string | null;
  readonly tenant: string | null;
  /** The text of the attribute; a mapping of a service has `''` or `null`. */
  readonly value: string | null;
  readonly type: RuleType;
  readonly cost: Rational;
  readonly name: string;
  readonly description: string | null;
  readonly start: Moment;
  readonly end: Moment | null;
  readonly createdAt: Moment;
  readonly createdBy: string | null;
  readonly updatedBy: string | null;
  /** When it was deleted; it is kept, and rates nothing any more. */
  readonly deleted: Moment | null;
  readonly deletedBy: string | null;
  /** Oldest first; what the rule says now is valid from the end of the last. */
  readonly former: readonly FormerMapping[];
}

export interface Threshold {
  readonly id: string;
  readonly parent: Parent;
  readonly groupId: string | null;
  readonly tenant: string | null;
  readonly level: Rational;
  readonly type: RuleType;
  readonly cost: Rational;
  readonly former: readonly FormerThreshold[];
}

export interface HashmapState {
  readonly services: readonly Service[];
  readonly fields: readonly Field[];
  readonly groups: readonly Group[];
  readonly mappings: readonly Mapping[];
  readonly thresholds: readonly Threshold[];
}

export const emptyHashmap: HashmapState = { services: [], fields: [], groups: [], mappings: [], thresholds: [] };

/** Since when a rule says what it says now. */
export const sinceOf = ({ former }: { readonly former: readonly FormerRule[] }, begin: Moment): Moment => Math.max(begin, former.at(-1)?.until ?? begin);

export const sameParent = (a: Parent, b: Parent): boolean => a.kind === b.kind && a.id === b.id;
