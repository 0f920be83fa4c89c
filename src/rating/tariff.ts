/**
 * The compiled rulebook: plain data, checked by the language, run by the pipeline. Numbers are in base units, so that
 * arithmetic here never asks for a unit again; places lead back to the source.
 */
import type { Rational, Rounding } from '../money/index.ts';
import type { Instant, Zone } from '../time/index.ts';
import type { Unit, UnitBook } from '../units/index.ts';
import type { RowIndex } from './row-index.ts';

/** File (relative to the rulebook) and line, both as a person counts. */
export interface Place {
  readonly file: string;
  readonly line: number; // not money: a line of a file
}

export const placeText = (place: Place): string => `${place.file}:${place.line}`;

export type FieldType =
  | { readonly kind: 'text' }
  | { readonly kind: 'choice'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'number'; readonly unit: Unit };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
  readonly place: Place;
}

export interface Meter {
  readonly name: string;
  readonly unit: Unit;
  readonly fields: ReadonlyMap<string, Field>;
  readonly place: Place;
}

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';
export type FunctionName = 'min' | 'max' | 'abs' | 'round' | 'round_up' | 'round_down' | 'ceil' | 'floor' | 'number';
/** Values that every point has, beside its fields. */
export type BuiltIn = 'scope' | 'quantity' | 'period' | 'charged';

export type Expression =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'built-in'; readonly name: BuiltIn }
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'has'; readonly field: string }
  | { readonly kind: 'not'; readonly operand: Expression }
  | { readonly kind: 'negative'; readonly operand: Expression }
  | { readonly kind: 'arithmetic'; readonly operator: ArithmeticOperator; readonly left: Expression; readonly right: Expression; readonly place: Place }
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'among'; readonly operand: Expression; readonly values: ReadonlySet<string> }
  | { readonly kind: 'if'; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly kind: 'match'; readonly keys: readonly Expression[]; readonly rows: RowIndex<Expression>; readonly place: Place }
  /** `step` is what the rounding functions round to when the author names none: one of the unit that stands there. */
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Expression[]; readonly step: Rational; readonly place: Place };

/** What a rate or a row answers. A price is money per base unit of the meter, `text` the same as written. */
export type Outcome =
  | { readonly kind: 'price'; readonly price: Rational; readonly text: string; readonly place: Place }
  | { readonly kind: 'free'; readonly place: Place }
  | { readonly kind: 'unrated'; readonly place: Place };

export interface Local {
  readonly name: string;
  readonly value: Expression;
}

export type Body =
  | { readonly kind: 'rate'; readonly outcome: Outcome }
  | { readonly kind: 'table'; readonly keys: readonly Expression[]; readonly keyNames: readonly string[]; readonly rows: RowIndex<Outcome>; readonly place: Place }
  | { readonly kind: 'charge'; readonly amount: Expression; readonly place: Place };

/** One dated block of a rule, in force in `[from, until)`. */
export interface Version {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly locals: readonly Local[];
  readonly body: Body;
  readonly place: Place;
}

/** A price rule as it acts on one meter. */
export interface Price {
  readonly module: string;
  readonly name: string;
  readonly when: Expression | null;
  readonly whole: boolean;
  /** In order of time. */
  readonly versions: readonly Version[];
  /** Every rule that this one stands in place of, directly or through others. */
  readonly replaces: ReadonlySet<string>;
  /** Rules that might meet this one, which no proof could exclude: meeting stops the point. */
  readonly mustNotMeet: ReadonlySet<string>;
  readonly place: Place;
}

/** Price rules of modules of equal priority; stages follow each other, the larger priority first. */
export interface Stage {
  readonly priority: bigint;
  readonly prices: readonly Price[];
}

export interface Tariff {
  /** Content hash of the effective rulebook: files and module states. */
  readonly hash: string;
  readonly currency: string;
  readonly rounding: Rounding;
  readonly zone: Zone;
  readonly units: UnitBook;
  readonly meters: ReadonlyMap<string, Meter>;
  /** The stages that act on a meter, in the order in which they act. */
  readonly stages: ReadonlyMap<string, readonly Stage[]>;
}
