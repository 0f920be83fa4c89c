/** Who asks and what he may do: strategies of identity, roles, and one table of rights. */
export { type Caller, type Role, anybody, isAdmin, roles, seenAmong, visibleScopes } from './caller.ts';
export { type User, basicStrategy, passwordHash, passwordHashPattern } from './basic.ts';
export { type Identified, type Identity, identityBy, noneStrategy } from './identify.ts';
export { type JwtOptions, jwtStrategy } from './jwt.ts';
export { keyShelf, keyStrategy, newSecret, secretHash } from './keys.ts';
export { keystoneStrategy } from './keystone.ts';
export { type Policies, type PoliciesReading, readPolicies, usualPolicies } from './read-policies.ts';
export { type Right, type Rights, type Who, rightNames, rightsTable } from './rights.ts';
export { type Asking, IdentityUnavailable, type Strategy, type StrategyName, strategyNames } from './strategy.ts';
export type { TitleBook } from './titles.ts';
