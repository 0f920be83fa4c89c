/** Proves who is known by what: keys, users, signed tokens and tokens of Keystone, alone and side by side. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asking, type Identity, type Strategy, IdentityUnavailable, basicStrategy, identityBy, jwtStrategy, keyShelf, keyStrategy, keystoneStrategy, newSecret, noneStrategy, passwordHash, secretHash } from '../../src/identity/index.ts';
import { SourceFailure, type TokenJudge } from '../../src/sources/index.ts';
import type { ApiKey, ApiKeys } from '../../src/storage/index.ts';
import { instantOfMilliseconds } from '../../src/time/index.ts';

const asking = (headers: Readonly<Record<string, string>>): Asking => ({ header: (name) => headers[name] });
const basic = (name: string, secret: string): Readonly<Record<string, string>> => ({ authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}` });
const book = { admin: ['admin', 'cloud_admin'], reader: ['reader'], member: ['member'] };

async function known(identity: Identity, headers: Readonly<Record<string, string>>): Promise<string> {
  const identified = await identity.identify(asking(headers));
  return identified.kind === 'unknown' ? identified.reason : `${identified.strategy} ${identified.caller.name} ${[...identified.caller.roles].join('+')} ${identified.caller.scopes.join('+')}`.trim();
}

describe('keys', () => {
  let now = Date.parse('2026-11-26T12:00:00Z');
  const secrets = { good: newSecret(), ending: newSecret(), revoked: newSecret() };
  const at = (text: string) => instantOfMilliseconds(Date.parse(text));
  const kept: ReadonlyMap<string, ApiKey> = new Map(([
    ['good', 'reader', ['acme'], null, null], ['ending', 'admin', [], at('2026-11-26T12:00:10Z'), null], ['revoked', 'admin', [], null, at('2026-11-01T00:00:00Z')],
  ] as const).map(([name, role, scopes, expiresAt, revokedAt]) => [secretHash(secrets[name]), { name, role, scopes, expiresAt, revokedAt, createdAt: at('2026-01-01T00:00:00Z'), createdBy: 'op' }]));
  let asked = 0;
  const keys = { byHash: (hash: string) => { asked++; return Promise.resolve(kept.get(hash) ?? null); } } as Pick<ApiKeys, 'byHash'> as ApiKeys;
  const identity = identityBy([keyStrategy(keyShelf(keys, () => instantOfMilliseconds(now)))]);

  test('have 256 bits of chance, and no two are alike', () => {
    const many = Array.from({ length: 1000 }, newSecret);
    expect(new Set(many).size).toBe(1000);
    expect(many.every((secret) => /^tariff_[\w-]{43}$/.test(secret))).toBe(true);
  });
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['as X-Auth-Token', { 'x-auth-token': secrets.good }, 'key good reader acme'],
    ['as Bearer', { authorization: `Bearer ${secrets.good}` }, 'key good reader acme'],
    ['as name and password', basic('good', secrets.good), 'key good reader acme'],
    ['with the name of another', basic('ending', secrets.good), 'no key has this secret'],
    ['revoked', { 'x-auth-token': secrets.revoked }, 'the key `revoked` is revoked'],
    ['that nobody made', { 'x-auth-token': newSecret() }, 'no key has this secret'],
    ['cut short', { 'x-auth-token': secrets.good.slice(0, -1) }, 'what was shown is nothing that any strategy judges'],
    ['not shown', {}, 'nothing was shown'],
    ['by its hash, as the database has it', { 'x-auth-token': secretHash(secrets.good) }, 'what was shown is nothing that any strategy judges'],
  ])('%s', async (_, headers, expected) => expect(await known(identity, headers)).toBe(expected));
  test('end at their instant, though they are remembered', async () => {
    expect(await known(identity, { 'x-auth-token': secrets.ending })).toBe('key ending admin');
    now = Date.parse('2026-11-26T12:00:10Z');
    expect(await known(identity, { 'x-auth-token': secrets.ending })).toBe('the key `ending` has expired');
  });
  test('are asked for once in five seconds', async () => {
    now += 60_000;
    asked = 0;
    for (let index = 0; index < 100; index++) await known(identity, { 'x-auth-token': secrets.good });
    expect(asked).toBe(1);
    now += 5001;
    await known(identity, { 'x-auth-token': secrets.good });
    expect(asked).toBe(2);
  });
});

describe('users of the configuration', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = identityBy([basicStrategy([{ name: 'ann', password_hash: await passwordHash('correct horse: battery'), role: 'member', scopes: ['acme', 'globex'] }])]);
  });
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['with their password, colons and all', basic('ann', 'correct horse: battery'), 'basic ann member acme+globex'],
    ['with another', basic('ann', 'wrong'), 'no user has this name and password'],
    ['that are none', basic('bob', 'correct horse: battery'), 'no user has this name and password'],
    ['with a header that is broken', { authorization: 'Basic ???' }, 'what was shown is nothing that any strategy judges'],
  ])('%s', async (_, headers, expected) => expect(await known(identity, headers)).toBe(expected));
});

describe('signed tokens', () => {
  let identity: Identity;
  let key: CryptoKey;
  let other: CryptoKey;
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  let jwk: object;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    [key, other] = [pair.privateKey, (await generateKeyPair('ES256')).privateKey];
    jwk = { ...await exportJWK(pair.publicKey), kid: 'k1', alg: 'ES256' };
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as AddressInfo;
    identity = identityBy([await jwtStrategy({ issuer: 'https://login.example', audience: 'tariff', jwks: `http://127.0.0.1:${port}/keys`, nameClaim: 'preferred_username', rolesClaim: 'realm_access.roles', scopesClaim: 'projects' }, book)]);
  });
  afterAll(() => server.close());
  const claims = { preferred_username: 'ann', realm_access: { roles: ['READER', 'other'] }, projects: 'acme globex' };
  const signed = (change: (token: SignJWT) => SignJWT = (token) => token, by: CryptoKey = key, body: Record<string, unknown> = claims): Promise<string> =>
    change(new SignJWT(body).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).setIssuer('https://login.example').setAudience('tariff').setExpirationTime('5m')).sign(by);
  test.each<readonly [string, () => Promise<string>, RegExp]>([
    ['that hold', () => signed(), /^jwt ann reader acme\+globex$/],
    ['without a name, by their subject', () => signed((token) => token.setSubject('s-1'), key, { projects: ['x'] }), /^jwt s-1 {2}x$/],
    ['of another issuer', () => signed((token) => token.setIssuer('https://evil.example')), /iss/],
    ['for another audience', () => signed((token) => token.setAudience('nova')), /aud/],
    ['that have ended', () => signed((token) => token.setExpirationTime('-1m')), /exp/],
    ['that never end', async () => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).setIssuer('https://login.example').setAudience('tariff').sign(key), /exp/],
    ['signed by another key', () => signed(undefined, other), /signature/],
    ['without a signature', () => Promise.resolve(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims, iss: 'https://login.example', aud: 'tariff', exp: 4102444800 })).toString('base64url')}.x`), /alg/i],
    ['signed with the published key as a secret', async () => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).setIssuer('https://login.example').setAudience('tariff').setExpirationTime('5m').sign(new TextEncoder().encode(JSON.stringify(jwk))), /alg/i],
  ])('%s', async (_, token, expected) => expect(await known(identity, { authorization: `Bearer ${await token()}` })).toMatch(expected));
  test('let nobody in, and blame nobody, where the keys cannot be had', async () => {
    const nowhere = identityBy([await jwtStrategy({ issuer: 'https://login.example', audience: 'tariff', jwks: 'http://127.0.0.1:9/keys', nameClaim: 'sub', rolesClaim: 'roles', scopesClaim: 'projects' }, book)]);
    await expect(nowhere.identify(asking({ authorization: `Bearer ${await signed()}` }))).rejects.toThrow(IdentityUnavailable);
  });
});

describe('tokens of Keystone', () => {
  let now = 0;
  let asked = 0;
  const judge: TokenJudge = {
    url: 'http://keystone:5000/v3', close: () => undefined,
    judge: (token) => {
      asked++;
      if (token === 'down') return Promise.reject(new SourceFailure('Keystone does not answer', true));
      return Promise.resolve(token === 'good' ? { user: 'ann', project: 'p-1', roles: ['Cloud_Admin', 'heat'], expiresAt: 1_000_000 } : token === 'unscoped' ? { user: 'bob', project: null, roles: ['reader'], expiresAt: 1_000_000 } : null);
    },
  };
  const identity = identityBy([keystoneStrategy(judge, book, null, () => now)]);
  test('give roles by their names, and the project as the scope', async () => expect(await known(identity, { 'x-auth-token': 'good' })).toBe('keystone ann admin p-1'));
  test('without a project give no scope', async () => expect(await known(identity, { 'x-auth-token': 'unscoped' })).toBe('keystone bob reader'));
  test('are judged again after five minutes, and never beyond their end', async () => {
    asked = 0;
    for (now = 0; now < 300_000; now += 30_000) await known(identity, { 'x-auth-token': 'good' });
    expect(asked).toBeLessThanOrEqual(1);
    now = 310_000;
    await known(identity, { 'x-auth-token': 'good' });
    expect(asked).toBeGreaterThanOrEqual(1);
    now = 1_000_000;
    expect(await known(identity, { 'x-auth-token': 'good' })).toMatch(/has ended/);
  });
  test('are nobody\'s fault where Keystone is away', async () => {
    await expect(identity.identify(asking({ 'x-auth-token': 'down' }))).rejects.toThrow(IdentityUnavailable);
  });
  test('say where to get one', () => expect(identity.challenges).toEqual(['Keystone uri="http://keystone:5000/v3"']));
});

describe('side by side', () => {
  const always = (name: Strategy['name'], caller: string): Strategy => ({ ...noneStrategy, name, identify: ({ header }) => Promise.resolve(header('x-auth-token') === caller ? { kind: 'known', caller: { name: caller, roles: new Set(['reader']), scopes: [] } } : { kind: 'refused', reason: `${name} does not know it` }) });
  const both = identityBy([noneStrategy, always('key', 'a'), always('keystone', 'b')]);
  test('each knows its own', async () => expect([await known(both, { 'x-auth-token': 'a' }), await known(both, { 'x-auth-token': 'b' })]).toEqual(['key a reader', 'keystone b reader']));
  test('who shows nothing is anybody', async () => expect(await known(both, {})).toBe('none unknown admin'));
  test('who shows what does not hold is never anybody', async () => expect(await known(both, { 'x-auth-token': 'c' })).toBe('key does not know it; keystone does not know it'));
  test('where nobody is asked, whatever is shown is overlooked', async () => expect(await known(identityBy([noneStrategy]), { 'x-auth-token': 'notused' })).toBe('none unknown admin'));
});
