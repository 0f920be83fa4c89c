/**
 * All entities, for the ORM. Points and charges are none: `ledger/` writes and reads them in its own way. Always imported through here: the ORM counts entities as they are defined, and the functions
 * made ahead of time are named by that count.
 */
import { FileContent } from './file-content.ts';
import { RatingRun } from './rating-run.ts';
import { RulebookFile } from './rulebook-file.ts';
import { Rulebook } from './rulebook.ts';
import { RunningTotal } from './running-total.ts';

export const entities = [Rulebook, FileContent, RulebookFile, RatingRun, RunningTotal];

export { FileContent, Rulebook, RulebookFile };
