/** One dated block of a rule over many rows: its names first, then its form. One case per form, as in rating. */
import { type Rational, divide, rational, zero } from '../../money/index.ts';
import { type Body, type Tariff, type Version } from '../../rating/index.ts';
import type { Evaluator, Frame } from '../expressions/index.ts';
import { type NumberVector, constant, larger, roundedTo, scaled, takeIndexes } from '../numbers/index.ts';
import { type FormVector, OutcomeBook } from './outcomes.ts';
import { type OutcomeFinder, outcomeFinder } from './places.ts';

export class VersionPlan {
  readonly version: Version;
  readonly #finder: OutcomeFinder | null;
  readonly book = new OutcomeBook();

  constructor(version: Version, tariff: Tariff) {
    this.version = version;
    this.#finder = outcomeFinder(version.body, tariff);
  }

  /** Works out the names that the block gives to values, in their order. */
  setLocals(frame: Frame, evaluator: Evaluator): void {
    for (const { name, value } of this.version.locals) frame.setLocal(name, evaluator.evaluate(value, frame));
  }

  /** The outcome of each row, for forms that have outcomes; rows without a price are left. */
  places(frame: Frame, evaluator: Evaluator): Int32Array | null {
    if (this.#finder === null) return null;
    const { places, outcomes } = this.#finder.find(frame, evaluator);
    this.book.learn(outcomes);
    this.book.leaveUnpriced(places, frame);
    return places;
  }

  /** The exact amount of each row, for forms without a running total. */
  amount(frame: Frame, evaluator: Evaluator): FormVector {
    this.setLocals(frame, evaluator);
    const { body } = this.version;
    const places = this.places(frame, evaluator);
    if (places !== null) return this.book.amount(places, frame, frame.points.quantity(frame.rows));
    switch (body.kind) {
      case 'charge': return { amount: evaluator.numbers(body.amount, frame), origins: [{ place: body.place, text: null }], origin: takeIndexes(frame.count).fill(0) };
      case 'blocks': return { amount: blocksAmount(body, frame.points.quantity(frame.rows), frame.count), origins: [{ place: body.place, text: body.text }], origin: takeIndexes(frame.count).fill(0) };
      default: throw new TypeError('INVARIANT: tiers count a running total, and every other form has outcomes');
    }
  }
}

const one: Rational = rational(1n);

function blocksAmount({ begun, size, amount }: Extract<Body, { kind: 'blocks' }>, quantity: NumberVector, count: number): NumberVector {
  const blocks = roundedTo(scaled(quantity, divide(one, size)), one, begun ? 'ceiling' : 'floor', count);
  return scaled(larger(blocks, constant(zero), count), amount);
}
