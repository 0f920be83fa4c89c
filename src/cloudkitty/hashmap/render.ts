/** A hashmap as rule files that a person can read: one module, a rule for each service and group, a block for each span of time. */
import { formatRules } from '../../language/index.ts';
import { formulaOf } from './formula.ts';
import { type GroupRules, type Span, rulesInForce } from './in-force.ts';
import { type RenderingOptions, type Sight, sightOf, unitText, usualCurrency, word } from './sight.ts';
import type { Field, HashmapState, Service } from './state.ts';
import { Names, dateOf, inComment, isWritable, quoted } from './writing.ts';

export interface HashmapRendering {
  /** Texts by path, relative to the rulebook. */
  readonly files: ReadonlyMap<string, string>;
  /** Rules that count for nothing, in sentences. */
  readonly warnings: readonly string[];
}

export const hashmapModule = 'hashmap';
export const hashmapFile = 'hashmap.tariff';
export const hashmapMetersFile = 'hashmap-meters.tariff';

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));

/** A rule has so many blocks at most; what follows is a rule of its own. */
const mostBlocks = 400;

/** Whether a span ends where the next begins, so that its end need not be written. */
const meets = (span: Span, next: Span | undefined): boolean => span.until === null || span.until === next?.from;

function blockOf(span: Span, next: Span | undefined, sight: Sight): readonly string[] {
  const until = span.until === null || meets(span, next) || !isWritable(span.until) ? '' : ` until ${dateOf(span.until)}`;
  return [`from ${dateOf(span.from)}${until} {`, ...indented(formulaOf(span, sight)), '}'];
}

function ruleOf({ service, group }: GroupRules, spans: readonly Span[], name: string, sight: Sight): readonly string[] {
  const of = group === null ? 'rules of no group' : `group ${inComment(group.name)}`;
  const blocks = spans.flatMap((span, index) => ['', ...blockOf(span, spans[index + 1], sight)]);
  return ['', `price ${word(name)} for ${word(service.name)} {`, ...indented([quoted(`Hashmap: ${inComment(service.name)}, ${of}.`), 'combines any', '# A point is priced by what is in force when it begins.', 'whole', ...blocks]), '}'];
}

function rulesOf(rules: GroupRules, names: Names, sight: Sight): readonly string[] {
  const spans = rules.spans.filter(({ from }) => isWritable(from));
  const wanted = `hashmap_${rules.service.name}${rules.group === null ? '' : `_${rules.group.name}`}`;
  const pieces = Array.from({ length: Math.ceil(spans.length / mostBlocks) }, (_, index) => spans.slice(index * mostBlocks, (index + 1) * mostBlocks));
  return pieces.flatMap((piece) => ruleOf(rules, piece, names.next(wanted), sight));
}

/** What its file says first. */
const headOf = (isKept: boolean): readonly string[] => [
  `module ${hashmapModule}`, '',
  isKept ? '# Came from a hashmap, and is yours to change from here on.' : '# Written from the hashmap: what is changed here is lost with its next change.',
  '# Within a group the dearest flat price is multiplied by all rates and by the quantity; the groups add up.',
  '# Texts are compared as they are, letter by letter; what no mapping names costs nothing.',
];

function meterOf(service: Service, fields: readonly Field[], unit: string): readonly string[] {
  const lines = fields.map(({ name }) => `${word(name)} text optional`);
  return ['', `meter ${word(service.name)} measured in ${unit} {`, ...indented(lines), '}'];
}

function metersFile(state: HashmapState, options: RenderingOptions): readonly string[] {
  const settings = options.settings === true ? ['language 1', `currency ${options.currency ?? usualCurrency} decimals 28 rounding none`, 'timezone "UTC"'] : ['# Meters of the services that nobody else declares.'];
  const meters = state.services.filter(({ name }) => options.meters?.has(name) !== true).flatMap((service) =>
    meterOf(service, state.fields.filter(({ serviceId, name }) => serviceId === service.id && name !== options.scopeKey), unitText(options.unitOf?.(service.name) ?? 'piece')));
  return options.settings === true || meters.length > 0 ? [...settings, ...meters] : [];
}

/** As `tariff fmt` lays it out. */
function text(lines: readonly string[]): string {
  const plain = `${lines.join('\n')}\n`;
  return formatRules(plain) ?? plain;
}

export function renderHashmap(state: HashmapState, options: RenderingOptions): HashmapRendering {
  const names = new Names([]);
  const warnings: string[] = [];
  const rules = rulesInForce(state, options.period ?? null);
  const sights = new Map(state.services.map((service) => [service.id, sightOf(service, state.fields.filter(({ serviceId }) => serviceId === service.id), options)]));
  for (const { service, spans } of rules) {
    const unread = new Set(spans.flatMap(({ parts }) => parts.flatMap(({ field }) => (field !== null && sights.get(service.id)?.read(field) === null ? [field.name] : []))));
    for (const name of unread) warnings.push(`rules of \`${name}\` never count: the meter \`${service.name}\` has no text of that name; add it to the metadata or groupby of the metric`);
  }
  const lines = rules.flatMap((own) => rulesOf(own, names, sights.get(own.service.id) as Sight));
  const meters = metersFile(state, options);
  const files = new Map([[hashmapFile, text([...headOf(options.isKept === true), ...lines])], ...(meters.length === 0 ? [] : [[hashmapMetersFile, text(meters)] as const])]);
  return { files, warnings: [...new Set(warnings)] };
}
