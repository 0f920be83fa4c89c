/**
 * Which series without ids the ledger may have: their keys, read once, when a batch brings many points among whose time there are rows. So a
 * point of a series that was never seen costs no look at its texts.
 */
import type { PointColumns } from '../batch.ts';
import { KeyTable } from './packs/key-table.ts';
import type { PackKeys } from './packs/pack-keys.ts';
import type { ReadCopy } from './packs/read-copy.ts';

/** Of fewer points the database is asked series by series. */
const rowsWorthIt = 256;
const twoTo32 = 4_294_967_296;

/** A key of 48 bits as one number. */
export const keyNumber = (high: number, low: number): number => high * twoTo32 + low;

export class SeriesKeys {
  readonly #keys: PackKeys;
  readonly #read: ReadCopy;
  readonly #ofOneScope: boolean;
  #table: KeyTable | null = null;
  /** Whether there are series of which no key is kept: then every one may be there. */
  #isIncomplete = false;

  /** @param ofOneScope whether the intake brings points of one scope only, which have few series: the database is asked for those. */
  constructor(keys: PackKeys, read: ReadCopy, ofOneScope: boolean) {
    [this.#keys, this.#read, this.#ofOneScope] = [keys, read, ofOneScope];
  }

  /** The keys of series, by row. */
  async of(points: PointColumns): Promise<(row: number) => number> {
    const { seriesHigh, seriesLow } = this.#keys.maker.of(points);
    return (row) => keyNumber(seriesHigh[row]!, seriesLow[row]!);
  }

  /** This intake keeps a series. */
  add(key: number): void {
    if (this.#table === null) return;
    this.#table.begin(0, 0, 1);
    this.#table.add(Math.floor(key / twoTo32), key % twoTo32);
  }

  /** Those of some rows without ids whose series may be there. */
  async among(points: PointColumns, rows: readonly number[]): Promise<readonly number[]> {
    if (rows.length < rowsWorthIt || this.#ofOneScope) return rows;
    const table = this.#table ??= await this.#readAll();
    if (this.#isIncomplete) return rows;
    const { seriesHigh, seriesLow } = this.#keys.maker.of(points);
    return rows.filter((row) => {
      let found = false;
      table.find(seriesHigh[row]!, seriesLow[row]!, () => { found = true; });
      return found;
    });
  }

  async #readAll(): Promise<KeyTable> {
    const table = new KeyTable();
    const rows = await this.#read('select key from series where not has_id');
    table.begin(0, 0, rows.length);
    for (const [key] of rows) {
      if (key == null) this.#isIncomplete = true;
      else table.add(key.readUInt16BE(2), key.readUInt32BE(4));
    }
    return table;
  }
}
