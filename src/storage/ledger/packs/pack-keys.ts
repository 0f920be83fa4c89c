/**
 * Which points of packs, kept or still gathering, may be those of a batch. Keys are read when the first batch needs them: of points with an
 * id all there are; of others those of packs whose time meets the batch's.
 */
import type { PointColumns } from '../../batch.ts';
import { instantText } from '../../../time/index.ts';
import type { Instant } from '../../../time/index.ts';
import type { Ask } from '../ask.ts';
import { KeyTable } from './key-table.ts';
import { type KeysOfHolder, SortedKeys } from './sorted-keys.ts';
import { KeyMaker, type PointKeys, highAt, keyBytes, lowAt } from './point-keys.ts';
import type { ReadCopy } from './read-copy.ts';
import { RepeatedKeys } from './repeated-keys.ts';

/** A place in a pack at which a row's point may lie. */
export interface Nominee {
  readonly row: number;
  readonly pack: number;
  readonly place: number;
}

/** Is told of a row and a place in a pack that bear the same key. */
type Match = (row: number, pack: number, place: number) => void;

/** What became of a holder that is not in a pack yet, or went to the rows. */
const gathers = -1;
const wentToRows = 0;

export interface KeysAtFirst {
  /** As long as an intake has asked for no more points than this, keys are not kept in memory. */
  readonly heldAgainst: number;
  /** Where the intake brings points of one scope only: no other packs are looked at. */
  readonly scope: string | null;
  readonly before: number;
  readonly seed: { readonly high: number; readonly low: number };
}

export class PackKeys {
  readonly #ask: Ask;
  readonly #read: ReadCopy;
  readonly #heldAgainst: number;
  readonly #scope: string | null;
  /** Of what this intake brings. */
  readonly #withIds = new KeyTable();
  readonly #without = new KeyTable();
  /** Of what was there before, as far as it was read. */
  readonly #keptWithIds: SortedKeys[] = [];
  readonly #keptWithout: SortedKeys[] = [];
  readonly #repeated = new RepeatedKeys();
  /** By holder, the number of the pack. */
  readonly #holders: number[] = [];
  readonly maker: KeyMaker;
  /** The last pack that was there before this intake; 0 where there was none. */
  readonly before: number;
  #idsRead = false;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  readonly #packsRead = new Set<number>();
  /** Points that were asked for so far. */
  #asked = 0;

