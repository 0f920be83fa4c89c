/** What each form says of many rows. */
export { type FormVector, OutcomeBook } from './outcomes.ts';
export { VersionPlan } from './version-plan.ts';
