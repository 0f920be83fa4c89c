/** Ids that senders gave and that do not follow from series and start: a table of its own, for which only such points pay. */
import type { Ask } from './ask.ts';

interface KeptId {
  readonly row: number;
  readonly series: number;
  /** Microseconds since 1970. */
  readonly start: number;
  /** The content of its series, in hex. */
  readonly content: string;
}

export class SenderIds {
  readonly #ask: Ask;
  /** Whether there may be any; `null` before the database was asked. */
  #any: boolean | null = null;
  /** Whether this intake wrote points whose ids follow from their series. */
  wroteForms = false;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  wrote(): void {
    this.#any = true;
  }

  /** Where the points with these ids stand. */
  async find(ids: readonly (string | null)[]): Promise<readonly KeptId[]> {
    this.#any ??= (await this.#ask<{ found: boolean }>('select exists (select from sender_id) as found', []))[0]?.found === true;
    if (!this.#any) return [];
    const asked = ids.flatMap((id, row) => (id === null ? [] : [{ id, row }]));
    const found = await this.#ask<{ place: number; series: number; start: string; content: string }>(
      `select x.place::int4 as place, i.series, (extract(epoch from i.start) * 1000000)::int8::text as start, encode(s.content, 'hex') as content
       from unnest($1::text[]) with ordinality as x (id, place)
       join sender_id i on i.id = x.id
       join series s on s.id = i.series`, [asked.map(({ id }) => id)]);
    return found.map(({ place, series, start, content }) => ({ row: asked[place - 1]?.row ?? 0, series, start: Number(start), content }));
  }
}
