/** Functions of the ORM for our entities, made ahead of time so that no code comes from strings at run time. */
export const compiledFunctions: Record<string, (...context: unknown[]) => unknown> & { readonly __version: string };
