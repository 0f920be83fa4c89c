/**
 * A second judge of prices, naive and slow: walks the syntax tree with fractions of its own, reads rows from top to
 * bottom, knows no compiled form. It takes rulebooks that the language accepts, and nothing from the rating room.
 */
import { openSource } from '../../src/language/source.ts';
import { type BodyNode, type ExpressionNode, type RuleNode, type RowNode, type SettingNode, type VersionNode, readFile } from '../../src/language/syntax/index.ts';
import { type Fraction, fraction, minus, nothing, order, plus, read, round, through, times, total } from './fraction.ts';
import { factorOf } from './units.ts';
import { midnight } from './zone.ts';

export interface JudgedPoint {
  readonly meter: string;
  readonly scope: string;
  /** Microseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** In base units. */
  readonly quantity: Fraction;
  /** Texts, and numbers in base units. */
  readonly fields: ReadonlyMap<string, string | Fraction>;
}

export interface JudgedLine {
  readonly rule: string;
  readonly amount: Fraction;
  readonly parts: readonly Fraction[];
}
export type Judgement =
  | { readonly status: 'rated'; readonly lines: readonly JudgedLine[] }
  | { readonly status: 'unrated' }
  /** Any of these codes will do: which fault is met first is not law. */
  | { readonly status: 'stopped'; readonly codes: readonly string[] };

class Stopped {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

type Value = Fraction | string | boolean;

interface Rule {
  readonly node: RuleNode;
  readonly priority: bigint;
  readonly spans: readonly { readonly version: VersionNode; readonly from: number; readonly until: number }[];
}

interface Sight {
  readonly point: JudgedPoint;
  readonly quantity: Fraction;
  readonly period: Fraction;
  readonly charged: Fraction;
  readonly locals: Map<string, { readonly value: Value; readonly factor: Fraction }>;
}

const one = fraction(1n);

export class Judge {
  readonly #rules: readonly Rule[];
  readonly #meterUnits = new Map<string, string>();
  readonly #fieldUnits = new Map<string, string>();
  readonly #decimals: bigint;
  readonly #mode: string;

