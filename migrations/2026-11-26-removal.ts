/**
 * Removal of a scope's points from the ledger: a function that takes them out of packs, arrays and all. Takes milliseconds. Undone by dropping it.
 */
import { Migration } from '@mikro-orm/migrations';

export class Removal extends Migration {
  override up(): void {
    // An array of fewer elements than points stands for all of them, or for none.
    this.addSql(`
      create function elements_kept(of_all anyarray, kept int4[], size int4) returns anyarray language sql immutable as $$
        select case when of_all is null or cardinality(of_all) < size then of_all else (select array_agg(of_all[k] order by o) from unnest(kept) with ordinality as x (k, o)) end $$`);
    this.addSql(`
      create function take_out_of_pack(of_pack int4, of_scope text, since timestamptz, spared int4[]) returns int4 language plpgsql as $$
        declare
          former int4;
          kept int4[];
          lines_left int4;
        begin
          select p.size, array(
              select r.place from (
                select generate_series(1, p.size) as place, unnest(p.starts) as start, pack_scopes(p.id) as scope, unnest(p.n) as n) r
              where r.scope is distinct from of_scope or r.start < since or coalesce(r.n, p.n[1]) = any(spared) order by r.place)
            into former, kept from pack p where p.id = of_pack;
          if former is null or cardinality(kept) = former then return 0; end if;
          if cardinality(kept) = 0 then
            delete from pack_line where pack = of_pack;
            delete from pack_text where pack = of_pack;
            delete from pack where id = of_pack;
            return former;
          end if;
          select count(*) into lines_left from pack_line l, unnest(l.rows) as x (place) where l.pack = of_pack and x.place::int4 = any(kept);
          if lines_left = 0 then delete from pack_line where pack = of_pack; end if;
          update pack_line l set
            rows = (select array_agg(array_position(kept, l.rows[x]::int4)::int2 order by o) from unnest(k.lines) with ordinality as y (x, o)),
            outcomes = elements_kept(l.outcomes, k.lines, cardinality(l.rows)), amounts = elements_kept(l.amounts, k.lines, cardinality(l.rows)),
            charged = elements_kept(l.charged, k.lines, cardinality(l.rows)), charged_divisors = elements_kept(l.charged_divisors, k.lines, cardinality(l.rows))
          from (select pack, array(select x::int4 from generate_series(1, cardinality(rows)) as x where rows[x]::int4 = any(kept) order by x) as lines from pack_line where pack = of_pack) k
          where l.pack = of_pack and cardinality(k.lines) > 0;
          update pack_text t set
            texts = case t.form when 'each' then elements_kept(t.texts, kept, former) else t.texts end,
            codes = case t.form when 'coded' then elements_kept(t.codes, kept, former) else t.codes end
          where t.pack = of_pack;
          update pack p set
            size = cardinality(kept), starts = elements_kept(p.starts, kept, former), lengths = elements_kept(p.lengths, kept, former), outcomes = elements_kept(p.outcomes, kept, former),
            quantities = elements_kept(p.quantities, kept, former), amounts = elements_kept(p.amounts, kept, former), charged = elements_kept(p.charged, kept, former),
            charged_divisors = elements_kept(p.charged_divisors, kept, former), n = elements_kept(p.n, kept, former), ids = elements_kept(p.ids, kept, former),
            keys = (select string_agg(substr(p.keys, 6 * (k - 1) + 1, 6), ''::bytea order by o) from unnest(kept) with ordinality as x (k, o))
          where p.id = of_pack;
          update pack p set first = (select min(s) from unnest(p.starts) as x (s)), last = (select max(s) from unnest(p.starts) as x (s)) where p.id = of_pack;
          return former - cardinality(kept);
        end $$`);
  }

  override down(): void {
    this.addSql(`drop function take_out_of_pack(int4, text, timestamptz, int4[])`);
    this.addSql(`drop function elements_kept(anyarray, int4[], int4)`);
  }
}
