/** Proves that tokens are judged by a Keystone as it answers: over HTTP, with the service's own credentials, which are renewed, and with its faults kept apart from a token that does not hold. */
import { afterEach, expect, test } from 'vitest';
import { IdentityUnavailable, identityBy, keystoneStrategy } from '../../src/identity/index.ts';
import { keystoneJudgeOptions, tokenJudge } from '../../src/sources/index.ts';
import { type FakeKeystone, startFakeKeystone } from '../support/fake-keystone.ts';

const token = (more: object) => ({ issued_at: '2020-01-01T00:00:00.000000Z', expires_at: '2020-01-01T01:00:00.000000Z', methods: ['password'], user: { id: '5d1f', name: 'ann', domain: { id: 'default', name: 'Default' } }, ...more });
const shown = {
  scoped: token({ project: { id: 'acme', name: 'Acme' }, roles: [{ id: 'r1', name: 'member' }, { id: 'r2', name: 'load-balancer_member' }] }),
  admin: token({ project: { id: 'ops', name: 'ops' }, roles: [{ id: 'r3', name: 'admin' }] }),
  unscoped: token({}),
  strange: { hello: 'there' },
};
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

let now = Date.parse('2020-01-01T00:10:00Z');
async function staged(): Promise<{ readonly keystone: FakeKeystone; readonly who: (token: string) => Promise<string> }> {
  now = Date.parse('2020-01-01T00:10:00Z');
  const keystone = await startFakeKeystone({ shown });
  const strategy = keystoneStrategy(tokenJudge('keystone_authtoken', keystoneJudgeOptions.parse(keystone.login), () => now), { admin: ['admin'], member: ['member'], reader: ['reader'] }, null, () => now);
  const identity = identityBy([strategy]);
  stops.push(() => keystone.stop(), () => identity.close());
  const who = async (text: string): Promise<string> => {
    const answer = await identity.identify({ header: (name) => (name.toLowerCase() === 'x-auth-token' ? text : undefined) });
    return answer.kind === 'unknown' ? answer.reason : `${answer.caller.name} ${[...answer.caller.roles].join()} of ${answer.caller.scopes.join()}`;
  };
  return { keystone, who };
}

test('a token gives the user, the roles that are known here, and the project as the scope', async () => {
  const { who } = await staged();
  expect([await who('scoped'), await who('admin'), await who('unscoped'), await who('unheard')]).toEqual(['ann member of acme', 'ann admin of ops', 'ann  of ', 'Keystone does not know the token, or it has ended']);
});

test('a token is judged once until it is old, and our own is renewed when it was taken away', async () => {
  const { keystone, who } = await staged();
  for (let time = 0; time < 5; time++) expect(await who('scoped')).toBe('ann member of acme');
  expect(keystone.counts).toMatchObject({ tokens: 1, others: 1 });
  keystone.revoke();
  now += 301_000;
  expect(await who('scoped')).toBe('ann member of acme');
  expect(keystone.counts.tokens).toBe(2);
  now = Date.parse('2020-01-01T01:00:01Z');
  expect(await who('scoped')).toBe('Keystone does not know the token, or it has ended');
});

test('a Keystone that fails is a fault of the place, never of the token', async () => {
  const { keystone, who } = await staged();
  keystone.behaveForTokens({ kind: 'status', code: 503 });
  await expect(who('scoped')).rejects.toThrow(IdentityUnavailable);
  keystone.behaveForTokens({ kind: 'answers' });
  expect(await who('scoped')).toBe('ann member of acme');
  await expect(who('strange')).rejects.toThrow(IdentityUnavailable);
});
