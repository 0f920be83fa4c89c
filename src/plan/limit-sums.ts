/** What rows that were rated as columns add to the sums of limits, by window and group. Such a row has no part that lies in another window. */
import type { Dictionary } from '../columns/index.ts';
import { multiply, parseDecimal, zero } from '../money/index.ts';
import { type Limit, type LimitSum, type Meter, type Over, type Tariff, groupValueOf, oversOf, totalKeyText } from '../rating/index.ts';
import { type NumberField, WindowTexts, groupTexts } from './counting/index.ts';
import { type Evaluator, Frame, Lookup, type TextSource, positionsWhere } from './expressions/index.ts';
import { GroupSums, constant, gathered, takeIndexes, takeTruths } from './numbers/index.ts';
import { type MeterRows, rowsKept } from './rows/index.ts';
import type { RuleLine } from './rule-line.ts';

type Group = LimitSum['key'];

/** One kind of sum of a limit. */
class CountedSums {
  readonly #tariff: Tariff;
  readonly #limit: Limit;
  readonly #over: Over;
  readonly #windows: WindowTexts;
  readonly #groups: Lookup<Group>;
  readonly #known = new Map<string, Group>();
  readonly #sums = new GroupSums();
  readonly #numbers = new WeakMap<Dictionary, TextSource>();

  constructor(tariff: Tariff, limit: Limit, over: Over) {
    [this.#tariff, this.#limit, this.#over] = [tariff, limit, over];
    this.#windows = new WindowTexts(tariff.zone, over.span);
    this.#groups = new Lookup(([start = '', ...group]) => this.#groupOf(start, group));
  }

  /** Different codes may stand for one text. */
  #groupOf(start: string, group: readonly string[]): Group {
    const [{ name: rule }, over, window] = [this.#limit, this.#over, this.#windows.windowOf(start)];
    const text = totalKeyText({ rule, span: over.span, start: window.start, group });
    const known = this.#known.get(text) ?? { rule, over, window, group };
    this.#known.set(text, known);
    return known;
  }

  count(points: MeterRows, rows: Int32Array, lines: readonly RuleLine[]): void {
    const texts = groupTexts(this.#over.by, points, rows, (name, numbers) => this.#numberTexts(name, numbers));
    const places = this.#groups.places([this.#windows.of(points, rows), ...texts], rows.length);
    const groupOf = takeIndexes(points.batch.count).fill(-1);
    for (let index = 0; index < rows.length; index++) groupOf[rows[index]!] = places[index]!;
    const { length } = this.#groups.items;
    for (const { rows: acted, amount } of lines) {
      const positions = countedPositions(acted, groupOf);
      if (positions === null) this.#sums.add(amount, groupOf, acted, length);
      else this.#sums.add(gathered(amount, positions), groupOf, positions.map((position) => acted[position]!), length);
    }
  }

  /** One for each window and group that some row was counted in. */
  sums(): readonly LimitSum[] {
    return this.#groups.items.map((key, group) => ({ key, sum: this.#sums.of(group) }));
  }

  #numberTexts(name: string, { factor, dictionary }: NumberField): TextSource {
    const known = this.#numbers.get(dictionary);
    if (known !== undefined) return known;
    const text = (code: number): string => {
      const parsed = parseDecimal(dictionary.text(code));
      return parsed.ok ? groupValueOf(this.#tariff, this.#limit, name, multiply(parsed.value, factor)) : '';
    };
    const texts = { get size() { return dictionary.size; }, text };
    this.#numbers.set(dictionary, texts);
    return texts;
  }
}

/** Which rows of a line are counted; `null` where all are. */
function countedPositions(rows: Int32Array, groupOf: Int32Array): Int32Array | null {
  let first = 0;
  while (first < rows.length && groupOf[rows[first]!]! >= 0) first++;
  if (first === rows.length) return null;
  const positions = takeIndexes(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) if (groupOf[rows[index]!]! >= 0) positions[count++] = index;
  return positions.subarray(0, count);
}

/** Rated rows of a meter; those that were cut also by part. On all of them every limit's condition can be answered. */
export interface Counted {
  readonly points: MeterRows;
  readonly rows: Int32Array;
  readonly lines: readonly RuleLine[];
  readonly parts: { readonly points: MeterRows; readonly rows: Int32Array; readonly lines: readonly RuleLine[]; readonly pointOf: Int32Array } | null;
}

/** The limits of one meter. */
export class MeterLimits {
  readonly #evaluator: Evaluator;
  readonly #name: string;
  readonly #limits: readonly { readonly limit: Limit; readonly sums: readonly CountedSums[] }[];

  constructor(tariff: Tariff, { name }: Meter, evaluator: Evaluator) {
    [this.#name, this.#evaluator] = [name, evaluator];
    this.#limits = tariff.limits.filter(({ meters }) => meters.has(name)).map((limit) => ({ limit, sums: oversOf(limit).map((over) => new CountedSums(tariff, limit, over)) }));
  }

  count({ points, rows, lines, parts }: Counted): void {
    if (this.#limits.length === 0) return;
    const inParts = takeTruths(points.batch.count).fill(0);
    if (parts !== null) for (const part of parts.rows) inParts[parts.pointOf[part]!] = 1;
    for (const { limit, sums } of this.#limits) {
      const condition = limit.when.get(this.#name);
      const counted = condition === undefined ? rows : rowsWhere(rows, this.#evaluator.truths(condition, new Frame(points, rows, () => constant(zero))));
      const whole = rowsKept(counted, inParts);
      if (whole.length > 0) for (const some of sums) some.count(points, whole, lines);
      if (parts === null) continue;
      // The point as a whole decides whether it is counted, and each part in which window.
      const isCounted = takeTruths(points.batch.count).fill(0);
      for (const row of counted) isCounted[row] = 1;
      const own = parts.rows.filter((part) => isCounted[parts.pointOf[part]!] === 1);
      if (own.length > 0) for (const some of sums) some.count(parts.points, own, parts.lines);
    }
  }

  sums(): readonly LimitSum[] {
    return this.#limits.flatMap(({ sums }) => sums.flatMap((some) => some.sums()));
  }
}

function rowsWhere(rows: Int32Array, truths: Uint8Array): Int32Array {
  const positions = positionsWhere(truths, 1, rows.length);
  return positions.length === rows.length ? rows : positions.map((position) => rows[position]!);
}
