/** Which points of a batch are kept already in packs: keys nominate, and what they nominate is read and compared with every digit. */
import { decimalText } from '../../../money/index.ts';
import { type PointColumns, standing } from '../../batch.ts';
import { type Ask, numbersText } from '../ask.ts';
import { NumericDigits } from '../numeric-digits.ts';
import { isSameQuantity, numberAt } from '../quantity.ts';
import { textAt } from '../same-point.ts';
import type { Nominee } from './pack-keys.ts';
import { Elements, instantAt, int2At, int4At, isWritten, longAt, numericIn } from './read-arrays.ts';
import type { CopiedRow, ReadCopy } from './read-copy.ts';

/** Of so many packs at once what is compared is held in memory; again for the next batch. */
const packsHeld = 16;

interface Unit {
  readonly unit: string;
  readonly factor: string | null;
  readonly divisor: string | null;
}

/** A column of texts as it lies in a pack. */
class KeptTexts {
  readonly isScope: boolean;
  readonly name: string;
  readonly #texts: Elements;
  readonly #codes: Buffer | null;
  readonly #read: (string | undefined)[];
  readonly #isOne: boolean;

  constructor([, kind, name, form, texts, codes]: CopiedRow) {
    if (kind == null || name == null || form == null || texts == null) throw new TypeError('INVARIANT: a column of texts has all its parts');
    [this.isScope, this.name] = [kind.toString() === 'scope', name.toString()];
    this.#texts = new Elements(texts);
    this.#codes = codes ?? null;
    this.#isOne = form.toString() === 'one';
    this.#read = new Array<string | undefined>(this.#texts.count).fill(undefined);
  }

  at(place: number): string {
    const code = this.#isOne ? 0 : this.#codes === null ? place : int2At(this.#codes, place) - 1;
    return (this.#read[code] ??= this.#texts.text(code));
  }
}

class KeptPack {
  readonly #row: CopiedRow;
  readonly #ids: Elements | null;
  readonly #quantities: Elements;
  readonly meter: string;
  scope: KeptTexts | null = null;
  readonly fields: KeptTexts[] = [];

  constructor(row: CopiedRow) {
    this.#row = row;
    this.meter = row[1]?.toString() ?? '';
    this.#ids = row[6] == null ? null : new Elements(row[6]);
    this.#quantities = new Elements(this.#part(7));
  }

  #part(place: number): Buffer {
    const part = this.#row[place];
    if (part == null) throw new TypeError('INVARIANT: a pack has all its parts');
    return part;
  }

  start = (place: number): number => instantAt(this.#part(2), place);
  length = (place: number): number => longAt(this.#part(3), place);
  outcome = (place: number): number => int4At(this.#part(4), place);
  n = (place: number): number => (this.#row[5] == null ? 0 : int4At(this.#row[5], place));
  id = (place: number): string | null => this.#ids?.text(place) ?? null;
  /** As it was sent by PostgreSQL. */
  quantity = (place: number): Buffer => this.#quantities.at(this.#quantities.count === 1 ? 0 : place);

  /** Whether a row is this point in everything but id, number and quantity. */
  isLike(points: PointColumns, row: number, place: number): boolean {
    if (points.start[row] !== this.start(place) || points.end[row] !== this.start(place) + this.length(place)) return false;
    if (textAt(points.meter, row) !== this.meter || textAt(points.scope, row) !== this.scope?.at(place)) return false;
    let present = 0;
    for (const column of points.fields.values()) if (textAt(column, row) !== null) present += 1;
    return present === this.fields.length && this.fields.every((kept) => {
      const column = points.fields.get(kept.name);
      return column !== undefined && textAt(column, row) === kept.at(place);
    });
  }
}

export class KnownInPacks {
  readonly #ask: Ask;
  readonly #read: ReadCopy;
  readonly #packs = new Map<number, KeptPack>();
  readonly #units = new Map<number, Unit>();
  readonly #digits = new NumericDigits();

  constructor(ask: Ask, read: ReadCopy) {
    [this.#ask, this.#read] = [ask, read];
  }

  /** Notes by row how the point stands to those that are nominated. */
  async note(points: PointColumns, nominees: readonly Nominee[], answer: Uint8Array): Promise<void> {
    const byPack = Map.groupBy(nominees, ({ pack }) => pack);
    const numbers = [...byPack.keys()];
    for (let from = 0; from < numbers.length; from += packsHeld) {
      const some = numbers.slice(from, from + packsHeld);
      await this.#hold(some);
      const among = some.flatMap((pack) => byPack.get(pack) ?? []).filter(({ row, pack, place }) => this.#isSameIdentity(points, row, this.#packs.get(pack)!, place));
      await this.#findUnits(among.map(({ pack, place }) => this.#packs.get(pack)!.outcome(place)));
      for (const { row, pack, place } of among) answer[row] = this.#isSame(points, row, this.#packs.get(pack)!, place) ? standing.known : standing.contradicts;
    }
  }

  #isSameIdentity(points: PointColumns, row: number, pack: KeptPack, place: number): boolean {
    const id = points.ids?.[row] ?? null;
    if (id !== null) return pack.id(place) === id;
    return pack.id(place) === null && pack.n(place) === (points.n?.[row] ?? 0) && pack.isLike(points, row, place);
  }

  #isSame(points: PointColumns, row: number, pack: KeptPack, place: number): boolean {
    if ((points.ids?.[row] ?? null) !== null && !pack.isLike(points, row, place)) return false;
    const [form, kept] = [points.units[points.unitOf[row]!], this.#units.get(pack.outcome(place))];
    if (form === undefined || kept === undefined) throw new TypeError('INVARIANT: a point has a unit');
    const quantity = pack.quantity(place);
    if (form.unit === kept.unit && this.#digits.setAt(points.quantity, row)) return isWritten(this.#digits, quantity);
    return isSameQuantity(form, numberAt(points.quantity, row), { quantity: decimalText(numericIn(quantity)), ...kept });
  }

  async #hold(numbers: readonly number[]): Promise<void> {
    const absent = numbers.filter((number) => !this.#packs.has(number));
    if (absent.length === 0) return;
    for (const number of [...this.#packs.keys()]) {
      if (this.#packs.size + absent.length <= packsHeld) break;
      if (!numbers.includes(number)) this.#packs.delete(number);
    }
    const among = `in (${absent.join(', ')})`;
    for (const row of await this.#read(`select id, meter, starts, lengths, outcomes, n, ids, quantities from pack where id ${among}`)) this.#packs.set(row[0]?.readInt32BE(0) ?? 0, new KeptPack(row));
    for (const row of await this.#read(`select pack, kind, name, form, texts, codes from pack_text where pack ${among}`)) {
      const [pack, texts] = [this.#packs.get(row[0]?.readInt32BE(0) ?? 0), new KeptTexts(row)];
      if (texts.isScope) pack!.scope = texts;
      else pack!.fields.push(texts);
    }
  }

  async #findUnits(outcomes: readonly number[]): Promise<void> {
    const unknown = new Set(outcomes.filter((outcome) => !this.#units.has(outcome)));
    if (unknown.size === 0) return;
    const found = await this.#ask<Unit & { id: number }>('select id, unit, factor::text as factor, factor_divisor::text as divisor from outcome where id = any($1::int4[])', [numbersText(unknown)]);
    for (const { id, unit, factor, divisor } of found) this.#units.set(id, { unit, factor, divisor });
  }
}
