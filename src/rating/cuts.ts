/** Where a point is cut: at dates of the rules that act, at edges of windows that count totals, and at clock windows. */
import { type CalendarSpan, type Instant, type Period, calendarWindow, instant, isEvent, windowEdges } from '../time/index.ts';
import type { BoundPoint } from './bind.ts';
import { type Rule, type Tariff, type Version, countedOver } from './tariff.ts';
import { clockEdges } from './week.ts';

/** What of the period lies inside the version's dates, if anything. */
function inForceDuring({ from, until }: Version, { start, end }: Period): Period | null {
  const inside = { start: instant(Math.max(from, start)), end: instant(Math.min(until ?? end, end)) };
  return inside.start < inside.end ? inside : null;
}

function cutsOfVersion({ zone }: Tariff, { period }: BoundPoint, version: Version): readonly Instant[] {
  const inside = inForceDuring(version, period);
  return inside === null ? [] : [inside.start, inside.end, ...(version.body.kind === 'windows' ? clockEdges(version.body.windows, zone, inside) : [])];
}

/** The windows whose totals the point may move: those of every version that is in force in one of them, whichever version prices. */
function spansOf({ zone }: Tariff, { period }: BoundPoint, { versions }: Rule): readonly CalendarSpan[] {
  return versions.flatMap((version) => {
    const over = countedOver(version);
    if (over === null) return [];
    const [first, last] = [calendarWindow(zone, over.span, period.start), calendarWindow(zone, over.span, period.end)];
    return version.from < last.end && (version.until === null || version.until > first.start) ? [over.span] : [];
  });
}

/** The instants that may cut the point; those outside its period do no harm. Rules that are priced whole cut nothing. */
export function cutsOf(tariff: Tariff, point: BoundPoint, rules: readonly Rule[]): readonly Instant[] {
  if (isEvent(point.period)) return [];
  const split = rules.filter(({ whole }) => !whole);
  const limits = tariff.limits.filter(({ meters }) => meters.has(point.meter.name));
  const spans = new Set([...split.flatMap((rule) => spansOf(tariff, point, rule)), ...limits.flatMap(({ versions }) => versions.flatMap(({ bounds }) => bounds.map(({ over }) => over.span)))]);
  return [...split.flatMap(({ versions }) => versions.flatMap((version) => cutsOfVersion(tariff, point, version))), ...[...spans].flatMap((span) => windowEdges(tariff.zone, span, point.period))];
}
