/** Which points of a batch are kept already. Where nothing of their series and months can be, the database is not asked. */
import { type PointColumns, standing } from '../batch.ts';
import { type Ask, numbersText } from './ask.ts';
import { type IdForm, idFormOf } from './id-form.ts';
import type { Month, Months } from './months.ts';
import { type KeptQuantity, isSameQuantity, numberAt } from './quantity.ts';
import type { Series, SeriesBook } from './series-book.ts';
import type { SenderIds } from './sender-ids.ts';

/** A place in the ledger at which a row's point may stand, and whether it is the row's own content that stands there but for the quantity. */
interface Suspect {
  readonly row: number;
  readonly series: number;
  readonly start: number;
  readonly sameContent: boolean;
}

interface Found extends KeptQuantity {
  readonly place: number;
}

/** Whether the ledger may hold a point of a series at a start. */
export function mayHold(series: Series, start: number, month: Month): boolean {
  return (!series.fresh && start >= month.earliest && start <= month.latest) || (start >= series.earliest && start <= series.latest);
}

const within = (start: number, month: Month): boolean =>
  (start >= month.earliest && start <= month.latest) || (start >= month.earliestWritten && start <= month.latestWritten);

export class Known {
  readonly #ask: Ask;
  readonly #months: Months;
  readonly #book: SeriesBook;
  readonly #senderIds: SenderIds;

  constructor(ask: Ask, months: Months, book: SeriesBook, senderIds: SenderIds) {
    this.#ask = ask;
    this.#months = months;
    this.#book = book;
    this.#senderIds = senderIds;
  }

  /** By row, how the point stands to what is kept and to rows before it. */
  async of(points: PointColumns): Promise<Uint8Array> {
    const answer = new Uint8Array(points.count);
    const rows = this.#book.ofRows(points);
    await this.#book.find(rows);
    const suspects = new Map<Month, Suspect[]>();
    const suspect = (month: Month, entry: Suspect): void => {
      const among = suspects.get(month);
      if (among === undefined) suspects.set(month, [entry]);
      else among.push(entry);
    };
    for (let row = 0; row < points.count; row++) {
      const [series, start] = [rows[row], points.start[row] ?? Number.NaN];
      if (series === undefined || series.hasId) continue;
      const month = this.#months.at(start);
      if (Number.isNaN(month.earliest)) await this.#months.look(month);
      if (series.id !== 0 && mayHold(series, start, month)) suspect(month, { row, series: series.id, start, sameContent: true });
    }
    if (points.ids !== null) await this.#suspectIds(points, points.ids, rows, answer, suspect);
    for (const [month, among] of suspects) await this.#compare(points, month, among, answer);
    if (points.ids !== null) this.#compareAmongRows(points, points.ids, rows, answer);
    return answer;
  }

  async #suspectIds(points: PointColumns, ids: readonly (string | null)[], rows: readonly Series[], answer: Uint8Array, suspect: (month: Month, entry: Suspect) => void): Promise<void> {
    if (!await this.#book.isEmpty() || this.#senderIds.wroteForms) {
      const forms = ids.map((id) => (id === null ? null : idFormOf(id)));
      await this.#book.ofForms(forms.filter((form): form is IdForm => form !== null));
      for (let row = 0; row < points.count; row++) {
        const form = forms[row] ?? null;
        if (form === null) continue;
        const month = this.#months.at(form.at);
        await this.#months.look(month);
        if (!within(form.at, month)) continue;
        const content = rows[row]?.content.toString('hex');
        // Only a point that starts when its id says has such an id.
        for (const [series, other] of this.#book.ofForm(form)) {
          suspect(month, { row, series, start: form.at, sameContent: form.at === points.start[row] && other === content });
        }
      }
    }
    for (const { row, series, start, content } of await this.#senderIds.find(ids)) {
      const month = this.#months.at(start);
      await this.#months.look(month);
      const same = start === points.start[row] && content === rows[row]?.content.toString('hex');
      if (same) suspect(month, { row, series, start, sameContent: true });
      else answer[row] = standing.contradicts;
    }
  }

  async #compare(points: PointColumns, month: Month, suspects: readonly Suspect[], answer: Uint8Array): Promise<void> {
    const found = await this.#ask<Found>(
      `select x.place::int4 as place, p.quantity::text as quantity, o.unit, o.factor::text as factor, o.factor_divisor::text as divisor
       from unnest($1::int4[], $2::int8[]) with ordinality as x (series, start, place)
       join point_${month.name} p on p.start = timestamptz 'epoch' + x.start * interval '1 microsecond' and p.series = x.series
       join outcome o on o.id = p.outcome`,
      [numbersText(suspects.map(({ series }) => series)), numbersText(suspects.map(({ start }) => start))]);
    for (const each of found) {
      const entry = suspects[each.place - 1];
      if (entry === undefined) continue;
      const form = points.series[points.seriesOf[entry.row] ?? 0];
      const same = entry.sameContent && form !== undefined && isSameQuantity(form, numberAt(points.quantity, entry.row), each);
      answer[entry.row] = same ? standing.known : standing.contradicts;
    }
  }

  /** The same id twice in one batch: the second is held against the first that is new. */
  #compareAmongRows(points: PointColumns, ids: readonly (string | null)[], rows: readonly Series[], answer: Uint8Array): void {
    const first = new Map<string, number>();
    for (let row = 0; row < points.count; row++) {
      const id = ids[row] ?? null;
      if (id === null || answer[row] !== standing.fresh) continue;
      const before = first.get(id);
      if (before === undefined) {
        first.set(id, row);
        continue;
      }
      const [form, other] = [points.series[points.seriesOf[row] ?? 0], points.series[points.seriesOf[before] ?? 0]];
      const same = form !== undefined && other !== undefined && rows[row]?.content.equals(rows[before]?.content ?? Buffer.alloc(0)) === true
        && points.start[row] === points.start[before]
        && isSameQuantityOfRows(points, row, before);
      answer[row] = same ? standing.known : standing.contradicts;
    }
  }
}

function isSameQuantityOfRows(points: PointColumns, row: number, before: number): boolean {
  const [form, other] = [points.series[points.seriesOf[row] ?? 0], points.series[points.seriesOf[before] ?? 0]];
  if (form === undefined || other === undefined) return false;
  const quantity = numberAt(points.quantity, before);
  return isSameQuantity(form, numberAt(points.quantity, row), {
    quantity: `${quantity.numerator}/${quantity.denominator}`, unit: other.unit,
    factor: other.inMeterUnit === null ? null : String(other.inMeterUnit.numerator), divisor: other.inMeterUnit === null ? null : String(other.inMeterUnit.denominator),
  });
}
