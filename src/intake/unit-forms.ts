/** The units of a batch's rows, each with what it is in the unit of its meter. Found by codes, not by texts. */
import type { UsageBatch } from '../columns/index.ts';
import { type Rational, divide, one } from '../money/index.ts';
import type { Tariff } from '../rating/index.ts';
import type { UnitForm } from '../storage/index.ts';
import { sameKind, unitText } from '../units/index.ts';

/** What a unit is in that of its meter. What no rule rates may be measured in anything: it is its own unit. */
export function unitFormOf({ meters, units }: Tariff, meterName: string, unit: string): UnitForm & { readonly inMeterUnit: Rational } {
  const [meter, read] = [meters.get(meterName), units.read(unit)];
  if (meter === undefined || read === null || !sameKind(read, meter.unit)) return { unit, meterUnit: unit, inMeterUnit: one };
  return { unit, meterUnit: unitText(meter.unit), inMeterUnit: divide(read.factor, meter.unit.factor) };
}

export class UnitForms {
  readonly #tariff: Tariff;
  /** By meter and unit: the same objects again and again. */
  readonly #forms = new Map<string, UnitForm>();

  constructor(tariff: Tariff) {
    this.#tariff = tariff;
  }

  /** The units that occur on some rows, and the place of each of these rows among them. */
  find({ meter, unit }: UsageBatch, rows: Int32Array): { readonly units: readonly UnitForm[]; readonly unitOf: Uint32Array } {
    const units: UnitForm[] = [];
    const places = new Map<number, number>();
    const unitOf = new Uint32Array(rows.length);
    const width = unit.dictionary.size;
    for (let index = 0; index < rows.length; index++) {
      const [meterCode, unitCode] = [meter.codes[rows[index]!]!, unit.codes[rows[index]!]!];
      const pair = meterCode * width + unitCode;
      let place = places.get(pair);
      if (place === undefined) {
        place = units.push(this.#form(meter.dictionary.text(meterCode), unit.dictionary.text(unitCode))) - 1;
        places.set(pair, place);
      }
      unitOf[index] = place;
    }
    return { units, unitOf };
  }

  #form(meterName: string, unit: string): UnitForm {
    const name = JSON.stringify([meterName, unit]);
    const known = this.#forms.get(name);
    if (known !== undefined) return known;
    const form = unitFormOf(this.#tariff, meterName, unit);
    this.#forms.set(name, form);
    return form;
  }
}
