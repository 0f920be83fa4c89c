/** The parts into which cuts divide points, as rows of their own: a share of the quantity by elapsed time, and everything else as the point has it. */
import type { CodedColumn, UsageBatch } from '../../columns/index.ts';
import { type Rational, rational } from '../../money/index.ts';
import { type NumberVector, gathered, multiplied, takeIndexes, takeTruths, vectorOf } from '../numbers/index.ts';
import { type FieldColumn, MeterRows } from './meter-rows.ts';

export interface RowParts {
  /** The parts as rows, those of a point together and in order of time. */
  readonly points: MeterRows;
  readonly rows: Int32Array;
  /** The row of the point, for each part. */
  readonly pointOf: Int32Array;
  /** The position of the point among the rows that were cut, for each part. */
  readonly positionOf: Int32Array;
  /** Which part of its point each is, from zero. */
  readonly number: Int32Array;
}

/** A point in more parts is better taken by itself. */
const partsMost = 40;

/** @param cutsOf the instants strictly inside a row's period at which it is cut, in order. Rows with too many are left. */
export function partsOf(whole: MeterRows, rows: Int32Array, cutsOf: (position: number) => readonly number[]): RowParts {
  const [starts, ends, positions, numbers]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position]!;
    if (whole.isLeft(row)) continue;
    const cuts = cutsOf(position);
    if (cuts.length >= partsMost) {
      whole.leave(row);
      continue;
    }
    let from = whole.batch.start[row]!;
    for (let number = 0; number <= cuts.length; number++) {
      const to = cuts[number] ?? whole.batch.end[row]!;
      starts.push(from);
      ends.push(to);
      positions.push(position);
      numbers.push(number);
      from = to;
    }
  }
  const count = positions.length;
  const [positionOf, number, pointOf] = [Int32Array.from(positions), Int32Array.from(numbers), takeIndexes(count)];
  for (let part = 0; part < count; part++) pointOf[part] = rows[positionOf[part]!]!;
  const batch: UsageBatch = { ...whole.batch, count, start: Float64Array.from(starts), end: Float64Array.from(ends), scope: columnAt(whole.batch.scope, pointOf), ids: null, refusals: [] };
  const fields = new Map([...whole.fields].map(([name, { field, column }]): [string, FieldColumn] => [name, { field, column: column === null ? null : columnAt(column, pointOf) }]));
  const shares = sharesOf(batch, whole.batch, pointOf);
  const quantityOf = (own: Int32Array): NumberVector => multiplied(whole.quantityOf(own.map((part) => pointOf[part]!)), gathered(shares, own), own.length);
  return { points: new MeterRows(batch, fields, quantityOf, takeTruths(count).fill(0)), rows: takeIndexes(count).map((_, part) => part), pointOf, positionOf, number };
}

function columnAt({ dictionary, codes }: CodedColumn, rows: Int32Array): CodedColumn {
  const own = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) own[index] = codes[rows[index]!]!;
  return { dictionary, codes: own };
}

/** Elapsed time of a part in that of its point. There are few such numbers, of which each part has one. */
function sharesOf(parts: UsageBatch, whole: UsageBatch, pointOf: Int32Array): NumberVector {
  const places = new Map<string, number>();
  const shares: Rational[] = [];
  const codes = takeIndexes(parts.count);
  for (let part = 0; part < parts.count; part++) {
    const [own, all] = [parts.end[part]! - parts.start[part]!, whole.end[pointOf[part]!]! - whole.start[pointOf[part]!]!];
    const name = `${own}/${all}`;
    let place = places.get(name);
    if (place === undefined) {
      place = shares.push(own === all ? rational(1n) : rational(BigInt(own), BigInt(all))) - 1;
      places.set(name, place);
    }
    codes[part] = place;
  }
  return gathered(vectorOf(shares), codes);
}
