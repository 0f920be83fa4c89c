/** Who asks and what he may do: strategies of identity, roles, and one table of rights. */
export { type Caller, type Role, anybody, isAdmin, roles, visibleScopes } from './caller.ts';
