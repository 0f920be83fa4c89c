/** All entities, for the ORM. */
import { Charge } from './charge.ts';
import { FileContent } from './file-content.ts';
import { RatingRun } from './rating-run.ts';
import { RulebookFile } from './rulebook-file.ts';
import { Rulebook } from './rulebook.ts';
import { RunningTotal } from './running-total.ts';
import { UsagePoint } from './usage-point.ts';

export const entities = [Rulebook, FileContent, RulebookFile, RatingRun, UsagePoint, Charge, RunningTotal];
