/** What the rules of one service may see while they are written: units, fields, and names that are free. */
import { keywords } from '../../language/index.ts';
import type { Field, Service } from './state.ts';
import { Names, priceUnit, written } from './writing.ts';

/** A meter that stands elsewhere, for a service of its name. */
export interface DeclaredMeter {
  /** As the meter writes it: `GiB*hour`. */
  readonly unit: string;
  readonly fields: ReadonlyMap<string, { readonly kind: 'text' | 'number' | 'choice'; readonly optional: boolean }>;
}

export interface RenderingOptions {
  /** The attribute that holds the scope: a field of this name reads `scope`. */
  readonly scopeKey: string;
  /** Hashmaps know no currency: that of the rulebook, `XXX` ("none") otherwise. */
  readonly currency?: string;
  /** Meters that others declare, by the name of the service. */
  readonly meters?: ReadonlyMap<string, DeclaredMeter>;
  /** The unit of a service that has no meter yet; `piece` otherwise. */
  readonly unitOf?: (service: string) => string;
  /** Seconds of a collect period: what begins within one holds from the next on, which is the same for points of that grid and makes fewer blocks. */
  readonly period?: number | null;
  /** Whether people go on with the files, rather than with the hashmap. */
  readonly isKept?: boolean;
  /** Whether the language, the currency and the time zone are written, too. */
  readonly settings?: boolean;
}

export const usualCurrency = 'XXX';
const usualUnit = 'piece';

export const word = (name: string): string => written(name, (plain) => plain in keywords);

/** A unit as others write it: `GiB*hour` stays, what is no product of words becomes one word. */
export const unitText = (unit: string): string => (/^[A-Za-z]\w*([*/][A-Za-z]\w*)*$/.test(unit) ? unit.split(/([*/])/).map((piece) => (/^[*/]$/.test(piece) ? piece : word(piece))).join('') : `\`${unit.replace(/[`\r\n]/g, ' ')}\``);

const builtIn = ['scope', 'start', 'end', 'quantity', 'period', 'months', 'charged'];

export interface Sight {
  readonly service: Service;
  readonly currency: string;
  readonly unit: string;
  readonly priceUnit: string;
  /** How the field is read: `flavor`, or `scope`; `null` where the meter has no such text. */
  readonly read: (field: Field) => string | null;
  /** `has flavor`, or `null` where it is always there. */
  readonly asks: (field: Field) => string | null;
  /** Names for `let` lines, new for each block. */
  readonly names: () => Names;
}

export function sightOf(service: Service, fields: readonly Field[], options: RenderingOptions): Sight {
  const declared = options.meters?.get(service.name);
  const currency = options.currency ?? usualCurrency;
  const unit = unitText(declared?.unit ?? options.unitOf?.(service.name) ?? usualUnit);
  const isScope = ({ name }: Field): boolean => name === options.scopeKey;
  const known = declared === undefined ? null : declared.fields;
  const taken = [...builtIn, ...(known?.keys() ?? []), ...fields.map(({ name }) => name), ...Object.keys(keywords)];
  return {
    service, currency, unit, priceUnit: priceUnit(currency, unit),
    read: (field) => (isScope(field) ? 'scope' : known !== null && known.get(field.name)?.kind !== 'text' ? null : word(field.name)),
    asks: (field) => (isScope(field) || known?.get(field.name)?.optional === false ? null : `has ${word(field.name)}`),
    names: () => new Names(taken),
  };
}
