/** Every number of a rulebook that decides an amount: prices in rates, rows, tiers, windows, blocks, limits, adjusts and formulas, bounds of tiers, sizes of blocks, allowances. */
import { type Rational, parseDecimal } from '../money/index.ts';
import { readCsvRecords } from './csv-records.ts';
import { type Source, type Span, positionAt } from './source.ts';
import { type BodyNode, type ExpressionNode, type OutcomeNode, type QuantityNode, readFile } from './syntax/index.ts';

export interface PriceNumber {
  readonly file: string;
  readonly line: number;
  /** Of the digits alone. */
  readonly span: Span;
  readonly text: string;
  readonly value: Rational;
  readonly rule: string;
}

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

function ofOutcome(outcome: OutcomeNode): readonly QuantityNode[] {
  if (outcome.kind === 'adjust') return [outcome.adjustment.quantity];
  return outcome.kind === 'price' ? [...present(outcome.price), ...present(outcome.flat)] : [];
}

/** Numbers of a formula; those that a comparison holds are conditions, not prices. */
function ofExpression(node: ExpressionNode): readonly QuantityNode[] {
  switch (node.kind) {
    case 'quantity': return [node.quantity];
    case 'negative': return ofExpression(node.operand);
    case 'arithmetic': return [...ofExpression(node.left), ...ofExpression(node.right)];
    case 'if': return [...ofExpression(node.then), ...ofExpression(node.otherwise)];
    case 'match': return node.rows.flatMap(({ value }) => ofExpression(value));
    case 'call': return node.operands.flatMap(ofExpression);
    case 'text': case 'name': case 'unit-product': case 'has': case 'not': case 'comparison': case 'logic': case 'among': case 'broken': return [];
  }
}

function ofBody(body: BodyNode): readonly QuantityNode[] {
  switch (body.kind) {
    case 'rate': return ofOutcome(body.outcome);
    case 'table': return body.rows.flatMap(({ value }) => ofOutcome(value));
    case 'csv-table': return [];
    case 'charge': return ofExpression(body.amount);
    case 'tiers': return body.tiers.flatMap(({ bound, outcome }) => [...present(bound.quantity), ...ofOutcome(outcome)]);
    case 'windows': return body.windows.flatMap(({ outcome }) => ofOutcome(outcome));
    case 'blocks': return [body.size, body.amount];
    case 'adjust': return [body.adjustment.quantity];
    case 'limit': return [body.amount];
  }
}

function numberAt(source: Source, rule: string, start: number, end: number): readonly PriceNumber[] {
  const digits = /[\d_]+(?:\.\d+)?/.exec(source.text.slice(start, end));
  if (digits === null) return [];
  const span = { start: start + digits.index, end: start + digits.index + digits[0].length };
  const value = parseDecimal(digits[0].replaceAll('_', ''));
  return value.ok ? [{ file: source.path, line: positionAt(source, span.start).line, span, text: digits[0], value: value.value, rule }] : [];
}

/** The last cell of each row of a price list, where it holds a number. */
function ofCsv(source: Source): readonly PriceNumber[] {
  const read = readCsvRecords(source);
  return (read.ok ? read.records : []).slice(1).flatMap(({ cells }) => {
    const price = cells.length > 1 ? cells.at(-1) : undefined;
    return price === undefined ? [] : numberAt(source, source.path, price.span.start, price.span.end);
  });
}

export function priceNumbers(sources: ReadonlyMap<string, Source>): readonly PriceNumber[] {
  return [...sources.values()].flatMap((source) => {
    if (!source.path.endsWith('.tariff')) return ofCsv(source);
    return readFile(source).file.rules.flatMap((rule) => rule.versions.flatMap((version) =>
      [...version.bodies.flatMap(ofBody), ...version.free.map(({ quantity }) => quantity), ...version.locals.flatMap(({ value }) => ofExpression(value))]
        .flatMap(({ span }) => numberAt(source, rule.name.text, span.start, span.end))));
  });
}
