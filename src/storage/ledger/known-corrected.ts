/** Which points of a batch corrections have brought or changed: the ledger shows them as postings, so their identity is found here. Asks nothing where nothing was ever corrected. */
import { equals, multiply, one } from '../../money/index.ts';
import type { UsageValue } from '../../rating/point.ts';
import { instant } from '../../time/index.ts';
import { type PointColumns, standing } from '../batch.ts';
import type { KeptPoint } from '../correcting.ts';
import type { Ask } from './ask.ts';
import { pointOfState } from './kept-state.ts';
import { pointKey } from './point-key.ts';
import { numberAt } from './quantity.ts';
import { textAt } from './same-point.ts';

type Identity = Parameters<typeof pointKey>[0];

function identityAt(points: PointColumns, row: number): Identity {
  const fields = new Map<string, UsageValue>();
  for (const [name, column] of points.fields) {
    const text = textAt(column, row);
    if (text !== null) fields.set(name, { text, kind: 'text' });
  }
  return {
    id: points.ids?.[row] ?? null, n: points.n?.[row] ?? 0, meter: textAt(points.meter, row) ?? '', scope: textAt(points.scope, row) ?? '',
    period: { start: instant(points.start[row]!), end: instant(points.end[row]!) }, fields,
  };
}

function isSame(points: PointColumns, row: number, own: Identity, kept: KeptPoint): boolean {
  const form = points.units[points.unitOf[row]!];
  if (own.meter !== kept.meter || own.scope !== kept.scope || own.period.start !== kept.period.start || own.period.end !== kept.period.end || own.fields.size !== kept.fields.size) return false;
  for (const [name, { text }] of own.fields) if (kept.fields.get(name)?.text !== text) return false;
  const quantity = numberAt(points.quantity, row);
  return form?.unit === kept.unit ? equals(quantity, kept.quantity) : form?.inMeterUnit != null && equals(multiply(quantity, form.inMeterUnit), multiply(kept.quantity, kept.inMeterUnit ?? one));
}

export class KnownCorrected {
  readonly #ask: Ask;
  readonly #any: boolean;

  constructor(ask: Ask, any: boolean) {
    [this.#ask, this.#any] = [ask, any];
  }

  /** Notes by row how the point stands to what corrections made of it. What is known stays known: it was sent before. */
  async note(points: PointColumns, answer: Uint8Array): Promise<void> {
    if (!this.#any) return;
    const rows: { readonly row: number; readonly identity: Identity; readonly key: Buffer }[] = [];
    for (let row = 0; row < points.count; row++) {
      if (answer[row] === standing.known) continue;
      const identity = identityAt(points, row);
      rows.push({ row, identity, key: pointKey(identity) });
    }
    if (rows.length === 0) return;
    const found = await this.#ask<{ place: number; state: string | null }>(
      `select x.place::int4 as place, c.state from unnest($1::bytea[]) with ordinality as x (key, place)
       cross join lateral (select state from correction where key = x.key order by id desc limit 1) c`, [rows.map(({ key }) => key)]);
    for (const { place, state } of found) {
      const entry = rows[place - 1];
      if (entry === undefined) continue;
      // What was taken away was there all the same.
      answer[entry.row] = state === null || isSame(points, entry.row, entry.identity, pointOfState(state)) ? standing.known : standing.contradicts;
    }
  }
}
