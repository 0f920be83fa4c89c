/** Puts together what was worked out for parts of the rows. */
import { type Rational, zero } from '../../money/index.ts';
import { type NumberVector, type Whole, alignedBig, alignedLimbs, boundOf, commonUnit, exact, inUnit, largest, takeIndexes, takeNumbers, takeTruths, valueAt } from '../numbers/index.ts';
import { TextList, type TextVector, type TruthVector, type Vector, isNumbers, numbersOf, textAt, textsOf, truthsOf } from './vectors.ts';

export interface Piece<V extends Vector = Vector> {
  readonly positions: Int32Array;
  readonly vector: V;
}

export function mergedNumbers(pieces: readonly Piece<NumberVector>[], count: number): NumberVector {
  const whole = mergedWhole(pieces, count);
  if (whole !== null) return whole;
  const limbs = mergedLimbs(pieces, count) ?? mergedBig(pieces, count);
  if (limbs !== null) return limbs;
  const values = new Array<Rational>(count).fill(zero);
  for (const { positions, vector } of pieces) for (let index = 0; index < positions.length; index++) values[positions[index]!] = valueAt(vector, index);
  return exact(values);
}

function mergedLimbs(pieces: readonly Piece<NumberVector>[], count: number): NumberVector | null {
  const aligned = alignedLimbs(pieces.map(({ vector }) => vector), pieces.map(({ positions }) => positions.length));
  const [first] = aligned ?? [];
  if (aligned === null || first === undefined) return null;
  const high = takeNumbers(count).fill(0);
  const low = takeNumbers(count).fill(0);
  for (const [piece, vector] of aligned.entries()) {
    const { positions } = pieces[piece]!;
    for (let index = 0; index < positions.length; index++) {
      high[positions[index]!] = vector.high[index]!;
      low[positions[index]!] = vector.low[index]!;
    }
  }
  return { kind: 'limbs', unit: first.unit, high, low, bound: Math.max(...aligned.map(({ bound }) => bound)) };
}

function mergedBig(pieces: readonly Piece<NumberVector>[], count: number): NumberVector | null {
  const aligned = alignedBig(pieces.map(({ vector }) => vector), pieces.map(({ positions }) => positions.length));
  const [first] = aligned ?? [];
  if (aligned === null || first === undefined) return null;
  const coefficients = new Array<bigint>(count).fill(0n);
  for (const [piece, vector] of aligned.entries()) {
    const { positions } = pieces[piece]!;
    for (let index = 0; index < positions.length; index++) coefficients[positions[index]!] = vector.coefficients[index]!;
  }
  return { kind: 'big', unit: first.unit, coefficients, bits: Math.max(...aligned.map(({ bits }) => bits)) };
}

function mergedWhole(pieces: readonly Piece<NumberVector>[], count: number): Whole | null {
  let unit = zero;
  for (const { vector } of pieces) {
    if (vector.kind !== 'whole' && vector.kind !== 'constant') return null;
    unit = commonUnit(unit, vector.kind === 'whole' ? vector.unit : vector.value);
  }
  if (unit.numerator === 0n) unit = { numerator: 1n, denominator: 1n };
  const coefficients = takeNumbers(count).fill(0);
  let [least, most] = [0, 0];
  for (const { positions, vector } of pieces) {
    const own = vector.kind === 'whole' || vector.kind === 'constant' ? inUnit(vector, unit, positions.length) : null;
    if (own === null || boundOf(own) > largest) return null;
    for (let index = 0; index < positions.length; index++) coefficients[positions[index]!] = own.coefficients[index]!;
    [least, most] = [Math.min(least, own.least), Math.max(most, own.most)];
  }
  return { kind: 'whole', unit, coefficients, least, most };
}

function mergedTexts(pieces: readonly Piece<TextVector>[], count: number): TextVector {
  const source = new TextList();
  const codes = takeIndexes(count).fill(0);
  source.codeOf('');
  for (const { positions, vector } of pieces) for (let index = 0; index < positions.length; index++) codes[positions[index]!] = source.codeOf(textAt(vector, index));
  return { kind: 'texts', source, codes };
}

function mergedTruths(pieces: readonly Piece<TruthVector>[], count: number): TruthVector {
  const values = takeTruths(count).fill(0);
  for (const { positions, vector } of pieces) {
    for (let index = 0; index < positions.length; index++) values[positions[index]!] = vector.kind === 'truth' ? (vector.value ? 1 : 0) : vector.values[index]!;
  }
  return { kind: 'truths', values };
}

/** One vector of pieces that are all of one kind. Rows in no piece are zero, empty or false. */
export function merged(pieces: readonly Piece[], count: number): Vector {
  const [first] = pieces;
  if (first === undefined) return { kind: 'constant', value: zero };
  const all = <V extends Vector>(as: (vector: Vector) => V): readonly Piece<V>[] => pieces.map(({ positions, vector }) => ({ positions, vector: as(vector) }));
  if (isNumbers(first.vector)) return mergedNumbers(all(numbersOf), count);
  return first.vector.kind === 'text' || first.vector.kind === 'texts' ? mergedTexts(all(textsOf), count) : mergedTruths(all(truthsOf), count);
}
