/** From the concrete tree to the syntax tree. A total function: whatever the parser could not read is left out, never guessed. */
import type { CstNode } from 'chevrotain';
import { describedTwice } from '../diagnostics/meaning-messages.ts';
import type { Span } from '../source.ts';
import { has, nameOf, nodeOf, nodeSpan, nodesOf, textOf, tokenOf, tokenSpan, tokensOf } from './cst.ts';
import { lowerBound, lowerClause, lowerQuantity, lowerRows, lowerUnit } from './lower-expression.ts';
import type { Lowering } from './lowering.ts';
import { ClockTime, DateTime, Numeral, Text, Word, keywords as k, signs as s } from './tokens.ts';
import type {
  AdjustmentNode, AssignmentNode, BodyNode, ClockSpanNode, DateNode, ExampleNode, ExpectationNode, FieldNode, FileNode, FreeNode, LetNode, MeterNode, OutcomeNode, OverNode, RuleNode, SettingNode,
  StepNode, TextNode, TierNode, UseNode, VersionNode, WindowNode,
} from './tree.ts';

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

function lowerAdjustment(node: CstNode | null, lowering: Lowering): AdjustmentNode | null {
  const quantity = node === null ? null : lowerQuantity(nodeOf(node, 'quantity'), lowering);
  return node === null || quantity === null ? null : { kind: has(node, k.discount) ? 'discount' : 'surcharge', quantity, span: nodeSpan(node) };
}

function lowerOutcome(node: CstNode | null, lowering: Lowering): OutcomeNode | null {
  if (node === null) return null;
  const span = nodeSpan(node);
  if (has(node, k.free)) return { kind: 'free', span };
  if (has(node, k.unrated)) return { kind: 'unrated', span };
  const adjustment = lowerAdjustment(nodeOf(node, 'adjustment'), lowering);
  if (adjustment !== null) return { kind: 'adjust', adjustment, span };
  const [first, second = null] = nodesOf(node, 'quantity').map((quantity) => lowerQuantity(quantity, lowering));
  if (first === undefined || first === null) return null;
  if (has(node, s.plus)) return { kind: 'price', price: first, flat: second, span };
  return has(node, k.flat) ? { kind: 'price', price: null, flat: first, span } : { kind: 'price', price: first, flat: null, span };
}

function lowerOver(node: CstNode | null): OverNode | null {
  if (node === null) return null;
  const [window, ...by] = tokensOf(node, Word).map(nameOf);
  return window === undefined ? null : { window, by, span: nodeSpan(node) };
}

function lowerTable(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const word = tokenOf(node, k.table);
  const first = has(node, k.first);
  const keys = tokensOf(node, Word).map(nameOf);
  const last = keys.at(-1);
  if (word === null || last === undefined) return [];
  const span = { start: tokenSpan(word).start, end: last.span.end };
  const path = tokenOf(node, Text);
  if (path !== null) return [{ kind: 'csv-table', first, keys, path: textOf(path), span: { start: span.start, end: tokenSpan(path).end } }];
  const close = tokenOf(node, s.close);
  const rows = lowerRows(nodesOf(node, 'row'), lowering, (row) => lowerOutcome(nodeOf(row, 'outcome'), lowering));
  return [{ kind: 'table', first, keys, rows, close: close === null ? span : tokenSpan(close), span }];
}

function lowerTiers(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const over = lowerOver(nodeOf(node, 'overClause'));
  const word = tokenOf(node, k.tiers);
  if (over === null || word === null) return [];
  const tiers = nodesOf(node, 'tierRow').flatMap((row): TierNode[] => {
    const bound = lowerBound(nodeOf(row, 'bound'), lowering);
    const outcome = lowerOutcome(nodeOf(row, 'outcome'), lowering);
    return bound === null || outcome === null ? [] : [{ bound, outcome }];
  });
  return [{ kind: 'tiers', mode: has(node, k.volume) ? 'volume' : 'graduated', over, tiers, span: { start: tokenSpan(word).start, end: over.span.end } }];
}

function lowerWindows(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const word = tokenOf(node, k.windows);
  if (word === null) return [];
  const windows = nodesOf(node, 'windowRow').flatMap((row): WindowNode[] => {
    const days = tokenOf(row, Word);
    const outcome = lowerOutcome(nodeOf(row, 'outcome'), lowering);
    const spans = nodesOf(row, 'clockSpan').flatMap((span): ClockSpanNode[] => {
      const [from, until] = tokensOf(span, ClockTime).map((token) => rawText(token.image, tokenSpan(token)));
      return from === undefined || until === undefined ? [] : [{ from, until, span: nodeSpan(span) }];
    });
    if (days === null || outcome === null) return [];
    const name = nameOf(days);
    return [{ days: name, spans, outcome, span: { start: name.span.start, end: spans.at(-1)?.span.end ?? name.span.end } }];
  });
  return [{ kind: 'windows', windows, span: tokenSpan(word) }];
}

function lowerBlocks(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const [size, amount] = nodesOf(node, 'quantity').map((quantity) => lowerQuantity(quantity, lowering));
  if (size === undefined || size === null || amount === undefined || amount === null) return [];
  return [{ kind: 'blocks', begun: has(node, k.begun), size, over: lowerOver(nodeOf(node, 'overClause')), amount, span: nodeSpan(node) }];
}

function lowerLimit(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const amount = lowerQuantity(nodeOf(node, 'quantity'), lowering);
  const over = lowerOver(nodeOf(node, 'overClause'));
  return amount === null || over === null ? [] : [{ kind: 'limit', least: has(node, k.least), amount, over, span: nodeSpan(node) }];
}

