/** How a refusal is worded, by the part of the API that was asked: CloudKitty's version 1 or 2, or our own with problem details. Knows no routes. */
import type { Context } from 'hono';
import { type ProblemExtra, type ProblemKind, problem, problemKinds } from './problems.ts';

export type Tongue = 'v1' | 'v2' | 'native';

export const tongueOf = (path: string): Tongue => (/^\/v1(?:\/|$)/.test(path) ? 'v1' : /^\/v2(?:\/|$)/.test(path) ? 'v2' : 'native');

/** A refusal in the form that clients of the path expect. */
export function refuse(c: Context, kind: ProblemKind, detail: string, extra: ProblemExtra = {}): Response {
  const { status } = problemKinds[kind];
  switch (tongueOf(c.req.path)) {
    case 'v1': return c.json({ faultcode: status >= 500 ? 'Server' : 'Client', faultstring: detail, debuginfo: null }, status);
    case 'v2': return c.json({ message: detail }, status);
    case 'native': return problem(c, kind, detail, extra);
  }
}

const titles = { 404: 'Not Found', 405: 'Method Not Allowed' } as const;

/** What CloudKitty's routers say of a place that is none. Nothing of the request stands in it. */
export const pageOf = (c: Context, status: keyof typeof titles): Response =>
  c.html(`<!doctype html>\n<html><head><title>${status} ${titles[status]}</title></head><body><h1>${status} ${titles[status]}</h1></body></html>\n`, status);
