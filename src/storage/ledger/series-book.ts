/**
 * The series of an intake: finds for each row the series to which it belongs, by what the batch says, in memory; and their ids, in the
 * database, one statement for all that are new to it.
 */
import { createHash } from 'node:crypto';
import type { PointColumns } from '../batch.ts';
import { assertStorable } from '../storable-text.ts';
import type { Ask } from './ask.ts';
import { fieldPairs, fieldsText } from './fields-text.ts';
import { type IdForm, idFormOf } from './id-form.ts';
import { type SeriesForm, SeriesForms } from './series-forms.ts';

/** One series: points that differ in start and quantity only. */
export interface Series {
  readonly form: SeriesForm;
  readonly length: number;
  readonly hasId: boolean;
  readonly prefix: string | null;
  readonly suffix: string | null;
  /** SHA-256 of meter, scope, length and fields. */
  readonly content: Buffer;
  /** SHA-256 of that, and of how its points are told apart. */
  readonly hash: Buffer;
  /** The how-manieth of series that are alike. */
  readonly n: number;
  /** In the database; 0 while it is not there. */
  id: number;
  /** Whether the database was asked for it. */
  asked: boolean;
  /** Whether this intake brought it: nothing of it was there before. */
  fresh: boolean;
  /** Starts of the first and the last point that this intake has written. */
  earliest: number;
  latest: number;
}

/** What is known of an object of a batch's list. */
interface Branches {
  readonly series: Map<string, Series>;
  lastLength: number;
  lastN: number;
  last: Series | null;
}

/** More series than this are not held in memory at once. */
const seriesMost = 200_000;
/** Ids that hold a time make a series for each of what stands around it; where that never repeats they are kept as they are. */
const formsTried = 1000;
const pointsPerForm = 4;

const sha = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest();

export class SeriesBook {
  readonly #ask: Ask;
  readonly #noteKey: (key: number) => void;
  #byName = new Map<string, Series>();
  #branches = new WeakMap<SeriesForm, Branches>();
  #rows = new WeakMap<PointColumns, (Series | undefined)[]>();
  readonly #formsOf = new SeriesForms();
  /** By what stands before the time in an id: ids of series in the database. */
  #byPrefix = new Map<string, Map<number, string>>();
  #forms = 0;
  #formed = 0;
  /** Whether there was any series when the intake began. */
  #empty: boolean;
  #kept = 0;
  #hasForms: boolean | null = null;

  /**
   * @param empty whether there was no series when the intake began.
   * @param noteKey is told the key of each series that this intake keeps.
   */
  constructor(ask: Ask, empty: boolean, noteKey: (key: number) => void) {
    this.#ask = ask;
    this.#empty = empty;
    this.#noteKey = noteKey;
  }

  /** Makes room where there are too many; true where something was forgotten. To be called between batches. */
  forget(): boolean {
    if (this.#byName.size <= seriesMost && this.#byPrefix.size <= seriesMost) return false;
    this.#byName = new Map();
    this.#byPrefix = new Map();
    this.#branches = new WeakMap();
    this.#rows = new WeakMap();
    this.#empty = false;
    this.#hasForms = true;
    return true;
  }

  /** By row, the series of the rows that are asked for. A row with an id of its own belongs to the first of its kind until it is written. */
  ofRows(points: PointColumns, rows: ArrayLike<number>): readonly (Series | undefined)[] {
    let known = this.#rows.get(points);
    if (known === undefined) this.#rows.set(points, known = new Array<Series | undefined>(points.count).fill(undefined));
    const formOf = this.#formsOf.finder(points);
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      if (known[row] !== undefined) continue;
      const form = formOf(row);
      const own = this.#branchesOf(form);
      const start = points.start[row] ?? Number.NaN;
      const length = (points.end[row] ?? Number.NaN) - start;
      const id = points.ids?.[row] ?? null;
      known[row] = id === null ? this.#withoutId(form, own, length, points.n?.[row] ?? 0) : this.#withId(form, own, length, start, idFormOf(id));
    }
    return known;
  }

