/** Works an expression out for many rows at once: the same meaning as rating's evaluator, which is its judge. */
import { type Rational, type RoundingMode, absolute, add, divide, isZero, parseDecimal, parseWrittenNumber, rational, stepMode, zero } from '../../money/index.ts';
import { type Expression, type FunctionName, type Tariff, calendarMonths, findRow } from '../../rating/index.ts';
import { type Instant } from '../../time/index.ts';
import {
  type Big, type NumberVector, type Truths, added, byOne, chosen, compared, constant, exact, larger, magnitudes, multiplied, negated, roundedTo, scaled, smaller, subtracted, takeNumbers, takeTruths, toExact,
} from '../numbers/index.ts';
import { Lookup, NumberList, NumbersByCode, TruthsByCode } from './by-code.ts';
import type { Frame } from './frame.ts';
import { type Piece, merged } from './merge.ts';
import { isPlain } from './plain.ts';
import { type Stairs, stairsOf, stepped } from './stairs.ts';
import { TextList, type TextVector, type TruthVector, type Vector, isNumbers, numbersOf, positionsWhere, spelledOut, textAt, textsOf, truthsOf } from './vectors.ts';

/** As rating's evaluator has it: so many bits above or below the stroke stop a point. */
const largestExact = 1n << 4096n;
/** Units beyond this are looked at value by value. */
const largestUnit = 1n << 4000n;

/** Whether no value of the vector can reach the bound. */
const isWithin = ({ unit, bits }: Pick<Big, 'unit' | 'bits'>): boolean => bits < 4000 && unit.numerator < largestExact >> BigInt(bits) && unit.denominator < largestExact;

const fitsExactly = (value: Rational): boolean => absolute(value).numerator < largestExact && value.denominator < largestExact;

interface MatchPlan {
  readonly lookup: Lookup<Expression>;
  /** The rows' numbers or texts, where all rows found so far are such. */
  readonly numbers: NumberList;
  readonly texts: TextList;
  readonly textCodes: number[];
}

const roundings: Partial<Record<FunctionName, RoundingMode>> = { round_up: 'up', round_down: 'down', ceil: 'ceiling', floor: 'floor' };

/** Keeps what it worked out of each expression's values, so one is made for each tariff and meter. */
export class Evaluator {
  readonly #tariff: Tariff;
  readonly #truths = new WeakMap<Expression, TruthsByCode>();
  readonly #numbers = new Map<string, NumbersByCode>();
  readonly #calls = new WeakMap<Expression, NumbersByCode>();
  readonly #matches = new WeakMap<Expression, MatchPlan>();
  readonly #stairs = new WeakMap<Expression, Stairs | null>();
  readonly #prices = new WeakMap<Expression, NumbersByCode | null>();
  readonly #plain = new WeakMap<Expression, boolean>();
  readonly #months = new Map<string, Rational>();

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  numbers(expression: Expression, frame: Frame): NumberVector {
    return numbersOf(this.evaluate(expression, frame));
  }

  truths(expression: Expression, frame: Frame): Truths {
    return spelledOut(truthsOf(this.evaluate(expression, frame)), frame.count);
  }

  texts(expression: Expression, frame: Frame): TextVector {
    return textsOf(this.evaluate(expression, frame));
  }

  evaluate(expression: Expression, frame: Frame): Vector {
    switch (expression.kind) {
      case 'number': return constant(expression.value);
      case 'text': return { kind: 'text', value: expression.value };
      case 'field': return this.#field(expression.name, frame);
      case 'built-in': return this.#builtIn(expression.name, frame);
      case 'local': return frame.local(expression.name);
      case 'has': return { kind: 'truths', values: frame.points.has(expression.field, frame.rows) };
      case 'not': return inverted(truthsOf(this.evaluate(expression.operand, frame)));
      case 'negative': return negated(this.numbers(expression.operand, frame));
      case 'arithmetic': return this.#arithmetic(expression, frame);
      case 'comparison': return this.#comparison(expression, frame);
      case 'logic': return this.#logic(expression, frame);
      case 'among': return this.#passing(expression, this.texts(expression.operand, frame), (text) => expression.values.has(text), frame);
      case 'if': return this.#if(expression, frame);
      case 'match': return this.#match(expression, frame);
      case 'call': return this.#call(expression, frame);
    }
  }

