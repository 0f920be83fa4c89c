/** Meters for what is collected and no rule file declares: all attributes are texts that a point may have or not. */
import { type HashmapState, builtInNames, unitText, word } from '../cloudkitty/index.ts';
import { formatRules } from '../language/index.ts';
import type { Metric } from '../metrics/index.ts';

export interface CollectedMeter {
  readonly name: string;
  /** As the metric writes it. */
  readonly unit: string;
  readonly fields: readonly string[];
}

export const collectedFile = 'collected-meters.tariff';

const isWritable = (name: string): boolean => name !== '' && !/[`\r\n\0\uFFFD]/.test(name);

/** Those that nobody else declares. The hashmap may ask for attributes that are not collected: such a field is never there. */
export function collectedMeters(metrics: readonly Metric[], declared: ReadonlyMap<string, unknown>, state: HashmapState, scopeKey: string): readonly CollectedMeter[] {
  const services = new Map(state.services.map(({ id, name }) => [name, id]));
  const meters = new Map<string, CollectedMeter>();
  for (const { name, unit, groupby, metadata } of metrics) {
    if (declared.has(name) || meters.has(name) || !isWritable(name)) continue;
    const asked = state.fields.filter(({ serviceId }) => serviceId === services.get(name)).map((field) => field.name);
    const fields = [...new Set([...groupby, ...metadata, ...asked])].filter((field) => isWritable(field) && field !== scopeKey && !builtInNames.includes(field));
    meters.set(name, { name, unit, fields });
  }
  return [...meters.values()];
}

export function collectedText(meters: readonly CollectedMeter[]): string {
  const lines = meters.flatMap(({ name, unit, fields }) => ['', `meter ${word(name)} measured in ${unitText(unit)} {`, ...fields.map((field) => `  ${word(field)} text optional`), '}']);
  const text = ['# Meters of what is collected and no rule file declares.', ...lines, ''].join('\n');
  return formatRules(text) ?? text;
}
