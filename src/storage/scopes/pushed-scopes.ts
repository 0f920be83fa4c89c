/** Scopes whose usage others bring, noted in the transaction of an intake. Knows nothing of usage. */
import type { PoolClient } from 'pg';
import { assertStorable } from '../storable-text.ts';

/** Stands where a fetcher would: what is pushed is not asked for. */
export const pushed = 'pushed';

const identifiersAtOnce = 5000;
/** Who was seen a moment ago is left alone: nobody is to wait for his row, and it need not be written with every small intake. */
const lately = "interval '10 minutes'";

/** In one order for everybody, so that two never wait for each other in a circle. */
export async function seePushed(client: PoolClient, identifiers: readonly string[]): Promise<void> {
  for (const text of identifiers) assertStorable(text);
  const sorted = [...identifiers].sort();
  for (let from = 0; from < sorted.length; from += identifiersAtOnce) {
    await client.query(
      `insert into scope (identifier, fetcher, seen_at)
       select x.identifier, $2, clock_timestamp() from unnest($1::text[]) with ordinality as x (identifier, place)
       where not exists (select from scope s where s.identifier = x.identifier and s.seen_at > clock_timestamp() - ${lately}) order by x.place
       on conflict (identifier) do update set seen_at = greatest(scope.seen_at, excluded.seen_at)`, [sorted.slice(from, from + identifiersAtOnce), pushed]);
  }
}
