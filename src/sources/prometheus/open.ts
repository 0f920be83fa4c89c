/** Prometheus with a user and a password, or with none: what its options open. Knows nothing of queries. */
import type { Asked } from '../http/asked.ts';
import { HttpClient } from '../http/client.ts';
import { Service, fixedAccess } from '../http/service.ts';
import { type PrometheusCollectorOptions, prometheusCollectorOptions, prometheusFetcherOptions } from '../options.ts';
import { type CollectorType, type FetcherType, sourceType } from '../types.ts';
import { PrometheusApi } from './api.ts';
import { PrometheusCollector } from './collector.ts';
import { PrometheusFetcher } from './fetcher.ts';

/** Enough for many scopes at once. */
const connections = 64;

function openApi(section: string, options: PrometheusCollectorOptions): PrometheusApi {
  const asked: Asked = { section, address: 'prometheus_url', login: '`prometheus_user` and `prometheus_password`' };
  const client = new HttpClient({ asked, timeoutMs: options.timeout * 1000, cafile: options.cafile, insecure: options.insecure, connections });
  const access = fixedAccess(options.prometheus_url, options.prometheus_user, options.prometheus_password);
  return new PrometheusApi(new Service(client, access, asked), { acceptWarnings: options.accept_warnings, isGetOnly: false });
}

export const prometheusCollectorType: CollectorType = sourceType(prometheusCollectorOptions, (name, options, context) => new PrometheusCollector(name, openApi(`collector_${name}`, options), context));
export const prometheusFetcherType: FetcherType = sourceType(prometheusFetcherOptions, (name, options) => new PrometheusFetcher(name, openApi(`fetcher_${name}`, options), options));