  #branchesOf(form: SeriesForm): Branches {
    const known = this.#branches.get(form);
    if (known !== undefined) return known;
    for (const text of [form.meter, form.scope]) assertStorable(text);
    const made: Branches = { series: new Map(), lastLength: Number.NaN, lastN: 0, last: null };
    this.#branches.set(form, made);
    return made;
  }

  #withoutId(form: SeriesForm, branches: Branches, length: number, n: number): Series {
    if (branches.last !== null && branches.lastLength === length && branches.lastN === n) return branches.last;
    const series = this.#branch(form, branches, length, n, null, null);
    [branches.last, branches.lastLength, branches.lastN] = [series, length, n];
    return series;
  }

  #withId(form: SeriesForm, branches: Branches, length: number, start: number, idForm: IdForm | null): Series {
    if (idForm === null || idForm.at !== start) return this.#branch(form, branches, length, 0, '', null);
    if (this.#forms > formsTried && this.#formed < this.#forms * pointsPerForm && !branches.series.has(nameOf(length, 0, idForm.prefix, idForm.suffix))) {
      return this.#branch(form, branches, length, 0, '', null);
    }
    this.#formed += 1;
    return this.#branch(form, branches, length, 0, idForm.prefix, idForm.suffix);
  }

  /** `suffix` is `null` where the id does not follow; then `prefix` says whether there is one. */
  #branch(form: SeriesForm, branches: Branches, length: number, n: number, prefix: string | null, suffix: string | null): Series {
    const name = nameOf(length, n, prefix, suffix);
    const known = branches.series.get(name);
    if (known !== undefined) return known;
    const content = sha([form.meter, form.scope, length, fieldPairs(form.fields)]);
    const series = this.#intern(form, length, n, content, prefix !== null, suffix === null ? null : prefix, suffix);
    branches.series.set(name, series);
    return series;
  }

  #intern(form: SeriesForm, length: number, n: number, content: Buffer, hasId: boolean, prefix: string | null, suffix: string | null): Series {
    const hash = sha([content.toString('hex'), hasId, prefix, suffix]);
    const name = `${hash.toString('latin1')}${n}`;
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    for (const text of [prefix, suffix]) if (text !== null) assertStorable(text);
    if (prefix !== null) this.#forms += 1;
    const series: Series = {
      form, length, hasId, prefix, suffix, content, hash, n, id: 0, asked: false, fresh: false, earliest: Number.POSITIVE_INFINITY, latest: Number.NEGATIVE_INFINITY,
    };
    this.#byName.set(name, series);
    return series;
  }

  /** The series that is like another but for its number. */
  like(series: Series, n: number): Series {
    return n === series.n ? series : this.#intern(series.form, series.length, n, series.content, series.hasId, series.prefix, series.suffix);
  }

  /** Whether there were series whose ids follow from them when the intake began. */
  async hasForms(): Promise<boolean> {
    this.#hasForms ??= (await this.#ask<{ found: boolean }>('select exists (select from series where id_prefix is not null) as found', []))[0]?.found === true;
    return this.#hasForms;
  }

  /** Whether nothing lies as rows: there was no series, and this intake has kept none. */
  get isEmpty(): boolean {
    return this.#empty && this.#kept === 0;
  }

  /** Finds in the database the ids of series that it was not asked for. */
  async find(all: Iterable<Series>): Promise<void> {
    const unasked = [...new Set(all)].filter((series) => !series.asked);
    if (unasked.length === 0) return;
    for (const series of unasked) [series.asked, series.fresh] = [true, true];
    if (this.#empty) return;
    const found = await this.#ask<{ place: number; id: number }>(
      'select x.place::int4 as place, s.id from unnest($1::bytea[], $2::int4[]) with ordinality as x (hash, n, place) join series s on s.hash = x.hash and s.n = x.n',
      [unasked.map(({ hash }) => hash), unasked.map(({ n }) => n)]);
    for (const { place, id } of found) {
      const series = unasked[place - 1];
      if (series !== undefined) [series.id, series.fresh] = [id, false];
    }
  }

  /**
   * Sees to it that all of them have ids.
   * @param keys of those whose points have no ids.
   */
  async keep(all: Iterable<Series>, keys: ReadonlyMap<Series, number>): Promise<void> {
    const distinct = [...new Set(all)];
    await this.find(distinct);
    const absent = distinct.filter(({ id }) => id === 0);
    if (absent.length === 0) return;
    const ids = await this.#ask<{ id: number }>(
      `insert into series (n, length, hash, content, meter, scope, has_id, id_prefix, id_suffix, fields, key)
       select n, length, hash, content, meter, scope, has_id, id_prefix, id_suffix, fields, key
       from unnest($1::int4[], $2::int8[], $3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::bool[], $8::text[], $9::text[], $10::jsonb[], $11::int8[])
         with ordinality as x (n, length, hash, content, meter, scope, has_id, id_prefix, id_suffix, fields, key, place)
       order by place returning id`,
      [absent.map(({ n }) => n), absent.map(({ length }) => String(length)), absent.map(({ hash }) => hash), absent.map(({ content }) => content),
        absent.map(({ form }) => form.meter), absent.map(({ form }) => form.scope), absent.map(({ hasId }) => hasId),
        absent.map(({ prefix }) => prefix), absent.map(({ suffix }) => suffix), absent.map(({ form }) => fieldsText(form.fields)), absent.map((series) => keys.get(series) ?? null)]);
    this.#kept += absent.length;
    absent.forEach((series, index) => {
      series.id = ids[index]?.id ?? 0;
      const key = keys.get(series);
      if (key !== undefined) this.#noteKey(key);
      if (series.prefix !== null) this.#byPrefix.get(formName(series.prefix, series.suffix ?? ''))?.set(series.id, series.content.toString('hex'));
    });
  }

  /** Ids of the series whose points may have ids of these forms, each with its content in hex. */
  async ofForms(forms: readonly IdForm[]): Promise<void> {
    const unknown = new Map(forms.filter(({ prefix, suffix }) => !this.#byPrefix.has(formName(prefix, suffix))).map((form) => [formName(form.prefix, form.suffix), form]));
    if (unknown.size === 0) return;
    for (const name of unknown.keys()) this.#byPrefix.set(name, new Map());
    const names = [...unknown.keys()];
    const found = await this.#ask<{ place: number; id: number; content: string }>(
      `select x.place::int4 as place, s.id, encode(s.content, 'hex') as content
       from unnest($1::text[], $2::text[]) with ordinality as x (prefix, suffix, place)
       join series s on hashtextextended(s.id_prefix, 0) = hashtextextended(x.prefix, 0) and s.id_prefix = x.prefix and s.id_suffix = x.suffix`,
      [[...unknown.values()].map(({ prefix }) => prefix), [...unknown.values()].map(({ suffix }) => suffix)]);
    for (const { place, id, content } of found) this.#byPrefix.get(names[place - 1] ?? '')?.set(id, content);
  }

  /** After `ofForms`: what was found for a form. */
  ofForm({ prefix, suffix }: IdForm): ReadonlyMap<number, string> {
    return this.#byPrefix.get(formName(prefix, suffix)) ?? new Map<number, string>();
  }
}

const formName = (prefix: string, suffix: string): string => `${prefix.length} ${prefix}${suffix}`;
const nameOf = (length: number, n: number, prefix: string | null, suffix: string | null): string =>
  (prefix === null ? `${length} ${n}` : suffix === null ? `${length} ${n} id` : `${length} ${n} ${formName(prefix, suffix)}`);
