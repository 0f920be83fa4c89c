/** What a check of the doctor found, and how a check that cannot be made says so. */

export type Outcome = 'ok' | 'warning' | 'failure' | 'skipped';

export interface Finding {
  /** What was looked at: `database`, `collector prometheus`. */
  readonly check: string;
  readonly outcome: Outcome;
  readonly sentence: string;
  /** What to do about it. */
  readonly next: string | null;
  /** Further lines. */
  readonly details: readonly string[];
}

export const finding = (check: string, outcome: Outcome, sentence: string, next: string | null = null, details: readonly string[] = []): Finding => ({ check, outcome, sentence, next, details });

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** So many lines of a kind are shown. */
const detailsMost = 5;

export function firstOf(lines: readonly string[]): readonly string[] {
  return lines.length <= detailsMost ? lines : [...lines.slice(0, detailsMost), `and ${lines.length - detailsMost} more`];
}

export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
