/** From the concrete tree to the syntax tree. A total function: whatever the parser could not read is left out, never guessed. */
import type { CstNode } from 'chevrotain';
import { formNotBuilt } from '../diagnostics/syntax-messages.ts';
import type { Span } from '../source.ts';
import { has, nameOf, nodeOf, nodeSpan, nodesOf, textOf, tokenOf, tokenSpan, tokensOf } from './cst.ts';
import { lowerClause, lowerQuantity, lowerRows, lowerUnit } from './lower-expression.ts';
import type { Lowering } from './lowering.ts';
import { ClockTime, DateTime, Numeral, Text, Word, keywords as k, signs as s } from './tokens.ts';
import type {
  AssignmentNode, BodyNode, DateNode, ExampleNode, ExpectationNode, FieldNode, FileNode, LetNode, MeterNode, OutcomeNode, PriceNode, SettingNode, TextNode, UseNode, VersionNode,
} from './tree.ts';

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

function lowerOutcome(node: CstNode | null, lowering: Lowering): OutcomeNode | null {
  if (node === null) return null;
  const span = nodeSpan(node);
  if (has(node, k.free)) return { kind: 'free', span };
  if (has(node, k.unrated)) return { kind: 'unrated', span };
  const quantity = lowerQuantity(nodeOf(node, 'quantity'), lowering);
  return quantity === null ? null : { kind: 'price', quantity, span };
}

function lowerTable(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const word = tokenOf(node, k.table);
  const first = tokenOf(node, k.first);
  if (first !== null && !lowering.isBroken(nodeSpan(node).start)) lowering.report(formNotBuilt(lowering.at({ start: nodeSpan(node).start, end: tokenSpan(first).end }), 'table first'));
  const keys = tokensOf(node, Word).map(nameOf);
  const last = keys.at(-1);
  if (word === null || last === undefined) return [];
  const span = { start: tokenSpan(word).start, end: last.span.end };
  const path = tokenOf(node, Text);
  if (path !== null) return [{ kind: 'csv-table', keys, path: textOf(path), span: { start: span.start, end: tokenSpan(path).end } }];
  const close = tokenOf(node, s.close);
  const rows = lowerRows(nodesOf(node, 'row'), (row) => lowerOutcome(nodeOf(row, 'outcome'), lowering));
  return [{ kind: 'table', keys, rows, close: close === null ? span : tokenSpan(close), span }];
}

function lowerBodies(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const rates = nodesOf(node, 'rateBody').flatMap((rate): BodyNode[] => {
    const outcome = lowerOutcome(nodeOf(rate, 'outcome'), lowering);
    return outcome === null ? [] : [{ kind: 'rate', outcome, span: nodeSpan(rate) }];
  });
  const tables = nodesOf(node, 'tableBody').flatMap((table) => lowerTable(table, lowering));
  const charges = nodesOf(node, 'chargeBody').map((charge): BodyNode => ({ kind: 'charge', amount: lowerClause(nodeOf(charge, 'expression'), lowering), span: nodeSpan(charge) }));
  return [...rates, ...tables, ...charges].sort((a, b) => a.span.start - b.span.start);
}

function lowerLet(node: CstNode, lowering: Lowering): LetNode | null {
  const word = tokenOf(node, Word);
  return word === null ? null : { name: nameOf(word), value: lowerClause(nodeOf(node, 'expression'), lowering) };
}

function lowerVersion(node: CstNode, lowering: Lowering): VersionNode | null {
  for (const later of nodesOf(node, 'laterClause')) reportLater(later, lowering);
  const [from, until] = tokensOf(node, DateTime).map((token): DateNode => ({ text: token.image, span: tokenSpan(token) }));
  if (from === undefined) return null;
  const start = nodeSpan(node).start;
  const locals = nodesOf(node, 'letClause').flatMap((clause) => present(lowerLet(clause, lowering)));
  return { from, until: until ?? null, locals, bodies: lowerBodies(node, lowering), span: { start, end: (until ?? from).span.end } };
}

