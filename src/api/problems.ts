/** Refusals over HTTP as problem details (RFC 9457): one table of kinds, with status and title. */
import type { Context } from 'hono';

export const problemKinds = {
  'invalid-request': { status: 400, title: 'The request is not understood' },
  'unreadable-usage': { status: 400, title: 'The usage cannot be read' },
  'unauthorized': { status: 401, title: 'Nobody knows who asks' },
  'not-allowed': { status: 403, title: 'The caller may not do this' },
  'too-many-requests': { status: 429, title: 'The caller asks too often' },
  'identity-unavailable': { status: 503, title: 'Callers cannot be told apart now' },
  'took-too-long': { status: 503, title: 'The answer took too long' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This place does not take that method' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'That content type is not read here' },
  'conflict': { status: 409, title: 'It does not go together with what is there' },
  'stale': { status: 412, title: 'Somebody else was first' },
  'precondition-required': { status: 428, title: 'Say what you have seen' },
  'invalid-archive': { status: 422, title: 'The archive is not taken' },
  'invalid-rules': { status: 422, title: 'The rules have errors' },
  'no-rules': { status: 503, title: 'No rules are in force' },
  'source-unavailable': { status: 503, title: 'A source of usage does not answer' },
  'storage-unavailable': { status: 503, title: 'The database cannot be reached' },
  'internal': { status: 500, title: 'Something went wrong here' },
} as const;
export type ProblemKind = keyof typeof problemKinds;

export interface ProblemExtra {
  /** The part of the request that is wrong. */
  readonly errors?: readonly { readonly field: string; readonly reason: string }[];
  readonly [extension: string]: unknown;
}

export function problem(c: Context, kind: ProblemKind, detail: string, extra: ProblemExtra = {}): Response {
  const { status, title } = problemKinds[kind];
  return c.body(JSON.stringify({ type: `urn:tariff:problem:${kind}`, title, status, detail, ...extra }), status, { 'content-type': 'application/problem+json' });
}

/** A refusal from the middle of the work, answered as a problem. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly kind: ProblemKind;
  readonly extra: ProblemExtra;
  constructor(kind: ProblemKind, detail: string, extra: ProblemExtra = {}) {
    super(detail);
    [this.kind, this.extra] = [kind, extra];
  }
}

/** Parts of the request that are wrong. */
export const invalidParts = (errors: readonly { readonly field: string; readonly reason: string }[]): Refused =>
  new Refused('invalid-request', errors.map(({ field, reason }) => `${field}: ${reason}`).join('; '), { errors });
