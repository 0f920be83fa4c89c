/** Every type of collector and fetcher that asks a source. Usage that is pushed has none: nobody is asked for it. */
import { gnocchiCollectorType, gnocchiFetcherType } from './gnocchi/open.ts';
import { keystoneFetcherType } from './keystone/fetcher.ts';
import { aetosCollectorType } from './prometheus/aetos.ts';
import { prometheusCollectorType, prometheusFetcherType } from './prometheus/open.ts';
import { sourceFetcherType } from './source-fetcher.ts';
import type { CollectorType, FetcherType } from './types.ts';

export const collectorTypes: ReadonlyMap<string, CollectorType> = new Map([
  ['prometheus', prometheusCollectorType], ['gnocchi', gnocchiCollectorType], ['aetos', aetosCollectorType],
]);
export const fetcherTypes: ReadonlyMap<string, FetcherType> = new Map([
  ['keystone', keystoneFetcherType], ['gnocchi', gnocchiFetcherType], ['prometheus', prometheusFetcherType], ['source', sourceFetcherType],
]);
