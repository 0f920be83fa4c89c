/** A rulebook as it is kept: its files and what names them. Knows nothing of what the files say. */
export interface ModuleState {
  readonly enabled: boolean;
  /** `null` where the files say it. */
  readonly priority: number | null;
}

export interface StoredFile {
  /** Relative to the rulebook, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
}

export interface StoredRulebook {
  /** Hex SHA-256 of everything below, made by whoever made the rulebook. */
  readonly hash: string;
  /** `null` for a rulebook that declares none. */
  readonly currency: string | null;
  readonly timezone: string;
  readonly moduleStates: Readonly<Record<string, ModuleState>>;
  /** Comes back ordered by path. */
  readonly files: readonly StoredFile[];
}
