/**
 * What may stand in the sections `fetcher_NAME` and `collector_NAME` of the configuration, by type, with CloudKitty's names and defaults.
 * Knows nothing of how sources are asked.
 */
import { z } from 'zod';

/** Marks what is never shown. */
const secretMark = { secret: true } as const;
/** Whether a schema marks its values as secrets, whatever stands around it. */
export function isSecret(schema: z.core.$ZodType): boolean {
  for (let inner: z.core.$ZodType | undefined = schema; inner !== undefined; inner = (inner._zod.def as { innerType?: z.core.$ZodType }).innerType) {
    if (z.globalRegistry.get(inner)?.secret === true) return true;
  }
  return false;
}

const text = z.string().min(1);
const optionalText = text.nullable().default(null);
const secretText = text.meta(secretMark).nullable().default(null);
const url = z.url({ protocol: /^https?$/, error: 'is not the URL of an HTTP service, such as http://host:9090/api/v1' });
const optionalUrl = url.nullable().default(null);
const truth = z.boolean();
/** One text with commas, or a list. */
const names = z.preprocess((value) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()).filter((name) => name !== '') : value), z.array(text).min(1));
/** Seconds. */
const timeout = z.number().positive().max(86_400);

const transport = {
  /** File with the certificates that are trusted; by default those of the system. */
  cafile: optionalText,
  /** Whether certificates are not looked at. */
  insecure: truth.default(false),
  timeout: timeout.default(60),
};

/** Of what answers as Prometheus does. */
const warned = {
  /** Whether an answer is taken that the source warns of, because a part of its storage did not answer. */
  accept_warnings: truth.default(false),
};

const prometheusServer = {
  ...warned,
  /** What stands before `/query`. */
  prometheus_url: url.transform((value) => value.replace(/\/+$/, '')),
  prometheus_user: optionalText,
  prometheus_password: secretText,
  ...transport,
};

/** Of keystoneauth, for Keystone's version 3. */
const keystoneAuth = {
  auth_type: z.enum(['password', 'v3password', 'v3applicationcredential']).default('password'),
  auth_url: optionalUrl,
  username: optionalText,
  user_id: optionalText,
  user_domain_name: optionalText,
  user_domain_id: optionalText,
  password: secretText,
  project_name: optionalText,
  project_id: optionalText,
  project_domain_name: optionalText,
  project_domain_id: optionalText,
  domain_name: optionalText,
  domain_id: optionalText,
  system_scope: optionalText,
  application_credential_id: optionalText,
  application_credential_name: optionalText,
  application_credential_secret: secretText,
};
/** Options that one section may take over from another, which `auth_section` names. */
export const sharedOptions: readonly string[] = [...Object.keys(keystoneAuth), ...Object.keys(transport), 'region_name', 'interface'];
export const keystoneAuthOptions = z.strictObject({ ...keystoneAuth, ...transport, region_name: optionalText, interface: optionalText });
export type KeystoneAuthOptions = Readonly<z.infer<z.ZodObject<typeof keystoneAuth & typeof transport>>>;

interface Lack {
  readonly option: string;
  readonly why: string;
}

/** Which options are missing for the way of authentication that is chosen. */
function lacking(options: Partial<z.infer<z.ZodObject<typeof keystoneAuth>>>): readonly Lack[] {
  const lack = (option: string, isThere: boolean, why: string): readonly Lack[] => (isThere ? [] : [{ option, why }]);
  const url = lack('auth_url', options.auth_url !== null, 'Keystone is asked for a token, and nothing says where it is');
  const user = options.user_id !== null || options.username !== null;
  if (options.auth_type === 'v3applicationcredential') {
    return [
      ...url, ...lack('application_credential_secret', options.application_credential_secret !== null, 'an application credential has a secret'),
      ...lack('application_credential_id', options.application_credential_id !== null || (options.application_credential_name !== null && user), 'an application credential is named by its id, or by its name and a user'),
    ];
  }
  return [
    ...url, ...lack('username', user, 'a password belongs to a user, whom `username` or `user_id` names'), ...lack('password', options.password !== null, 'the user has a password'),
    ...lack('user_domain_name', options.user_id !== null || options.user_domain_id !== null || options.user_domain_name !== null, 'a user is known within a domain, which `user_domain_name` or `user_domain_id` names'),
    ...lack('project_domain_name', options.project_name === null || options.project_domain_id !== null || options.project_domain_name !== null, 'a project is known within a domain, which `project_domain_name` or `project_domain_id` names'),
  ];
}

const demand = (context: z.RefinementCtx, lacks: readonly Lack[]): void => {
  for (const { option, why } of lacks) context.addIssue({ code: 'custom', path: [option], message: `is missing: ${why}`, params: { missing: true } });
};

const authenticated = (options: Parameters<typeof lacking>[0], context: z.RefinementCtx): void => demand(context, lacking(options));

/** Of who asks Keystone about the tokens of others. */
export const keystoneJudgeOptions = keystoneAuthOptions.superRefine(authenticated);

