/** The rating service: what is due is collected, rated and stored by any number of workers, each period of each scope exactly once. */
export { type Clock, systemClock } from './clock.ts';
export { rulesOriginOf, settingsOf, sourcesOf } from './configured.ts';
export type { AskedFetcher, DroppedFile, FailedScope, RatedPeriods, ServiceEvents } from './events.ts';
export { type Log, type LogLevel, openLog } from './log.ts';
export { dueBefore } from './periods.ts';
export { SourceFailure } from '../sources/index.ts';
export { type Replanned, type Reprocessor, planReprocessing, reprocess } from './reprocess.ts';
export { PoliciesInForce, WrongPolicies } from './policies-in-force.ts';
export { type DatedRules, NoRules, RulesInForce, type RulesOrigin, type StandingRules } from './rules-in-force.ts';
export { Service, type ServiceParts } from './service.ts';
export type { ServiceSettings } from './settings.ts';
