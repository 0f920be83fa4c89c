/** Who we are to Keystone, as the body of a question for a token. Knows nothing of what a token is for. */
import type { KeystoneAuthOptions } from '../options.ts';

interface Named {
  readonly id?: string;
  readonly name?: string;
  readonly domain?: Named;
}

const domainOf = (id: string | null, name: string | null): { readonly domain?: Named } => (id !== null ? { domain: { id } } : name !== null ? { domain: { name } } : {});

function userOf(options: KeystoneAuthOptions): Named {
  const { user_id: id, username: name } = options;
  if (id !== null) return { id };
  return { ...(name === null ? {} : { name }), ...domainOf(options.user_domain_id, options.user_domain_name) };
}

/** What the token is for; Keystone's default for the user when nothing is said. */
function scopeOf(options: KeystoneAuthOptions): unknown {
  if (options.system_scope !== null) return { system: { all: true } };
  if (options.project_id !== null) return { project: { id: options.project_id } };
  if (options.project_name !== null) return { project: { name: options.project_name, ...domainOf(options.project_domain_id, options.project_domain_name) } };
  const domain = domainOf(options.domain_id, options.domain_name);
  return domain.domain === undefined ? undefined : domain;
}

export function tokenQuestion(options: KeystoneAuthOptions): unknown {
  if (options.auth_type === 'v3applicationcredential') {
    const { application_credential_id: id, application_credential_name: name, application_credential_secret: secret } = options;
    // It carries its scope, and by its id its user too.
    const credential = id !== null ? { id, secret } : { name, secret, user: userOf(options) };
    return { auth: { identity: { methods: ['application_credential'], application_credential: credential } } };
  }
  const scope = scopeOf(options);
  return { auth: { identity: { methods: ['password'], password: { user: { ...userOf(options), password: options.password } } }, ...(scope === undefined ? {} : { scope }) } };
}

/** The options that name the login, for sentences. */
export const loginOptions = (options: KeystoneAuthOptions): string => (options.auth_type === 'v3applicationcredential' ? '`application_credential_id` and `application_credential_secret`' : '`username` and `password`');
