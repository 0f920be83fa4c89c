/** Gives a syntax tree its meaning: what it reads, which kinds of values meet, and what is the same for every point. */
import { add, divide, isZero, multiply, negate, subtract, type Rational } from '../../money/index.ts';
import { nearest } from '../../words/index.ts';
import { functions, methods } from './calls.ts';
import { attributes, isAttributes, partAlone, partOf, readPart } from './datapoint.ts';
import { allowed } from './faults.ts';
import { type Resolved, combined, constant, mayBe } from './resolved.ts';
import { type Arithmetic, type Comparison, ExpressionFault, type Node, type Span } from './tree.ts';
import { type Kind, Unanswerable, type Value, asNumber, contains, isEqual, isTruthy, kindNames, order } from './values.ts';

/** What an expression is resolved for. */
export interface Surroundings {
  /** What `usage_data_metric_name` says. */
  readonly metricName: string;
  /** Is told which attribute is read of which group, without anything for points that do not have it. */
  readonly onAttribute?: (read: AttributeRead) => void;
}

export interface AttributeRead {
  readonly group: 'groupby' | 'metadata';
  readonly name: string;
  readonly span: Span;
}

type Of<K extends Node['kind']> = Extract<Node, { kind: K }>;

const removed: Readonly<Record<string, string>> = { filtered_datapoints: 'other points of the period', excluded_datapoints: 'other points of the period' };

function resolveName({ name, span }: Of<'name'>, { metricName }: Surroundings): Resolved {
  if (name === 'usage_data_metric_name') return constant(metricName);
  const others = removed[name];
  if (others !== undefined) throw new ExpressionFault(span, `\`${name}\` is not known here: each point is judged alone, without ${others}`, 'read the point itself');
  const meant = nearest(name, ['datapoint', 'usage_data_metric_name', 'True', 'False', 'None']);
  throw new ExpressionFault(span, `\`${name}\` is not known`, meant === null ? 'a point is read as `datapoint`; put a text in quotes' : `did you mean \`${meant}\`?`);
}

function keyText(key: Node): string {
  if (key.kind === 'text') return key.value;
  throw new ExpressionFault(key.span, 'a key must be a text in quotes', "write `['name']`");
}

function resolveSubscript(node: Of<'subscript'>, around: Surroundings): Resolved {
  const part = partOf(node.of);
  // What stands before may itself be no part of a point.
  if (part === null && ['subscript', 'method', 'name'].includes(node.of.kind)) resolve(node.of, around);
  if (part === null) throw new ExpressionFault(node.span, 'only `datapoint` and its parts have keys', "write `datapoint['vol']['qty']` or `datapoint['groupby']['name']`");
  const name = keyText(node.key);
  if (isAttributes(part)) around.onAttribute?.({ group: part, name, span: node.key.span });
  return readPart(part, name, node.key.span, null);
}

function resolveGet(node: Of<'method'>, around: Surroundings): Resolved {
  const part = partOf(node.of);
  if (part === null) throw new ExpressionFault(node.nameSpan, 'only `datapoint` and its parts have `.get()`', "write `datapoint['metadata'].get('name', '')`");
  const [key, fallback, ...more] = node.operands;
  if (key === undefined || more.length > 0) throw new ExpressionFault(node.span, '`.get()` takes a key and, for points that do not have it, a value', "write `.get('name', '')`");
  return readPart(part, keyText(key), key.span, fallback === undefined ? constant(null) : resolve(fallback, around));
}

function resolveCall(node: Of<'call'> | Of<'method'>, around: Surroundings): Resolved {
  const known = node.kind === 'call' ? functions : methods;
  const callable = known.get(node.name);
  const shownName = node.kind === 'call' ? `${node.name}()` : `.${node.name}()`;
  if (callable === undefined) {
    const meant = nearest(node.name, known.keys());
    const start = node.kind === 'call' ? node.span.start : node.nameSpan.start;
    throw new ExpressionFault({ start, end: start + node.name.length }, `\`${shownName}\` is not understood in a skip expression`, meant === null ? allowed : `did you mean \`${meant}\`?`);
  }
  const nodes = node.kind === 'call' ? node.operands : [node.of, ...node.operands];
  const receivers = node.kind === 'call' ? 0 : 1;
  const [most, least] = [callable.takes.length, callable.takes.length - callable.optional];
  if (nodes.length > most || nodes.length < least) throw new ExpressionFault(node.span, `\`${shownName}\` takes ${least === most ? most - receivers : `${least - receivers} or ${most - receivers}`} value${most - receivers === 1 ? '' : 's'} in its brackets, and gets ${nodes.length - receivers}`, 'give it as many as it takes');
  const operands = nodes.map((operand, index) => {
    const resolved = resolve(operand, around);
    const takes = callable.takes[index] ?? [];
    if (!mayBe(resolved, ...takes)) throw new ExpressionFault(operand.span, `\`${shownName}\` takes ${takes.map((kind) => kindNames[kind]).join(' or ')}, and this is ${kindNames[resolved.kind]}`, 'give it what it takes');
    return resolved;
  });
  return combined(callable.kind, node.span, operands, (point) => callable.work(operands.map((operand) => operand.read(point))));
}

const arithmetics: Readonly<Record<Arithmetic, (left: Rational, right: Rational) => Rational>> = {
  '+': add, '-': subtract, '*': multiply,
  '/': (left, right) => {
    if (isZero(right)) throw new Unanswerable('a division by zero');
    return divide(left, right);
  },
};