function prometheusUser(options: { readonly prometheus_user: string | null; readonly prometheus_password: string | null }, context: z.RefinementCtx): void {
  if (options.prometheus_user !== null && options.prometheus_password === null) demand(context, [{ option: 'prometheus_password', why: '`prometheus_user` is given, and a user has a password' }]);
  if (options.prometheus_user === null && options.prometheus_password !== null) demand(context, [{ option: 'prometheus_user', why: '`prometheus_password` is given, and a password belongs to a user' }]);
}

/** In what Prometheus calls a duration: `90s`, `24h`, `1d12h`. */
const duration = z.string().regex(/^(?:\d+(?:ms|[smhdwy]))+$/, 'is no duration such as 90s, 24h or 7d');

export const prometheusCollectorOptions = z.strictObject(prometheusServer).superRefine(prometheusUser);
export type PrometheusCollectorOptions = Readonly<z.infer<typeof prometheusCollectorOptions>>;

export const prometheusFetcherOptions = z.strictObject({
  ...prometheusServer,
  metric: text,
  scope_attribute: text.default('project_id'),
  /** Labels that series must have. */
  filters: z.record(z.string(), z.string()).default({}),
  /** So far back a scope is looked for, so that one whose last resource is gone is still rated to its end. */
  lookback: duration.default('24h'),
}).superRefine(prometheusUser);
export type PrometheusFetcherOptions = Readonly<z.infer<typeof prometheusFetcherOptions>>;

/** Prometheus behind Aetos, which wants a token of Keystone. */
export const aetosCollectorOptions = z.strictObject({ ...keystoneAuth, ...transport, ...warned, interface: text.default('public'), region_name: optionalText }).superRefine(authenticated);
export type AetosCollectorOptions = Readonly<z.infer<typeof aetosCollectorOptions>>;

const gnocchiServer = {
  ...keystoneAuth,
  ...transport,
  gnocchi_auth_type: z.enum(['keystone', 'basic']).default('keystone'),
  /** With `basic`, whose password Gnocchi does not ask for. */
  gnocchi_user: text.default('admin'),
  /** With `basic`; with `keystone` the catalogue says it, unless this does. */
  gnocchi_endpoint: url.transform((value) => value.replace(/\/+$/, '')).nullable().default(null),
  interface: text.default('internalURL'),
  region_name: text.default('RegionOne'),
  http_pool_maxsize: z.int().min(1).max(1000).default(10),
};
function gnocchiAccess(options: Parameters<typeof lacking>[0] & { readonly gnocchi_auth_type: string; readonly gnocchi_endpoint: string | null }, context: z.RefinementCtx): void {
  if (options.gnocchi_auth_type === 'keystone') authenticated(options, context);
  else if (options.gnocchi_endpoint === null) demand(context, [{ option: 'gnocchi_endpoint', why: 'with `gnocchi_auth_type: basic` no catalogue says where Gnocchi is' }]);
}

export const gnocchiCollectorOptions = z.strictObject(gnocchiServer).superRefine(gnocchiAccess);
export type GnocchiCollectorOptions = Readonly<z.infer<typeof gnocchiCollectorOptions>>;

export const gnocchiFetcherOptions = z.strictObject({ ...gnocchiServer, scope_attribute: text.default('project_id'), resource_types: names.default(['generic']) }).superRefine(gnocchiAccess);
export type GnocchiFetcherOptions = Readonly<z.infer<typeof gnocchiFetcherOptions>>;

export const keystoneFetcherOptions = z.strictObject({
  ...keystoneAuth,
  ...transport,
  region_name: optionalText,
  interface: text.default('public'),
  keystone_version: z.preprocess((value) => (typeof value === 'string' ? Number(value) : value), z.literal(3, { error: 'must be 3: Keystone has no other version today' })).default(3),
  /** Whether all projects are taken, and not those alone in which the user has the role `rating`. */
  ignore_rating_role: truth.default(false),
  /** Whether disabled projects are left out. */
  ignore_disabled_tenants: truth.default(false),
}).superRefine(authenticated);
export type KeystoneFetcherOptions = Readonly<z.infer<typeof keystoneFetcherOptions>>;

export const sourceFetcherOptions = z.strictObject({ sources: names });
export type SourceFetcherOptions = Readonly<z.infer<typeof sourceFetcherOptions>>;

/** Usage that others bring: nothing is asked. */
export const pushedOptions = z.strictObject({});

export const collectorOptions: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['prometheus', prometheusCollectorOptions], ['gnocchi', gnocchiCollectorOptions], ['aetos', aetosCollectorOptions], ['pushed', pushedOptions],
]);
export const fetcherOptions: ReadonlyMap<string, z.ZodType> = new Map<string, z.ZodType>([
  ['keystone', keystoneFetcherOptions], ['gnocchi', gnocchiFetcherOptions], ['prometheus', prometheusFetcherOptions], ['source', sourceFetcherOptions], ['pushed', pushedOptions],
]);
