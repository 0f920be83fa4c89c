/** Which rows of a batch can lie in one pack: those of one meter, month and set of fields, with ids or without. */
import { type CodedColumn, type Dictionary, absent } from '../../../columns/index.ts';
import type { PointColumns } from '../../batch.ts';
import { isNumber } from '../fields-text.ts';
import type { Months } from '../months.ts';
import type { PackShape } from './gathering.ts';

export interface Group {
  readonly name: string;
  readonly shape: PackShape;
  readonly rows: Uint32Array;
}

/** What a row has of a field. */
const [nothing, text, number] = [0, 1, 2];
const states = 3;
const twice = 2;

/** By code of a dictionary, `text` or `number`, as far as it was needed. */
class ValueKinds {
  readonly #known = new WeakMap<Dictionary, number[]>();

  of(dictionary: Dictionary): readonly number[] {
    let kinds = this.#known.get(dictionary);
    if (kinds === undefined) this.#known.set(dictionary, kinds = [nothing]);
    for (let code = kinds.length; code < dictionary.size; code++) kinds.push(isNumber(dictionary.values[code]!) ? number : text);
    return kinds;
  }
}

export class Groups {
  readonly #months: Months;
  readonly #kinds = new ValueKinds();

  constructor(months: Months) {
    this.#months = months;
  }

  of(points: PointColumns, rows: Uint32Array): readonly Group[] {
    const shapeOf = new Uint32Array(points.count);
    const shapes = this.#shapes(points, rows, shapeOf);
    const [numbers, groups] = [new Map<number, number>(), [] as { readonly name: string; readonly shape: PackShape; count: number }[]];
    const months = new Map<string, number>();
    const groupOf = new Uint32Array(points.count);
    const meters = points.meter.dictionary.size;
    let [from, to, month] = [Number.NaN, Number.NaN, 0];
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      const start = points.start[row]!;
      if (!(start >= from && start < to)) {
        const own = this.#months.at(start);
        [from, to] = [own.from, own.to];
        month = months.get(own.name) ?? months.size;
        months.set(own.name, month);
      }
      const hasId = points.ids !== null && points.ids[row] !== null;
      const kind = ((month * shapes.length + shapeOf[row]!) * meters + points.meter.codes[row]!) * twice + (hasId ? 1 : 0);
      let group = numbers.get(kind);
      if (group === undefined) {
        const [meter, fields] = [points.meter.dictionary.text(points.meter.codes[row]!), shapes[shapeOf[row]!]!];
        group = groups.push({ name: JSON.stringify([meter, this.#months.at(start).name, hasId, [...fields]]), shape: { meter, hasIds: hasId, fields }, count: 0 }) - 1;
        numbers.set(kind, group);
      }
      groups[group]!.count += 1;
      groupOf[row] = group;
    }
    return gatherRows(rows, groupOf, groups);
  }

  /** The sets of fields of the rows; `shapeOf` is filled with the place of each row's among them. */
  #shapes(points: PointColumns, rows: Uint32Array, shapeOf: Uint32Array): readonly ReadonlyMap<string, boolean>[] {
    let shapes: ReadonlyMap<string, boolean>[] = [new Map()];
    // By name, so that the order in which an input names its fields makes no other shape.
    for (const [name, column] of [...points.fields].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) shapes = this.#divide(shapes, name, column, rows, shapeOf);
    return shapes;
  }

  /** Divides shapes by what rows have of one field. */
  #divide(shapes: readonly ReadonlyMap<string, boolean>[], name: string, { dictionary, codes }: CodedColumn, rows: Uint32Array, shapeOf: Uint32Array): ReadonlyMap<string, boolean>[] {
    const kinds = this.#kinds.of(dictionary);
    const places = new Int32Array(shapes.length * states).fill(-1);
    const divided: ReadonlyMap<string, boolean>[] = [];
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      const code = codes[row]!;
      const state = code === absent ? nothing : kinds[code]!;
      const pair = shapeOf[row]! * states + state;
      let place = places[pair]!;
      if (place < 0) {
        const shape = shapes[shapeOf[row]!]!;
        place = divided.push(state === nothing ? shape : new Map([...shape, [name, state === number]])) - 1;
        places[pair] = place;
      }
      shapeOf[row] = place;
    }
    return divided;
  }
}

function gatherRows(rows: Uint32Array, groupOf: Uint32Array, groups: readonly { readonly name: string; readonly shape: PackShape; readonly count: number }[]): readonly Group[] {
  const gathered = groups.map(({ count }) => new Uint32Array(count));
  const next = new Uint32Array(groups.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    const group = groupOf[row]!;
    gathered[group]![next[group]!] = row;
    next[group] = next[group]! + 1;
  }
  return groups.map(({ name, shape }, group) => ({ name, shape, rows: gathered[group]! }));
}
