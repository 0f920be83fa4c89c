/** Which points of a batch are kept already as rows. Where nothing of their series and months can be, the database is not asked. */
import { type PointColumns, standing } from '../batch.ts';
import { type Ask, numbersText } from './ask.ts';
import { type IdForm, idFormOf } from './id-form.ts';
import type { Month, Months } from './months.ts';
import { type KeptQuantity, isSameQuantity, numberAt } from './quantity.ts';
import type { Series, SeriesBook } from './series-book.ts';
import type { SenderIds } from './sender-ids.ts';
import type { SeriesKeys } from './series-keys.ts';

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
  readonly #seriesKeys: SeriesKeys;

  constructor(ask: Ask, months: Months, book: SeriesBook, senderIds: SenderIds, seriesKeys: SeriesKeys) {
    this.#ask = ask;
    this.#months = months;
    this.#book = book;
    this.#senderIds = senderIds;
    this.#seriesKeys = seriesKeys;
  }

  /** Notes by row how the point stands to rows that are kept. */
  async note(points: PointColumns, answer: Uint8Array): Promise<void> {
    const suspects = new Map<Month, Suspect[]>();
    const suspect = (month: Month, entry: Suspect): void => {
      const among = suspects.get(month);
      if (among === undefined) suspects.set(month, [entry]);
      else among.push(entry);
    };
    await this.#suspectPlain(points, suspect);
    if (points.ids !== null) await this.#suspectIds(points, points.ids, answer, suspect);
    for (const [month, among] of suspects) await this.#compare(points, month, among, answer);
  }

  async #suspectPlain(points: PointColumns, suspect: (month: Month, entry: Suspect) => void): Promise<void> {
    if (this.#book.isEmpty) return;
    const doubtful: number[] = [];
    let month: Month | null = null;
    for (let row = 0; row < points.count; row++) {
      if (points.ids !== null && points.ids[row] !== null) continue;
      const start = points.start[row]!;
      if (month === null || start < month.from || start >= month.to) {
        month = this.#months.at(start);
        if (Number.isNaN(month.earliest)) await this.#months.look(month);
      }
      if (within(start, month)) doubtful.push(row);
    }
    if (doubtful.length === 0) return;
    const suspected = await this.#seriesKeys.among(points, doubtful);
    const rows = this.#book.ofRows(points, suspected);
    await this.#book.find(suspected.flatMap((row) => rows[row] ?? []));
    for (const row of suspected) {
      const [series, start] = [rows[row], points.start[row]!];
      if (series === undefined || series.id === 0) continue;
      const own = this.#months.at(start);
      if (mayHold(series, start, own)) suspect(own, { row, series: series.id, start, sameContent: true });
    }
  }

  async #suspectIds(points: PointColumns, ids: readonly (string | null)[], answer: Uint8Array, suspect: (month: Month, entry: Suspect) => void): Promise<void> {
    const contentOf = (row: number): string | undefined => this.#book.ofRows(points, [row])[row]?.content.toString('hex');
    if (await this.#book.hasForms() || this.#senderIds.wroteForms) {
      const forms = ids.map((id) => (id === null ? null : idFormOf(id)));
      await this.#book.ofForms(forms.filter((form): form is IdForm => form !== null));
      for (let row = 0; row < points.count; row++) {
        const form = forms[row] ?? null;
        if (form === null) continue;
        const month = this.#months.at(form.at);
        await this.#months.look(month);
        if (!within(form.at, month)) continue;
        const found = this.#book.ofForm(form);
        if (found.size === 0) continue;
        const content = contentOf(row);
        // Only a point that starts when its id says has such an id.
        for (const [series, other] of found) suspect(month, { row, series, start: form.at, sameContent: form.at === points.start[row] && other === content });
      }
    }
    for (const { row, series, start, content } of await this.#senderIds.find(ids)) {
      const month = this.#months.at(start);
      await this.#months.look(month);
      const same = start === points.start[row] && content === contentOf(row);
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
      const form = points.units[points.unitOf[entry.row] ?? 0];
      const same = entry.sameContent && form !== undefined && isSameQuantity(form, numberAt(points.quantity, entry.row), each);
      answer[entry.row] = same ? standing.known : standing.contradicts;
    }
  }
}
