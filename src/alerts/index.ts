/** Alert policies: files that say when somebody is to be told of a scope, looking for what holds, and telling him. Knows no queue and no service. */
export { type LoadedPolicies, loadPolicies, policyFiles } from './load.ts';
export { type Judge, judgeOf } from './judge.ts';
export { type Light, lookAfterPeriods, lookAtMoment, nextTime } from './look.ts';
export type { Policy } from './policy.ts';
export { NotDelivered, alertJson, deliver } from './webhook.ts';
