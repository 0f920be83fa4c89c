/** How values are compared. Amounts and shares only ever exactly; the operators that json-rules-engine has compare floating point numbers, and are for counts. */
import { compare, exactNumber } from '../money/index.ts';

/** By what `compare` says of the two. */
const exact = {
  decimalGreaterThan: (order: -1 | 0 | 1) => order > 0,
  decimalLessThan: (order: -1 | 0 | 1) => order < 0,
  decimalEqual: (order: -1 | 0 | 1) => order === 0,
  atLeast: (order: -1 | 0 | 1) => order >= 0,
  atMost: (order: -1 | 0 | 1) => order <= 0,
} as const;

/** Those of json-rules-engine, with the exact one that says the same. */
const ofCounts = {
  equal: 'decimalEqual', notEqual: 'decimalEqual', lessThan: 'decimalLessThan', lessThanInclusive: 'atMost', greaterThan: 'decimalGreaterThan', greaterThanInclusive: 'atLeast',
} as const;

export type ExactOperator = keyof typeof exact;
export type OperatorName = ExactOperator | keyof typeof ofCounts;

export const exactOperators = Object.keys(exact) as readonly ExactOperator[];
export const operatorNames = [...exactOperators, ...Object.keys(ofCounts) as (keyof typeof ofCounts)[]] as readonly OperatorName[];
export const isOperator = (name: string): name is OperatorName => Object.hasOwn(exact, name) || Object.hasOwn(ofCounts, name);
export const isExact = (name: OperatorName): name is ExactOperator => Object.hasOwn(exact, name);

/** What is to be written in place of an operator of counts. */
export const exactFor = (name: Exclude<OperatorName, ExactOperator>): string => (name === 'notEqual' ? '`not` around `decimalEqual`' : `\`${ofCounts[name]}\``);

const textOf = (value: string | number): string => String(value);

/** @param left and right are exact texts, or whole numbers. */
export const holdsExactly = (operator: ExactOperator, left: string | number, right: string | number): boolean => exact[operator](compare(exactNumber(textOf(left)), exactNumber(textOf(right))));
