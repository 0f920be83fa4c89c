/** Looks over a rulebook without errors for what is right and perhaps not meant. */
import type { DeclaredRule } from '../checks/rules.ts';
import type { FileContext } from '../checks/context.ts';
import type { Instant } from '../../time/index.ts';
import { warnOfBigSteps } from './big-steps.ts';
import { warnOfCost } from './cost.ts';
import { warnOfIdleColumns } from './idle-columns.ts';
import { warnOfMixedSizes } from './mixed-sizes.ts';
import { warnOfSplits } from './splits.ts';
import { warnOfGaps, warnOfPast } from './times.ts';
import { warnOfUnusedMeters } from './unused.ts';

/** @param today `null` where nobody says what day it is: what depends on it is then not said. */
export function warn(rules: readonly DeclaredRule[], file: FileContext, today: Instant | null): void {
  for (const rule of rules) {
    warnOfMixedSizes(rule);
    warnOfIdleColumns(rule);
    warnOfBigSteps(rule);
    warnOfSplits(rule);
    if (today !== null) warnOfPast(rule, today);
  }
  warnOfGaps(rules);
  warnOfCost(rules);
  warnOfUnusedMeters(rules, file);
}
