/** Points on which two who price by one hashmap would differ if they could: for each rule at, below and above what it waits for, and rules together. */
import { type Rational, add, compare, decimalText, decimalsNeeded, rational, subtract, zero } from '../money/index.ts';
import { type Field, type HashmapState, type Service, sameParent } from './hashmap/state.ts';

export interface SamplePoint {
  readonly service: string;
  /** Decimal. */
  readonly volume: string;
  readonly fields: Readonly<Record<string, string>>;
}

const one = rational(1n);
const half = rational(1n, 2n);
/** A text that no rule names. */
const unknown = 'no rule names this';

const around = (level: Rational): readonly string[] => [level, subtract(level, half), add(level, one)].filter((value) => compare(value, zero) >= 0 && decimalsNeeded(value) !== null).map((value) => decimalText(value));

/** Texts of a field: those of its mappings, and numbers around its thresholds. CloudKitty fails on a text under a threshold, so there no other text is tried. */
function textsOf({ mappings, thresholds }: HashmapState, field: Field): readonly string[] {
  const parent = { kind: 'field', id: field.id } as const;
  const levels = thresholds.filter((rule) => sameParent(rule.parent, parent));
  const values = mappings.filter((rule) => sameParent(rule.parent, parent)).flatMap(({ value }) => (value === null ? [] : [value]));
  const numbers = levels.flatMap(({ level }) => around(level));
  return [...new Set(levels.length > 0 ? [...numbers, ...values.filter((value) => /^\d+(\.\d+)?$/.test(value))] : [...values, unknown])];
}

/** A number below `of`; the same row of them each time. */
function chooser(): (of: number) => number {
  let seed = 1;
  return (of) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % of;
  };
}

function* pointsOf(state: HashmapState, service: Service): Generator<SamplePoint> {
  const fields = state.fields.filter(({ serviceId }) => serviceId === service.id).map((field) => ({ name: field.name, texts: textsOf(state, field) }));
  const volumes = [...new Set(['1', '2.5', ...state.thresholds.filter((rule) => sameParent(rule.parent, { kind: 'service', id: service.id })).flatMap(({ level }) => around(level))])];
  for (const volume of volumes) yield { service: service.name, volume, fields: {} };
  for (const { name, texts } of fields) for (const text of texts) yield { service: service.name, volume: '1', fields: { [name]: text } };
  const below = chooser();
  const some = <T>(all: readonly T[]): T => all[below(all.length)]!;
  if (fields.length === 0) return;
  for (;;) yield { service: service.name, volume: some(volumes), fields: Object.fromEntries(fields.filter(({ texts }) => texts.length > 0 && below(4) > 0).map(({ name, texts }) => [name, some(texts)])) };
}

/** So many points at most, shared by the services; none twice. */
export function sampleOf(state: HashmapState, most: number): readonly SamplePoint[] {
  const walks = state.services.map((service) => pointsOf(state, service));
  const found = new Map<string, SamplePoint>();
  const open = new Set(walks);
  for (let tries = 0; found.size < most && open.size > 0 && tries < 4 * most; tries++) {
    for (const walk of open) {
      const { value, done } = walk.next();
      if (done === true) open.delete(walk);
      else if (found.size < most) found.set(JSON.stringify(value), value);
    }
  }
  return [...found.values()];
}
