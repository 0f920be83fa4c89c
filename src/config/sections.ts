/** The sections of `tariff.yml` that are the program's own: options, bounds, defaults. */
import { z } from 'zod';
import { passwordHashPattern, roles, strategyNames } from '../identity/index.ts';
import { keystoneAuthOptions } from '../sources/index.ts';
import { loggingLevels } from './configuration.ts';

const text = z.string().min(1);
/** One name, several with commas between them, or a list. */
const names = z.preprocess((value) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()).filter((name) => name !== '') : value), z.array(text).min(1));

const shortestPeriod = 60;
const longestPeriod = 31 * 86_400;
const day = 86_400;
const seconds = (least: number, most: number) => z.int().min(least).max(most);

export const collectSection = z.strictObject({
  collector: names,
  period: seconds(shortestPeriod, longestPeriod).default(3600),
  wait_periods: z.int().min(0).max(10_000).default(2),
  metrics_conf: text.default('metrics.yml'),
  scope_key: text.default('project_id'),
  start: text.default('month'),
});

export const fetcherSection = z.strictObject({ backend: names });

export const orchestratorSection = z.strictObject({
  max_workers: z.int().min(1).max(64).default(1),
  max_threads: z.int().min(1).max(256).default(16),
  collector_request_timeout: seconds(1, day).default(300),
  skip_datapoints_expression: text.default('False'),
  periods_at_once: z.int().min(1).max(10_000).default(24),
  heartbeat: seconds(10, day).default(60),
  poll: seconds(1, day).default(5),
  retry_first: seconds(1, day).default(10),
  retry_most: seconds(1, 31 * day).default(3600),
}).superRefine(({ retry_first: first, retry_most: most }, context) => {
  if (first > most) context.addIssue({ code: 'custom', path: ['retry_first'], message: `is ${first} seconds, longer than \`retry_most\` with ${most}`, params: { fix: 'wait no longer at first than at most' } });
});

const titles = (role: string): z.ZodType<string[]> => names.default([role]) as z.ZodType<string[]>;
/** CloudKitty calls it otherwise. */
const olderStrategies: Readonly<Record<string, string>> = { noauth: 'none', oidc: 'jwt', api_key: 'key' };
const renamed = (value: unknown): unknown => (typeof value === 'string' ? olderStrategies[value] ?? value : value);
const mebibyte = 1024 * 1024;

const userSchema = z.strictObject({
  name: text.regex(/^[^:\p{Cc}]+$/u, 'has a colon or a control character in it'),
  password_hash: text.regex(passwordHashPattern, 'is none that `tariff key hash` gives'),
  role: z.enum(roles),
  scopes: z.array(text).default([]),
});

export const apiSection = z.strictObject({
  host: text.default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8889),
  auth_strategy: z.preprocess((value) => (typeof value === 'string' ? value.split(',').map((name) => renamed(name.trim())) : Array.isArray(value) ? value.map(renamed) : value), z.array(z.enum(strategyNames)).min(1)).default(['none']),
  allow_anybody: z.boolean().default(false),
  users: z.array(userSchema).default([]),
  policy_file: text.nullable().default(null),
  admin_roles: titles('admin'),
  reader_roles: titles('reader'),
  member_roles: titles('member'),
  www_authenticate_uri: text.nullable().default(null),
  requests_per_second: z.int().min(0).max(1_000_000).default(0),
  burst: z.int().min(1).max(1_000_000).default(100),
  body_limit: z.int().min(1024).max(1024 * mebibyte).default(32 * mebibyte),
  usage_limit: z.int().min(1024).max(1024 * 1024 * mebibyte).default(1024 * mebibyte),
  answer_timeout: seconds(1, 3600).default(60),
  allowed_origin: z.preprocess((value) => (typeof value === 'string' ? value.split(',').map((name) => name.trim()).filter((name) => name !== '') : value), z.array(text)).default([]),
  enable_proxy_headers_parsing: z.boolean().default(false),
  disable_by_file_path: text.nullable().default(null),
});

export const jwtSection = z.strictObject({
  issuer: text.nullable().default(null),
  audience: text.nullable().default(null),
  jwks: text.nullable().default(null),
  name_claim: text.default('preferred_username'),
  roles_claim: text.default('roles'),
  scopes_claim: text.default('projects'),
});

function isPostgres(connection: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(connection) && URL.canParse(connection.replace(/^postgres(?:ql)?:\/\/\//, 'postgresql://localhost/'));
}

/** By name, the schema of each section. */
export const ownSections = {
  collect: collectSection,
  fetcher: fetcherSection,
  orchestrator: orchestratorSection,
  storage: z.strictObject({ retention_period: z.int().min(0).max(10_000_000).default(0) }),
  database: z.strictObject({
    connection: text.refine(isPostgres, { error: 'is not the URL of a PostgreSQL', params: { fix: 'write `postgresql://user@host:5432/name`' } }).meta({ secret: true }).nullable().default(null),
    directory: text.default('.tariff'),
  }),
  rules: z.strictObject({ directory: text.default('rules') }),
  alerts: z.strictObject({ directory: text.nullable().default(null) }),
  directory: z.strictObject({ incoming: text.nullable().default(null) }),
  api: apiSection,
  jwt: jwtSection,
  logging: z.strictObject({ level: z.enum(loggingLevels).default('info') }),
  metrics: z.strictObject({ host: text.default('127.0.0.1'), port: z.int().min(0).max(65_535).nullable().default(null), each_scope: z.boolean().default(false) }),
  /** Credentials that other sections take over by `auth_section`. */
  keystone_authtoken: keystoneAuthOptions.partial(),
} as const;

export type OwnSection = keyof typeof ownSections;
export type SectionValues<S extends OwnSection> = z.infer<(typeof ownSections)[S]>;
