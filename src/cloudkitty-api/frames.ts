/** Points of the ledger as CloudKitty's points: attributes apart as groupby and metadata, in the kinds in which they came. Knows no routes. */
import type { Metric } from '../metrics/index.ts';
import { type Rational, sum } from '../money/index.ts';
import type { FrameAttribute, KeptPoint, Store } from '../storage/index.ts';
import { digitsOf, givenNumberJson, numberJson } from './exact-json.ts';

export interface FramePoint {
  readonly vol: { readonly unit: string; readonly qty: unknown };
  readonly rating: { readonly price: unknown };
  readonly groupby: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

type Kind = FrameAttribute['kind'];
interface Form {
  readonly kinds: ReadonlySet<Kind>;
  readonly isMetadata: boolean;
}

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Where a name came in several kinds the text says which of them this one is. */
function valueOf(text: string, kinds: ReadonlySet<Kind>): unknown {
  if (kinds.has('boolean') && (text === 'True' || text === 'False')) return text === 'True';
  if (kinds.has('number')) return givenNumberJson(text);
  return kinds.has('json') && /^[[{]/.test(text) ? readJson(text) : text;
}

export const priceOf = ({ lines }: KeptPoint): Rational => sum(lines.map(({ amount }) => amount));
export const priceText = (point: KeptPoint): string => digitsOf(priceOf(point));

export class FrameForms {
  readonly #forms = new Map<string, Form>();
  readonly #metadata: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #scopeKey: string;

  private constructor(attributes: readonly FrameAttribute[], metrics: readonly Metric[], scopeKey: string) {
    this.#scopeKey = scopeKey;
    this.#metadata = new Map(metrics.map(({ name, metadata }) => [name, new Set(metadata)]));
    for (const [key, forms] of Map.groupBy(attributes, ({ meter, name }) => JSON.stringify([meter, name]))) {
      this.#forms.set(key, { kinds: new Set(forms.map(({ kind }) => kind)), isMetadata: forms.every(({ isMetadata }) => isMetadata) });
    }
  }

  /** For some points: how their attributes were pushed, or as their metrics are configured. */
  static async of(store: Pick<Store, 'frameAttributes'>, metrics: readonly Metric[], scopeKey: string, points: readonly KeptPoint[]): Promise<FrameForms> {
    const meters = [...new Set(points.map(({ meter }) => meter))];
    return new FrameForms(meters.length === 0 ? [] : await store.frameAttributes.of(meters), metrics, scopeKey);
  }

  pointJson(point: KeptPoint): FramePoint {
    const { groupby, metadata } = this.#attributes(point);
    return { vol: { unit: point.unit, qty: numberJson(point.quantity) }, rating: { price: numberJson(priceOf(point)) }, groupby, metadata };
  }

  /** Both together, as version 1 shows them. */
  descriptionOf(point: KeptPoint): Readonly<Record<string, unknown>> {
    const { groupby, metadata } = this.#attributes(point);
    return { ...metadata, ...groupby };
  }

  #attributes({ meter, scope, fields }: KeptPoint): Pick<FramePoint, 'groupby' | 'metadata'> {
    const [groupby, metadata]: [[string, unknown][], [string, unknown][]] = [[], []];
    for (const [name, { text, kind }] of fields) {
      const form = this.#forms.get(JSON.stringify([meter, name]));
      const isMetadata = form?.isMetadata ?? this.#metadata.get(meter)?.has(name) ?? false;
      (isMetadata ? metadata : groupby).push([name, valueOf(text, form?.kinds ?? new Set([kind]))]);
    }
    if (!fields.has(this.#scopeKey)) groupby.push([this.#scopeKey, scope]);
    return { groupby: Object.fromEntries(groupby), metadata: Object.fromEntries(metadata) };
  }
}
