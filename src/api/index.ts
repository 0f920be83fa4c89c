/** The HTTP API. Knows nothing of commands. */
export { type ApiParts, buildApp } from './app.ts';
export { type ServerHandle, startServer } from './server.ts';
