/**
 * The door of the storage room: everything that is kept, in PostgreSQL. The only room that speaks SQL; it knows nothing
 * of rule files' contents, of prices or of HTTP. Importing the door is cheap, the database code is loaded on opening.
 */
export { inspectStore, openStore } from './open-store.ts';
export type { Inspection, MigrationState, TableSize } from './inspection.ts';
export { StorageUnavailable } from './unavailable.ts';
export type { JobCount, JobDatabase, Store, StoreOptions } from './store.ts';
export type { ModuleState, StoredFile, StoredRulebook } from './rulebook.ts';
export { type FurtherLines, type OutcomeForm, type PointColumns, type StoredBatch, type UnitForm, standing } from './batch.ts';
export type { IdentifiedPoint, Intake, IntakeRun, KeptTotal, RunCounts, StoredPoint } from './intake.ts';
export type { Closing, ClosingRun, CountedFrom, DueSum, LineReason, MeterPoints, PostedLine, WaitingWindow } from './closing.ts';
export type { AmountSum, QuantitySum, Summary, SummaryQuery, SummaryRow, Tally } from './summary.ts';
export type { Alert, AlertQuery, Alerts, AlertSpan, Delivery, DeliveryAttempt, LookedOver, NewAlert, Refusals } from './alerts.ts';
export type { Activation, KeptChange, KeptModule, KeptRules, PageQuery, RuleRevision, RulesChange, RulesShelf, ScriptVersion, Signed } from './rules.ts';
export { type ClaimedRun, ClaimLost, type LatePolicy, latePolicies, type DueQuery, type NewScope, type ScopeChange, type ScopeClaim, type ScopeFailure, type ScopeLag, type ScopeMarks, type ScopeQuery, type Scopes, type ScopesOverview, type ScopeStanding, type ScopeState } from './scopes.ts';
export type { CollectorMapping, CollectorNotes, FrameAttribute, FrameAttributes } from './openstack.ts';
export type { HeldBack, Removal, Retaining } from './retention.ts';
export type { BoundQuery, Correction, KeptLine, KeptPoint, KeptQuery } from './correcting.ts';
export { type NewReprocessing, type Reprocessing, type ReprocessingQuery, type ReprocessingStatus, type ReprocessingStep, type Reprocessings, StepLost } from './reprocessings.ts';
export type { ApiKey, ApiKeys, Audit, AuditEntry, AuditQuery, KeyRole, NewApiKey, NewAuditEntry } from './identity.ts';