/** The word that begins a form which this edition does not price. */
function reportLater(node: CstNode, lowering: Lowering): void {
  if (lowering.isBroken(nodeSpan(node).start)) return;
  const word = [k.adjust, k.limit, k.scenario, k.tiers, k.windows, k.free, k.at, k.discount, k.surcharge, k.after].flatMap((type) => tokensOf(node, type))
    .sort((a, b) => a.startOffset - b.startOffset)[0];
  if (word !== undefined) lowering.report(formNotBuilt(lowering.at(tokenSpan(word)), word.image));
}

function lowerAssignment(node: CstNode, lowering: Lowering): AssignmentNode | null {
  const word = tokenOf(node, Word);
  const text = tokenOf(node, Text);
  const value = text === null ? lowerQuantity(nodeOf(node, 'quantity'), lowering) : textOf(text);
  return word === null || value === null ? null : { name: nameOf(word), value };
}

const rawText = (value: string, span: Span): TextNode => ({ value, span });

function lowerUse(node: CstNode, lowering: Lowering): UseNode | null {
  const quantity = lowerQuantity(nodeOf(node, 'quantity'), lowering);
  const [date] = tokensOf(node, DateTime);
  if (quantity === null || date === undefined) return null;
  const [from = null, clockEnd = null] = tokensOf(node, ClockTime).map((token) => rawText(token.image, tokenSpan(token)));
  const lateDate = tokensOf(node, DateTime)[1];
  const until = clockEnd ?? (lateDate === undefined ? null : rawText(lateDate.image, tokenSpan(lateDate)));
  const meter = tokenOf(node, Word);
  return { quantity, meter: meter === null ? null : nameOf(meter), date: { text: date.image, span: tokenSpan(date) }, from, until, span: nodeSpan(node) };
}

function lowerExpectation(node: CstNode, lowering: Lowering): ExpectationNode | null {
  const span = nodeSpan(node);
  if (has(node, k.unrated)) return { kind: 'unrated', span };
  const code = tokenOf(node, Word);
  if (has(node, k.error)) return code === null ? null : { kind: 'error', code: nameOf(code), span };
  const quantity = lowerQuantity(nodeOf(node, 'quantity'), lowering);
  return quantity === null ? null : { kind: 'amount', quantity, span: quantity.span };
}

function lowerExample(node: CstNode, lowering: Lowering): ExampleNode | null {
  const title = tokenOf(node, Text);
  if (title === null) return null;
  for (const later of nodesOf(node, 'laterStep')) reportLater(later, lowering);
  return {
    title: textOf(title), span: nodeSpan(node),
    given: nodesOf(node, 'givenStep').flatMap((step) => nodesOf(step, 'assignment')).flatMap((entry) => present(lowerAssignment(entry, lowering))),
    uses: nodesOf(node, 'useStep').flatMap((step) => present(lowerUse(step, lowering))),
    expectations: nodesOf(node, 'expectStep').flatMap((step) => present(lowerExpectation(step, lowering))),
  };
}

function lowerPrice(node: CstNode, lowering: Lowering): PriceNode | null {
  const [name, ...meters] = tokensOf(node, Word).map(nameOf);
  if (name === undefined) return null;
  const combines = nodesOf(node, 'combinesClause');
  const [description = null] = tokensOf(node, Text).map(textOf);
  return {
    name, meters, description,
    conditions: nodesOf(node, 'whenClause').map((clause) => lowerClause(nodeOf(clause, 'expression'), lowering)),
    overrides: nodesOf(node, 'overridesClause').flatMap((clause) => tokensOf(clause, Word).map(nameOf)),
    combines: combines.flatMap((clause) => tokensOf(clause, Word).map(nameOf)),
    combinesAny: combines.some((clause) => has(clause, k.any)),
    whole: has(node, k.whole),
    versions: nodesOf(node, 'version').flatMap((version) => present(lowerVersion(version, lowering))),
    examples: nodesOf(node, 'example').flatMap((example) => present(lowerExample(example, lowering))),
    span: nodeSpan(node), broken: lowering.isBroken(name.span.start) || holdsLaterForm(node),
  };
}

