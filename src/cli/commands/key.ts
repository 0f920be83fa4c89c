/** `tariff key`: keys of the API. The secret of a key is shown once, when it is made; kept is its hash alone. */
import os from 'node:os';
import { text } from 'node:stream/consumers';
import { type Role, newSecret, passwordHash, secretHash } from '../../identity/index.ts';
import type { ApiKey, Store } from '../../storage/index.ts';
import { type Instant, instant, instantText, parseInstant } from '../../time/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';

interface KeyOptions {
  readonly config: string;
  readonly json?: true;
}
export interface KeyCreateOptions extends KeyOptions {
  readonly role: Role;
  readonly scope?: readonly string[];
  readonly expires?: string;
}

const person = (): string => {
  try {
    return os.userInfo().username;
  } catch {
    return 'unknown';
  }
};

const withStore = <T>({ config }: KeyOptions, terminal: Terminal, work: (store: Store) => Promise<T>): Promise<T> =>
  withConfiguredStore(requireConfiguration(config, terminal), (sentence) => terminal.note(sentence), work);

const day = 86_400_000_000;
const units: Readonly<Record<string, number>> = { h: day / 24, d: day, w: 7 * day };

/** An instant, or a time from now such as `90d`. */
function expiryOf(written: string | undefined, now: Instant): Instant | null {
  if (written === undefined) return null;
  const [, count = '', unit = ''] = /^(\d{1,5})([hdw])$/.exec(written) ?? [];
  const parsed = parseInstant(written);
  if (unit !== '') return instant(now + Number(count) * (units[unit] ?? 0));
  if (!parsed.ok) throw new CommandProblem(exit.usage, `--expires \`${written}\` ${parsed.problem}`, 'write an instant such as 2027-01-01T00:00:00Z, or a time from now: 12h, 90d, 4w');
  if (parsed.value <= now) throw new CommandProblem(exit.usage, `--expires \`${written}\` is over already`);
  return parsed.value;
}

/** What is changed here stands in the audit beside what was changed over HTTP. */
const audited = (store: Store, path: string, request: unknown, status: number): Promise<void> =>
  store.audit.add({ requestId: 'command', caller: person(), strategy: 'command', address: null, right: 'tariff:manage_keys', method: 'COMMAND', path, request: JSON.stringify(request), status });

export async function keyCreate(name: string, options: KeyCreateOptions, terminal: Terminal): Promise<number> {
  if (!/^[^:\p{Cc}]{1,200}$/u.test(name)) throw new CommandProblem(exit.usage, `\`${name}\` is no name of a key: at most 200 characters, without a colon`);
  const scopes = options.scope ?? [];
  if (options.role !== 'admin' && scopes.length === 0) throw new CommandProblem(exit.usage, `a key for a ${options.role} without a scope would see nothing`, 'name whose usage it is for: --scope ID, which may be given several times');
  return withStore(options, terminal, async (store) => {
    const secret = newSecret();
    const expiresAt = expiryOf(options.expires, await store.now());
    const isNew = await store.keys.add({ name, hash: secretHash(secret), role: options.role, scopes, createdBy: person(), expiresAt });
    await audited(store, `key create ${name}`, { name, role: options.role, scopes, expires: expiresAt === null ? null : instantText(expiresAt) }, isNew ? 201 : 409);
    if (!isNew) throw new CommandProblem(exit.refused, `there is a key \`${name}\` already; one that was revoked keeps its name`, 'choose another name');
    await terminal.line(options.json === true ? JSON.stringify({ name, role: options.role, scopes, expires: expiresAt === null ? null : instantText(expiresAt), secret }) : secret);
    if (options.json !== true) terminal.note('the secret is shown this once: send it as `X-Auth-Token`, as `Authorization: Bearer`, or with the name of the key as HTTP basic authentication');
    return exit.accepted;
  });
}

const columns = ['NAME', 'ROLE', 'SCOPES', 'MADE', 'BY', 'STANDING'].map((title) => ({ title, align: 'left' as const }));

function standingOf({ revokedAt, expiresAt }: ApiKey, now: Instant): string {
  if (revokedAt !== null) return `revoked ${instantText(revokedAt)}`;
  if (expiresAt === null) return 'good for ever';
  return `${expiresAt <= now ? 'expired' : 'good until'} ${instantText(expiresAt)}`;
}

export const keyList = (options: KeyOptions, terminal: Terminal): Promise<number> => withStore(options, terminal, async (store) => {
  const [keys, now] = [await store.keys.list(), await store.now()];
  const maybe = (at: Instant | null): string | null => (at === null ? null : instantText(at));
  if (options.json === true) {
    await terminal.line(JSON.stringify(keys.map(({ name, role, scopes, createdAt, createdBy, expiresAt, revokedAt }) => ({ name, role, scopes, created: instantText(createdAt), created_by: createdBy, expires: maybe(expiresAt), revoked: maybe(revokedAt) })), null, 2));
  } else {
    for (const line of textTable(columns, keys.map((key) => [key.name, key.role, key.scopes.join(', '), instantText(key.createdAt), key.createdBy, standingOf(key, now)]))) await terminal.line(line);
  }
  return exit.accepted;
});

export const keyRevoke = (name: string, options: KeyOptions, terminal: Terminal): Promise<number> => withStore(options, terminal, async (store) => {
  const isThere = await store.keys.revoke(name);
  await audited(store, `key revoke ${name}`, { name }, isThere ? 200 : 404);
  if (!isThere) throw new CommandProblem(exit.refused, `there is no key \`${name}\``, '`tariff key list` shows all');
  await terminal.line(`revoked ${name}; servers follow within 5 seconds`);
  return exit.accepted;
});

/** For `api.users`. */
export async function keyHash(terminal: Terminal): Promise<number> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password === '') throw new CommandProblem(exit.usage, 'there is no password on standard input', 'printf %s "$PASSWORD" | tariff key hash');
  await terminal.line(await passwordHash(password));
  return exit.accepted;
}
