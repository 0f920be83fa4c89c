/** Tells a receiver of an alert: one `POST` with a body that is the same each time, within bounds. Knows nothing of when it is tried again. */
import { readFile } from 'node:fs/promises';
import type { Alert } from '../storage/index.ts';
import { instantText } from '../time/index.ts';
import type { Webhook } from './policy.ts';

/** An alert as programs are told of it. */
export function alertJson({ id, policy, severity, scope, message, span, window, period, facts, createdAt }: Alert): object {
  return {
    id, policy, severity, scope, message, window: { span, start: instantText(window.start), end: instantText(window.end) },
    period: period === null ? null : { start: instantText(period.start), end: instantText(period.end) }, facts, created_at: instantText(createdAt),
  };
}

/** Nobody was told, or it is not known: a sentence without secrets. */
export class NotDelivered extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'NotDelivered';
  }
}

const redirectsMost = 3;
/** Of an answer; nothing in it matters but what went wrong. */
const answerMost = 64 * 1024;
const shownMost = 200;
const longestSecret = 64 * 1024;

/** Addresses may be secrets from their path on. */
const shownHost = (url: URL): string => url.origin;

async function secretOf({ secret }: Webhook): Promise<string | null> {
  if (secret === null) return null;
  const text = await readFile(secret.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new NotDelivered(`the file of the secret, ${secret.file}, cannot be read (${error.code ?? 'unknown error'}): correct \`webhook.secret.file\``);
  });
  const value = text.replace(/\r?\n$/, '');
  if (value === '' || value.length > longestSecret || /[^\t\x20-\x7e]/.test(value)) throw new NotDelivered(`the file of the secret, ${secret.file}, holds no value of a header: one line of ASCII`);
  return value;
}

/** The beginning of an answer; what is too long is not waited for. */
async function beginningOf(answer: Response): Promise<string> {
  if (answer.body === null) return '';
  const reader = answer.body.getReader();
  const pieces: Buffer[] = [];
  try {
    for (let bytes = 0; bytes <= answerMost;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(Buffer.from(value));
      bytes += value.length;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
  return Buffer.concat(pieces).toString('utf8').replace(/\s+/g, ' ').trim().slice(0, shownMost);
}

/** Where an answer sends us on; `null` where it does not. Only to the same host, and only with the body. */
function nextUrl(answer: Response, url: URL): URL | null {
  const location = answer.headers.get('location');
  if (answer.status < 300 || answer.status > 399 || location === null) return null;
  if (answer.status !== 307 && answer.status !== 308) throw new NotDelivered(`${shownHost(url)} answered ${answer.status}, a redirect that loses the body: write the address that it leads to`);
  const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
  if (next === null || next.origin !== url.origin) throw new NotDelivered(`${shownHost(url)} redirects to ${next === null ? 'no address' : shownHost(next)}, and another host is not followed: write the address that is meant`);
  return next;
}

/** `connect ECONNREFUSED 127.0.0.1:80` stands in the cause of the cause. */
function causeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
}

async function post(url: URL, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<Response> {
  for (let [here, count] = [url, 0]; ; count++) {
    const answer = await fetch(here, { method: 'POST', headers, body, redirect: 'manual', signal });
    const next = nextUrl(answer, here);
    if (next === null) return answer;
    if (count === redirectsMost) throw new NotDelivered(`${shownHost(url)} redirects in a circle`);
    await answer.body?.cancel();
    here = next;
  }
}

/** Throws `NotDelivered`, or the reason of the signal. */
export async function deliver(webhook: Webhook, alert: Alert, signal: AbortSignal): Promise<void> {
  const url = new URL(webhook.url);
  const secret = await secretOf(webhook);
  const late = AbortSignal.timeout(webhook.timeoutSeconds * 1000);
  const headers = { 'content-type': 'application/json', 'user-agent': 'tariff', 'idempotency-key': alert.id, ...(webhook.secret === null || secret === null ? {} : { [webhook.secret.header]: secret }) };
  try {
    const answer = await post(url, headers, JSON.stringify(alertJson(alert)), AbortSignal.any([signal, late]));
    const beginning = await beginningOf(answer).catch(() => '');
    if (answer.ok) return;
    const shown = secret === null ? beginning : beginning.replaceAll(secret, '***');
    throw new NotDelivered(`${shownHost(url)} answered ${answer.status}${shown === '' ? '' : `: ${shown}`}`);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NotDelivered) throw error;
    throw new NotDelivered(late.aborted ? `${shownHost(url)} did not answer within ${webhook.timeoutSeconds} s` : `${shownHost(url)} cannot be reached (${causeOf(error)})`);
  }
}
