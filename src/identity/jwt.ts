/** Signed tokens (JWT) of an OpenID provider: signature by its published keys, issuer, audience and time, then claims as roles and scopes. */
import { readFileSync } from 'node:fs';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { type Answer, IdentityUnavailable, type Strategy, refused, silent, tokenOf } from './strategy.ts';
import { type TitleBook, callerWith } from './titles.ts';

export interface JwtOptions {
  readonly issuer: string;
  readonly audience: string;
  /** The published keys: a URL or a file. */
  readonly jwks: string;
  /** Where claims stand; dots lead inside. */
  readonly nameClaim: string;
  readonly rolesClaim: string;
  readonly scopesClaim: string;
}

/** Signatures by shared secrets, and none at all, are not among them. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const clockToleranceSeconds = 10;

type Jose = typeof import('jose');

const keysOf = ({ createLocalJWKSet, createRemoteJWKSet }: Jose, jwks: string): JWTVerifyGetKey =>
  (/^https?:\/\//.test(jwks) ? createRemoteJWKSet(new URL(jwks), { timeoutDuration: 5000 }) : createLocalJWKSet(JSON.parse(readFileSync(jwks, 'utf8')) as JSONWebKeySet));

function claim(payload: Readonly<Record<string, unknown>>, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  let here: unknown = payload;
  for (const step of path.split('.')) here = typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? (here as Record<string, unknown>)[step] : undefined;
  return here;
}

/** A list of texts, or one text with spaces or commas between them. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((text) => text !== '');
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

const isToken = (token: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);

/** The keys are read at once, so that a file that holds none is told of at the start. */
export async function jwtStrategy(options: JwtOptions, book: TitleBook): Promise<Strategy> {
  const { issuer, audience, nameClaim, rolesClaim, scopesClaim } = options;
  const jose = await import('jose');
  const { errors, jwtVerify } = jose;
  const keys = keysOf(jose, options.jwks);
  const judge = async (token: string): Promise<Answer> => {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms, clockTolerance: clockToleranceSeconds, requiredClaims: ['exp'] });
      const name = claim(payload, nameClaim) ?? payload.sub;
      if (typeof name !== 'string' || name === '') return refused(`the token has no claim \`${nameClaim}\` that names the caller`);
      return { kind: 'known', caller: callerWith(name, textsOf(claim(payload, rolesClaim)), textsOf(claim(payload, scopesClaim)), book) };
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || (error instanceof TypeError && /fetch/i.test(error.message)) || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')) throw new IdentityUnavailable(`the keys at ${options.jwks} cannot be had: ${(error as Error).message}`);
      if (error instanceof errors.JOSEError) return refused(error.message);
      throw error;
    }
  };
  return {
    name: 'jwt',
    challenge: 'Bearer realm="tariff"',
    identify: async (asking) => {
      const token = tokenOf(asking);
      return token !== null && isToken(token) ? judge(token) : silent;
    },
    close: () => Promise.resolve(),
  };
}
