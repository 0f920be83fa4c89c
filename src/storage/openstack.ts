/** What CloudKitty's API keeps beside the ledger. Knows nothing of HTTP. */

/** How an attribute of pushed dataframes was written, at least once. */
export interface FrameAttribute {
  readonly meter: string;
  readonly name: string;
  readonly isMetadata: boolean;
  readonly kind: 'text' | 'number' | 'boolean' | 'json';
}

export interface FrameAttributes {
  /** Notes forms; those that are known change nothing. */
  note(attributes: readonly FrameAttribute[]): Promise<void>;
  of(meters: readonly string[]): Promise<readonly FrameAttribute[]>;
}

export interface CollectorMapping {
  readonly service: string;
  readonly collector: string;
}

/** Notes of who should serve what. They have no effect on collection. */
export interface CollectorNotes {
  /** In order of services. @param collector only its own. */
  mappings(collector: string | null): Promise<readonly CollectorMapping[]>;
  mapping(service: string): Promise<CollectorMapping | null>;
  /** In place of the one that was there. */
  map(mapping: CollectorMapping): Promise<void>;
  /** `false` where there was none. */
  unmap(service: string): Promise<boolean>;
  /** `false` for a name that nobody noted. */
  isEnabled(name: string): Promise<boolean>;
  enable(name: string, isEnabled: boolean): Promise<void>;
}