function numeric(node: Node, operator: string, around: Surroundings): Resolved {
  const resolved = resolve(node, around);
  if (mayBe(resolved, 'number', 'truth')) return resolved;
  throw new ExpressionFault(node.span, `\`${operator}\` wants numbers, and this is ${kindNames[resolved.kind]}`, resolved.kind === 'text' ? 'make a number of it with `float(…)`' : 'give it a number');
}

function resolveArithmetic({ operator, left, right, span }: Of<'arithmetic'>, around: Surroundings): Resolved {
  const [a, b] = [numeric(left, operator, around), numeric(right, operator, around)];
  const work = arithmetics[operator];
  return combined('number', span, [a, b], (point) => work(asNumber(a.read(point), `\`${operator}\``), asNumber(b.read(point), `\`${operator}\``)));
}

const comparisons: Readonly<Record<Comparison, (left: Value, right: Value) => boolean>> = {
  '==': isEqual, '!=': (left, right) => !isEqual(left, right),
  '<': (left, right) => order(left, right) < 0, '<=': (left, right) => order(left, right) <= 0, '>': (left, right) => order(left, right) > 0, '>=': (left, right) => order(left, right) >= 0,
  in: (left, right) => contains(right, left), 'not in': (left, right) => !contains(right, left),
};

const counts = (kind: Kind): boolean => kind === 'number' || kind === 'truth';

/** Refuses what Python would answer with `False` for ever, or with an error for each point. */
function checkComparison(operator: Comparison, left: Resolved, right: Resolved, span: Span): void {
  if (operator === 'in' || operator === 'not in') {
    if (!mayBe(right, 'list', 'mapping', 'text')) throw new ExpressionFault(span, `\`${operator}\` looks into a list, a mapping or a text, and this is ${kindNames[right.kind]}`, "write a list: `in ['a', 'b']`");
    const items = right.constant?.value;
    if (left.kind === 'text' && Array.isArray(items) && items.length > 0 && items.every((item) => typeof item === 'object' && item !== null)) throw new ExpressionFault(span, 'a text is never one of these numbers', 'put them in quotes, or make a number of the text with `float(…)`');
    return;
  }
  if (left.kind === 'unknown' || right.kind === 'unknown' || left.kind === right.kind || (counts(left.kind) && counts(right.kind))) return;
  const isOrder = operator !== '==' && operator !== '!=';
  const textAndNumber = (left.kind === 'text' && counts(right.kind)) || (counts(left.kind) && right.kind === 'text');
  if (!isOrder && !textAndNumber) return;
  throw new ExpressionFault(span, `\`${operator}\` compares ${kindNames[left.kind]} with ${kindNames[right.kind]}`, textAndNumber ? 'attributes are texts: put the number in quotes, or make a number of the text with `float(…)`' : 'compare numbers with numbers, and texts with texts');
}

function resolveComparison({ first, links, span }: Of<'comparison'>, around: Surroundings): Resolved {
  const operands = [first, ...links.map(({ operand }) => operand)].map((operand) => resolve(operand, around));
  links.forEach(({ operator, operand }, index) => {
    const [left, right] = [operands[index], operands[index + 1]];
    if (left !== undefined && right !== undefined) checkComparison(operator, left, right, { start: index === 0 ? first.span.start : links[index - 1]?.operand.span.start ?? 0, end: operand.span.end });
  });
  const [head, ...rest] = operands;
  if (head === undefined) throw new TypeError('INVARIANT: a comparison has a first operand');
  return combined('truth', span, operands, (point) => {
    let left = head.read(point);
    for (const [index, operand] of rest.entries()) {
      const right = operand.read(point);
      if (!comparisons[links[index]?.operator ?? '=='](left, right)) return false;
      left = right;
    }
    return true;
  });
}

/** Gives the operand that decides, as Python does. */
function resolveLogic({ operator, left, right, span }: Of<'logic'>, around: Surroundings): Resolved {
  const [a, b] = [resolve(left, around), resolve(right, around)];
  const isDecided = (value: Value): boolean => isTruthy(value) === (operator === 'or');
  if (a.constant !== null) return isDecided(a.constant.value) ? a : b;
  return combined(a.kind === b.kind ? a.kind : 'unknown', span, [a, b], (point) => {
    const value = a.read(point);
    return isDecided(value) ? value : b.read(point);
  });
}

/** Throws an `ExpressionFault`. */
export function resolve(node: Node, around: Surroundings): Resolved {
  const part = partOf(node);
  if (part !== null) {
    if (isAttributes(part)) return attributes(part);
    throw partAlone(part, node.span);
  }
  switch (node.kind) {
    case 'number': case 'text': case 'constant': return constant(node.value);
    case 'list': {
      const items = node.items.map((item) => resolve(item, around));
      return combined('list', node.span, items, (point) => items.map((item) => item.read(point)));
    }
    case 'name': return resolveName(node, around);
    case 'subscript': return resolveSubscript(node, around);
    case 'method': return node.name === 'get' ? resolveGet(node, around) : resolveCall(node, around);
    case 'call': return resolveCall(node, around);
    case 'not': {
      const operand = resolve(node.operand, around);
      return combined('truth', node.span, [operand], (point) => !isTruthy(operand.read(point)));
    }
    case 'negative': {
      const operand = numeric(node.operand, '-', around);
      return combined('number', node.span, [operand], (point) => negate(asNumber(operand.read(point), '`-`')));
    }
    case 'arithmetic': return resolveArithmetic(node, around);
    case 'comparison': return resolveComparison(node, around);
    case 'logic': return resolveLogic(node, around);
  }
}
