/**
 * From readings to verdicts: every input ends as rated, unrated, stopped, known or refused. The same code serves the
 * dry run and the stored one; they differ only in where known points are looked up.
 */
import { type Rational, divide } from '../money/index.ts';
import { type BoundPoint, type Meter, type Refusal, type Tariff, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, hasRunningTotals, pricePoint } from '../rating/index.ts';
import { unitText } from '../units/index.ts';
import type { Reading } from '../collect/index.ts';
import { type Identity, IdentityCounter } from './identity.ts';

export type Assessment =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'known'; readonly point: UsagePoint }
  | { readonly kind: 'priced'; readonly point: UsagePoint; readonly identity: Identity; readonly verdict: Verdict; readonly meterUnit: string; /** How many of the meter's unit one of the point's is. */ readonly inMeterUnit: Rational; /** In base units, where its fields fit the meter. */ readonly bound: BoundPoint | null };

/** A point that was held against its meter, as it is looked up and kept. */
export interface IdentifiedReading {
  readonly point: UsagePoint;
  readonly identity: Identity;
  readonly meterUnit: string;
  readonly inMeterUnit: Rational;
}

/** Finds points that were taken before: hex key to hex content, or to an empty text where it is another content. */
export type LookUpKnown = (points: readonly IdentifiedReading[]) => Promise<ReadonlyMap<string, string>>;

type Bound =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | IdentifiedReading & { readonly kind: 'bound'; readonly bound: BoundPoint | null; readonly stopped: Verdict | null };

/** How many readings are looked up and written at once: enough to hide the round trip, few enough to stay small in memory. */
const readingsAtOnce = 2000;

/** Points under a running total act in order of time, so an input that may hold some is assessed as one batch. */
export const batchSizeFor = (tariff: Tariff): number => ([...tariff.meters.keys()].some((meter) => hasRunningTotals(tariff, meter)) ? Number.MAX_SAFE_INTEGER : readingsAtOnce);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Assesses the readings of one input, in order. Keeps what one input needs: counts of equal points, and warnings given. */
export class Assessor {
  readonly #tariff: Tariff;
  readonly #lookUp: LookUpKnown;
  readonly #warn: (sentence: string) => void;
  /** Running totals as this input finds and leaves them. */
  readonly totals = new TotalsInMemory();
  readonly #counter = new IdentityCounter();
  readonly #warned = new Set<string>();
  readonly #units = new Map<string, Pick<IdentifiedReading, 'meterUnit' | 'inMeterUnit'>>();

  constructor(tariff: Tariff, lookUp: LookUpKnown, warn: (sentence: string) => void) {
    this.#tariff = tariff;
    this.#lookUp = lookUp;
    this.#warn = warn;
  }

  #warnUndeclared(point: UsagePoint, names: readonly string[]): void {
    for (const name of names) {
      const key = `${point.meter} ${name}`;
      if (this.#warned.has(key)) continue;
      this.#warned.add(key);
      this.#warn(undeclaredSentence(point.place, point.meter, name));
    }
  }

  /** To be called when the input has been read: what only its end shows. */
  end(): void {
    const { repeated } = this.#counter;
    if (repeated > 0) this.#warn(repeatedSentence(repeated));
  }

