/** What every client may ask before anything else: the versions of the API, and whether it is there. */
import { existsSync } from 'node:fs';
import type { Hono } from 'hono';
import type { CloudkittyEnvironment } from '../cloudkitty-api/index.ts';
import { originOf } from './address.ts';

export interface Roots {
  /** As long as this file exists, whoever balances load is told to go elsewhere. */
  readonly disableFile: string | null;
  readonly isBehindProxy: boolean;
}

const versions = [['v1', 'CURRENT'], ['v2', 'EXPERIMENTAL']] as const;

export function addRoots(app: Pick<Hono<CloudkittyEnvironment>, 'get'>, { disableFile, isBehindProxy }: Roots): void {
  app.get('/', (c) => {
    const at = originOf(c, isBehindProxy);
    return c.json({ versions: versions.map(([id, status]) => ({ id, links: [{ href: `${at}/${id}`, rel: 'self' }], status })) });
  });
  app.get('/healthcheck', (c) => (disableFile !== null && existsSync(disableFile) ? c.text('DISABLED BY FILE', 503) : c.text('OK')));
  app.get('/v1/collector', (c) => c.body(null, 204));
}
