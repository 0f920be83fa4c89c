/**
 * All entities, for the ORM. Points and charges are none: `ledger/` writes and reads them in its own way. Always imported through here: the ORM counts entities as they are defined, and the functions
 * made ahead of time are named by that count.
 */
import { Alert } from './alert.ts';
import { ApiKey, AuditEntry } from './identity.ts';
import { Closing } from './closing.ts';
import { CountedScope } from './counted-scope.ts';
import { Correction } from './correction.ts';
import { FileContent } from './file-content.ts';
import { HashmapField, HashmapGroup, HashmapService } from './hashmap-parts.ts';
import { HashmapRevision } from './hashmap-revision.ts';
import { HashmapMapping, HashmapThreshold } from './hashmap-rules.ts';
import { LimitLine } from './limit-line.ts';
import { LimitSum } from './limit-sum.ts';
import { RatingRun } from './rating-run.ts';
import { Reprocessing } from './reprocessing.ts';
import { RulebookFile } from './rulebook-file.ts';
import { Rulebook } from './rulebook.ts';
import { ModuleChange, RuleActivation, RuleRevision, RuleRevisionFile, RulesNumber, ScriptVersion } from './rules.ts';
import { RunningTotal } from './running-total.ts';
import { Scope } from './scope.ts';

export const entities = [Rulebook, FileContent, RulebookFile, RatingRun, RunningTotal, LimitSum, Closing, LimitLine, Scope, Correction, Reprocessing, CountedScope, Alert,
  HashmapService, HashmapField, HashmapGroup, HashmapMapping, HashmapThreshold, HashmapRevision, ApiKey, AuditEntry, RulesNumber, RuleRevision, RuleRevisionFile, RuleActivation, ModuleChange, ScriptVersion];

export { FileContent, Rulebook, RulebookFile };
