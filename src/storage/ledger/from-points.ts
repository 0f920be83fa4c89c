/** Points one by one as the columns of a batch: the narrow door beside the wide one. */
import { type NumberColumn } from '../../columns/index.ts';
import { type Rational, decimalText, equals, multiply, one } from '../../money/index.ts';
import type { Charge } from '../../rating/charge.ts';
import type { OutcomeForm, PointColumns, SeriesForm, StoredBatch } from '../batch.ts';
import type { IdentifiedPoint, StoredPoint } from '../intake.ts';

/** Decimals of a column; numbers that need more, or more digits, are wide. */
const decimals = 6;
const scale = 10n ** BigInt(decimals);

function numberColumn(values: readonly (Rational | null)[]): NumberColumn {
  const [coefficients, wide] = [new Float64Array(values.length), new Map<number, Rational>()];
  values.forEach((value, row) => {
    if (value === null) return;
    const coefficient = Number((value.numerator * scale) / value.denominator);
    if ((value.numerator * scale) % value.denominator === 0n && Number.isSafeInteger(coefficient)) coefficients[row] = coefficient;
    else {
      coefficients[row] = Number.NaN;
      wide.set(row, value);
    }
  });
  return { decimals, coefficients, low: null, wide };
}

/** How many of the meter's unit one of the point's is. */
const unitOf = ({ inMeterUnit, unit, meterUnit }: IdentifiedPoint): Rational | null => inMeterUnit ?? (unit === meterUnit ? one : null);

const seriesName = (point: IdentifiedPoint, inMeterUnit: Rational | null): string => JSON.stringify([
  point.meter, point.scope, point.unit, point.meterUnit, inMeterUnit === null ? null : decimalText(inMeterUnit),
  [...point.fields].map(([name, { text, kind }]) => [name, text, kind]),
]);

/** Keeps the series of the points that it has seen, so that they are the same objects again. */
export class PointGatherer {
  #series = new Map<string, SeriesForm>();
  static readonly #most = 20_000;

  columns(points: readonly IdentifiedPoint[]): PointColumns {
    if (this.#series.size > PointGatherer.#most) this.#series = new Map();
    const places = new Map<SeriesForm, number>();
    const [start, end, seriesOf, n] = [new Float64Array(points.length), new Float64Array(points.length), new Uint32Array(points.length), new Uint32Array(points.length)];
    points.forEach((point, row) => {
      const form = this.#formOf(point);
      let place = places.get(form);
      if (place === undefined) places.set(form, place = places.size);
      seriesOf[row] = place;
      n[row] = point.n;
      start[row] = point.period.start;
      end[row] = point.period.end;
    });
    return {
      count: points.length, series: [...places.keys()], seriesOf, n, start, end, quantity: numberColumn(points.map(({ quantity }) => quantity)),
      ids: points.some(({ id }) => id !== null) ? points.map(({ id }) => id) : null,
    };
  }

  #formOf(point: IdentifiedPoint): SeriesForm {
    const inMeterUnit = unitOf(point);
    const name = seriesName(point, inMeterUnit);
    const known = this.#series.get(name);
    if (known !== undefined) return known;
    const { meter, scope, unit, meterUnit } = point;
    const form: SeriesForm = { meter, scope, unit, meterUnit, inMeterUnit, fields: point.fields };
    this.#series.set(name, form);
    return form;
  }
}

/** The places of distinct outcomes in the order in which they come. */
class Outcomes {
  readonly forms: OutcomeForm[] = [];
  readonly #places = new Map<string, number>();

  place(form: OutcomeForm): number {
    const name = JSON.stringify(form);
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.forms.length);
    return this.forms.push(form) - 1;
  }
}

const lineForm = ({ module, rule, at, currency }: Charge): OutcomeForm => ({ status: 'rated', code: null, reason: null, line: { module, rule, at, currency } });

function pointForm({ verdict }: StoredPoint): OutcomeForm {
  switch (verdict.status) {
    case 'rated': return verdict.charges[0] === undefined ? { status: 'rated', code: null, reason: null, line: null } : lineForm(verdict.charges[0]);
    case 'unrated': return { status: 'unrated', code: null, reason: verdict.reason, line: null };
    case 'stopped': return { status: 'stopped', code: verdict.code, reason: verdict.reason, line: null };
  }
}

export function batchOf(gatherer: PointGatherer, points: readonly StoredPoint[]): StoredBatch {
  const columns = gatherer.columns(points);
  const outcomes = new Outcomes();
  const [outcomeOf, charged] = [new Uint32Array(points.length), new Map<number, Rational>()];
  const lines: { readonly row: number; readonly charge: Charge; readonly outcome: number }[] = [];
  const further = new Map<number, Rational>();
  points.forEach((point, row) => {
    outcomeOf[row] = outcomes.place(pointForm(point));
    if (point.verdict.status !== 'rated') return;
    const factor = unitOf(point);
    const own = factor === null ? null : multiply(point.quantity, factor);
    point.verdict.charges.forEach((charge, index) => {
      const differs = own === null || !equals(own, charge.quantity);
      if (index === 0) {
        if (differs) charged.set(row, charge.quantity);
        return;
      }
      if (differs) further.set(lines.length, charge.quantity);
      lines.push({ row, charge, outcome: outcomes.place(lineForm(charge)) });
    });
  });
  return {
    points: columns, leaveOut: null, outcomeOf, charged,
    amount: numberColumn(points.map(({ verdict }) => (verdict.status === 'rated' ? verdict.charges[0]?.amount ?? null : null))),
    further: lines.length === 0 ? null : {
      count: lines.length, row: Uint32Array.from(lines, ({ row }) => row), outcomeOf: Uint32Array.from(lines, ({ outcome }) => outcome),
      amount: numberColumn(lines.map(({ charge }) => charge.amount)), charged: further,
    },
    outcomes: outcomes.forms,
  };
}
