/** The sections `api` and `jwt` as one: who is asked who he is and how, and what must be said for that. */
import { keystoneJudgeOptions } from '../sources/index.ts';
import type { KeystoneAuthOptions } from '../sources/index.ts';
import { doubtful, wrong } from '../yaml/index.ts';
import type { ApiConfiguration } from './configuration.ts';
import { fit } from './fit.ts';
import { foreignOptions } from './foreign.ts';
import type { Loading } from './loading.ts';
import type { SectionValues } from './sections.ts';
import { mappingOf } from './written.ts';

/** Whether nobody but this machine can reach an address. */
const isLoopback = (host: string): boolean => host === 'localhost' || /^127(?:\.\d{1,3}){3}$/.test(host) || host === '::1';

function keystoneCredentials(loading: Loading, isTold: boolean): KeystoneAuthOptions | null {
  const section = loading.sections.get('keystone_authtoken') ?? { name: 'keystone_authtoken', at: loading.placeOf('api', 'auth_strategy'), options: new Map() };
  const { values, problems } = fit({ section: 'keystone_authtoken', at: section.at, options: mappingOf(section), schema: keystoneJudgeOptions, foreign: foreignOptions.keystone_authtoken ?? {} });
  if (isTold) loading.problems.push(...problems);
  const cafile = (values?.cafile ?? null) as string | null;
  return values === null ? null : { ...(values as unknown as KeystoneAuthOptions), cafile: cafile === null ? null : loading.absolute(cafile) };
}

const isUrl = (text: string): boolean => /^https?:\/\//.test(text);

/** What the sections say together. */
export function checkApi(loading: Loading): void {
  const [api, jwt] = [loading.ownValues.get('api'), loading.ownValues.get('jwt')] as [SectionValues<'api'> | undefined, SectionValues<'jwt'> | undefined];
  if (api === undefined || jwt === undefined) return;
  const at = loading.placeOf('api', 'auth_strategy');
  if (api.auth_strategy.includes('none') && !isLoopback(api.host) && !api.allow_anybody) {
    loading.problems.push(wrong(loading.placeOf('api', 'host'), `\`api.host\` is \`${api.host}\`, which others can reach, and \`api.auth_strategy\` is \`none\`: everybody could change every price`,
      'name other strategies (`key`, `basic`, `jwt`, `keystone`), listen on 127.0.0.1, or set `api.allow_anybody: true`'));
  }
  if (api.auth_strategy.includes('basic') && api.users.length === 0) loading.problems.push(doubtful(at, '`basic` is among the strategies, and `api.users` names nobody', 'name users, or leave it out: keys are taken as name and password by the strategy `key`'));
  if (api.auth_strategy.includes('jwt')) {
    for (const option of ['issuer', 'audience', 'jwks'] as const) if (jwt[option] === null) loading.problems.push(wrong(loading.sections.get('jwt')?.at ?? at, `\`jwt.${option}\` is missing, and \`jwt\` is among the strategies`, 'tokens are held against all three: write `issuer`, `audience` and `jwks`'));
  }
  if (api.auth_strategy.includes('keystone')) keystoneCredentials(loading, true);
  const names = api.users.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) loading.problems.push(wrong(loading.placeOf('api', 'users'), `\`api.users\` names \`${twice}\` twice`, 'give each user one entry'));
}

/** Of sections in which nothing is wrong. */
export function apiConfiguration(api: SectionValues<'api'>, jwt: SectionValues<'jwt'>, loading: Loading): ApiConfiguration {
  const file = (name: string | null): string | null => (name === null ? null : loading.absolute(name));
  const { issuer, audience, jwks } = jwt;
  const hasJwt = api.auth_strategy.includes('jwt') && issuer !== null && audience !== null && jwks !== null;
  return {
    host: api.host, port: api.port, strategies: api.auth_strategy, users: api.users, policyFile: file(api.policy_file),
    titles: { admin: api.admin_roles, reader: api.reader_roles, member: api.member_roles },
    jwt: hasJwt ? { issuer, audience, jwks: isUrl(jwks) ? jwks : loading.absolute(jwks), nameClaim: jwt.name_claim, rolesClaim: jwt.roles_claim, scopesClaim: jwt.scopes_claim } : null,
    keystone: api.auth_strategy.includes('keystone') ? keystoneCredentials(loading, false) : null,
    authenticateUri: api.www_authenticate_uri, requestsPerSecond: api.requests_per_second, burst: api.burst, bodyLimit: api.body_limit, usageLimit: api.usage_limit, answerTimeout: api.answer_timeout,
    allowedOrigins: api.allowed_origin, isBehindProxy: api.enable_proxy_headers_parsing, disableFile: file(api.disable_by_file_path),
  };
}
