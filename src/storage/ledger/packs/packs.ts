/** Gathers points of many batches and sends them as packs; what is too little for a pack goes as rows. */
import type { Dictionary } from '../../../columns/index.ts';
import type { ByteWriter } from '../byte-writer.ts';
import type { Months } from '../months.ts';
import { Gathering } from './gathering.ts';
import { type Group, Groups } from './groups.ts';
import type { OutcomeRows } from './outcome-rows.ts';
import type { PackKeys } from './pack-keys.ts';
import { lineColumns, packColumns, textColumns, writeLines, writePack, writeTextColumns } from './write-pack.ts';

/** How large packs are. */
export interface Packing {
  /** Points of a pack. */
  readonly most: number;
  /** Fewer than this go as rows, where the intake has made no pack of their kind. */
  readonly least: number;
  /** An intake that asks for no more points than this holds them against the keys of packs and keeps none of those. */
  readonly few: number;
}

export const usualPacking: Packing = { most: 8192, least: 512, few: 4096 };
/** Points may have numbers of two bytes in their pack. */
const largestPack = 32_767;
/** Where more points or kinds of points wait than this, they go before their packs are full. */
const waitingMost = 262_144;
const kindsMost = 512;
const sparesMost = 32;

export interface PackOutput {
  /** Where bytes for a table gather. */
  readonly writer: (table: string, columns: string) => ByteWriter;
  /** After something was written: sends it if there is much. */
  readonly gathered: () => Promise<void>;
  readonly asRows: (rows: OutcomeRows) => Promise<void>;
}

export class Packs {
  readonly #keys: PackKeys;
  readonly #groups: Groups;
  readonly #output: PackOutput;
  readonly #packing: Packing;
  readonly #open = new Map<string, Gathering>();
  /** Gatherings that were sent: the next of their kind has their memory. */
  readonly #spare = new Map<string, Gathering>();
  /** Kinds of which this intake has made a pack: what is left of them makes another, however small, so that they do not lie in both forms. */
  readonly #packed = new Set<string>();
  #waiting = 0;
  #lastDictionaries: readonly Dictionary[] = [];
  #lastPack: number | null = null;

  constructor(keys: PackKeys, months: Months, output: PackOutput, packing: Packing) {
    if (packing.most > largestPack) throw new RangeError(`a pack holds at most ${largestPack} points`);
    [this.#keys, this.#output, this.#packing] = [keys, output, packing];
    this.#groups = new Groups(months);
  }

  async take(batch: OutcomeRows): Promise<void> {
    this.#letGo(batch);
    const keys = this.#keys.maker.of(batch.points);
    const { count, further } = batch.further === null ? { count: 0, further: null } : { count: batch.points.count, further: batch.further };
    const [places, holders] = [new Uint32Array(count), new Map<number, Gathering>()];
    const holderOf = new Uint32Array(count);
    const full: { readonly name: string; readonly gathering: Gathering }[] = [];
    for (const group of this.#groups.of(batch.points, batch.rows)) {
      for (let from = 0; from < group.rows.length;) {
        const gathering = this.#gatheringOf(group);
        const some = group.rows.subarray(from, from + this.#packing.most - gathering.size);
        const first = gathering.size;
        gathering.take(batch, some, keys);
        this.#keys.add(group.shape.hasIds, keys, some, gathering.holder, first);
        if (further !== null) {
          holders.set(gathering.holder, gathering);
          some.forEach((row, index) => {
            places[row] = first + index;
            holderOf[row] = gathering.holder;
          });
        }
        from += some.length;
        this.#waiting += some.length;
        if (gathering.size < this.#packing.most) continue;
        full.push({ name: group.name, gathering });
        this.#open.delete(group.name);
      }
    }
    if (further !== null) for (let line = 0; line < further.count; line++) holders.get(holderOf[further.row[line]!]!)!.takeLine(places[further.row[line]!]!, further, line);
    for (const { name, gathering } of full) {
      await this.#send(name, gathering);
      if (this.#spare.size < sparesMost) this.#spare.set(name, gathering);
    }
    if (this.#open.size > kindsMost) await this.finish();
    else if (this.#waiting > waitingMost) await this.#sendSome(({ size }) => size >= this.#packing.least);
  }

  /** Where dictionaries are replaced, nobody is to keep the former ones. */
  #letGo({ points }: OutcomeRows): void {
    const dictionaries = [points.scope.dictionary, ...[...points.fields.values()].map(({ dictionary }) => dictionary)];
    const former = this.#lastDictionaries;
    this.#lastDictionaries = dictionaries;
    if (dictionaries.length === former.length && dictionaries.every((each, index) => each === former[index])) return;
    for (const gathering of this.#open.values()) gathering.settle();
  }

  #gatheringOf({ name, shape }: Group): Gathering {
    let gathering = this.#open.get(name);
    if (gathering !== undefined) return gathering;
    const spare = this.#spare.get(name);
    this.#spare.delete(name);
    gathering = new Gathering(shape, this.#keys.holder(), spare);
    this.#open.set(name, gathering);
    return gathering;
  }

  async #sendSome(which: (gathering: Gathering) => boolean): Promise<void> {
    for (const [name, gathering] of [...this.#open]) {
      if (!which(gathering)) continue;
      this.#open.delete(name);
      await this.#send(name, gathering);
    }
  }

  /** Sends what waits in these holders. */
  sendHolders(holders: ReadonlySet<number>): Promise<void> {
    return this.#sendSome(({ holder }) => holders.has(holder));
  }

  /** Sends all that waits. */
  finish(): Promise<void> {
    return this.#sendSome(() => true);
  }

  async #send(name: string, gathering: Gathering): Promise<void> {
    this.#waiting -= gathering.size;
    if (gathering.size < this.#packing.least && !this.#packed.has(name)) {
      this.#keys.settle(gathering.holder, null);
      await this.#output.asRows(gathering.asRows());
      return;
    }
    this.#packed.add(name);
    gathering.settle();
    const id = (this.#lastPack ?? this.#keys.before) + 1;
    this.#lastPack = id;
    this.#keys.settle(gathering.holder, id);
    const { writer, gathered } = this.#output;
    writePack(writer('pack', packColumns), id, gathering);
    await writeTextColumns(() => writer('pack_text', textColumns), id, gathering, gathered);
    if (gathering.linePlaces.length > 0) writeLines(writer('pack_line', lineColumns), id, gathering);
    await gathered();
  }
}
