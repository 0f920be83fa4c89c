/** The settings and meters of a rulebook: currency, rounding, time zone, units and what is measured. */
import { roundingModes, type Rounding } from '../../money/index.ts';
import type { Field, FieldType, Meter } from '../../rating/index.ts';
import { type Zone, openZone } from '../../time/index.ts';
import { UnitBook, builtInUnits, unitless } from '../../units/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { builtInName, duplicateName, quotedText } from '../diagnostics/meaning-messages.ts';
import { settingMissing, settingTwice, settingWrong } from '../diagnostics/rule-messages.ts';
import { nearest } from '../diagnostics/suggest.ts';
import { type Location, type Source, type Span, positionAt } from '../source.ts';
import type { FieldNode, FileNode, Lost, MeterNode, SettingNode } from '../syntax/index.ts';
import { type DeclaredMeter, type FileContext, builtInNames } from './context.ts';
import { checkQuantity, resolveUnit } from './expressions.ts';

export interface OpenFile {
  readonly node: FileNode;
  readonly source: Source;
  readonly lost: Lost;
}

type Report = (entry: Diagnostic) => void;
type Setting<K extends SettingNode['kind']> = { readonly node: Extract<SettingNode, { kind: K }>; readonly at: Location; readonly source: Source };

/** The newest edition of the language that this program reads. */
const newestEdition = '1';
const mostDecimals = 28;
/** The code of "no currency" (ISO 4217), for a rulebook whose amounts have none. */
const undeclared = 'XXX';

let isoCurrencies: ReadonlySet<string> | undefined;
const isIsoCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code) && (isoCurrencies ??= new Set(Intl.supportedValuesOf('currency'))).has(code);

/** The settings of one kind over all files; a second one is reported where it may stand once. */
function settingsOf<K extends SettingNode['kind']>(files: readonly OpenFile[], kind: K, report: Report | null): readonly Setting<K>[] {
  const found = files.flatMap(({ node, source }) => node.settings.flatMap((setting) =>
    (setting.kind === kind ? [{ node: setting as Extract<SettingNode, { kind: K }>, at: { file: source.path, span: setting.span }, source }] : [])));
  const [first, ...others] = found;
  if (first !== undefined) for (const other of others) report?.(settingTwice(other.at, kind, first.at));
  return found;
}

interface Money {
  readonly currency: string;
  readonly currencyKnown: boolean;
  readonly rounding: Rounding;
}

function moneyOf(files: readonly OpenFile[], lost: Lost, report: Report): Money {
  const [setting] = settingsOf(files, 'currency', report);
  if (setting === undefined) {
    const [first] = files;
    const priced = files.find(({ node }) => node.rules.length > 0) ?? first;
    if (priced !== undefined && !lost.settings) report(settingMissing({ file: priced.source.path, span: { start: 0, end: 0 } }, 'currency', 'currency EUR decimals 2 rounding half_even'));
    return { currency: undeclared, currencyKnown: false, rounding: { decimals: 2n, mode: 'half_even' } };
  }
  const { node, at } = setting;
  const modes = [...roundingModes, 'none'] as const;
  const mode = modes.find((name) => name === node.rounding.text);
  if (mode === undefined) {
    const near = nearest(node.rounding.text, modes);
    report(settingWrong({ file: at.file, span: node.rounding.span }, `there is no rounding \`${node.rounding.text}\``, near === null ? `choose one of ${modes.join(', ')}` : `did you mean \`${near}\`?`, near));
  }
  const decimals = /^\d{1,2}$/.test(node.decimals.value) && Number(node.decimals.value) <= mostDecimals ? BigInt(node.decimals.value) : null;
  if (decimals === null) report(settingWrong({ file: at.file, span: node.decimals.span }, `amounts cannot have ${node.decimals.value} decimals`, `choose a whole number from 0 to ${mostDecimals}`));
  return { currency: node.code.text, currencyKnown: true, rounding: { decimals: decimals ?? 2n, mode: mode ?? 'half_even' } };
}

function zoneOf(files: readonly OpenFile[], report: Report): Zone {
  const utc = openZone('UTC') as Zone;
  const [setting] = settingsOf(files, 'timezone', report);
  if (setting === undefined) return utc;
  const zone = openZone(setting.node.name.value);
  if (zone !== null) return zone;
  const near = nearest(setting.node.name.value, Intl.supportedValuesOf('timeZone'));
  report(settingWrong({ file: setting.at.file, span: setting.node.name.span }, `there is no time zone "${setting.node.name.value}"`, near === null ? 'name a zone of the IANA database, such as "Europe/Paris"' : `did you mean "${near}"?`, near === null ? null : quotedText(near)));
  return utc;
}

function editionOf(files: readonly OpenFile[], report: Report): void {
  for (const { node, at } of settingsOf(files, 'language', report)) {
    if (node.edition.value !== newestEdition) report(settingWrong({ file: at.file, span: node.edition.span }, `this program does not know language ${node.edition.value}`, `it reads language ${newestEdition}`));
  }
}

