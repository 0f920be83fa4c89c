/** What hovering shows of a name: a meter, a field, a rule or a let, in Markdown. */
import type { FieldNode, MeterNode, RuleNode } from '../language/index.ts';
import type { OpenRulebook, OpenRules } from './rulebook.ts';
import { type Occurrence, symbolOf } from './symbols.ts';

const code = (text: string): string => `\`${text}\``;
const listed = (names: readonly { readonly text: string }[]): string => names.map(({ text }) => code(text)).join(', ');

/** Past this many values a list is only begun. */
const shownValues = 20;

export function fieldTypeText({ type, optional }: FieldNode): string {
  const end = optional ? ', optional' : '';
  switch (type.kind) {
    case 'text': return `any text${end}`;
    case 'number': return `a number${type.unit === null ? '' : ` in ${code(type.unit.text)}`}${end}`;
    case 'choice': {
      const values = type.values.slice(0, shownValues).map(({ value }) => code(JSON.stringify(value))).join(', ');
      return `one of ${values}${type.values.length > shownValues ? ` and ${type.values.length - shownValues} more` : ''}${end}`;
    }
  }
}

function describeMeter(node: MeterNode, path: string): string {
  const fields = node.fields.map((field) => `- ${code(field.name.text)}: ${fieldTypeText(field)}`);
  return [`**meter ${node.name.text}**, measured in ${code(node.unit.text)}`, ...(fields.length === 0 ? ['It has no fields.'] : [fields.join('\n')]), `in ${code(path)}`].join('\n\n');
}

const datesOf = (rule: RuleNode): readonly string[] => rule.versions.map(({ from, until }, index) => {
  const next = rule.versions[index + 1]?.from.text;
  const end = until?.text ?? next;
  return `- from ${from.text}${end === undefined ? ', without an end' : ` until ${end}`}`;
});

function describeRule(rule: RuleNode, open: OpenRules): string {
  const conditions = rule.conditions.map(({ span }) => `when ${code(open.source.text.slice(span.start, span.end))}`);
  const facts = [
    ...conditions,
    ...(rule.overrides.length === 0 ? [] : [`stands in place of ${listed(rule.overrides)}`]),
    ...(rule.combines.length === 0 && !rule.combinesAny ? [] : [`acts beside ${rule.combinesAny ? 'all others' : listed(rule.combines)}`]),
    ...(rule.whole ? ['prices each point whole'] : []),
  ];
  const [module] = open.file.modules;
  return [
    `**${rule.kind} ${rule.name.text}** for ${listed(rule.meters)}`, ...(rule.description === null ? [] : [rule.description.value]),
    ...(facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]), ...(rule.versions.length === 0 ? [] : [datesOf(rule).join('\n')]),
    `${module === undefined ? '' : `module ${code(module.text)}, `}in ${code(open.source.path)}`,
  ].join('\n\n');
}

function describeFields(name: string, { symbols }: Occurrence, rulebook: OpenRulebook): string | null {
  const lines = [...rulebook.files.values()].flatMap(({ file }) => file.meters.flatMap((meter) => meter.fields.flatMap((field) =>
    (field.name.text === name && symbols.includes(symbolOf.field(meter.name.text, name)) ? [`- of ${code(meter.name.text)}: ${fieldTypeText(field)}`] : []))));
  return lines.length === 0 ? null : [`**field ${name}**`, lines.join('\n')].join('\n\n');
}

function describeLet(occurrence: Occurrence, rulebook: OpenRulebook): string | null {
  const [definition] = rulebook.symbols.definitions(occurrence.symbols);
  const open = definition === undefined ? undefined : rulebook.files.get(definition.at.file);
  const local = open?.file.rules.flatMap(({ versions }) => versions.flatMap(({ locals }) => locals)).find(({ name }) => name.span.start === definition?.at.span.start);
  if (open === undefined || local === undefined) return null;
  return `\`\`\`tariff\nlet ${local.name.text} = ${open.source.text.slice(local.value.span.start, local.value.span.end)}\n\`\`\``;
}

/** Markdown about a name, or `null` where what it names could not be read. */
export function describeName(occurrence: Occurrence, rulebook: OpenRulebook): string | null {
  const { kind, name } = occurrence;
  const files = [...rulebook.files.values()];
  switch (kind) {
    case 'meter': {
      const open = files.find(({ file }) => file.meters.some((meter) => meter.name.text === name));
      const meter = open?.file.meters.find((entry) => entry.name.text === name);
      return open === undefined || meter === undefined ? null : describeMeter(meter, open.source.path);
    }
    case 'rule': {
      const open = files.find(({ file }) => file.rules.some((rule) => rule.name.text === name));
      const rule = open?.file.rules.find((entry) => entry.name.text === name);
      return open === undefined || rule === undefined ? null : describeRule(rule, open);
    }
    case 'field': return describeFields(name, occurrence, rulebook);
    case 'let': return describeLet(occurrence, rulebook);
  }
}