  #bind(reading: Reading): Bound {
    if (reading.kind === 'refusal') return { kind: 'refused', refusal: reading.refusal };
    const { point } = reading;
    const binding = bindPoint(this.#tariff, point);
    if (binding.kind === 'refused') return binding;
    if (binding.kind === 'stopped') {
      const { meter, quantity, code, reason } = binding;
      return { kind: 'bound', point, identity: this.#counter.identify(point, quantity), ...this.#unitOf(meter, point.unit), bound: null, stopped: { status: 'stopped', code, reason } };
    }
    this.#warnUndeclared(point, binding.undeclared);
    const { meter, quantity } = binding.point;
    return { kind: 'bound', point, identity: this.#counter.identify(point, quantity), ...this.#unitOf(meter, point.unit), bound: binding.point, stopped: null };
  }

  /** The meter's unit, and what the point's is in it. */
  #unitOf(meter: Meter, unit: string): Pick<IdentifiedReading, 'meterUnit' | 'inMeterUnit'> {
    const name = `${meter.name}\0${unit}`;
    const known = this.#units.get(name);
    if (known !== undefined) return known;
    const found = { meterUnit: unitText(meter.unit), inMeterUnit: divide(this.#tariff.units.read(unit)?.factor ?? meter.unit.factor, meter.unit.factor) };
    this.#units.set(name, found);
    return found;
  }

  #price(entry: Extract<Bound, { kind: 'bound' }>): Verdict {
    if (entry.stopped !== null || entry.bound === null) return entry.stopped ?? { status: 'stopped', code: 'T0203', reason: 'a value is not known' };
    const verdict = pricePoint(this.#tariff, entry.bound, this.totals);
    if (verdict.status === 'rated') this.totals.apply(verdict.movements);
    return verdict;
  }

  async assess(readings: readonly Reading[]): Promise<readonly Assessment[]> {
    const bound = readings.map((reading) => this.#bind(reading));
    const known = new Map(await this.#lookUp(bound.flatMap((entry) => (entry.kind === 'bound' ? [entry] : []))));
    const fresh: { readonly entry: Extract<Bound, { kind: 'bound' }>; readonly index: number }[] = [];
    const assessments = bound.map((entry, index): Assessment | null => {
      if (entry.kind === 'refused') return entry;
      const { point, identity } = entry;
      const [key, content] = [hex(identity.key), hex(identity.content)];
      const before = known.get(key);
      if (before === content) return { kind: 'known', point };
      if (before !== undefined) return { kind: 'refused', refusal: contradicts(point) };
      known.set(key, content);
      fresh.push({ entry, index });
      return null;
    });
    // In order of time, whatever the order of the input; what keeps no totals does not care.
    for (const { entry, index } of fresh.sort((a, b) => inOrderOfTime(a.entry, b.entry))) {
      const { point, identity, meterUnit, inMeterUnit, bound: boundPoint } = entry;
      assessments[index] = { kind: 'priced', point, identity, meterUnit, inMeterUnit, verdict: this.#price(entry), bound: boundPoint };
    }
    return assessments.flatMap((assessment) => assessment ?? []);
  }
}

export const undeclaredSentence = (place: string, meter: string, name: string): string => `${place}: the meter ${meter} declares no field \`${name}\`; it is kept, and no rule can read it`;

export const repeatedSentence = (repeated: number): string =>
  `${repeated} point${repeated === 1 ? ' shares its' : 's share their'} meter, scope, period and fields with an earlier one and ${repeated === 1 ? 'has' : 'have'} no \`id\`: they are told apart by their order alone, so give each an \`id\` where inputs are sent again or in parts`;

type Ordered = { readonly point: UsagePoint; readonly identity: Identity };
export function inOrderOfTime(a: Ordered, b: Ordered): number {
  return a.point.period.start - b.point.period.start || a.point.period.end - b.point.period.end || Buffer.compare(a.identity.key, b.identity.key);
}

export function contradicts(point: UsagePoint): Refusal {
  const what = point.id === null ? 'this meter, scope, period and fields' : `the id ${JSON.stringify(point.id)}`;
  const reason = `${what} came before with another ${point.id === null ? 'quantity' : 'content'}: usage that was taken is corrected, not overwritten`;
  return { place: point.place, code: 'U301', field: point.id === null ? 'quantity' : 'id', reason };
}

/** For a dry run: what this input itself said before. */
export function rememberKnown(): { readonly lookUp: LookUpKnown; readonly remember: (assessments: readonly Assessment[]) => void } {
  const seen = new Map<string, string>();
  return {
    lookUp: (points) => Promise.resolve(new Map(points.flatMap(({ identity }) => {
      const content = seen.get(hex(identity.key));
      return content === undefined ? [] : [[hex(identity.key), content] as const];
    }))),
    remember: (assessments) => {
      for (const entry of assessments) if (entry.kind === 'priced') seen.set(hex(entry.identity.key), hex(entry.identity.content));
    },
  };
}
