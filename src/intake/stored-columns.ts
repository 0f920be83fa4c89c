/** What was rated as columns, in the columns that the store takes: first charge lines beside their points, further lines after them. */
import { type DecimalPiece, type RatedBatch, type RuleLine, decimalColumn, gathered } from '../plan/index.ts';
import { type Rational, equals, multiply } from '../money/index.ts';
import { type Charge, type Place, type Rule, type Tariff, type Verdict, placeText } from '../rating/index.ts';
import type { FurtherLines, OutcomeForm, PointColumns, StoredBatch } from '../storage/index.ts';

const exactPiece = (position: number, value: Rational): DecimalPiece => ({ positions: [position], vector: { kind: 'exact', values: [value] } });

/** Outcomes are named once, and are the same objects again and again. */
export class OutcomeForms {
  readonly #tariff: Tariff;
  readonly #lines = new Map<Rule, Map<Place, OutcomeForm>>();
  readonly #others = new Map<string, OutcomeForm>();

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  ofLine(rule: Rule, place: Place): OutcomeForm {
    let places = this.#lines.get(rule);
    if (places === undefined) this.#lines.set(rule, places = new Map());
    const known = places.get(place);
    if (known !== undefined) return known;
    const form = this.#named({ status: 'rated', code: null, reason: null, line: { module: rule.module, rule: rule.name, at: placeText(place), currency: this.#tariff.currency } });
    places.set(place, form);
    return form;
  }

  ofCharge = ({ module, rule, at, currency }: Charge): OutcomeForm => this.#named({ status: 'rated', code: null, reason: null, line: { module, rule, at, currency } });

  ofVerdict(verdict: Verdict): OutcomeForm {
    switch (verdict.status) {
      case 'rated': return this.#named({ status: 'rated', code: null, reason: null, line: null });
      case 'unrated': return this.#named({ status: 'unrated', code: null, reason: verdict.reason, line: null });
      case 'stopped': return this.#named({ status: 'stopped', code: verdict.code, reason: verdict.reason, line: null });
    }
  }

  #named(form: OutcomeForm): OutcomeForm {
    const name = JSON.stringify(form);
    const known = this.#others.get(name);
    if (known !== undefined) return known;
    // Reasons may name values that never come again.
    if (this.#others.size > 10_000) this.#others.clear();
    this.#others.set(name, form);
    return form;
  }
}

/** The outcomes of one batch, by their places. */
class Outcomes {
  readonly forms: OutcomeForm[] = [];
  readonly #places = new Map<OutcomeForm, number>();

  place(form: OutcomeForm): number {
    const known = this.#places.get(form);
    if (known !== undefined) return known;
    this.#places.set(form, this.forms.length);
    return this.forms.push(form) - 1;
  }
}

/** A line of one row that was taken by itself, or rows of one rule. */
interface Lines {
  readonly positions: Int32Array;
  readonly outcomes: Uint32Array;
  readonly line: RuleLine;
}

/**
 * @param rows the rows of the batch that the points are, in their order.
 * @param leaveOut by point: what is not to be kept.
 */
export function storedColumns(tariff: Tariff, forms: OutcomeForms, { batch, meters, singles }: RatedBatch, points: PointColumns, rows: Int32Array, leaveOut: Uint8Array): StoredBatch {
  const positionOf = new Int32Array(batch.count).fill(-1);
  for (let position = 0; position < rows.length; position++) positionOf[rows[position]!] = position;
  const outcomes = new Outcomes();
  const lines = meters.flatMap(({ lines: own }) => own.map((line): Lines => {
    const positions = line.rows.map((row) => positionOf[row]!);
    const places = line.origins.map((origin) => outcomes.place(forms.ofLine(line.rule, origin.place)));
    return { positions, line, outcomes: Uint32Array.from(line.origin, (origin) => places[origin]!) };
  }));
  const count = points.count;
  const rated = outcomes.place(forms.ofVerdict({ status: 'rated', charges: [], amount: { numerator: 0n, denominator: 1n }, currency: tariff.currency, movements: [] }));
  const outcomeOf = new Uint32Array(count).fill(rated);
  const charged = new Map<number, Rational>();
  const counts = new Uint32Array(count);
  for (const { positions } of lines) for (let index = 0; index < positions.length; index++) counts[positions[index]!] = counts[positions[index]!]! + 1;
  for (const [row, { verdict }] of singles) if (positionOf[row]! >= 0 && verdict?.status === 'rated') counts[positionOf[row]!] = verdict.charges.length;
  // The further lines of each point follow those of the points before it.
  const next = new Uint32Array(count);
  let further = 0;
  for (let position = 0; position < count; position++) {
    next[position] = further;
    further += Math.max(0, counts[position]! - 1);
  }
  const [furtherRow, furtherOutcome, furtherCharged] = [new Uint32Array(further), new Uint32Array(further), new Map<number, Rational>()];
  const [first, others]: [DecimalPiece[], DecimalPiece[]] = [[], []];
  const seen = new Uint8Array(count);
  for (const { positions, outcomes: own, line } of lines) {
    const [atFirst, atOthers] = [split(positions.length), split(positions.length)];
    for (let index = 0; index < positions.length; index++) {
      const position = positions[index]!;
      if (seen[position] === 0) {
        seen[position] = 1;
        outcomeOf[position] = own[index]!;
        atFirst.push(index, position);
      } else {
        const place = next[position]!;
        next[position] = place + 1;
        furtherRow[place] = position;
        furtherOutcome[place] = own[index]!;
        atOthers.push(index, place);
      }
    }
    if (atFirst.length > 0) first.push(atFirst.piece(line.amount));
    if (atOthers.length > 0) others.push(atOthers.piece(line.amount));
  }
  for (const [row, single] of singles) {
    const { verdict } = single;
    const position = positionOf[row]!;
    if (position < 0 || verdict === null) continue;
    if (verdict.status !== 'rated' || verdict.charges.length === 0) {
      outcomeOf[position] = outcomes.place(forms.ofVerdict(verdict));
      continue;
    }
    const factor = points.units[points.unitOf[position]!]?.inMeterUnit ?? null;
    const own = factor === null ? null : multiply(single.point.quantity, factor);
    verdict.charges.forEach((charge, index) => {
      const outcome = outcomes.place(forms.ofCharge(charge));
      const differs = own === null || !equals(own, charge.quantity);
      if (index === 0) {
        outcomeOf[position] = outcome;
        first.push(exactPiece(position, charge.amount));
        if (differs) charged.set(position, charge.quantity);
        return;
      }
      const place = next[position]!;
      next[position] = place + 1;
      furtherRow[place] = position;
      furtherOutcome[place] = outcome;
      others.push(exactPiece(place, charge.amount));
      if (differs) furtherCharged.set(place, charge.quantity);
    });
  }
  const furtherLines: FurtherLines | null = further === 0 ? null : { count: further, row: furtherRow, outcomeOf: furtherOutcome, amount: decimalColumn(others, further), charged: furtherCharged };
  return { points, leaveOut, outcomes: outcomes.forms, outcomeOf, amount: decimalColumn(first, count), charged, further: furtherLines };
}

/** Some of a line's values, and where they go. */
function split(most: number) {
  const [from, to] = [new Int32Array(most), new Int32Array(most)];
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(index: number, position: number): void {
      from[length] = index;
      to[length++] = position;
    },
    piece: (vector: RuleLine['amount']): DecimalPiece => ({ positions: to.subarray(0, length), vector: length === most ? vector : gathered(vector, from.subarray(0, length)) }),
  };
}
