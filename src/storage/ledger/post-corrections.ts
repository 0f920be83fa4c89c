/**
 * Posts corrections: what a point came to be less what it was, as lines of the ledger like others, and beside them how the point stands from now on. Where its time is
 * closed the lines count in what is open. A line that only adds to a point that is there stands for no point.
 */
import type { PoolClient } from 'pg';
import { type Rational, add, decimalsNeeded, isZero, multiply, negate, one, subtract, zero } from '../../money/index.ts';
import type { Charge } from '../../rating/charge.ts';
import { type Period, instant, instantText } from '../../time/index.ts';
import type { Correction, KeptLine, KeptPoint } from '../correcting.ts';
import type { StoredPoint } from '../intake.ts';
import { assertStorable } from '../storable-text.ts';
import { correctionNumbers } from './kept-points.ts';
import { stateOf } from './kept-state.ts';
import { pointKey } from './point-key.ts';

const rowsAtOnce = 2000;

/** A line's sums by what tells lines apart. */
const lineName = ({ module, rule, currency }: KeptLine): string => JSON.stringify([module, rule, currency]);

/** What lines came to be less what they were; those that did not change are left out. */
export function lineDeltas(before: readonly KeptLine[], after: readonly KeptLine[]): readonly KeptLine[] {
  const sums = new Map<string, KeptLine>();
  const book = (line: KeptLine, sign: (value: Rational) => Rational): void => {
    const known = sums.get(lineName(line));
    sums.set(lineName(line), { ...line, amount: add(known?.amount ?? zero, sign(line.amount)), quantity: add(known?.quantity ?? zero, sign(line.quantity)) });
  };
  for (const line of before) book(line, negate);
  for (const line of after) book(line, (value) => value);
  return [...sums.values()].filter(({ amount, quantity }) => !isZero(amount) || !isZero(quantity));
}

const inMeterUnit = ({ quantity, inMeterUnit: factor = one }: KeptPoint): Rational => multiply(quantity, factor);

interface Posting {
  readonly like: KeptPoint;
  readonly points: -1 | 0 | 1;
  /** In the unit of `like`, or the meter's. */
  readonly quantity: Rational;
  readonly isInMeterUnit: boolean;
  readonly lines: readonly KeptLine[];
}

const whole = (point: KeptPoint, points: -1 | 1, sign: (value: Rational) => Rational): Posting =>
  ({ like: point, points, quantity: sign(point.quantity), isInMeterUnit: false, lines: point.lines.map((line) => ({ ...line, amount: sign(line.amount), quantity: sign(line.quantity) })) });

/** One posting, or two where a point is another kind of point from now on. */
function postingsOf({ before, after }: Correction): readonly Posting[] {
  const same = (value: Rational): Rational => value;
  if (before === null || after === null || before.status !== after.status) return [...(before === null ? [] : [whole(before, -1, negate)]), ...(after === null ? [] : [whole(after, 1, same)])];
  const lines = lineDeltas(before.lines, after.lines);
  if (before.unit === after.unit) return [{ like: after, points: 0, quantity: subtract(after.quantity, before.quantity), isInMeterUnit: false, lines }];
  const delta = subtract(inMeterUnit(after), inMeterUnit(before));
  if (decimalsNeeded(delta) === null) return [whole(before, -1, negate), whole(after, 1, same)];
  return [{ like: after, points: 0, quantity: delta, isInMeterUnit: true, lines }];
}

const chargeOf = ({ module, rule, at, currency, amount, quantity }: KeptLine): Charge => ({ kind: 'price', module, rule, at, currency, amount, quantity, parts: [] });

function storedPoint(posting: Posting, { postedAt, reason }: Correction, n: number): StoredPoint {
  const { like, points, quantity, isInMeterUnit, lines } = posting;
  const { meter, scope, period: own, fields, meterUnit, status } = like;
  const period: Period = postedAt === own.start ? own : { start: postedAt, end: instant(postedAt + (own.end - own.start)) };
  const unit = isInMeterUnit ? { unit: meterUnit, inMeterUnit: one } : { unit: like.unit, ...(like.inMeterUnit === undefined ? {} : { inMeterUnit: like.inMeterUnit }) };
  const verdict: StoredPoint['verdict'] = status === 'rated' ? { status, charges: lines.map(chargeOf), amount: zero, currency: '', movements: [] }
    : status === 'unrated' ? { status, reason: like.reason ?? '' } : { status, code: like.code ?? '', reason: like.reason ?? '' };
  return { id: null, n, meter, scope, period, quantity, ...unit, meterUnit, fields, verdict, posting: { points, reason } };
}

/** The points that post the corrections; the corrections themselves are noted. */
export async function noteCorrections(client: PoolClient, runId: bigint, corrections: readonly Correction[]): Promise<readonly StoredPoint[]> {
  const points: StoredPoint[] = [];
  for (let from = 0; from < corrections.length; from += rowsAtOnce) {
    const some = corrections.slice(from, from + rowsAtOnce);
    const subjects = some.map(({ before, after }) => {
      const point = after ?? before;
      if (point === null) throw new TypeError('INVARIANT: a correction has a point');
      return point;
    });
    for (const { scope, meter } of subjects) for (const text of [scope, meter]) assertStorable(text);
    for (const { reason } of some) assertStorable(reason);
    const { rows } = await client.query<{ id: string }>(
      `insert into correction (run_id, key, scope, meter, period_start, period_end, posted_at, reason, state)
       select $1, key, scope, meter, period_start, period_end, posted_at, reason, state
       from unnest($2::bytea[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::text[])
         with ordinality as x (key, scope, meter, period_start, period_end, posted_at, reason, state, place)
       order by place returning id::text`,
      [String(runId), subjects.map(pointKey), subjects.map(({ scope }) => scope), subjects.map(({ meter }) => meter), subjects.map(({ period }) => instantText(period.start)), subjects.map(({ period }) => instantText(period.end)),
        some.map(({ postedAt }) => instantText(postedAt)), some.map(({ reason }) => reason), some.map(({ after }) => (after === null ? null : stateOf(after)))]);
    some.forEach((correction, index) => {
      const number = Number(BigInt(rows[index]?.id ?? '0') % BigInt(correctionNumbers >> 1));
      postingsOf(correction).forEach((posting, place) => points.push(storedPoint(posting, correction, correctionNumbers + 2 * number + place)));
    });
  }
  return points;
}
