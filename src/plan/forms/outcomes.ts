/** The answers of price lists over many rows: which outcome each row has, and what money that is. */
import type { Origin, Outcome } from '../../rating/index.ts';
import { zero } from '../../money/index.ts';
import { type Frame, NumberList } from '../expressions/index.ts';
import { type NumberVector, added, constant, multiplied, scaled } from '../numbers/index.ts';

/** Money for each row, not yet rounded, and where it comes from. */
export interface FormVector {
  readonly amount: NumberVector;
  readonly origins: readonly Origin[];
  /** The place in `origins` for each row. */
  readonly origin: Int32Array;
}

const originOf = (outcome: Outcome): Origin => ({ place: outcome.place, text: outcome.kind === 'price' || outcome.kind === 'adjust' ? outcome.text : outcome.kind === 'free' ? 'free' : null });

/** Outcomes in the order in which they were found, with their numbers beside them. */
export class OutcomeBook {
  readonly #outcomes: Outcome[] = [];
  readonly prices = new NumberList();
  readonly flats = new NumberList();
  readonly #factors = new NumberList();
  readonly origins: Origin[] = [];
  #anyUnrated = false;

  /** Takes over what was found since. */
  learn(outcomes: readonly Outcome[]): void {
    for (let next = this.#outcomes.length; next < outcomes.length; next++) {
      const outcome = outcomes[next]!;
      this.#outcomes.push(outcome);
      this.prices.push(outcome.kind === 'price' ? outcome.price : zero);
      this.flats.push(outcome.kind === 'price' ? outcome.flat : zero);
      this.#factors.push(outcome.kind === 'adjust' ? outcome.factor : zero);
      this.origins.push(originOf(outcome));
      this.#anyUnrated ||= outcome.kind === 'unrated';
    }
  }

  outcome(place: number): Outcome | null {
    return this.#outcomes[place] ?? null;
  }

  /** Leaves the rows that have no outcome, or one without a price. */
  leaveUnpriced(places: Int32Array, frame: Frame): void {
    for (let index = 0; index < frame.count; index++) {
      const place = places[index]!;
      if (place >= 0 && !(this.#anyUnrated && this.#outcomes[place]?.kind === 'unrated')) continue;
      frame.leave(index);
      if (place < 0) places[index] = 0;
    }
  }

  amount(places: Int32Array, frame: Frame, quantity: NumberVector): FormVector {
    const { origins } = this;
    const [only] = this.#outcomes;
    if (only === undefined) return { amount: constant(zero), origins: [], origin: places };
    if (this.#outcomes.length === 1) return { amount: this.#amountOf(only, frame, quantity), origins, origin: places };
    const parts: NumberVector[] = [];
    if (!this.prices.isZero) parts.push(multiplied(this.prices.at(places, frame.count), quantity, frame.count));
    if (!this.flats.isZero) parts.push(this.flats.at(places, frame.count));
    if (!this.#factors.isZero) parts.push(multiplied(this.#factors.at(places, frame.count), frame.charged, frame.count));
    return { amount: parts.reduce((a, b) => added(a, b, frame.count), constant(zero)), origins, origin: places };
  }

  #amountOf(outcome: Outcome, frame: Frame, quantity: NumberVector): NumberVector {
    switch (outcome.kind) {
      case 'price': return added(scaled(quantity, outcome.price), constant(outcome.flat), frame.count);
      case 'adjust': return scaled(frame.charged, outcome.factor);
      case 'free': case 'unrated': return constant(zero);
    }
  }
}
