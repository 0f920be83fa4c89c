/** Where a point is cut: at dates of the rules that act, at edges of windows that count totals, and at clock windows. */
import { type Instant, isEvent, windowEdges } from '../time/index.ts';
import type { BoundPoint } from './bind.ts';
import { type Rule, type Tariff, type Version, overOf } from './tariff.ts';
import { clockEdges } from './week.ts';

const inForceDuring = ({ from, until }: Version, { period }: BoundPoint): boolean => from < period.end && (until === null || until > period.start);

function cutsOfVersion(tariff: Tariff, point: BoundPoint, version: Version): readonly Instant[] {
  const { from, until, body, allowance } = version;
  const overs = [overOf(body), allowance?.over ?? null].flatMap((over) => over ?? []);
  return [
    from, ...(until === null ? [] : [until]),
    ...overs.flatMap(({ span }) => windowEdges(tariff.zone, span, point.period)),
    ...(body.kind === 'windows' ? clockEdges(body.windows, tariff.zone, point.period) : []),
  ];
}

/** The instants that may cut the point; those outside its period do no harm. Rules that are priced whole cut nothing. */
export function cutsOf(tariff: Tariff, point: BoundPoint, rules: readonly Rule[]): readonly Instant[] {
  if (isEvent(point.period)) return [];
  const ofRules = rules.filter(({ whole }) => !whole).flatMap(({ versions }) => versions.filter((version) => inForceDuring(version, point)).flatMap((version) => cutsOfVersion(tariff, point, version)));
  const limits = tariff.limits.filter(({ meters }) => meters.has(point.meter.name));
  const spans = new Set(limits.flatMap(({ versions }) => versions.flatMap(({ bounds }) => bounds.map(({ over }) => over.span))));
  return [...ofRules, ...[...spans].flatMap((span) => windowEdges(tariff.zone, span, point.period))];
}
