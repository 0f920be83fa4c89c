/**
 * From readings to verdicts: every input ends as rated, unrated, stopped, known or refused. The same code serves the
 * dry run and the stored one; they differ only in where known points are looked up.
 */
import { type BoundPoint, type Refusal, type Tariff, TotalsInMemory, type UsagePoint, type Verdict, bindPoint, hasRunningTotals, pricePoint } from '../rating/index.ts';
import { unitText } from '../units/index.ts';
import type { Reading } from '../collect/index.ts';
import { type Identity, IdentityCounter, inOrderOfTime } from './identity.ts';

export type Assessment =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'known'; readonly point: UsagePoint }
  | { readonly kind: 'priced'; readonly point: UsagePoint; readonly identity: Identity; readonly verdict: Verdict; readonly meterUnit: string; /** In base units, where its fields fit the meter. */ readonly bound: BoundPoint | null };

/** Finds points that were taken before: hex key to hex content. */
export type LookUpKnown = (keys: readonly Uint8Array[]) => Promise<ReadonlyMap<string, string>>;

type Bound =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'bound'; readonly point: UsagePoint; readonly identity: Identity; readonly bound: BoundPoint | null; readonly stopped: Verdict | null; readonly meterUnit: string };

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
      this.#warn(`${point.place}: the meter ${point.meter} declares no field \`${name}\`; it is kept, and no rule can read it`);
    }
  }

  /** To be called when the input has been read: what only its end shows. */
  end(): void {
    const { repeated } = this.#counter;
    if (repeated > 0) this.#warn(`${repeated} point${repeated === 1 ? ' shares its' : 's share their'} meter, scope, period and fields with an earlier one and ${repeated === 1 ? 'has' : 'have'} no \`id\`: they are told apart by their order alone, so give each an \`id\` where inputs are sent again or in parts`);
  }

  #bind(reading: Reading): Bound {
    if (reading.kind === 'refusal') return { kind: 'refused', refusal: reading.refusal };
    const { point } = reading;
    const binding = bindPoint(this.#tariff, point);
    if (binding.kind === 'refused') return binding;
    if (binding.kind === 'stopped') {
      const { meter, quantity, code, reason } = binding;
      return { kind: 'bound', point, identity: this.#counter.identify(point, quantity), meterUnit: unitText(meter.unit), bound: null, stopped: { status: 'stopped', code, reason } };
    }
    this.#warnUndeclared(point, binding.undeclared);
    const { meter, quantity } = binding.point;
    return { kind: 'bound', point, identity: this.#counter.identify(point, quantity), meterUnit: unitText(meter.unit), bound: binding.point, stopped: null };
  }

  #price(entry: Extract<Bound, { kind: 'bound' }>): Verdict {
    if (entry.stopped !== null || entry.bound === null) return entry.stopped ?? { status: 'stopped', code: 'T0203', reason: 'a value is not known' };
    const verdict = pricePoint(this.#tariff, entry.bound, this.totals);
    if (verdict.status === 'rated') this.totals.apply(verdict.movements);
    return verdict;
  }

  async assess(readings: readonly Reading[]): Promise<readonly Assessment[]> {
    const bound = readings.map((reading) => this.#bind(reading));
    const known = new Map(await this.#lookUp(bound.flatMap((entry) => (entry.kind === 'bound' ? [entry.identity.key] : []))));
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
      const { point, identity, meterUnit, bound: boundPoint } = entry;
      assessments[index] = { kind: 'priced', point, identity, meterUnit, verdict: this.#price(entry), bound: boundPoint };
    }
    return assessments.flatMap((assessment) => assessment ?? []);
  }
}

function contradicts(point: UsagePoint): Refusal {
  const what = point.id === null ? 'this meter, scope, period and fields' : `the id ${JSON.stringify(point.id)}`;
  const reason = `${what} came before with another ${point.id === null ? 'quantity' : 'content'}: usage that was taken is corrected, not overwritten`;
  return { place: point.place, code: 'U301', field: point.id === null ? 'quantity' : 'id', reason };
}

/** For a dry run: what this input itself said before. */
export function rememberKnown(): { readonly lookUp: LookUpKnown; readonly remember: (assessments: readonly Assessment[]) => void } {
  const seen = new Map<string, string>();
  return {
    lookUp: (keys) => Promise.resolve(new Map(keys.flatMap((key) => {
      const content = seen.get(hex(key));
      return content === undefined ? [] : [[hex(key), content] as const];
    }))),
    remember: (assessments) => {
      for (const entry of assessments) if (entry.kind === 'priced') seen.set(hex(entry.identity.key), hex(entry.identity.content));
    },
  };
}
