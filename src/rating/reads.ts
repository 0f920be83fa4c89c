/** Which fields rules read. */
import type { Tariff } from './tariff.ts';

/** Names of fields that some rule or limit of the tariff reads, tests or groups by, in whatever part of it. */
function fieldsThatRulesRead({ stages, limits }: Tariff): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<object>();
  const waiting: unknown[] = [stages, limits];
  for (let part = waiting.pop(); part !== undefined || waiting.length > 0; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    if (part instanceof Map || part instanceof Set || Array.isArray(part)) {
      for (const entry of part instanceof Map ? part.values() : part) if (typeof entry === 'object') waiting.push(entry);
      continue;
    }
    const { kind, name, field, by } = part as Readonly<Record<string, unknown>>;
    if (kind === 'field' && typeof name === 'string') names.add(name);
    if (kind === 'has' && typeof field === 'string') names.add(field);
    if (Array.isArray(by)) for (const each of by) if (typeof each === 'string') names.add(each);
    for (const value of Object.values(part)) if (typeof value === 'object') waiting.push(value);
  }
  return names;
}

/** Names of declared fields: those whose texts are wanted, and those, texts that no rule reads, that have only to be there. */
export function fieldsWanted(tariff: Tariff): { readonly coded: ReadonlySet<string>; readonly present: ReadonlySet<string> } {
  const read = fieldsThatRulesRead(tariff);
  const fields = [...tariff.meters.values()].flatMap((meter) => [...meter.fields.values()]);
  const coded = new Set(fields.filter(({ name, type }) => type.kind !== 'text' || read.has(name)).map(({ name }) => name));
  return { coded, present: new Set(fields.map(({ name }) => name).filter((name) => !coded.has(name))) };
}
