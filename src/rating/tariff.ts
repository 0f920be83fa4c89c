/**
 * The compiled rulebook: plain data, checked by the language, run by the pipeline. Numbers are in base units, so that
 * arithmetic here never asks for a unit again; places lead back to the source.
 */
import type { Rational, Rounding } from '../money/index.ts';
import type { Instant, Zone } from '../time/index.ts';
import type { Unit, UnitBook } from '../units/index.ts';
import type { RowIndex } from './row-index.ts';
import type { Over } from './running-totals.ts';
import type { Tier, TierMode } from './tiers.ts';
import type { ClockWindow } from './week.ts';

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
export type BuiltIn = 'scope' | 'quantity' | 'period' | 'months' | 'charged';

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
  | { readonly kind: 'if'; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression; readonly place: Place }
  | { readonly kind: 'match'; readonly keys: readonly Expression[]; readonly rows: RowIndex<Expression>; readonly place: Place }
  /** `step` is what the rounding functions round to when the author names none: one of the unit that stands there. */
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Expression[]; readonly step: Rational; readonly place: Place };

/** What a rate or a row answers. `text` is the answer as written. */
export type Outcome =
  /** `price` is money per base unit of the meter, `flat` is money once per point. */
  | { readonly kind: 'price'; readonly price: Rational; readonly flat: Rational; readonly text: string; readonly place: Place }
  /** `factor` is the signed share of what was charged so far: a discount of 10 % is -1/10. */
  | { readonly kind: 'adjust'; readonly factor: Rational; readonly text: string; readonly place: Place }
  | { readonly kind: 'free'; readonly place: Place }
  | { readonly kind: 'unrated'; readonly place: Place };

export interface Local {
  readonly name: string;
  readonly value: Expression;
}

/** A condition on one key of a `table first`: a pattern of a text, or an upper bound of a number. */
export type KeyTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'text'; readonly value: string }
  /** The texts between the stars, in order; the first and last are tied to the ends of the value. */
  | { readonly kind: 'pattern'; readonly pieces: readonly string[] }
  | { readonly kind: 'up-to'; readonly bound: Rational };

export interface FirstRow {
  readonly tests: readonly KeyTest[];
  readonly outcome: Outcome;
}

/** How a form turns a quantity into money; one kind, one file in `forms/`. */
export type Body =
  | { readonly kind: 'rate'; readonly outcome: Outcome; readonly place: Place }
  | { readonly kind: 'table'; readonly keys: readonly Expression[]; readonly keyNames: readonly string[]; readonly rows: RowIndex<Outcome>; readonly place: Place }
  | { readonly kind: 'first-table'; readonly keys: readonly Expression[]; readonly keyNames: readonly string[]; readonly rows: readonly FirstRow[]; readonly otherwise: Outcome | null; readonly place: Place }
  | { readonly kind: 'charge'; readonly amount: Expression; readonly place: Place }
  | { readonly kind: 'tiers'; readonly mode: TierMode; readonly over: Over; readonly tiers: readonly Tier[]; readonly place: Place }
  | { readonly kind: 'windows'; readonly windows: readonly ClockWindow<Outcome>[]; readonly place: Place }
  /** `amount` for each block of `size` base units, begun or full; with `over`, blocks of the running total. */
  | { readonly kind: 'blocks'; readonly begun: boolean; readonly size: Rational; readonly amount: Rational; readonly over: Over | null; readonly text: string; readonly place: Place };

/** `free QUANTITY over …`: so much of the running total costs nothing. */
export interface Allowance {
  readonly quantity: Rational;
  readonly over: Over;
}

/** One dated block of a rule, in force in `[from, until)`. */
export interface Version {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly locals: readonly Local[];
  readonly allowance: Allowance | null;
  readonly body: Body;
  readonly place: Place;
}

/** A part of a condition that has to hold, as its file writes it. */
export interface Clause {
  readonly code: Expression;
  readonly text: string;
}

/** A price or adjust rule as it acts on one meter. */
export interface Rule {
  readonly kind: 'price' | 'adjust';
  readonly module: string;
  readonly name: string;
  readonly when: Expression | null;
  /** The parts of `when` that all have to hold, for explanations. */
  readonly clauses: readonly Clause[];
  readonly whole: boolean;
  /** In order of time. */
  readonly versions: readonly Version[];
  /** Every rule that this one stands in place of, directly or through others. */
  readonly replaces: ReadonlySet<string>;
  /** Rules that might meet this one, which no proof could exclude: meeting stops the point. */
  readonly mustNotMeet: ReadonlySet<string>;
  readonly place: Place;
}

/** Rules of modules of equal priority; stages follow each other, the larger priority first. All prices act, then all adjusts. */
export interface Stage {
  readonly priority: bigint;
  readonly rules: readonly Rule[];
}

/** One line of a limit: the sum of a window is brought up, or down, to an amount. */
export interface Bound {
  readonly least: boolean;
  readonly amount: Rational;
  readonly over: Over;
  readonly place: Place;
}

export interface LimitVersion {
  readonly from: Instant;
  readonly until: Instant | null;
  readonly bounds: readonly Bound[];
}

/** A limit acts when a window closes, on the rounded lines of its meters. */
export interface Limit {
  readonly module: string;
  readonly name: string;
  readonly priority: bigint;
  readonly meters: ReadonlySet<string>;
  /** Which points count; by meter, since fields are read. */
  readonly when: ReadonlyMap<string, Expression>;
  readonly versions: readonly LimitVersion[];
  readonly replaces: ReadonlySet<string>;
  readonly place: Place;
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
  /** In the order in which they act. */
  readonly limits: readonly Limit[];
}

/** Whether points of the meter move running totals, and so act in order of time. */
export const hasRunningTotals = (tariff: Tariff, meter: string): boolean =>
  (tariff.stages.get(meter) ?? []).some(({ rules }) => rules.some(({ versions }) => versions.some((version) => countedOver(version) !== null)));

/** The running total that a body counts, if any. */
export const overOf = (body: Body): Over | null => (body.kind === 'tiers' || body.kind === 'blocks' ? body.over : null);

/** The running total that a version counts, if any: its body's, or its allowance's. */
export const countedOver = ({ allowance, body }: Version): Over | null => allowance?.over ?? overOf(body);
