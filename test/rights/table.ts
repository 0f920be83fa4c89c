/** Who may ask for what, as the contract says it: written down a second time, so that neither the table of the program nor a new route can change it unseen. */

export type Who = 'everyone' | 'any' | 'reader' | 'member' | 'admin';

/** The first pattern that a route fits decides; `:name` and `*` are those of routes. */
export const contract: readonly (readonly [pattern: RegExp, who: Who])[] = [
  [/^GET \/(?:healthcheck|health|openapi\.json|docs(?:\/.*)?)?$/, 'everyone'],
  [/^GET \/v1\/info\//, 'any'],
  [/^POST \/v1\/rating\/quote$/, 'any'],
  [/^\w+ \/v1\/(?:collector|rating)\b/, 'admin'],
  [/^GET \/v1\/report\/tenants$/, 'admin'],
  [/^GET \/v1\/report\/(?:summary|total)$/, 'reader'],
  [/^GET \/v1\/storage\/dataframes$/, 'reader'],
  [/^GET \/v2\/(?:summary|dataframes)$/, 'reader'],
  [/^\w+ \/v2\/(?:dataframes|scope|rating\/modules|task\/reprocesses)\b/, 'admin'],
  [/^POST \/api\/v1\/(?:quotes|rulebooks\/check)$/, 'any'],
  [/^GET \/api\/v1\/(?:summary|charges|usage|points)\b/, 'reader'],
  [/^\w+ \/api\/v1\/(?:usage|points)\b/, 'member'],
  [/^\w+ \/api\/v1\/(?:rulebooks|hashmap|scopes|reprocessings|audit)\b/, 'admin'],
];

export const whoMay = (route: string): Who | null => contract.find(([pattern]) => pattern.test(route))?.[1] ?? null;
