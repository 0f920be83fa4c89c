/** The outline of a rule file: settings, meters with their fields, rules with their dated blocks and examples, scenarios. */
import { type ExampleNode, type MeterNode, type RuleNode, type SettingNode, type Span, joinSpans } from '../language/index.ts';
import { fieldTypeText } from './describe.ts';
import type { OpenRulebook } from './rulebook.ts';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'module' | 'setting' | 'meter' | 'field' | 'rule' | 'version' | 'let' | 'example';
  readonly span: Span;
  /** Inside `span`: what is selected. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** An item that reaches around what it selects and all that is in it. */
function item(kind: OutlineItem['kind'], name: string, detail: string, selection: Span, span: Span = selection, children: readonly OutlineItem[] = []): OutlineItem {
  return { kind, name: name === '' ? '?' : name, detail, selection, span: children.reduce((around, child) => joinSpans(around, child.span), joinSpans(span, selection)), children };
}

function settingItem(setting: SettingNode): OutlineItem {
  switch (setting.kind) {
    case 'language': return item('setting', 'language', setting.edition.value, setting.edition.span, setting.span);
    case 'currency': return item('setting', 'currency', setting.code.text, setting.code.span, setting.span);
    case 'timezone': return item('setting', 'timezone', setting.name.value, setting.name.span, setting.span);
    case 'unit': return item('setting', `unit ${setting.name.text}`, '', setting.name.span, setting.span);
  }
}

const meterItem = ({ name, unit, fields }: MeterNode): OutlineItem =>
  item('meter', name.text, `in ${unit.text}`, name.span, unit.span, fields.map((field) => item('field', field.name.text, fieldTypeText(field).replaceAll('`', ''), field.name.span, field.span)));

const exampleItem = ({ title, span }: ExampleNode): OutlineItem => item('example', title.value, '', title.span, span);

function ruleItem(rule: RuleNode): OutlineItem {
  const versions = rule.versions.map(({ from, until, span, locals, bodies }) => {
    const inside = bodies.reduce((around, body) => joinSpans(around, body.span), span);
    return item('version', `from ${from.text}`, until === null ? '' : `until ${until.text}`, span, inside, locals.map(({ name, value }) => item('let', name.text, '', name.span, value.span.end > name.span.end ? value.span : name.span)));
  });
  const children = [...versions, ...rule.examples.map(exampleItem)].sort((a, b) => a.span.start - b.span.start);
  return item('rule', rule.name.text, `${rule.kind} for ${rule.meters.map(({ text }) => text).join(', ')}`, rule.name.span, rule.span, children);
}

export function outline(rulebook: OpenRulebook, path: string): readonly OutlineItem[] {
  const file = rulebook.files.get(path)?.file;
  if (file === undefined) return [];
  const items = [
    ...file.modules.map(({ text, span }) => item('module', text, 'module', span)), ...file.settings.map(settingItem), ...file.meters.map(meterItem),
    ...file.rules.map(ruleItem), ...file.scenarios.map(exampleItem),
  ];
  return items.sort((a, b) => a.span.start - b.span.start);
}
