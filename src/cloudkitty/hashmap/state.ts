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
}

export interface Threshold {
  readonly id: string;
  readonly parent: Parent;
  readonly groupId: string | null;
  readonly tenant: string | null;
  readonly level: Rational;
  readonly type: RuleType;
  readonly cost: Rational;
}

export interface HashmapState {
  readonly services: readonly Service[];
  readonly fields: readonly Field[];
  readonly groups: readonly Group[];
  readonly mappings: readonly Mapping[];
  readonly thresholds: readonly Threshold[];
}

export const emptyHashmap: HashmapState = { services: [], fields: [], groups: [], mappings: [], thresholds: [] };

export const sameParent = (a: Parent, b: Parent): boolean => a.kind === b.kind && a.id === b.id;
