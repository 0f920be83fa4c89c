/** Loose ratios below which a change has broken the product's speed: about half of what is measured on a loaded machine. What is reached stands in the reach table. */
export interface Gate {
  readonly what: string;
  /** A figure of a gate section. */
  readonly figure: string;
  readonly section: 'w1' | 'import';
  readonly atLeast: number;
}

export const gates: readonly Gate[] = [
  { what: 'W1, rows, ratio to decimal.js', figure: 'w1: Tariff, rows to decimal.js', section: 'w1', atLeast: 1.5 },
  { what: 'W1, columns, ratio to decimal.js', figure: 'w1: Tariff, columns to decimal.js', section: 'w1', atLeast: 10 },
  { what: 'NDJSON to points, ratio to JSON.parse', figure: 'import: Tariff, NDJSON to points to JSON.parse', section: 'import', atLeast: 1.2 },
];
