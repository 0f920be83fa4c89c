/** Whether metrics and meters agree: what is collected is declared, measured in a unit that converts, and has the fields that its meter needs. */
import type { Metric } from '../metrics/index.ts';
import { type Field, type Meter, type Tariff, fieldsWanted } from '../rating/index.ts';
import { sameKind, unitFactors, unitText } from '../units/index.ts';
import { listed, nearest } from '../words/index.ts';
import { type Problem, doubtful, isWrong, wholeFile, wrong } from '../yaml/index.ts';
import type { CollectorConfiguration } from './configuration.ts';
import type { LoadedConfiguration } from './load.ts';

/** What a collector gives as fields with each point of a metric. The scope key is none: a point has its scope beside its fields. */
function attributesOf({ type, scopeKey }: CollectorConfiguration, { groupby, metadata, extraArgs }: Metric): readonly string[] {
  const resourceKey = type === 'gnocchi' ? [typeof extraArgs.resource_key === 'string' ? extraArgs.resource_key : 'id'] : [];
  return [...new Set([...groupby, ...metadata, ...resourceKey])].filter((name) => name !== scopeKey);
}

function missingMeter({ name, unit, places }: Metric, { meters }: Tariff): Problem {
  const meant = nearest(name, meters.keys());
  const declare = `declare it in the rules, \`meter ${/^[A-Za-z]\w*$/.test(name) ? name : `\`${name}\``} measured in ${unit}\`, or name a meter by \`alt_name\``;
  return wrong(places.name, `no meter \`${name}\` is declared in the rules, which have ${listed([...meters.keys()])}: its points would all be refused`, meant === null ? declare : `did you mean \`${meant}\`? Else ${declare}`);
}

function unitProblem({ unit: written, places }: Metric, meter: Meter, { units }: Tariff): Problem | null {
  const unit = units.read(written);
  const measured = unitText(meter.unit);
  if (unit !== null && sameKind(unit, meter.unit)) return null;
  if (unit !== null) return wrong(places.unit, `the meter \`${meter.name}\` is measured in ${measured}, and ${written} measures something else`, `write a unit that converts to ${measured}, with a \`factor\` that leads to it`);
  const product = units.product(unitFactors(written) ?? []);
  const unknown = 'unknown' in product ? product.unknown.name : written;
  const meant = nearest(unknown, units.names());
  return wrong(places.unit, `\`${unknown}\` is not a unit; the meter \`${meter.name}\` is measured in ${measured}`, meant === null ? `write a unit that converts to ${measured}, or declare it in the rules` : `did you mean \`${meant}\`?`);
}

function kindText([only, ...more]: readonly Field[]): string {
  if (only === undefined || more.length > 0 || only.type.kind === 'text') return '';
  return only.type.kind === 'number' ? 'number ' : 'closed ';
}

/** `flavor` for a source that says `flavor_name`. */
const alike = (field: string, attributes: readonly string[]): string | null => nearest(field, attributes) ?? attributes.find((name) => name.startsWith(`${field}_`) || name.endsWith(`_${field}`)) ?? null;

function missingFields(fields: readonly Field[], attributes: readonly string[]): { readonly names: string; readonly fix: string } {
  const renames = fields.flatMap(({ name }) => {
    const meant = alike(name, attributes);
    return meant === null ? [] : [`\`${meant}\` for \`${name}\``];
  });
  const names = `${kindText(fields)}field${fields.length === 1 ? '' : 's'} ${listed(fields.map(({ name }) => `\`${name}\``), 10)}`;
  const collect = `have ${fields.length === 1 ? 'it' : 'them'} collected in \`groupby\` or \`metadata\``;
  return { names, fix: renames.length === 0 ? collect : `did you mean ${listed(renames, 10)}? Metric and meter must call a field the same; else ${collect}` };
}