  #isPlain(expression: Expression, frame: Frame): boolean {
    let plain = this.#plain.get(expression);
    if (plain === undefined) {
      plain = isPlain(expression, new Map([...frame.points.fields].map(([name, { field }]) => [name, field])));
      this.#plain.set(expression, plain);
    }
    return plain;
  }

  #field(name: string, frame: Frame): Vector {
    const bound = frame.points.fields.get(name);
    if (bound === undefined) throw new TypeError(`INVARIANT: the checker lets no rule read \`${name}\``);
    const { field: { type, optional }, column } = bound;
    if (column === null) {
      frame.leaveAll();
      return type.kind === 'number' ? constant(zero) : { kind: 'text', value: '' };
    }
    const codes = frame.points.codes(column, frame.rows);
    if (optional) for (let index = 0; index < frame.count; index++) if (codes[index] === 0) frame.leave(index);
    if (type.kind !== 'number') return { kind: 'texts', source: column.dictionary, codes };
    const { factor } = type.unit;
    let numbers = this.#numbers.get(name);
    if (numbers === undefined) {
      numbers = new NumbersByCode((text) => {
        const parsed = parseDecimal(text);
        return parsed.ok ? rational(parsed.value.numerator * factor.numerator, parsed.value.denominator * factor.denominator) : null;
      });
      this.#numbers.set(name, numbers);
    }
    return numbers.of(column.dictionary, codes, frame.count, (position) => frame.leave(position));
  }

  #builtIn(name: Extract<Expression, { kind: 'built-in' }>['name'], frame: Frame): Vector {
    const { points, rows, count } = frame;
    switch (name) {
      case 'scope': return { kind: 'texts', source: points.batch.scope.dictionary, codes: points.codes(points.batch.scope, rows) };
      case 'quantity': return points.quantity(rows);
      case 'charged': return frame.charged;
      case 'period': {
        const coefficients = takeNumbers(count);
        let most = 0;
        for (let index = 0; index < count; index++) {
          const row = rows[index]!;
          const length = points.batch.end[row]! - points.batch.start[row]!;
          coefficients[index] = length;
          if (length > most) most = length;
        }
        return { kind: 'whole', unit: rational(1n, 1_000_000n), coefficients, least: 0, most };
      }
      case 'months': return exact(Array.from(rows, (row) => this.#monthsOf(points.batch.start[row] as Instant, points.batch.end[row] as Instant)));
    }
  }

  #monthsOf(start: Instant, end: Instant): Rational {
    const name = `${start} ${end}`;
    let months = this.#months.get(name);
    if (months === undefined) {
      if (this.#months.size > 10_000) this.#months.clear();
      months = calendarMonths(this.#tariff, { start, end });
      this.#months.set(name, months);
    }
    return months;
  }

  /** Numbers beyond the bound stop their points. */
  #bounded(vector: NumberVector, frame: Frame): NumberVector {
    if (vector.kind === 'whole' || vector.kind === 'limbs' || (vector.kind === 'long' && vector.limbs.length <= 3)) {
      if (vector.unit.numerator < largestUnit && vector.unit.denominator < largestUnit) return vector;
      return this.#bounded(exact(toExact(vector, frame.count)), frame);
    }
    if (vector.kind === 'long' && isWithin({ unit: vector.unit, bits: 24 * vector.limbs.length })) return vector;
    if (vector.kind === 'long') return this.#bounded(exact(toExact(vector, frame.count)), frame);
    if (vector.kind === 'big') return isWithin(vector) ? vector : this.#bounded(exact(toExact(vector, frame.count)), frame);
    if (vector.kind === 'constant') {
      if (!fitsExactly(vector.value)) frame.leaveAll();
      return vector;
    }
    for (let index = 0; index < frame.count; index++) if (!fitsExactly(vector.values[index]!)) frame.leave(index);
    return vector;
  }

  #arithmetic({ operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>, frame: Frame): NumberVector {
    const [a, b] = [this.numbers(left, frame), this.numbers(right, frame)];
    switch (operator) {
      case '+': return this.#bounded(added(a, b, frame.count), frame);
      case '-': return this.#bounded(subtracted(a, b, frame.count), frame);
      case '*': return this.#bounded(multiplied(a, b, frame.count), frame);
      case '/': return this.#bounded(this.#quotient(a, b, frame), frame);
    }
  }

  #quotient(a: NumberVector, b: NumberVector, frame: Frame): NumberVector {
    if (b.kind === 'constant' && !isZero(b.value)) return scaled(a, divide(rational(1n), b.value));
    const divisors = toExact(b, frame.count);
    for (let index = 0; index < frame.count; index++) if (isZero(divisors[index]!)) frame.leave(index);
    return byOne(a, exact(divisors), frame.count, (value, divisor) => (isZero(divisor) ? zero : divide(value, divisor)));
  }

  #passing(expression: Expression, texts: TextVector, test: (text: string) => boolean, frame: Frame): TruthVector {
    if (texts.kind === 'text') return { kind: 'truth', value: test(texts.value) };
    let truths = this.#truths.get(expression);
    if (truths === undefined) {
      truths = new TruthsByCode(test);
      this.#truths.set(expression, truths);
    }
    return { kind: 'truths', values: truths.of(texts.source, texts.codes, frame.count) };
  }

  #comparison(expression: Extract<Expression, { kind: 'comparison' }>, frame: Frame): TruthVector {
    const [left, right] = [this.evaluate(expression.left, frame), this.evaluate(expression.right, frame)];
    if (isNumbers(left) && isNumbers(right)) return { kind: 'truths', values: compared(expression.operator, left, right, frame.count) };
    const equal = this.#equal(expression, left, right, frame);
    return expression.operator === '==' ? equal : inverted(equal);
  }

  #equal(expression: Expression, left: Vector, right: Vector, frame: Frame): TruthVector {
    if ((left.kind === 'truth' || left.kind === 'truths') && (right.kind === 'truth' || right.kind === 'truths')) {
      const [a, b] = [spelledOut(left, frame.count), spelledOut(right, frame.count)];
      return { kind: 'truths', values: a.map((value, index) => (value === b[index] ? 1 : 0)) };
    }
    const [a, b] = [textsOf(left), textsOf(right)];
    if (a.kind === 'text' && b.kind === 'text') return { kind: 'truth', value: a.value === b.value };
    // What the literal is may differ from batch to batch only where it is a local: then each row is compared.
    if (b.kind === 'text' && isLiteral(expression, 'right')) return this.#passing(expression, a, (text) => text === b.value, frame);
    if (a.kind === 'text' && isLiteral(expression, 'left')) return this.#passing(expression, b, (text) => text === a.value, frame);
    const values = takeTruths(frame.count);
    for (let index = 0; index < frame.count; index++) values[index] = textAt(a, index) === textAt(b, index) ? 1 : 0;
    return { kind: 'truths', values };
  }

  #logic({ operator, left, right }: Extract<Expression, { kind: 'logic' }>, frame: Frame): TruthVector {
    const first = truthsOf(this.evaluate(left, frame));
    const deciding = operator === 'and' ? 0 : 1;
    if (first.kind === 'truth') return first.value === (deciding === 1) ? first : truthsOf(this.evaluate(right, frame));
    if (this.#isPlain(right, frame)) {
      const second = spelledOut(truthsOf(this.evaluate(right, frame)), frame.count);
      const values = takeTruths(frame.count);
      if (operator === 'and') for (let index = 0; index < frame.count; index++) values[index] = first.values[index]! & second[index]!;
      else for (let index = 0; index < frame.count; index++) values[index] = first.values[index]! | second[index]!;
      return { kind: 'truths', values };
    }
    const open = positionsWhere(first.values, deciding === 1 ? 0 : 1, frame.count);
    const second = spelledOut(truthsOf(this.evaluate(right, frame.at(open))), open.length);
    const values = first.values.slice(0, frame.count);
    for (let index = 0; index < open.length; index++) values[open[index]!] = second[index]!;
    return { kind: 'truths', values };
  }

  #stairsOf(expression: Extract<Expression, { kind: 'if' }>): Stairs | null {
    let stairs = this.#stairs.get(expression);
    if (stairs === undefined) {
      stairs = stairsOf(expression);
      this.#stairs.set(expression, stairs);
    }
    return stairs;
  }

  #if(expression: Extract<Expression, { kind: 'if' }>, frame: Frame): Vector {
    const { condition, then, otherwise } = expression;
    const stairs = this.#stairsOf(expression);
    if (stairs !== null) {
      const steps = stepped(stairs, this.numbers(stairs.operand, frame), frame.count);
      if (steps !== null) return steps;
    }
    const truth = truthsOf(this.evaluate(condition, frame));
    if (truth.kind === 'truth') return this.evaluate(truth.value ? then : otherwise, frame);
    if (this.#isPlain(then, frame) && this.#isPlain(otherwise, frame)) {
      const [a, b] = [this.evaluate(then, frame), this.evaluate(otherwise, frame)];
      if (isNumbers(a) && isNumbers(b)) return chosen(truth.values, a, b, frame.count);
    }
    const pieces = ([[1, then], [0, otherwise]] as const).flatMap(([wanted, branch]): Piece[] => {
      const positions = positionsWhere(truth.values, wanted, frame.count);
      return positions.length === 0 ? [] : [{ positions, vector: this.evaluate(branch, frame.at(positions)) }];
    });
    return merged(pieces, frame.count);
  }

  #matchPlan(expression: Extract<Expression, { kind: 'match' }>): MatchPlan {
    let plan = this.#matches.get(expression);
    if (plan === undefined) {
      plan = { lookup: new Lookup((texts) => findRow(expression.rows, texts)), numbers: new NumberList(), texts: new TextList(), textCodes: [] };
      this.#matches.set(expression, plan);
    }
    return plan;
  }

  /** A match of one text with numbers only: its numbers by code. */
  #pricesOf(expression: Extract<Expression, { kind: 'match' }>): NumbersByCode | null {
    let prices = this.#prices.get(expression);
    if (prices === undefined) {
      const { shapes, otherwise } = expression.rows;
      const only = expression.keys.length === 1 && (otherwise === null || otherwise.kind === 'number') && shapes.every(({ rows }) => [...rows.values()].every(({ kind }) => kind === 'number'));
      prices = only ? new NumbersByCode((text) => {
        const row = findRow(expression.rows, [text]);
        return row?.kind === 'number' ? row.value : null;
      }) : null;
      this.#prices.set(expression, prices);
    }
    return prices;
  }

  #match(expression: Extract<Expression, { kind: 'match' }>, frame: Frame): Vector {
    const prices = this.#pricesOf(expression);
    if (prices !== null) {
      const key = this.texts(expression.keys[0]!, frame);
      if (key.kind === 'texts') return prices.of(key.source, key.codes, frame.count, (position) => frame.leave(position));
    }
    const { lookup, numbers, texts, textCodes } = this.#matchPlan(expression);
    const places = lookup.places(expression.keys.map((key) => this.texts(key, frame)), frame.count);
    const { items } = lookup;
    for (let index = 0; index < frame.count; index++) {
      if (places[index]! >= 0) continue;
      frame.leave(index);
      places[index] = 0;
    }
    const [first] = items;
    if (first === undefined) return { kind: 'constant', value: zero };
    if (items.every(({ kind }) => kind === 'number')) {
      for (let next = numbers.size; next < items.length; next++) numbers.push((items[next] as Extract<Expression, { kind: 'number' }>).value);
      return numbers.at(places, frame.count);
    }
    if (items.every(({ kind }) => kind === 'text')) {
      for (let next = textCodes.length; next < items.length; next++) textCodes.push(texts.codeOf((items[next] as Extract<Expression, { kind: 'text' }>).value));
      return { kind: 'texts', source: texts, codes: places.map((place) => textCodes[place]!) };
    }
    return merged(this.#byItem(items, places, frame), frame.count);
  }

  #byItem(items: readonly Expression[], places: Int32Array, frame: Frame): readonly Piece[] {
    const found = new Map<number, number[]>();
    for (let index = 0; index < frame.count; index++) {
      const positions = found.get(places[index]!);
      if (positions === undefined) found.set(places[index]!, [index]);
      else positions.push(index);
    }
    return [...found].map(([place, list]) => {
      const positions = Int32Array.from(list);
      return { positions, vector: this.evaluate(items[place]!, frame.at(positions)) };
    });
  }

  #call(expression: Extract<Expression, { kind: 'call' }>, frame: Frame): NumberVector {
    const { name, operands, step } = expression;
    if (name === 'number') return this.#read(expression, this.texts(operands[0]!, frame), frame);
    const [first, ...rest] = operands.map((operand) => this.numbers(operand, frame));
    if (first === undefined) throw new TypeError('INVARIANT: every function has an operand');
    switch (name) {
      case 'min': return rest.reduce((a, b) => smaller(a, b, frame.count), first);
      case 'max': return rest.reduce((a, b) => larger(a, b, frame.count), first);
      case 'abs': return magnitudes(first, frame.count);
      default: return this.#rounded(first, rest[0] ?? constant(step), roundings[name] ?? stepMode(this.#tariff.rounding), frame);
    }
  }

  #rounded(value: NumberVector, step: NumberVector, mode: RoundingMode, frame: Frame): NumberVector {
    if (step.kind === 'constant' && step.value.numerator > 0n) return roundedTo(value, step.value, mode, frame.count);
    const [values, steps] = [toExact(value, frame.count), toExact(step, frame.count)];
    return exact(values.map((some, index) => {
      const own = steps[index] ?? zero;
      if (own.numerator > 0n) return roundedOne(some, own, mode);
      frame.leave(index);
      return zero;
    }));
  }

  #read(expression: Expression, texts: TextVector, frame: Frame): NumberVector {
    const read = (text: string): Rational | null => {
      const parsed = parseWrittenNumber(text);
      return parsed.ok ? parsed.value : null;
    };
    if (texts.kind === 'text') {
      const value = read(texts.value);
      if (value === null) frame.leaveAll();
      return constant(value ?? zero);
    }
    let numbers = this.#calls.get(expression);
    if (numbers === undefined) {
      numbers = new NumbersByCode(read);
      this.#calls.set(expression, numbers);
    }
    return numbers.of(texts.source, texts.codes, frame.count, (position) => frame.leave(position));
  }
}

function roundedOne(value: Rational, step: Rational, mode: RoundingMode): Rational {
  const rounded = roundedTo(constant(value), step, mode, 1);
  return rounded.kind === 'constant' ? rounded.value : add(value, zero);
}

const isLiteral = (expression: Expression, side: 'left' | 'right'): boolean => expression.kind === 'comparison' && expression[side].kind === 'text';

function inverted(vector: TruthVector): TruthVector {
  if (vector.kind === 'truth') return { kind: 'truth', value: !vector.value };
  const from = vector.values;
  const values = takeTruths(from.length);
  for (let index = 0; index < from.length; index++) values[index] = 1 - from[index]!;
  return { kind: 'truths', values };
}
