/** The outcomes of a run: each distinct one is a row, however many points it has. */
import type { OutcomeForm, UnitForm } from '../batch.ts';
import { assertStorable } from '../storable-text.ts';
import type { Ask } from './ask.ts';

/** Reasons are texts and may differ from point to point: more than this are not held in memory. */
const outcomesMost = 50_000;

const nameOf = ({ status, code, reason, line, points = 1 }: OutcomeForm, { unit, meterUnit, inMeterUnit }: UnitForm): string =>
  JSON.stringify([status, points, code, reason, line?.module, line?.rule, line?.at, line?.currency, unit, meterUnit, inMeterUnit === null ? null : `${inMeterUnit.numerator}/${inMeterUnit.denominator}`]);

export class OutcomeBook {
  readonly #ask: Ask;
  readonly #runId: bigint;
  readonly #rulebookHash: string;
  #ids = new Map<string, number>();

  constructor(ask: Ask, runId: bigint, rulebookHash: string) {
    this.#ask = ask;
    this.#runId = runId;
    this.#rulebookHash = rulebookHash;
  }

  /** The ids of outcomes with their units, in the same order; those that are new are kept. */
  async idsOf(pairs: readonly (readonly [OutcomeForm, UnitForm])[]): Promise<readonly number[]> {
    if (this.#ids.size > outcomesMost) this.#ids = new Map();
    const names = pairs.map(([form, unit]) => nameOf(form, unit));
    const absent = new Map(names.flatMap((name, index) => {
      const pair = pairs[index];
      return this.#ids.has(name) || pair === undefined ? [] : [[name, pair] as const];
    }));
    if (absent.size > 0) await this.#keep([...absent.keys()], [...absent.values()]);
    return names.map((name) => this.#ids.get(name) ?? 0);
  }

  async #keep(names: readonly string[], pairs: readonly (readonly [OutcomeForm, UnitForm])[]): Promise<void> {
    for (const [{ code, reason, line }, { unit, meterUnit }] of pairs) {
      for (const text of [code, reason, line?.module, line?.rule, line?.at, line?.currency, unit, meterUnit]) assertStorable(text ?? '');
    }
    const forms = pairs.map(([form]) => form);
    const ids = await this.#ask<{ id: number }>(
      `insert into outcome (run_id, rulebook_hash, status, code, reason, module, rule, at, currency, unit, meter_unit, factor, factor_divisor, points)
       select $1, case when rule is not null then $2 end, status, code, reason, module, rule, at, currency, unit, meter_unit, factor, factor_divisor, points
       from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::numeric[], $13::numeric[], $14::int2[])
         with ordinality as x (status, code, reason, module, rule, at, currency, unit, meter_unit, factor, factor_divisor, points, place)
       order by place returning id`,
      [String(this.#runId), this.#rulebookHash, forms.map(({ status }) => status), forms.map(({ code }) => code), forms.map(({ reason }) => reason),
        forms.map(({ line }) => line?.module ?? null), forms.map(({ line }) => line?.rule ?? null), forms.map(({ line }) => line?.at ?? null), forms.map(({ line }) => line?.currency ?? null),
        pairs.map(([, { unit }]) => unit), pairs.map(([, { meterUnit }]) => meterUnit),
        pairs.map(([, { inMeterUnit }]) => (inMeterUnit === null ? null : inMeterUnit.numerator.toString())), pairs.map(([, { inMeterUnit }]) => (inMeterUnit === null ? null : inMeterUnit.denominator.toString())), forms.map(({ points = 1 }) => points)]);
    names.forEach((name, index) => this.#ids.set(name, ids[index]?.id ?? 0));
  }
}
