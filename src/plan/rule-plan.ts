/** A price or adjust rule over many rows of one meter. */
import type { Rule, Tariff, Version } from '../rating/index.ts';
import { countedOver } from '../rating/index.ts';
import type { Evaluator, Frame } from './expressions/index.ts';
import { VersionPlan } from './forms/index.ts';
import { booked } from './numbers/index.ts';
import type { RuleLine } from './rule-line.ts';

export class RulePlan {
  readonly rule: Rule;
  readonly #tariff: Tariff;
  readonly #versions: ReadonlyMap<Version, VersionPlan>;

  constructor(rule: Rule, tariff: Tariff) {
    this.rule = rule;
    this.#tariff = tariff;
    this.#versions = new Map(rule.versions.map((version) => [version, new VersionPlan(version, tariff)]));
  }

  version(version: Version): VersionPlan {
    const plan = this.#versions.get(version);
    if (plan === undefined) throw new TypeError('INVARIANT: a version belongs to its rule');
    return plan;
  }

  /** Whether some version counts a running total. */
  get counts(): boolean {
    return this.rule.versions.some((version) => countedOver(version) !== null);
  }

  /** The line of each row, for versions without a running total. */
  line(version: Version, frame: Frame, evaluator: Evaluator): RuleLine {
    const { amount, origins, origin } = this.version(version).amount(frame, evaluator);
    return { rule: this.rule, rows: frame.rows, amount: booked(amount, this.#tariff.rounding, frame.count), origins, origin, counted: false };
  }
}
