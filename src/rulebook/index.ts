/** Rulebooks as a whole: files from a directory or an upload, compiled, with the content hash that charges name. */
export * from './load.ts';
export * from './hash.ts';
