/** Who asks, and what he may see. Made by a strategy of identity from a request; routes read it and nothing else. */

/** `admin` may everything; `reader` reads of his scopes; `member` reads of them and brings their usage. */
export const roles = ['admin', 'reader', 'member'] as const;
export type Role = (typeof roles)[number];

export interface Caller {
  /** For the books: who changed something. `unknown` where nobody was asked who he is. */
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  /** The scopes that he belongs to; an admin sees all, whatever stands here. Never empty to mean all. */
  readonly scopes: readonly string[];
  /** Roles under the names that whoever vouches for him has given them; a policy may speak of these too. */
  readonly titles?: ReadonlySet<string>;
}

export const isAdmin = ({ roles: own }: Caller): boolean => own.has('admin');

/** Of whom the caller may see something; `null` for everybody. */
export const visibleScopes = (caller: Caller): readonly string[] | null => (isAdmin(caller) ? null : caller.scopes);

/** Of those asked for, or of everybody, whom the caller may see. An empty list is nobody; `null` is everybody. */
export function seenAmong(caller: Caller, asked: readonly string[] | null): readonly string[] | null {
  const own = visibleScopes(caller);
  if (own === null) return asked;
  return asked === null ? own : asked.filter((scope) => own.includes(scope));
}

/** Whoever asks where nobody is asked who he is. */
export const anybody: Caller = { name: 'unknown', roles: new Set(['admin']), scopes: [] };