function fieldType(node: FieldNode, file: FileContext): FieldType | null {
  switch (node.type.kind) {
    case 'text': return { kind: 'text' };
    case 'choice': {
      const values = new Set<string>();
      for (const { value, span } of node.type.values) {
        if (values.has(value)) file.report(duplicateName({ file: file.source.path, span }, 'value', value, null));
        values.add(value);
      }
      return { kind: 'choice', values };
    }
    case 'number': {
      const unit = node.type.unit === null ? unitless : resolveUnit(file, node.type.unit);
      return unit === null ? null : { kind: 'number', unit };
    }
  }
}

function declareMeter(node: MeterNode, file: FileContext): DeclaredMeter | null {
  const fieldNodes = new Map<string, FieldNode>();
  const fields = new Map<string, Field>();
  const at = (span: Span): Location => ({ file: file.source.path, span });
  for (const field of node.fields) {
    const name = field.name.text;
    const first = fieldNodes.get(name);
    if ((builtInNames as readonly string[]).includes(name)) file.report(builtInName(at(field.name.span), name));
    else if (first !== undefined && !node.broken) file.report(duplicateName(at(field.name.span), 'field', name, at(first.name.span)));
    else {
      fieldNodes.set(name, field);
      const type = fieldType(field, file);
      if (type !== null) fields.set(name, { name, type, optional: field.optional, place: { file: file.source.path, line: positionAt(file.source, field.name.span.start).line } });
    }
  }
  const unit = resolveUnit(file, node.unit);
  if (unit === null) return null;
  const meter: Meter = { name: node.name.text, unit, fields, place: { file: file.source.path, line: positionAt(file.source, node.name.span.start).line } };
  return { meter, node, file: file.source.path, fieldNodes };
}

/** Words that stand in meters count things of their own kind, unless a setting says what they are. */
function fillUnits(files: readonly OpenFile[], units: UnitBook, contextOf: (source: Source) => FileContext): void {
  const defined = settingsOf(files, 'unit', null);
  const names = new Set(defined.map(({ node }) => node.name.text));
  for (const { node } of files) {
    for (const meter of node.meters) {
      const written = [meter.unit, ...meter.fields.flatMap(({ type }) => (type.kind === 'number' && type.unit !== null ? [type.unit] : []))];
      for (const { name } of written.flatMap(({ factors }) => factors)) if (!names.has(name)) units.addWord(name);
    }
  }
  const first = new Map<string, Location>();
  for (const { node, source, at } of defined) {
    const file = contextOf(source);
    const known = first.get(node.name.text);
    const nameAt = { file: at.file, span: node.name.span };
    if (known !== undefined) file.report(duplicateName(nameAt, 'unit', node.name.text, known));
    else if (builtInUnits.has(node.name.text)) file.report(settingWrong(nameAt, `\`${node.name.text}\` is a unit already`, 'units that everybody knows stay what they are; choose another name'));
    first.set(node.name.text, known ?? nameAt);
    const { type, code } = checkQuantity(file, node.quantity);
    if (type.kind !== 'number' || code.kind !== 'number') continue;
    if (code.value.numerator <= 0n) file.report(settingWrong({ file: at.file, span: node.quantity.span }, 'a unit must be more than zero', 'say how much of another unit it is'));
    else units.addDefined(node.name.text, node.quantity.value ?? code.value, node.quantity.unit === null ? type.unit : resolveUnit(file, node.quantity.unit) ?? type.unit);
  }
}

/** Everything that the rules are checked against. */
export function declareRulebook(files: readonly OpenFile[], report: Report, readText: (path: string) => Source | null): { readonly contextOf: (source: Source) => FileContext } {
  editionOf(files, report);
  const lost: Lost = { settings: files.some((file) => file.lost.settings), rules: files.some((file) => file.lost.rules) };
  const money = moneyOf(files, lost, report);
  const zone = zoneOf(files, report);
  const units = new UnitBook((code) => code === money.currency || isIsoCurrency(code));
  const meters = new Map<string, DeclaredMeter>();
  const spansTold = new Set<string>();
  const contextOf = (source: Source): FileContext => ({ ...money, zone, units, meters, lost, spansTold, report, readText, source });
  fillUnits(files, units, contextOf);
  for (const { node, source } of files) {
    for (const meterNode of node.meters) {
      const known = meters.get(meterNode.name.text);
      if (known !== undefined) {
        report(duplicateName({ file: source.path, span: meterNode.name.span }, 'meter', meterNode.name.text, { file: known.file, span: known.node.name.span }));
        continue;
      }
      const declared = declareMeter(meterNode, contextOf(source));
      if (declared !== null) meters.set(meterNode.name.text, declared);
    }
  }
  return { contextOf };
}