  constructor(texts: Readonly<Record<string, string>>) {
    const files = Object.entries(texts).filter(([name]) => name.endsWith('.tariff')).map(([name, text]) => readFile(openSource(name, text)).file);
    const settings = files.flatMap((file) => file.settings);
    const setting = <K extends SettingNode['kind']>(kind: K) => settings.find((entry): entry is Extract<SettingNode, { kind: K }> => entry.kind === kind);
    const zone = setting('timezone')?.name.value ?? 'UTC';
    this.#decimals = BigInt(setting('currency')?.decimals.value ?? '2');
    this.#mode = setting('currency')?.rounding.text ?? 'half_even';
    for (const meter of files.flatMap((file) => file.meters)) {
      this.#meterUnits.set(meter.name.text, meter.unit.text);
      for (const { name, type } of meter.fields) if (type.kind === 'number' && type.unit !== null) this.#fieldUnits.set(`${meter.name.text}.${name.text}`, type.unit.text);
    }
    this.#rules = files.flatMap((file) => file.rules.map((node): Rule => {
      const starts = node.versions.map((version) => midnight(version.from.text, zone));
      const spans = node.versions.map((version, index) => ({ version, from: starts[index] ?? 0, until: version.until === null ? starts[index + 1] ?? Infinity : midnight(version.until.text, zone) }));
      return { node, priority: file.priorities[0]?.value ?? 1n, spans };
    }));
  }

  judge(point: JudgedPoint): Judgement {
    const rules = this.#rules.filter(({ node }) => node.meters.some(({ text }) => text === point.meter));
    const whole = this.#sight(point, fraction(1n), point.start, point.end, nothing);
    const codes: string[] = [];
    const fitting = rules.filter(({ node }) => node.conditions.every((condition) => this.#attempt(() => this.value(condition, whole) === true, codes) ?? false));
    if (codes.length > 0) return { status: 'stopped', codes };
    const parts = this.#partsOf(point, fitting);
    const acting = parts.map((part) => this.#acting(fitting, point.start, part.start));
    let unrated = acting.some((rulesOfPart) => rulesOfPart.length === 0);
    const lines: JudgedLine[] = [];
    const priorities = [...new Set(rules.map(({ priority }) => priority))].sort((a, b) => (a > b ? -1 : 1));
    // What earlier stages booked on each part; what is priced whole lies on the parts by elapsed time.
    const booked = parts.map(() => nothing);
    for (const priority of priorities) {
      const own: (JudgedLine & { readonly onParts: ReadonlyMap<number, Fraction> })[] = [];
      for (const rule of rules.filter((entry) => entry.priority === priority)) {
        const pieces = parts.filter((_, index) => acting[index]?.includes(rule) === true);
        if (pieces.length === 0) continue;
        const priced = rule.node.whole ? [{ start: point.start, end: point.end, share: one }] : pieces;
        const indexes = pieces.map((piece) => parts.indexOf(piece));
        const chargedOn = (index: number): Fraction => (rule.node.whole ? total(booked) : booked[indexes[index] ?? 0] ?? nothing);
        const amounts = this.#attempt(() => priced.map((piece, index) => this.#price(rule, point, piece, chargedOn(index))), codes);
        if (amounts === null) continue;
        const sums = amounts.reduce<Fraction[]>((running, amount) => [...running, plus(running.at(-1) ?? nothing, amount ?? nothing)], []).map((sum) => this.#book(sum));
        if (amounts.includes(null)) unrated = true;
        else {
          const amount = sums.at(-1) ?? nothing;
          const rounded = sums.map((sum, index) => minus(sum, sums[index - 1] ?? nothing));
          const onParts = rule.node.whole ? new Map(parts.map(({ share }, index) => [index, times(amount, share)])) : new Map(indexes.map((at, index) => [at, rounded[index] ?? nothing]));
          own.push({ rule: rule.node.name.text, amount, parts: rounded, onParts });
        }
      }
      if (codes.length > 0) return { status: 'stopped', codes };
      for (const { onParts } of own) for (const [index, amount] of onParts) booked[index] = plus(booked[index] ?? nothing, amount);
      lines.push(...own.map(({ rule, amount, parts: ofLine }) => ({ rule, amount, parts: ofLine })));
    }
    return unrated ? { status: 'unrated' } : { status: 'rated', lines };
  }

  #attempt<T>(work: () => T, codes: string[]): T | null {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      codes.push(error.code);
      return null;
    }
  }

  #book(amount: Fraction): Fraction {
    if (this.#mode !== 'none') return round(amount, fraction(1n, 10n ** this.#decimals), this.#mode);
    return (10n ** 28n) % amount.under === 0n ? amount : round(amount, fraction(1n, 10n ** 28n), 'half_even');
  }

  #sight(point: JudgedPoint, share: Fraction, start: number, end: number, charged: Fraction): Sight {
    return { point, quantity: times(point.quantity, share), period: fraction(BigInt(end - start), 1_000_000n), charged, locals: new Map() };
  }

  #partsOf({ start, end }: JudgedPoint, rules: readonly Rule[]): readonly { readonly start: number; readonly end: number; readonly share: Fraction }[] {
    const cuts = rules.filter(({ node }) => !node.whole).flatMap(({ spans }) => spans.flatMap(({ from, until }) => [from, until])).filter((cut) => cut > start && cut < end);
    const edges = [...new Set([start, ...cuts, end])].sort((a, b) => a - b);
    if (edges.length === 1) return [{ start, end, share: one }];
    return edges.slice(1).map((edge, index) => ({ start: edges[index] ?? start, end: edge, share: fraction(BigInt(edge - (edges[index] ?? start)), BigInt(end - start)) }));
  }

  #inForce(rule: Rule, at: number): boolean {
    return rule.spans.some(({ from, until }) => from <= at && at < until);
  }

  /** Everything that the rule stands in place of, through others too. */
  #replaced(rule: Rule): ReadonlySet<string> {
    const names = new Set<string>();
    const visit = (node: RuleNode): void => {
      for (const { text } of node.overrides) {
        if (names.has(text)) continue;
        names.add(text);
        const next = this.#rules.find((other) => other.node.name.text === text);
        if (next !== undefined) visit(next.node);
      }
    };
    visit(rule.node);
    return names;
  }

  #standing(rules: readonly Rule[], at: (rule: Rule) => number): readonly Rule[] {
    const inForce = rules.filter((rule) => this.#inForce(rule, at(rule)));
    return inForce.filter(({ node }) => !inForce.some((other) => this.#replaced(other).has(node.name.text)));
  }

  /** A rule that is priced whole and stands at the start of the point stands to its end, and nothing takes its place. */
  #acting(rules: readonly Rule[], pointStart: number, partStart: number): readonly Rule[] {
    const held = this.#standing(rules, () => pointStart).filter(({ node }) => node.whole).map(({ node }) => node.name.text);
    const able = rules.filter((rule) => (rule.node.whole ? held.includes(rule.node.name.text) : !held.some((name) => this.#replaced(rule).has(name))));
    return this.#standing(able, ({ node }) => (node.whole ? pointStart : partStart));
  }

  /** The exact amount, or `null` for unrated. */
  #price(rule: Rule, point: JudgedPoint, piece: { readonly start: number; readonly end: number; readonly share: Fraction }, charged: Fraction): Fraction | null {
    const version = rule.spans.find(({ from, until }) => from <= piece.start && piece.start < until)?.version;
    const body = version?.bodies[0];
    if (version === undefined || body === undefined) throw new Error(`no version of ${rule.node.name.text}`);
    const sight = this.#sight(point, piece.share, piece.start, piece.end, charged);
    for (const { name, value } of version.locals) sight.locals.set(name.text, { value: this.value(value, sight), factor: this.#factor(value, sight) });
    return this.#body(body, sight);
  }

  #body(body: BodyNode, sight: Sight): Fraction | null {
    switch (body.kind) {
      case 'charge': return this.number(body.amount, sight);
      case 'rate': case 'table': {
        const outcome = body.kind === 'rate' ? body.outcome : this.#row(body.rows, body.keys.map((key) => this.value({ kind: 'name', name: key, span: key.span }, sight)));
        if (outcome.kind === 'price' && outcome.price !== null) return times(this.#literal(outcome.price), sight.quantity);
        return outcome.kind === 'free' ? nothing : null;
      }
      default: throw new Error(`this judge does not know ${body.kind}: the other one does`);
    }
  }

  /** The first row that holds; the `else` row holds for everything that no other does. */
  #row<T>(rows: readonly RowNode<T>[], values: readonly Value[]): T {
    for (const { keys, value } of rows) if (keys !== null && keys.every((key, index) => key.kind === 'any' || (key.kind === 'text' && key.value === values[index]))) return value;
    const otherwise = rows.find(({ keys }) => keys === null);
    if (otherwise === undefined) throw new Stopped('T0401');
    return otherwise.value;
  }

  #literal({ value, percent, unit }: { readonly value: { readonly numerator: bigint; readonly denominator: bigint } | null; readonly percent: boolean; readonly unit: { readonly text: string } | null }): Fraction {
    if (value === null) throw new Error('a number out of bounds');
    const bare = fraction(value.numerator, value.denominator);
    return percent ? times(bare, fraction(1n, 100n)) : times(bare, unit === null ? one : factorOf(unit.text));
  }

  number(node: ExpressionNode, sight: Sight): Fraction {
    const value = this.value(node, sight);
    if (typeof value !== 'object') throw new Error(`no number: ${node.kind}`);
    return value;
  }

  value(node: ExpressionNode, sight: Sight): Value {
    switch (node.kind) {
      case 'quantity': return this.#literal(node.quantity);
      case 'text': return node.value;
      case 'name': return this.#named(node.name.text, sight);
      case 'has': return sight.point.fields.has(node.field.text);
      case 'not': return this.value(node.operand, sight) !== true;
      case 'negative': return minus(nothing, this.number(node.operand, sight));
      case 'logic': {
        const left = this.value(node.left, sight) === true;
        return node.operator === 'and' ? left && this.value(node.right, sight) === true : left || this.value(node.right, sight) === true;
      }
      case 'among': return node.values.some(({ value }) => value === this.value(node.operand, sight)) !== node.negated;
      case 'comparison': return this.#compared(node.operator, this.value(node.left, sight), this.value(node.right, sight));
      case 'arithmetic': return this.#computed(node.operator, this.number(node.left, sight), this.number(node.right, sight));
      case 'if': return this.value(this.value(node.condition, sight) === true ? node.then : node.otherwise, sight);
      case 'match': return this.value(this.#row(node.rows, node.keys.map((key) => this.#named(key.text, sight))), sight);
      case 'call': return this.#called(node, sight);
      default: throw new Error(`the judge cannot read ${node.kind}`);
    }
  }

  #named(name: string, sight: Sight): Value {
    const local = sight.locals.get(name);
    if (local !== undefined) return local.value;
    const field = sight.point.fields.get(name);
    if (field !== undefined) return field;
    switch (name) {
      case 'quantity': return sight.quantity;
      case 'period': return sight.period;
      case 'charged': return sight.charged;
      case 'scope': return sight.point.scope;
      default: throw new Stopped('T0206');
    }
  }

  #compared(operator: string, left: Value, right: Value): boolean {
    if (typeof left !== 'object' || typeof right !== 'object') return (left === right) === (operator === '==');
    const difference = order(left, right);
    const verdicts: Readonly<Record<string, boolean>> = { '==': difference === 0n, '!=': difference !== 0n, '<': difference < 0n, '<=': difference <= 0n, '>': difference > 0n, '>=': difference >= 0n };
    return verdicts[operator] === true;
  }

  #computed(operator: string, left: Fraction, right: Fraction): Fraction {
    switch (operator) {
      case '+': return plus(left, right);
      case '-': return minus(left, right);
      case '*': return times(left, right);
      default:
        if (right.over === 0n) throw new Stopped('T0310');
        return through(left, right);
    }
  }

  #called({ name, operands }: Extract<ExpressionNode, { kind: 'call' }>, sight: Sight): Fraction {
    const [first, second] = operands;
    if (first === undefined) throw new Error('a function without values');
    if (name.text === 'number') {
      const text = this.value(first, sight);
      const value = typeof text === 'string' ? read(text.trim().replaceAll('_', '')) : null;
      if (value === null) throw new Stopped('T0311');
      return value;
    }
    const values = operands.map((operand) => this.number(operand, sight));
    const [lead = nothing] = values;
    switch (name.text) {
      case 'min': return values.reduce((a, b) => (order(a, b) <= 0n ? a : b));
      case 'max': return values.reduce((a, b) => (order(a, b) >= 0n ? a : b));
      case 'abs': return lead.over < 0n ? minus(nothing, lead) : lead;
      default: {
        const step = second === undefined ? this.#factor(first, sight) : values[1] ?? nothing;
        if (step.over <= 0n) throw new Stopped('T0312');
        const modes: Readonly<Record<string, string>> = { round_up: 'up', round_down: 'down', ceil: 'ceiling', floor: 'floor' };
        return round(lead, step, modes[name.text] ?? (this.#mode === 'none' ? 'half_even' : this.#mode));
      }
    }
  }

  /** One of the unit in which an expression is written: what `round` rounds to. */
  #factor(node: ExpressionNode, sight: Sight): Fraction {
    switch (node.kind) {
      case 'quantity': return node.quantity.unit === null ? one : factorOf(node.quantity.unit.text);
      case 'name': {
        const local = sight.locals.get(node.name.text);
        if (local !== undefined) return local.factor;
        if (node.name.text === 'quantity') return factorOf(this.#meterUnits.get(sight.point.meter) ?? '');
        return factorOf(this.#fieldUnits.get(`${sight.point.meter}.${node.name.text}`) ?? '');
      }
      case 'negative': return this.#factor(node.operand, sight);
      case 'arithmetic':
        if (node.operator === '*') return times(this.#factor(node.left, sight), this.#factor(node.right, sight));
        if (node.operator === '/') return through(this.#factor(node.left, sight), this.#factor(node.right, sight));
        return this.#factor(node.left, sight);
      case 'if': return this.#factor(node.then, sight);
      case 'match': return node.rows[0] === undefined ? one : this.#factor(node.rows[0].value, sight);
      case 'call': return node.name.text === 'number' || node.operands[0] === undefined ? one : this.#factor(node.operands[0], sight);
      default: return one;
    }
  }
}