/** One form, one line: a new form adds its own. */
function lowerBodies(node: CstNode, lowering: Lowering): readonly BodyNode[] {
  const bodies = [
    ...nodesOf(node, 'rateBody').flatMap((rate): BodyNode[] => {
      const outcome = lowerOutcome(nodeOf(rate, 'outcome'), lowering);
      return outcome === null ? [] : [{ kind: 'rate', outcome, span: nodeSpan(rate) }];
    }),
    ...nodesOf(node, 'tableBody').flatMap((table) => lowerTable(table, lowering)),
    ...nodesOf(node, 'chargeBody').map((charge): BodyNode => ({ kind: 'charge', amount: lowerClause(nodeOf(charge, 'expression'), lowering), span: nodeSpan(charge) })),
    ...nodesOf(node, 'tiersBody').flatMap((tiers) => lowerTiers(tiers, lowering)),
    ...nodesOf(node, 'windowsBody').flatMap((windows) => lowerWindows(windows, lowering)),
    ...nodesOf(node, 'blocksBody').flatMap((blocks) => lowerBlocks(blocks, lowering)),
    ...nodesOf(node, 'adjustment').flatMap((entry): BodyNode[] => present(lowerAdjustment(entry, lowering)).map((adjustment) => ({ kind: 'adjust', adjustment, span: adjustment.span }))),
    ...nodesOf(node, 'limitBody').flatMap((limit) => lowerLimit(limit, lowering)),
  ];
  return bodies.sort((a, b) => a.span.start - b.span.start);
}

function lowerFree(node: CstNode, lowering: Lowering): FreeNode | null {
  const quantity = lowerQuantity(nodeOf(node, 'quantity'), lowering);
  const over = lowerOver(nodeOf(node, 'overClause'));
  return quantity === null || over === null ? null : { quantity, over, span: nodeSpan(node) };
}

function lowerLet(node: CstNode, lowering: Lowering): LetNode | null {
  const word = tokenOf(node, Word);
  return word === null ? null : { name: nameOf(word), value: lowerClause(nodeOf(node, 'expression'), lowering) };
}

function lowerVersion(node: CstNode, lowering: Lowering): VersionNode | null {
  const [from, until] = tokensOf(node, DateTime).map((token): DateNode => ({ text: token.image, span: tokenSpan(token) }));
  if (from === undefined) return null;
  const start = nodeSpan(node).start;
  const locals = nodesOf(node, 'letClause').flatMap((clause) => present(lowerLet(clause, lowering)));
  const free = nodesOf(node, 'freeClause').flatMap((clause) => present(lowerFree(clause, lowering)));
  return { from, until: until ?? null, locals, free, bodies: lowerBodies(node, lowering), span: { start, end: (until ?? from).span.end } };
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

function lowerStep(node: CstNode, lowering: Lowering): StepNode | null {
  const span = nodeSpan(node);
  if (has(node, k.close)) return { kind: 'close', span };
  const given = nodeOf(node, 'givenStep');
  if (given !== null) return { kind: 'given', given: nodesOf(given, 'assignment').flatMap((entry) => present(lowerAssignment(entry, lowering))), span };
  const after = nodeOf(node, 'afterStep');
  if (after !== null) {
    const quantity = lowerQuantity(nodeOf(after, 'quantity'), lowering);
    return quantity === null ? null : { kind: 'after', quantity, span };
  }
  const useNode = nodeOf(node, 'useStep');
  if (useNode !== null) {
    const use = lowerUse(useNode, lowering);
    return use === null ? null : { kind: 'use', use, span };
  }
  const expect = nodeOf(node, 'expectStep');
  const expectation = expect === null ? null : lowerExpectation(expect, lowering);
  return expectation === null ? null : { kind: 'expect', expectation, span };
}

function lowerExample(node: CstNode, lowering: Lowering): ExampleNode | null {
  const title = tokenOf(node, Text);
  return title === null ? null : { title: textOf(title), steps: nodesOf(node, 'step').flatMap((step) => present(lowerStep(step, lowering))), span: nodeSpan(node) };
}

function lowerRule(node: CstNode, lowering: Lowering): RuleNode | null {
  const [name, ...meters] = tokensOf(node, Word).map(nameOf);
  if (name === undefined) return null;
  const combines = nodesOf(node, 'combinesClause');
  const [description = null, second] = tokensOf(node, Text).map(textOf);
  // In a broken rule a stray text is part of the fault.
  if (description !== null && second !== undefined && !lowering.isBroken(name.span.start)) lowering.report(describedTwice(lowering.at(second.span), lowering.at(description.span)));
  return {
    kind: has(node, k.price) ? 'price' : has(node, k.adjust) ? 'adjust' : 'limit', name, meters, description,
    conditions: nodesOf(node, 'whenClause').map((clause) => lowerClause(nodeOf(clause, 'expression'), lowering)),
    overrides: nodesOf(node, 'overridesClause').flatMap((clause) => tokensOf(clause, Word).map(nameOf)),
    combines: combines.flatMap((clause) => tokensOf(clause, Word).map(nameOf)),
    combinesAny: combines.some((clause) => has(clause, k.any)),
    whole: has(node, k.whole),
    versions: nodesOf(node, 'version').flatMap((version) => present(lowerVersion(version, lowering))),
    examples: nodesOf(node, 'example').flatMap((example) => present(lowerExample(example, lowering))),
    span: nodeSpan(node), broken: lowering.isBroken(name.span.start),
  };
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
    rules: nodesOf(tree, 'pricingRule').flatMap((rule) => present(lowerRule(rule, lowering))),
    scenarios: nodesOf(tree, 'scenario').flatMap((node) => present(lowerExample(node, lowering)).map((scenario) => ({ ...scenario, broken: lowering.isBroken(scenario.title.span.start) }))),
  };
}
