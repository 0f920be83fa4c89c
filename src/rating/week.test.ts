/** Proves where clock windows cut a period: where another price begins to hold, and nowhere else. */
import { expect, it } from 'vitest';
import { type Instant, type Zone, instantText, openZone, parseInstant } from '../time/index.ts';
import { clockEdges, windowAt } from './week.ts';

const paris = openZone('Europe/Paris') as Zone;
const at = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
};
const [weekday, weekend, everyDay] = [new Set([1, 2, 3, 4, 5]), new Set([6, 7]), new Set([1, 2, 3, 4, 5, 6, 7])];
const office = [{ days: weekday, from: 0, until: 480, value: 'low' }, { days: weekday, from: 480, until: 1200, value: 'high' }, { days: weekday, from: 1200, until: 1440, value: 'low' }, { days: weekend, from: 0, until: 1440, value: 'rest' }];
const half = [{ days: everyDay, from: 0, until: 150, value: 'early' }, { days: everyDay, from: 150, until: 1440, value: 'late' }];
const edges = (windows: typeof office, from: string, until: string): readonly string[] => clockEdges(windows, paris, { start: at(from), end: at(until) }).map(instantText);

it('cuts at edges, and not at a midnight that changes nothing', () =>
  expect(edges(office, '2026-03-09T23:00:00Z', '2026-03-11T23:00:00Z')).toEqual(['2026-03-10T07:00:00Z', '2026-03-10T19:00:00Z', '2026-03-11T07:00:00Z', '2026-03-11T19:00:00Z']));
it('cuts nothing on a weekend but its begin', () => expect(edges(office, '2026-03-13T22:00:00Z', '2026-03-15T22:00:00Z')).toEqual(['2026-03-13T23:00:00Z']));
it('cuts where the clocks jump over an edge', () => expect(edges(half, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toEqual(['2026-03-29T01:00:00Z']));
it('cuts where the clocks go back over an edge, and twice at the edge', () =>
  expect([...edges(half, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')].sort()).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T01:00:00Z', '2026-10-25T01:30:00Z']));
it('a window holds from its first instant to the one before its end', () =>
  expect(['2026-03-10T06:59:59.999999Z', '2026-03-10T07:00:00Z', '2026-03-10T18:59:59.999999Z', '2026-03-10T19:00:00Z'].map((text) => windowAt(office, paris, at(text))?.value)).toEqual(['low', 'high', 'high', 'low']));
