/** Where the name under the cursor is declared; from the name of a price list, the list. */
import type { Location } from '../language/index.ts';
import { priceListPath } from './price-lists.ts';
import type { OpenRulebook } from './rulebook.ts';
import { unitsIn } from './walk.ts';

function priceListAt(rulebook: OpenRulebook, path: string, offset: number): readonly Location[] {
  const lists = rulebook.files.get(path)?.file.rules.flatMap(({ versions }) => versions.flatMap(({ bodies }) => bodies)).filter((body) => body.kind === 'csv-table') ?? [];
  const list = lists.find((body) => body.path.span.start <= offset && offset <= body.path.span.end);
  const file = list === undefined ? null : priceListPath(path, list.path.value);
  return file === null || rulebook.textOf(file) === null ? [] : [{ file, span: { start: 0, end: 0 } }];
}

/** The setting that says what a unit is. */
function unitAt(rulebook: OpenRulebook, path: string, offset: number): readonly Location[] {
  const open = rulebook.files.get(path);
  const factors = open === undefined ? [] : unitsIn(open.file).flatMap(({ span, factors: parts }) => parts.map(({ name, start, end }) => ({ name, start: span.start + start, end: span.start + end })));
  const under = factors.find(({ start, end }) => start <= offset && offset <= end);
  return under === undefined ? [] : [...rulebook.files].flatMap(([file, { file: node }]) => node.settings.flatMap((setting) => (setting.kind === 'unit' && setting.name.text === under.name ? [{ file, span: setting.name.span }] : [])));
}

export function definition(rulebook: OpenRulebook, path: string, offset: number): readonly Location[] {
  const occurrence = rulebook.symbols.at(path, offset);
  if (occurrence !== null) return rulebook.symbols.definitions(occurrence.symbols).map(({ at }) => at);
  const list = priceListAt(rulebook, path, offset);
  return list.length > 0 ? list : unitAt(rulebook, path, offset);
}
