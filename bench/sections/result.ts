/** What a section finds, as plain data that its process hands back. */
import { type Exactness, exactnessText, isExact } from '../oracle/check.ts';
import type { Timing } from '../protocol/rounds.ts';

export interface ExactnessLine {
  readonly name: string;
  readonly isExact: boolean;
  readonly isProduct: boolean;
  readonly text: string;
}

export interface TimingLine {
  readonly name: string;
  readonly form: string;
  readonly sample: number;
  readonly rounds: number;
  readonly wallUs: number;
  readonly cpuUs: number;
  readonly leastCpuUs: number;
  readonly perCpuSecond: number;
}

/** A number with a name: reach and gates look for it. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  /** Measured on less than its name asks for: fewer points, fewer rows. */
  readonly onLess?: boolean;
}

export interface SectionResult {
  readonly name: string;
  readonly title: string;
  readonly exactness: readonly ExactnessLine[];
  readonly timings: readonly TimingLine[];
  readonly figures: readonly Figure[];
  /** What was not run, and why. */
  readonly leftOut: readonly string[];
}

export const exactnessLine = (name: string, isProduct: boolean, exactness: Exactness): ExactnessLine => ({
  name, isProduct, isExact: isExact(exactness), text: exactness.first === null ? exactnessText(exactness) : `${exactnessText(exactness)}; ${exactness.first.slice(0, 120)}`,
});

export const timingLine = ({ name, count, rounds, wallUs, cpuUs, leastCpuUs, perCpuSecond }: Timing, form: string): TimingLine => ({ name, form, sample: count, rounds, wallUs, cpuUs, leastCpuUs, perCpuSecond });
