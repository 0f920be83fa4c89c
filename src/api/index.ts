/** The HTTP API. Knows nothing of commands. */
export { type ApiParts, buildApp } from './app.ts';
export { auditJson } from './audit-route.ts';
export type { GateParts } from './gate.ts';
export type { Limits } from './limits.ts';
export { type ServerHandle, startServer } from './server.ts';
