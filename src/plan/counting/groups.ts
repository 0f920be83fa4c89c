/** What rows are counted together by: the window in which each begins, and the values of its group, as texts. */
import { type Dictionary, absent } from '../../columns/index.ts';
import { type Rational, multiply, parseDecimal } from '../../money/index.ts';
import type { Over } from '../../rating/index.ts';
import { type Period, type Zone, calendarWindow, instant } from '../../time/index.ts';
import { type TextSource, type TextVector, TextList } from '../expressions/index.ts';
import { takeIndexes } from '../numbers/index.ts';
import type { MeterRows } from '../rows/index.ts';

/** How many starts are remembered. */
const startsMost = 50_000;

/** The windows of a kind, found once for each start. */
export class WindowTexts {
  readonly #zone: Zone;
  readonly #span: Over['span'];
  /** The start of each window as text. */
  readonly #starts = new TextList();
  readonly #windows: Period[] = [];
  readonly #byStart = new Map<number, number>();

  constructor(zone: Zone, span: Over['span']) {
    [this.#zone, this.#span] = [zone, span];
  }

  /** The window that begins at such a text. */
  windowOf(start: string): Period {
    const window = this.#windows[this.#starts.codeOf(start)];
    if (window === undefined) throw new RangeError('INVARIANT: only windows that were found are asked for');
    return window;
  }

  of({ batch }: MeterRows, rows: Int32Array): TextVector {
    const codes = takeIndexes(rows.length);
    let [from, to, code] = [0, -1, 0];
    for (let index = 0; index < rows.length; index++) {
      const start = batch.start[rows[index]!]!;
      if (!(start >= from && start < to)) {
        code = this.#codeAt(start);
        ({ start: from, end: to } = this.#windows[code]!);
      }
      codes[index] = code;
    }
    return { kind: 'texts', source: this.#starts, codes };
  }

  #codeAt(start: number): number {
    const known = this.#byStart.get(start);
    if (known !== undefined) return known;
    if (this.#byStart.size >= startsMost) this.#byStart.clear();
    const window = calendarWindow(this.#zone, this.#span, instant(start));
    const code = this.#starts.codeOf(String(window.start));
    this.#windows[code] = window;
    this.#byStart.set(start, code);
    return code;
  }
}

/** A number field of a meter, as the batch has it. */
export interface NumberField {
  /** What one of the field's unit is in base units. */
  readonly factor: Rational;
  readonly dictionary: Dictionary;
}

/** The values that make a group, in the order of the rule. `numbers` gives equal numbers equal texts. */
export function groupTexts(by: readonly string[], points: MeterRows, rows: Int32Array, numbers: (name: string, field: NumberField) => TextSource): readonly TextVector[] {
  return by.map((name): TextVector => {
    if (name === 'scope') return { kind: 'texts', source: points.batch.scope.dictionary, codes: points.codes(points.batch.scope, rows) };
    const bound = points.fields.get(name);
    if (bound === undefined || bound.column === null) return { kind: 'text', value: '' };
    const { field: { type }, column: { dictionary } } = bound;
    return { kind: 'texts', source: type.kind === 'number' ? numbers(name, { factor: type.unit.factor, dictionary }) : dictionary, codes: points.codes(bound.column, rows) };
  });
}

/** Numbers in base units, as fractions. */
export const equalNumbers = (_name: string, { factor, dictionary }: NumberField): TextSource => ({
  size: dictionary.size,
  text: (code) => {
    const parsed = code === absent ? null : parseDecimal(dictionary.text(code));
    if (parsed?.ok !== true) return '';
    const value = multiply(parsed.value, factor);
    return `${value.numerator}/${value.denominator}`;
  },
});
