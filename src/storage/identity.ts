/** Keys of the API and the audit, as the rest of the program sees them. */
import type { Instant } from '../time/index.ts';

export type KeyRole = 'admin' | 'reader' | 'member';

export interface ApiKey {
  readonly name: string;
  readonly role: KeyRole;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  readonly createdBy: string;
  /** From then on it opens nothing; `null` never. */
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

export interface NewApiKey extends Pick<ApiKey, 'name' | 'role' | 'scopes' | 'createdBy' | 'expiresAt'> {
  /** SHA-256 of the secret, in hex. */
  readonly hash: string;
}

export interface ApiKeys {
  /** False where the name is taken, also by a key that was revoked. */
  add(key: NewApiKey): Promise<boolean>;
  /** Whether it still opens anything is for who asks to see. */
  byHash(hash: string): Promise<ApiKey | null>;
  list(): Promise<readonly ApiKey[]>;
  /** False where there is no such key. Again changes nothing. */
  revoke(name: string): Promise<boolean>;
}

export interface NewAuditEntry {
  readonly requestId: string;
  readonly caller: string;
  /** How it was known who asked. */
  readonly strategy: string;
  readonly address: string | null;
  readonly right: string;
  readonly method: string;
  readonly path: string;
  readonly request: string | null;
  /** Of the answer: whether it was done or refused. */
  readonly status: number;
}

export interface AuditEntry extends NewAuditEntry {
  readonly id: bigint;
  readonly at: Instant;
}

export interface AuditQuery {
  readonly caller: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
  /** Entries older than this one. */
  readonly before: bigint | null;
  readonly most: number;
}

export interface Audit {
  add(entry: NewAuditEntry): Promise<void>;
  /** The newest first. */
  list(query: AuditQuery): Promise<readonly AuditEntry[]>;
}
