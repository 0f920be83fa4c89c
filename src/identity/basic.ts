/** Users of the configuration by HTTP basic authentication. Their passwords are chosen by people, so their hashes are slow ones. */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Role } from './caller.ts';
import { Remembered } from './remembered.ts';
import { type Strategy, pairOf, refused, silent } from './strategy.ts';

export interface User {
  readonly name: string;
  /** As `passwordHash` gives it. */
  readonly password_hash: string;
  readonly role: Role;
  readonly scopes: readonly string[];
}

const keyBytes = 32;
/** 2^15 × 8 × 128 bytes: 32 MiB and about 80 ms for each guess. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const goodMs = 300_000;
const badMs = 60_000;

const derive = (password: string, salt: Buffer): Promise<Buffer> => new Promise((resolve, reject) => {
  scrypt(password, salt, keyBytes, cost, (error, key) => (error === null ? resolve(key) : reject(error)));
});

export const passwordHashPattern = /^scrypt:([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})$/;

export async function passwordHash(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt:${salt.toString('base64url')}:${(await derive(password, salt)).toString('base64url')}`;
}

async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, salt = '', expected = ''] = passwordHashPattern.exec(hash) ?? [];
  const key = await derive(password, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(key, Buffer.from(expected, 'base64url'));
}

/** A hash that no password has: who is not known takes as long as who is. */
const nobody = `scrypt:${'A'.repeat(22)}:${'A'.repeat(43)}`;

/** One guess at a time, so that many wrong ones take no more than a core from the others. */
function inTurn(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

export function basicStrategy(users: readonly User[], now: () => number = Date.now): Strategy {
  const byName = new Map(users.map((user) => [user.name, user]));
  const remembered = new Remembered<boolean>(now);
  const turn = inTurn();
  return {
    name: 'basic',
    challenge: 'Basic realm="tariff", charset="UTF-8"',
    identify: async (asking) => {
      const pair = pairOf(asking);
      if (pair === null) return silent;
      const user = byName.get(pair.name);
      const isRight = await remembered.get(`${pair.name}\0${pair.secret}`, () => turn(() => isPassword(pair.secret, user?.password_hash ?? nobody)), (right) => (right ? goodMs : badMs));
      if (user === undefined || !isRight) return refused('no user has this name and password');
      return { kind: 'known', caller: { name: user.name, roles: new Set([user.role]), scopes: user.scopes } };
    },
    close: () => Promise.resolve(),
  };
}
