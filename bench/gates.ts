/** Loose ratios below which a change has broken the product's speed. Those that the product does not reach yet wait here until it does. */
export interface Gate {
  readonly what: string;
  /** A figure of a gate section. */
  readonly figure: string;
  readonly section: 'w1' | 'import';
  readonly atLeast: number;
  /** Whether it is watched: set it when the product reaches it with room to spare. */
  readonly isReached: boolean;
}

export const gates: readonly Gate[] = [
  { what: 'W1, rows, ratio to decimal.js', figure: 'w1: Tariff, rows to decimal.js', section: 'w1', atLeast: 8, isReached: false },
  { what: 'W1, columns, ratio to decimal.js', figure: 'w1: Tariff, columns to decimal.js', section: 'w1', atLeast: 20, isReached: false },
  { what: 'NDJSON to points, ratio to JSON.parse', figure: 'import: Tariff, NDJSON to points to JSON.parse', section: 'import', atLeast: 1.6, isReached: false },
];
