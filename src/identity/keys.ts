/** Keys of the API: a secret of chance that is shown once, and known by its hash from then on. As a token, or with its name as HTTP basic. */
import { createHash, randomBytes } from 'node:crypto';
import type { ApiKey, ApiKeys } from '../storage/index.ts';
import type { Instant } from '../time/index.ts';
import type { Caller } from './caller.ts';
import { Remembered } from './remembered.ts';
import { type Answer, type Strategy, pairOf, refused, silent, tokenOf } from './strategy.ts';

/** So that a secret in a log or a repository is recognised as one. */
const prefix = 'tariff_';
const secretBytes = 32;
/** For so long a key that was revoked may still open something. */
const rememberedMs = 5000;

export const newSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64url')}`;
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const isSecret = (text: string): boolean => text.startsWith(prefix) && text.length === prefix.length + 43;

export interface KeyShelf {
  /** The key that a secret opens, with what is wrong with it. */
  find(secret: string): Promise<ApiKey | null>;
  now(): Instant;
}

export function keyShelf(keys: ApiKeys, now: () => Instant): KeyShelf {
  const remembered = new Remembered<ApiKey | null>(() => now() / 1000);
  // One that is not there is asked for again: it may have been made just now.
  return { now, find: (secret) => remembered.get(secret, () => keys.byHash(secretHash(secret)), (key) => (key === null ? 0 : rememberedMs)) };
}

const callerOf = ({ name, role, scopes }: ApiKey): Caller => ({ name, roles: new Set([role]), scopes });

export async function judgeSecret(shelf: KeyShelf, secret: string, name: string | null): Promise<Answer> {
  const key = await shelf.find(secret);
  if (key === null || (name !== null && key.name !== name)) return refused('no key has this secret');
  if (key.revokedAt !== null) return refused(`the key \`${key.name}\` is revoked`);
  if (key.expiresAt !== null && key.expiresAt <= shelf.now()) return refused(`the key \`${key.name}\` has expired`);
  return { kind: 'known', caller: callerOf(key) };
}

export const keyStrategy = (shelf: KeyShelf): Strategy => ({
  name: 'key',
  challenge: 'Bearer realm="tariff"',
  identify: async (asking) => {
    const token = tokenOf(asking);
    if (token !== null) return isSecret(token) ? judgeSecret(shelf, token, null) : silent;
    const pair = pairOf(asking);
    return pair !== null && isSecret(pair.secret) ? judgeSecret(shelf, pair.secret, pair.name) : silent;
  },
  close: () => Promise.resolve(),
});