function fieldProblems(collector: CollectorConfiguration, metric: Metric, meter: Meter, read: ReadonlySet<string>): readonly Problem[] {
  const attributes = attributesOf(collector, metric);
  const { scopeKey } = collector;
  const missing = [...meter.fields.values()].filter(({ name }) => !attributes.includes(name) && name !== scopeKey);
  const [needed, optional] = [missing.filter(({ optional: isOptional }) => !isOptional), missing.filter(({ name, optional: isOptional }) => isOptional && read.has(name))];
  const problems: Problem[] = [];
  const at = metric.places.fields;
  if (meter.fields.has(scopeKey)) {
    const { optional: isOptional } = meter.fields.get(scopeKey) ?? { optional: true };
    problems.push((isOptional ? doubtful : wrong)(at, `the meter \`${meter.name}\` has a field \`${scopeKey}\`, which is the scope key of the collector \`${collector.name}\`: the scope of a point is none of its fields`, 'leave the field out of the meter, and read `scope` in the rules'));
  }
  if (needed.length > 0) {
    const { names, fix } = missingFields(needed, attributes);
    problems.push(wrong(at, `the metric \`${metric.sourceName}\` does not collect the ${names}, which the meter \`${meter.name}\` needs: its points would all be refused; it collects ${listed(attributes, 10)}`, `${fix}, or declare ${needed.length === 1 ? 'the field' : 'the fields'} \`optional\` in the rules`));
  }
  if (optional.length > 0) {
    const { names, fix } = missingFields(optional, attributes);
    problems.push(doubtful(at, `the metric \`${metric.sourceName}\` does not collect the ${names}, which rules of the meter \`${meter.name}\` read; it collects ${listed(attributes, 10)}`, fix));
  }
  return problems;
}

/** Only what holds for every point: whether texts of a source are numbers, or among the values of a closed field, is seen when they come. */
function metricProblems(collector: CollectorConfiguration, metric: Metric, tariff: Tariff, read: ReadonlySet<string>): readonly Problem[] {
  const meter = tariff.meters.get(metric.name);
  if (meter === undefined) return [missingMeter(metric, tariff)];
  const unit = unitProblem(metric, meter, tariff);
  return [...(unit === null ? [] : [unit]), ...fieldProblems(collector, metric, meter, read)];
}

/** Meters that nothing feeds; not told where a metric that is wrong may be the one that should. */
function unfedMeters({ draft: { collectors, isFedByOthers, rules }, problems }: LoadedConfiguration, { meters }: Tariff): readonly Problem[] {
  const fed = new Set(collectors.flatMap(({ metrics }) => metrics.map(({ name }) => name)));
  if (rules === null || isFedByOthers || problems.some(isWrong) || [...fed].some((name) => !meters.has(name))) return [];
  return [...meters.values()].filter(({ name }) => !fed.has(name)).map(({ name, place }) =>
    doubtful({ ...wholeFile(`${rules.shown}/${place.file}`), line: place.line }, `no metric feeds the meter \`${name}\``, 'collect it, give a metric its name by `alt_name`, or set `directory.incoming` if its usage comes as files'));
}

/** Days on which months begin, in winter and in summer time. */
const monthsBegin = [{ year: 2026, month: 1, day: 1 }, { year: 2026, month: 7, day: 1 }].map((day) => ({ ...day, hour: 0, minute: 0, second: 0 }));

/** A period that reaches over the end of a month is shared between both by time, and a new scope begins within one. */
function periodProblem({ draft: { file, sections, values } }: LoadedConfiguration, { zone }: Tariff): readonly Problem[] {
  const period = values.get('collect')?.period;
  if (typeof period !== 'number' || monthsBegin.every((local) => zone.at(local) % (period * 1_000_000) === 0)) return [];
  const at = sections.get('collect')?.options.get('period')?.value.at ?? wholeFile(file);
  return [doubtful(at, `months in ${zone.name} do not begin with a period: periods of ${period} seconds begin at multiples of it since 1970 in UTC, so one of them lies in two months`, 'write a period that divides an hour, such as 3600, where bills are by the month')];
}

/** What is wrong between a configuration and the rules that it names; beside what is wrong with either alone. */
export function checkAgreement(loaded: LoadedConfiguration, tariff: Tariff): readonly Problem[] {
  const { coded } = fieldsWanted(tariff);
  return [...loaded.draft.collectors.flatMap((collector) => collector.metrics.flatMap((metric) => metricProblems(collector, metric, tariff, coded))), ...unfedMeters(loaded, tariff), ...periodProblem(loaded, tariff)];
}
