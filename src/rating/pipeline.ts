/**
 * The order of rating, in one sitting: which rules act is settled first; then stage after stage, all prices and then all
 * adjusts, one rounded line per rule. A point is charged whole or not at all.
 */
import { type Rational, add, rational, sum, zero } from '../money/index.ts';
import { type Instant, dateText } from '../time/index.ts';
import { type Act, actsOn, applicable } from './acts.ts';
import type { BoundPoint } from './bind.ts';
import type { Charge, Verdict } from './charge.ts';
import { cutsOf } from './cuts.ts';
import type { OnBranch } from './evaluate.ts';
import { limitsOn } from './limits.ts';
import { type Line, lineOf } from './line.ts';
import { type RunningTotals, TotalsInMemory, TotalsOfOnePoint } from './running-totals.ts';
import { type Part, splitPeriod } from './split.ts';
import { Stop, catchingStop } from './stop.ts';
import type { Meter, Rule, Stage, Tariff } from './tariff.ts';

/**
 * Why a part of a point has no price.
 * @param fits whether the condition of some price holds.
 */
export function unpricedReason(tariff: Tariff, { name }: Meter, rules: readonly Rule[], fits: boolean, start: Instant): string {
  const prices = rules.filter(({ kind }) => kind === 'price');
  if (prices.length === 0) return `no rule prices ${name}`;
  if (!fits) return `no price for ${name} applies: the condition of ${prices.map((price) => `\`${price.name}\``).slice(0, 5).join(', ')} does not hold`;
  return `no price for ${name} is in force on ${dateText(tariff.zone.local(start))}`;
}

/** Money booked so far, by part of the point: what `charged` and adjusts see. */
class Booked {
  readonly #byPart: Rational[];
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[]) {
    this.#parts = parts;
    this.#byPart = parts.map(() => zero);
  }

  on(part: Part): Rational {
    const index = this.#parts.indexOf(part);
    return index < 0 ? sum(this.#byPart) : this.#byPart[index] ?? zero;
  }

  /** A line that is priced whole lies on the parts by elapsed time. */
  book(line: Line): void {
    for (const [index, part] of this.#parts.entries()) {
      const own = line.whole ? { numerator: line.amount.numerator * part.share.numerator, denominator: line.amount.denominator * part.share.denominator } : line.byPart.get(part);
      if (own !== undefined) this.#byPart[index] = add(this.#byPart[index] ?? zero, rational(own.numerator, own.denominator));
    }
  }
}

interface Settled {
  readonly whole: Part;
  readonly parts: readonly Part[];
  readonly acts: readonly Act[];
  /** Why some part has no price at all, if so. */
  readonly unrated: string | null;
}

/** Which rules act on which part of the point, before any of them runs. */
function settle(tariff: Tariff, stages: readonly Stage[], point: BoundPoint): Settled {
  const rules = stages.flatMap((stage) => stage.rules);
  const fitting = applicable(tariff, point, rules);
  const whole: Part = { period: point.period, share: rational(1n) };
  const parts = splitPeriod(point.period, cutsOf(tariff, point, fitting));
  const acts = parts.map((part) => ({ part, acting: actsOn(part, whole, fitting) }));
  const bare = acts.find(({ acting }) => !acting.some(({ rule }) => rule.kind === 'price'));
  return { whole, parts, acts: acts.flatMap(({ acting }) => acting), unrated: bare === undefined ? null : unpricedReason(tariff, point.meter, rules, fitting.some(({ kind }) => kind === 'price'), bare.part.period.start) };
}

/** Acts of the same rule become one line; a rule that is priced whole has one act, over the whole point. */
function actsOf(rule: Rule, acts: readonly Act[], whole: Part): readonly Act[] {
  const own = acts.filter((act) => act.rule === rule);
  const [first] = own;
  return rule.whole && first !== undefined ? [{ ...first, part: whole }] : own;
}

const chargeOf = ({ whole: _whole, byPart: _byPart, ...charge }: Line): Charge => charge;

/** Prices a point with the given stages. Pure: same tariff, same point, same totals, same verdict. */
export function priceWith(tariff: Tariff, stages: readonly Stage[], point: BoundPoint, totals: RunningTotals = new TotalsInMemory(), onBranch?: OnBranch): Verdict {
  const result = catchingStop((): Verdict => {
    const { whole, parts, acts, unrated: bare } = settle(tariff, stages, point);
    const own = new TotalsOfOnePoint(totals);
    const booked = new Booked(parts);
    const charges: Charge[] = [];
    let unrated = bare;
    const run = (rule: Rule): Line | null => {
      const mine = actsOf(rule, acts, whole);
      if (mine.length === 0) return null;
      const line = lineOf(tariff, point, mine, (part) => booked.on(part), own, onBranch);
      if (!('unrated' in line)) return line;
      unrated ??= line.unrated;
      return null;
    };
    for (const { rules } of stages) {
      // Prices of one stage see the earlier stages and not each other, so their order decides nothing.
      const lines = rules.filter(({ kind }) => kind === 'price').flatMap((rule) => run(rule) ?? []);
      for (const line of lines) booked.book(line);
      charges.push(...lines.map(chargeOf));
      // Adjusts act on all lines so far, one after the other: discounts that combine multiply.
      for (const rule of rules.filter(({ kind }) => kind === 'adjust')) {
        const line = run(rule);
        if (line === null) continue;
        booked.book(line);
        charges.push(chargeOf(line));
      }
    }
    if (unrated !== null) return { status: 'unrated', reason: unrated };
    return { status: 'rated', charges, amount: sum(charges.map(({ amount }) => amount)), currency: tariff.currency, movements: own.movements() };
  });
  return result instanceof Stop ? stopped(result) : result;
}

const stopped = ({ code, reason }: Stop): Verdict => ({ status: 'stopped', code, reason });

/** Prices a point with the whole rulebook. What it moves is in the verdict; whoever keeps the totals applies it. */
export function pricePoint(tariff: Tariff, point: BoundPoint, totals: RunningTotals = new TotalsInMemory(), onBranch?: OnBranch): Verdict {
  // Which limits count the point is fixed with everything else that acts on it, before anything runs.
  const limits = catchingStop(() => limitsOn(tariff, point));
  return limits instanceof Stop ? stopped(limits) : priceWith(tariff, tariff.stages.get(point.meter.name) ?? [], point, totals, onBranch);
}
