/** How large a run is. */
export interface Mode {
  readonly name: 'small' | 'default' | 'full' | 'gate';
  /** Points as columns, and points as objects. */
  readonly columnPoints: number;
  readonly rowPoints: number;
  /** Points of the variants, which are looked at for exactness first. */
  readonly variantPoints: number;
  readonly rounds: number;
  /** Rounds of what takes a second and more. */
  readonly longRounds: number;
  readonly warmUps: number;
  readonly leastSampleMs: number;
  /** Of the sample month, the first so many. */
  readonly monthPoints: number;
  readonly importPoints: number;
  readonly storePoints: number;
  /** Sizes of files, for growth and memory; each in a process of its own. */
  readonly growthPoints: readonly number[];
  /** A size that would take longer, by the pace of the one before, is left out. */
  readonly longestSizeSeconds: number;
  readonly growthRows: readonly number[];
  readonly coldStarts: number;
}

const small: Mode = {
  name: 'small', columnPoints: 20_000, rowPoints: 1000, variantPoints: 1000, rounds: 3, longRounds: 2, warmUps: 1, leastSampleMs: 10, monthPoints: 4000, importPoints: 2000, storePoints: 1000,
  growthPoints: [3000, 10_000], longestSizeSeconds: 3, growthRows: [10, 1000], coldStarts: 2,
};
const usual: Mode = {
  name: 'default', columnPoints: 200_000, rowPoints: 20_000, variantPoints: 10_000, rounds: 9, longRounds: 5, warmUps: 3, leastSampleMs: 50, monthPoints: Infinity, importPoints: 50_000, storePoints: 100_000,
  growthPoints: [10_000, 100_000, 1_000_000], longestSizeSeconds: 90, growthRows: [10, 100, 1000, 10_000], coldStarts: 7,
};
const full: Mode = {
  ...usual, name: 'full', columnPoints: 1_000_000, variantPoints: 200_000, rounds: 15, longRounds: 7, importPoints: 200_000, storePoints: 300_000,
  growthPoints: [10_000, 100_000, 1_000_000, 10_000_000], longestSizeSeconds: Infinity,
};

/** For gates: a few ratios, with enough rounds to be relied on. */
const gate: Mode = { ...small, name: 'gate', columnPoints: 100_000, rounds: 7, longRounds: 5, warmUps: 2, leastSampleMs: 40, importPoints: 20_000 };

export const modes: Readonly<Record<Mode['name'], Mode>> = { small, default: usual, full, gate };
