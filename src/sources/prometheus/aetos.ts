/** Prometheus behind Aetos, which wants a token of Keystone and answers for one time at once. Knows nothing of queries. */
import type { Asked } from '../http/asked.ts';
import { HttpClient } from '../http/client.ts';
import { Service } from '../http/service.ts';
import { Keystone, catalogAccess } from '../keystone/keystone.ts';
import { aetosCollectorOptions } from '../options.ts';
import { type CollectorType, sourceType } from '../types.ts';
import { PrometheusApi } from './api.ts';
import { PrometheusCollector } from './collector.ts';

const connections = 64;
const path = '/api/v1';

export const aetosCollectorType: CollectorType = sourceType(aetosCollectorOptions, (name, options, context) => {
  const keystone = new Keystone(`collector_${name}`, options, context.now ?? Date.now);
  const asked: Asked = { ...keystone.asked, address: 'interface' };
  const client = new HttpClient({ asked, timeoutMs: options.timeout * 1000, cafile: options.cafile, insecure: options.insecure, connections });
  const access = catalogAccess(keystone, { type: 'metric-storage', interface: options.interface, region: options.region_name, base: (endpoint) => (endpoint.endsWith(path) ? endpoint : `${endpoint}${path}`) });
  const api = new PrometheusApi(new Service(client, access, asked), { acceptWarnings: options.accept_warnings, isGetOnly: true });
  return new PrometheusCollector(name, api, context, () => keystone.close());
});