  constructor(ask: Ask, read: ReadCopy, { heldAgainst, scope, before, seed }: KeysAtFirst) {
    [this.#ask, this.#read, this.#heldAgainst, this.#scope, this.before] = [ask, read, heldAgainst, scope, before];
    this.maker = new KeyMaker(seed);
  }

  holder(): number {
    return this.#holders.push(gathers) - 1;
  }

  /** What gathered there lies in a pack now, or, without one, in rows. */
  settle(holder: number, pack: number | null): void {
    this.#holders[holder] = pack ?? wentToRows;
  }

  /** Notes keys of rows that lie in a holder from a place on. */
  add(hasIds: boolean, { high, low }: PointKeys, rows: Uint32Array, holder: number, first: number): void {
    const table = hasIds ? this.#withIds : this.#without;
    table.begin(holder, first, rows.length);
    for (let index = 0; index < rows.length; index++) table.add(high[rows[index]!]!, low[rows[index]!]!);
  }

  /** Whether two rows of a batch may have the same id. */
  mayRepeatIds(points: PointColumns): boolean {
    return points.ids !== null && this.#repeated.among(points, this.maker.of(points));
  }

  /**
   * Points that have the key of a row of the batch.
   * @param send is given the holders among them that still gather, and sees to it that they do no longer.
   */
  async nominees(points: PointColumns, send: (holders: ReadonlySet<number>) => Promise<void>): Promise<readonly Nominee[]> {
    if (points.count === 0 || (this.before === 0 && this.#holders.length === 0)) return [];
    const found: { readonly row: number; readonly holder: number; readonly place: number }[] = [];
    await this.#readKeys(points, (row, pack, place) => void found.push({ row, holder: this.#holders.push(pack) - 1, place }));
    const filled = (tables: readonly (KeyTable | SortedKeys)[]): readonly (KeyTable | SortedKeys)[] => tables.filter(({ size }) => size > 0);
    const [plain, withIds] = [filled([this.#without, ...this.#keptWithout]), points.ids === null ? [] : filled([this.#withIds, ...this.#keptWithIds])];
    if (plain.length === 0 && withIds.length === 0 && found.length === 0) return [];
    const { high, low } = this.maker.of(points);
    const gathering = new Set<number>();
    let row = 0;
    const note = (holder: number, place: number): void => {
      found.push({ row, holder, place });
      if (this.#holders[holder] === gathers) gathering.add(holder);
    };
    for (; row < points.count; row++) {
      const hasId = points.ids !== null && points.ids[row] !== null;
      for (const table of hasId ? withIds : plain) table.find(high[row]!, low[row]!, note);
    }
    if (gathering.size > 0) await send(gathering);
    return found.flatMap((each): Nominee[] => {
      const pack = this.#holders[each.holder] ?? wentToRows;
      return pack === wentToRows ? [] : [{ row: each.row, pack, place: each.place }];
    });
  }

  /** Reads the keys that are wanted; those of few points are only held against them. */
  async #readKeys(points: PointColumns, found: Match): Promise<void> {
    const { before } = this;
    if (before === 0) return;
    const [withIds, without]: [number[], number[]] = [[], []];
    for (let row = 0; row < points.count; row++) (points.ids !== null && points.ids[row] !== null ? withIds : without).push(row);
    this.#asked += points.count;
    const few = this.#asked <= this.#heldAgainst;
    if (withIds.length > 0 && !this.#idsRead) {
      const where = `has_ids and id <= ${before}`;
      if (few) await this.#scan(points, withIds, where, found);
      else {
        this.#idsRead = true;
        await this.#take(this.#keptWithIds, where);
      }
    }
    if (without.length === 0) return;
    let [from, to] = [few ? Number.POSITIVE_INFINITY : this.#from, few ? Number.NEGATIVE_INFINITY : this.#to];
    for (const row of without) {
      const start = points.start[row]!;
      if (start < from) from = start;
      if (start > to) to = start;
    }
    if (from >= this.#from && to <= this.#to) return;
    const read = this.#packsRead.size === 0 ? '' : ` and id <> all ('{${[...this.#packsRead].join(',')}}')`;
    const where = `not has_ids and id <= ${before} and first <= '${instantText(to as Instant)}' and last >= '${instantText(from as Instant)}'${read}`;
    if (few) await this.#scan(points, without, where, found);
    else {
      [this.#from, this.#to] = [from, to];
      await this.#take(this.#keptWithout, where);
    }
  }

  /** The same condition, of packs that may hold points of the intake's scope; `null` where there are none. */
  async #ofScope(where: string): Promise<string | null> {
    if (this.#scope === null) return where;
    const packs = await this.#ask<{ id: number }>(`select id from pack where (scope = $1 or scope is null) and ${where}`, [this.#scope]);
    return packs.length === 0 ? null : `id in (${packs.map(({ id }) => id).join(', ')})`;
  }

  /** Holds the keys of some rows against those of packs, and keeps none. */
  async #scan(points: PointColumns, rows: readonly number[], condition: string, found: Match): Promise<void> {
    const where = await this.#ofScope(condition);
    if (where === null) return;
    const { high, low } = this.maker.of(points);
    const table = new KeyTable();
    table.begin(0, 0, rows.length);
    for (const row of rows) table.add(high[row]!, low[row]!);
    let [pack, place] = [0, 0];
    const note = (_holder: number, index: number): void => found(rows[index]!, pack, place);
    for (const [id, keys] of await this.#read(`select id, keys from pack where ${where}`)) {
      if (id == null || keys == null) throw new TypeError('INVARIANT: a pack has a number and keys');
      pack = id.readInt32BE(0);
      const count = keys.length / keyBytes;
      for (place = 0; place < count; place++) table.find(highAt(keys, place), lowAt(keys, place), note);
    }
  }

  async #take(into: SortedKeys[], condition: string): Promise<void> {
    const where = await this.#ofScope(condition);
    if (where === null) return;
    const packs = (await this.#read(`select id, keys from pack where ${where}`)).map(([id, keys]): KeysOfHolder => {
      if (id == null || keys == null) throw new TypeError('INVARIANT: a pack has a number and keys');
      const pack = id.readInt32BE(0);
      this.#packsRead.add(pack);
      return { holder: this.#holders.push(pack) - 1, keys };
    });
    if (packs.length > 0) into.push(new SortedKeys(packs));
  }
}
