/** The form of a policy in a file, but for its conditions, which are read by themselves. */
import { z } from 'zod';
import { isZero, isNegative, parseDecimal } from '../money/index.ts';
import { severities, spans } from './policy.ts';

const fixed = (error: string, fix: string) => ({ error, params: { fix } });
const text = (most: number) => z.string().min(1).max(most);

function isBudget(written: string): boolean {
  const parsed = parseDecimal(written);
  return parsed.ok && !isZero(parsed.value) && !isNegative(parsed.value);
}
const budget = z.string().refine(isBudget, fixed('is no amount of money above 0', 'write a number such as "100.50", without a currency'));

const isPlainUrl = (written: string): boolean => {
  const { username, password } = new URL(written);
  return username === '' && password === '';
};
/** What we set ourselves, and what belongs to the connection. */
const ownHeaders = ['content-type', 'content-length', 'idempotency-key', 'host', 'connection', 'transfer-encoding', 'user-agent'];

const webhook = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'is not the URL of an HTTP service, such as https://host/alerts', abort: true }).refine(isPlainUrl, fixed('holds a user or a password', 'put it into a file, and name that in `secret`')),
  timeout_seconds: z.int().min(1).max(60).default(10),
  secret: z.strictObject({
    header: text(100).regex(/^[A-Za-z0-9-]+$/, 'is no name of a header').refine((name) => !ownHeaders.includes(name.toLowerCase()), fixed('is a header that is set already', 'write another, such as "Authorization"')),
    file: text(1000),
  }).nullable().default(null),
});

export const policySchema = z.strictObject({
  name: text(100),
  description: text(2000).nullable().default(null),
  severity: z.enum(severities).default('warning'),
  scopes: z.union([z.literal('all'), z.array(text(1000)).min(1), z.strictObject({ parent: text(1000) })], 'must be "all", a list of scopes, or {"parent": "SCOPE"}').default('all'),
  once_per: z.enum(spans),
  budget: budget.nullable().default(null),
  budgets: z.record(text(1000), budget).default({}),
  conditions: z.unknown(),
  message: text(1000),
  webhook: webhook.nullable().default(null),
});

export type WrittenPolicy = z.infer<typeof policySchema>;

/** By the path to a mapping in a policy, the keys that it may have. */
export const keysAt: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(policySchema.shape), webhook: Object.keys(webhook.shape), 'webhook.secret': ['header', 'file'],
};
