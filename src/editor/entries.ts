/** The priced lines of a rule: rates, rows, tiers, windows, blocks, adjusts and limits, each with the key that names it. */
import type { BodyNode, BoundNode, KeyNode, OutcomeNode, QuantityNode, RuleNode, Source, Span, VersionNode } from '../language/index.ts';

export interface Entry {
  /** The same in every dated block: `"m1.small"`, `up to 100 GB`, `rate`. */
  readonly key: string;
  /** The values of a row's keys, for a look into a price list; `null` where the key is not made of values. */
  readonly values: readonly string[] | null;
  readonly outcome: string;
  /** The number that can be compared with the one before; `null` for `free` and the like. */
  readonly price: QuantityNode | null;
  readonly span: Span;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

class EntryReader {
  readonly #text: string;

  constructor(source: Source) {
    this.#text = source.text;
  }

  #slice(span: Span): string {
    return oneLine(this.#text.slice(span.start, span.end));
  }

  #priced(key: string, keySpan: Span, outcome: OutcomeNode, values: readonly string[] | null = null): Entry {
    const price = outcome.kind === 'adjust' ? outcome.adjustment.quantity : outcome.kind === 'price' ? outcome.price ?? outcome.flat : null;
    return { key, values, outcome: this.#slice(outcome.span), price, span: { start: keySpan.start, end: Math.max(keySpan.end, outcome.span.end) } };
  }

  #plain(key: string, span: Span, quantity: QuantityNode): Entry {
    return { key, values: null, outcome: this.#slice(quantity.span), price: quantity, span };
  }

  #bound({ quantity }: BoundNode): string {
    return quantity === null ? 'beyond' : `up to ${this.#slice(quantity.span)}`;
  }

  #rowKey(key: KeyNode): string {
    return key.kind === 'text' ? JSON.stringify(key.value) : key.kind === 'any' ? 'any' : this.#bound(key.bound);
  }

  of(body: BodyNode): readonly Entry[] {
    switch (body.kind) {
      case 'rate': return [this.#priced('rate', body.span, body.outcome)];
      case 'table': return body.rows.map(({ keys, value, span }) => {
        const values = keys === null ? ['else'] : keys.map((key) => (key.kind === 'text' ? key.value : key.kind));
        return this.#priced(keys === null ? 'else' : keys.map((key) => this.#rowKey(key)).join(', '), span, value, values);
      });
      case 'tiers': return body.tiers.map(({ bound, outcome }) => this.#priced(this.#bound(bound), bound.span, outcome));
      case 'windows': return body.windows.map(({ span, outcome }) => this.#priced(this.#slice(span), span, outcome));
      case 'blocks': return [this.#plain(`${body.begun ? 'begun' : 'full'} blocks of ${this.#slice(body.size.span)}`, body.span, body.amount)];
      case 'adjust': return [this.#plain(body.adjustment.kind, body.span, body.adjustment.quantity)];
      case 'limit': return [this.#plain(body.least ? 'at least' : 'at most', body.span, body.amount)];
      case 'csv-table': case 'charge': return [];
    }
  }
}

export const entriesOf = (version: VersionNode, source: Source): readonly Entry[] => {
  const reader = new EntryReader(source);
  return version.bodies.flatMap((body) => reader.of(body));
};

/** The priced line at an offset. */
export function entryAt(rule: RuleNode, source: Source, offset: number): Entry | null {
  return rule.versions.flatMap((version) => entriesOf(version, source)).find(({ span }) => span.start <= offset && offset <= span.end) ?? null;
}