/** Whether it holds a form that this edition does not price: what is missing then is not its author's fault. */
function holdsLaterForm(price: CstNode): boolean {
  const versions = nodesOf(price, 'version');
  return versions.some((version) => nodesOf(version, 'laterClause').length > 0 || nodesOf(version, 'tableBody').some((table) => has(table, k.first)))
    || nodesOf(price, 'example').some((example) => nodesOf(example, 'laterStep').length > 0);
}

function lowerField(node: CstNode): FieldNode | null {
  const [name] = tokensOf(node, Word).map(nameOf);
  if (name === undefined) return null;
  const optional = has(node, k.optional);
  const values = tokensOf(node, Text).map(textOf);
  const span = nodeSpan(node);
  if (has(node, k.number)) return { name, optional, span, type: { kind: 'number', unit: lowerUnit(nodeOf(node, 'unit')) } };
  return { name, optional, span, type: values.length > 0 ? { kind: 'choice', values } : { kind: 'text' } };
}

function lowerMeter(node: CstNode, lowering: Lowering): MeterNode | null {
  const [name] = tokensOf(node, Word).map(nameOf);
  const unit = lowerUnit(nodeOf(node, 'unit'));
  if (name === undefined || unit === null) return null;
  return { name, unit, fields: nodesOf(node, 'field').flatMap((field) => present(lowerField(field))), broken: lowering.isBroken(name.span.start) };
}

function lowerSettings(tree: CstNode, lowering: Lowering): readonly SettingNode[] {
  const settings: SettingNode[] = [];
  // A setting that was mended by guessing would speak for the whole rulebook.
  const sound = (rule: string): readonly CstNode[] => nodesOf(tree, rule).filter((node) => !lowering.isBroken(nodeSpan(node).start));
  for (const setting of sound('languageSetting')) {
    const edition = tokenOf(setting, Numeral);
    if (edition !== null) settings.push({ kind: 'language', edition: rawText(edition.image, tokenSpan(edition)), span: nodeSpan(setting) });
  }
  for (const setting of sound('currencySetting')) {
    const [code, rounding] = [...tokensOf(setting, Word), ...tokensOf(setting, k.up)].map(nameOf);
    const decimals = tokenOf(setting, Numeral);
    if (code === undefined || rounding === undefined || decimals === null) continue;
    settings.push({ kind: 'currency', code, rounding, decimals: rawText(decimals.image, tokenSpan(decimals)), span: nodeSpan(setting) });
  }
  for (const setting of sound('timezoneSetting')) {
    const name = tokenOf(setting, Text);
    if (name !== null) settings.push({ kind: 'timezone', name: textOf(name), span: nodeSpan(setting) });
  }
  for (const setting of sound('unitSetting')) {
    const name = tokenOf(setting, Word);
    const quantity = lowerQuantity(nodeOf(setting, 'quantity'), lowering);
    if (name !== null && quantity !== null) settings.push({ kind: 'unit', name: nameOf(name), quantity, span: nodeSpan(setting) });
  }
  return settings.sort((a, b) => a.span.start - b.span.start);
}

export function lowerFile(path: string, tree: CstNode, lowering: Lowering): FileNode {
  for (const later of nodesOf(tree, 'laterDeclaration')) reportLater(later, lowering);
  return {
    path,
    modules: nodesOf(tree, 'moduleHead').flatMap((head) => tokensOf(head, Word).map(nameOf)),
    priorities: nodesOf(tree, 'priorityHead').flatMap((head) => {
      const numeral = tokenOf(head, Numeral);
      if (numeral === null || !/^[\d_]{1,10}$/.test(numeral.image)) return [];
      const value = BigInt(numeral.image.replaceAll('_', ''));
      return [{ value: has(head, s.minus) ? -value : value, span: tokenSpan(numeral) }];
    }),
    settings: lowerSettings(tree, lowering),
    meters: nodesOf(tree, 'meter').flatMap((meter) => present(lowerMeter(meter, lowering))),
    prices: nodesOf(tree, 'price').flatMap((price) => present(lowerPrice(price, lowering))),
  };
}
