/** What says which scopes there are. Knows nothing of usage. */

export interface Fetcher {
  /** As configured. */
  readonly name: string;
  /** All scopes that the source knows now, each once. Throws a `SourceFailure`. */
  scopes(signal: AbortSignal): Promise<readonly string[]>;
  close(): Promise<void>;
}
