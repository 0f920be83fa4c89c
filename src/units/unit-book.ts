/** The units that one rulebook knows: built-in ones, its own, its currency, and the words its meters count. */
import { multiply, one, rational, type Rational } from '../money/index.ts';
import { builtInUnits, calendarUnits } from './built-in.ts';
import { type Unit, divideUnits, isOversized, multiplyUnits, namedUnit, unitless } from './unit.ts';

const currencyPrefix = 'currency ';
const wordPrefix = 'word ';

/** A unit as it was written: names, and between them `*` or `/`. */
export interface UnitFactor {
  readonly name: string;
  readonly inverse: boolean;
  /** Where the name stands in the text of the whole unit. */
  readonly start: number; // not money: a place in a text
  readonly end: number; // not money: a place in a text
}

const factorPattern = /([*/]?)(?:`([^`]+)`|([^*/`\s]+))/y;

/** Splits `EUR/GiB/month` into its factors, or gives `null` for a text that is not a unit. */
export function unitFactors(text: string): readonly UnitFactor[] | null {
  const factors: UnitFactor[] = [];
  factorPattern.lastIndex = 0;
  while (factorPattern.lastIndex < text.length) {
    const match = factorPattern.exec(text);
    if (match === null || (match[1] === '') !== (factors.length === 0)) return null;
    factors.push({ name: match[2] ?? match[3] ?? '', inverse: match[1] === '/', start: match.index + (match[1] ?? '').length, end: factorPattern.lastIndex });
  }
  return factors.length === 0 ? null : factors;
}

export class UnitBook {
  readonly #units = new Map<string, Unit>(builtInUnits);
  readonly #isCurrency: (code: string) => boolean;

  /** @param isCurrency which codes are money: those of ISO 4217, and whatever the rulebook declares. */
  constructor(isCurrency: (code: string) => boolean) {
    this.#isCurrency = isCurrency;
  }

  /** A word that counts things of its own kind: `core`, `call`, `GB-Mo`. Words that are units already stay what they are. */
  addWord(name: string): void {
    if (this.find(name) === null) this.#units.set(name, namedUnit(name, new Map([[wordPrefix + name, 1n]]), one));
  }

  /** `unit NAME is QUANTITY`: the name now stands for so many of another unit. */
  addDefined(name: string, quantity: Rational, unit: Unit): void {
    this.#units.set(name, namedUnit(name, unit.dimension, multiply(quantity, unit.factor)));
  }

  /** The unit of that name, or `null` when the rulebook does not know it. */
  find(name: string): Unit | null {
    const known = this.#units.get(name);
    if (known !== undefined) return known;
    // A month without a declared length is a unit of its own: it cancels against itself and against nothing else.
    if (calendarUnits.has(name)) return namedUnit(name, new Map([[wordPrefix + name, 1n]]), rational(1n));
    if (this.#isCurrency(name)) return namedUnit(name, new Map([[currencyPrefix + name, 1n]]), one);
    return null;
  }

  /** Whether the unit is an amount of money and nothing else; gives its currency. */
  currencyOf(unit: Unit): string | null {
    const [only, ...others] = unit.dimension;
    if (only === undefined || others.length > 0 || only[1] !== 1n || !only[0].startsWith(currencyPrefix)) return null;
    return only[0].slice(currencyPrefix.length);
  }

  /** The currencies that occur in a unit, above or below the stroke. */
  currenciesIn(unit: Unit): readonly string[] {
    return [...unit.dimension.keys()].filter((base) => base.startsWith(currencyPrefix)).map((base) => base.slice(currencyPrefix.length));
  }

  /** Calendar spans in the unit that nobody has given a length. */
  spansWithoutLength(unit: Unit): readonly string[] {
    return [...calendarUnits].filter((name) => unit.dimension.has(wordPrefix + name));
  }

  /** The product of the factors, or the first of them that is no unit, or at which the product is beyond all bounds. */
  product(factors: readonly UnitFactor[]): { readonly unit: Unit } | { readonly unknown: UnitFactor } | { readonly oversized: UnitFactor } {
    let result: Unit = unitless;
    for (const factor of factors) {
      const unit = this.find(factor.name);
      if (unit === null) return { unknown: factor };
      result = factor.inverse ? divideUnits(result, unit) : multiplyUnits(result, unit);
      if (isOversized(result)) return { oversized: factor };
    }
    return { unit: result };
  }

  /** Reads a unit that usage names: a single name first (`GB-Mo`, `1 Hour`), then a product such as `GiB*hour`. */
  read(text: string): Unit | null {
    const single = this.find(text);
    if (single !== null) return single;
    const factors = unitFactors(text);
    if (factors === null) return null;
    const product = this.product(factors);
    return 'unit' in product ? product.unit : null;
  }

  names(): readonly string[] {
    return [...this.#units.keys()];
  }
}
