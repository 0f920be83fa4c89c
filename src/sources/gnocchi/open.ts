/** Gnocchi with a user's name alone or with a token of Keystone: what its options open. Knows nothing of queries. */
import type { Asked } from '../http/asked.ts';
import { HttpClient } from '../http/client.ts';
import { type Access, Service, fixedAccess } from '../http/service.ts';
import { SourceFailure } from '../failure.ts';
import { Keystone, catalogAccess, tokenAccess } from '../keystone/keystone.ts';
import { type GnocchiCollectorOptions, gnocchiCollectorOptions, gnocchiFetcherOptions } from '../options.ts';
import { type CollectorType, type FetcherType, sourceType } from '../types.ts';
import { GnocchiApi } from './api.ts';
import { GnocchiCollector } from './collector.ts';
import { GnocchiFetcher } from './fetcher.ts';

interface Opened {
  readonly api: GnocchiApi;
  readonly release: () => void;
}

/** Catalogues name Gnocchi with or without the beginning of its paths. */
const withoutVersion = (endpoint: string): string => endpoint.replace(/\/v1$/, '');

function openGnocchi(section: string, options: GnocchiCollectorOptions, now: () => number): Opened {
  const { gnocchi_endpoint: endpoint } = options;
  const open = (access: Access, asked: Asked, release: () => void): Opened => {
    const client = new HttpClient({ asked, timeoutMs: options.timeout * 1000, cafile: options.cafile, insecure: options.insecure, connections: options.http_pool_maxsize });
    return { api: new GnocchiApi(new Service(client, access, asked)), release };
  };
  if (options.gnocchi_auth_type === 'basic') {
    if (endpoint === null) throw new SourceFailure(`${section}: \`gnocchi_endpoint\` is missing: with \`gnocchi_auth_type: basic\` no catalogue says where Gnocchi is`, false);
    return open(fixedAccess(withoutVersion(endpoint), options.gnocchi_user, ''), { section, address: 'gnocchi_endpoint', login: '`gnocchi_user`' }, () => {});
  }
  const keystone = new Keystone(section, options, now);
  const access = endpoint === null ? catalogAccess(keystone, { type: 'metric', interface: options.interface, region: options.region_name, base: withoutVersion }) : tokenAccess(keystone, withoutVersion(endpoint));
  return open(access, { ...keystone.asked, address: endpoint === null ? 'interface' : 'gnocchi_endpoint' }, () => keystone.close());
}

export const gnocchiCollectorType: CollectorType = sourceType(gnocchiCollectorOptions, (name, options, context) => {
  const { api, release } = openGnocchi(`collector_${name}`, options, context.now ?? Date.now);
  return new GnocchiCollector(name, api, context, release);
});
export const gnocchiFetcherType: FetcherType = sourceType(gnocchiFetcherOptions, (name, options, { now = Date.now }) => {
  const { api, release } = openGnocchi(`fetcher_${name}`, options, now);
  return new GnocchiFetcher(name, api, options, release);
});
