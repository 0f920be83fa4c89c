/** W0605: prices that change for a time whose usage is stored already. What is stored is not rated again, so somebody should know. */
import { type Compilation, type Diagnostic, type Location, type Sources, changesThePast, inOrder, lineLocation } from '../language/index.ts';
import type { Meter, Tariff } from '../rating/index.ts';
import { type Instant, type Period, type Zone, addDays, dateText } from '../time/index.ts';
import { type DatedChange, datedChanges, shortChangeText } from './changes.ts';

const touches = ({ from, until }: DatedChange, { start, end }: Period): boolean => from < end && (until === null || until > start);

/** `2026-03-15 01:00`. */
function minuteText(zone: Zone, at: Instant): string {
  const local = zone.local(at);
  return `${dateText(local)} ${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
}

/** The first day of which no usage is stored. */
function freeDay(zone: Zone, end: Instant): string {
  const local = zone.local(end);
  const midnight = zone.at({ ...local, hour: 0, minute: 0, second: 0 });
  return midnight === end ? dateText(local) : dateText({ ...local, ...addDays(local, 1) });
}

/** The new price where it stands; for one that is gone its rule, or its meter where the rule is gone too. */
function locationOf({ change, place }: DatedChange, meter: Meter | undefined, { tariff, sources }: Pick<Compilation, 'tariff' | 'sources'>): Location {
  if (change.after !== null) return narrowed(lineLocation(sources, place.file, place.line), change.after, sources);
  const rule = [...tariff?.stages.values() ?? []].flat().flatMap(({ rules }) => rules).find(({ name }) => name === change.rule);
  const stand = rule?.versions[0]?.place ?? meter?.place ?? place;
  return lineLocation(sources, stand.file, stand.line);
}

/** The price alone, where the line holds it as it was written. */
function narrowed(line: Location, price: string, sources: Sources): Location {
  const text = sources.get(line.file)?.text.slice(line.span.start, line.span.end) ?? '';
  const at = text.lastIndexOf(price);
  return at < 0 || price === '' ? line : { file: line.file, span: { start: line.span.start + at, end: line.span.start + at + price.length } };
}

/** @param stored for each meter the time of which usage is stored. */
export function pastChanges(before: Tariff, after: Pick<Compilation, 'tariff' | 'sources'>, stored: ReadonlyMap<string, Period>): readonly Diagnostic[] {
  const { tariff } = after;
  if (tariff === null) return [];
  const together = new Map<string, DatedChange[]>();
  for (const entry of datedChanges(before, tariff)) {
    const period = stored.get(entry.change.meter);
    if (period === undefined || !touches(entry, period)) continue;
    const key = JSON.stringify([entry.change.rule, entry.change.meter, entry.from]);
    together.set(key, [...together.get(key) ?? [], entry]);
  }
  return inOrder([...together.values()].flatMap((changes) => {
    const [first] = changes;
    const period = stored.get(first?.change.meter ?? '');
    if (first === undefined || period === undefined) return [];
    const { rule, meter, from } = first.change;
    return [changesThePast(locationOf(first, tariff.meters.get(meter), after), {
      rule, meter, from, changes: changes.map(({ change }) => shortChangeText(change)), ratedUntil: minuteText(tariff.zone, period.end), free: freeDay(tariff.zone, period.end),
    })];
  }));
}
