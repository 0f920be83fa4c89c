/** Which paths there are and which methods they take, out of the routes of an application. Also how paths of clients are read before routes are looked for. */
import type { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { getPath } from 'hono/utils/url';

/** CloudKitty's version 1 ignores a slash at the end, and knows rating by an older name. Version 2 does neither. */
export function pathOf(request: Request): string {
  const path = getPath(request);
  // Where older clients bring a reprocessing.
  if (path === '/v2/task/reprocess' && request.method === 'POST') return '/v2/task/reprocesses';
  if (!path.startsWith('/v1/')) return path;
  const bare = path.replace(/\/+$/, '');
  return bare.startsWith('/v1/billing/') ? `/v1/rating/${bare.slice('/v1/billing/'.length)}` : bare;
}

export interface Places {
  /** The methods that a path takes; none where there is no such path. */
  methodsAt(path: string): readonly string[];
}

/** Of all routes but those that act on every method, which are no places. */
export function placesOf(app: Pick<Hono, 'routes'>): Places {
  const router = new TrieRouter<string>();
  const known = new Set<string>();
  for (const { method, path } of app.routes) {
    const name = `${method} ${path}`;
    if (method === 'ALL' || known.has(name)) continue;
    known.add(name);
    router.add('ANY', path, method);
  }
  return {
    methodsAt: (path) => {
      const methods = new Set(router.match('ANY', path)[0].map(([method]) => method));
      return [...methods, ...(methods.has('GET') ? ['HEAD'] : [])].sort();
    },
  };
}
