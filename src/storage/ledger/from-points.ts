/** Points one by one as the columns of a batch: the narrow door beside the wide one. */
import { type CodedColumn, Dictionary, absent } from '../../columns/index.ts';
import { type Rational, decimalText, equals, multiply, one } from '../../money/index.ts';
import type { Charge } from '../../rating/charge.ts';
import type { OutcomeForm, PointColumns, StoredBatch, UnitForm } from '../batch.ts';
import type { IdentifiedPoint, StoredPoint } from '../intake.ts';
import { numberColumn } from './number-column.ts';

/** How many of the meter's unit one of the point's is. */
const unitOf = ({ inMeterUnit, unit, meterUnit }: IdentifiedPoint): Rational | null => inMeterUnit ?? (unit === meterUnit ? one : null);

const unitName = ({ unit, meterUnit }: IdentifiedPoint, inMeterUnit: Rational | null): string =>
  JSON.stringify([unit, meterUnit, inMeterUnit === null ? null : `${inMeterUnit.numerator}/${inMeterUnit.denominator}`]);

/** Keeps dictionaries and units of the points that it has seen, so that they are the same objects again. */
export class PointGatherer {
  readonly #dictionaries = new Map<string, Dictionary>();
  #units = new Map<string, UnitForm>();
  static readonly #most = 1000;

  columns(points: readonly IdentifiedPoint[]): PointColumns {
    const count = points.length;
    if (this.#units.size > PointGatherer.#most) this.#units = new Map();
    const units = new Map<UnitForm, number>();
    const fields = new Map<string, CodedColumn>();
    const [start, end, unitOf, n] = [new Float64Array(count), new Float64Array(count), new Uint32Array(count), new Uint32Array(count)];
    const [meter, scope] = [this.#column('meter', count), this.#column('scope', count)];
    points.forEach((point, row) => {
      const unit = this.#unitOf(point);
      let place = units.get(unit);
      if (place === undefined) units.set(unit, place = units.size);
      unitOf[row] = place;
      n[row] = point.n;
      start[row] = point.period.start;
      end[row] = point.period.end;
      meter.codes[row] = meter.dictionary.codeOfText(point.meter);
      scope.codes[row] = scope.dictionary.codeOfText(point.scope);
      for (const [name, value] of point.fields) {
        let column = fields.get(name);
        if (column === undefined) fields.set(name, column = this.#column(`field ${name}`, count));
        column.codes[row] = column.dictionary.codeOf(value);
      }
    });
    return {
      count, meter, scope, fields, units: [...units.keys()], unitOf, n, start, end, quantity: numberColumn(points.map(({ quantity }) => quantity)),
      ids: points.some(({ id }) => id !== null) ? points.map(({ id }) => id) : null,
    };
  }

  #column(name: string, count: number): CodedColumn {
    const known = this.#dictionaries.get(name);
    const dictionary = known === undefined || known.isFull ? new Dictionary() : known;
    this.#dictionaries.set(name, dictionary);
    return { dictionary, codes: new Uint32Array(count).fill(absent) };
  }

  #unitOf(point: IdentifiedPoint): UnitForm {
    const inMeterUnit = unitOf(point);
    const name = unitName(point, inMeterUnit);
    const known = this.#units.get(name);
    if (known !== undefined) return known;
    const form: UnitForm = { unit: point.unit, meterUnit: point.meterUnit, inMeterUnit };
    this.#units.set(name, form);
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

const lineForm = ({ module, rule, at, currency }: Charge, { posting }: StoredPoint): OutcomeForm =>
  ({ status: 'rated', code: null, reason: posting?.reason ?? null, line: { module, rule, at, currency }, ...(posting === undefined ? {} : { points: posting.points }) });

function pointForm(point: StoredPoint): OutcomeForm {
  const { verdict, posting } = point;
  const points = posting === undefined ? {} : { points: posting.points };
  switch (verdict.status) {
    case 'rated': return verdict.charges[0] === undefined ? { status: 'rated', code: null, reason: posting?.reason ?? null, line: null, ...points } : lineForm(verdict.charges[0], point);
    case 'unrated': return { status: 'unrated', code: null, reason: verdict.reason, line: null, ...points };
    case 'stopped': return { status: 'stopped', code: verdict.code, reason: verdict.reason, line: null, ...points };
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
      lines.push({ row, charge, outcome: outcomes.place(lineForm(charge, point)) });
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
