/** Holds quotes over HTTP against prices that CloudKitty itself gave: each configuration is made by calls of version 1, on a real PostgreSQL. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exactNumber } from '../../src/money/index.ts';
import { isNear } from '../cloudkitty/rated.ts';
import type { HashmapText, PartText, RuleText } from '../cloudkitty/configured.ts';
import { withStore } from '../support/postgres.ts';
import { type Served, served } from './served.ts';

interface Vector {
  readonly name: string;
  readonly tenant_id: string | null;
  readonly hashmap: HashmapText;
  readonly points: readonly { readonly service: string; readonly qty: string | number; readonly price?: string; readonly metadata: object; readonly groupby: object }[];
  readonly expect: { readonly plain?: readonly (string | null)[]; readonly config_error?: string };
}

const file = path.join(import.meta.dirname, '../../../shared/data/cloudkitty/hashmap-vectors.json');
const given = existsSync(file);
const { vectors } = (given ? JSON.parse(readFileSync(file, 'utf8')) : { vectors: [] }) as { readonly vectors: readonly Vector[] };

const hashmap = '/v1/rating/module_config/hashmap';
const isNumber = (text: string | null): text is string => text !== null && /^-?[\d.]+$/.test(text);

class Refused extends Error {}

/** Makes things by their names, as a client would. */
class Maker {
  readonly #api: Served;
  readonly #groups = new Map<string, string>();
  constructor(api: Served) {
    this.#api = api;
  }

  async make(kind: 'service' | 'field' | 'group' | 'mapping' | 'threshold', body: object): Promise<string> {
    const { status, body: made, headers } = await this.#api.ask('POST', `${hashmap}/${kind}s/`, body);
    if (status >= 400) throw new Refused(JSON.stringify(made));
    const id = String((made as Readonly<Record<string, unknown>>)[`${kind}_id`]);
    expect([status, headers.get('location')]).toEqual([201, `http://localhost${hashmap}/${kind}s/${id}`]);
    return id;
  }

  async group(name: string | undefined): Promise<string | null> {
    if (name === undefined) return null;
    const id = this.#groups.get(name) ?? await this.make('group', { name });
    this.#groups.set(name, id);
    return id;
  }

  async rules({ mappings, thresholds }: Pick<PartText, 'mappings' | 'thresholds'>, parent: object): Promise<void> {
    const of = async ({ type, cost, group, tenant_id = undefined }: RuleText): Promise<object> => ({ ...parent, type, cost, group_id: await this.group(group), tenant_id: tenant_id ?? null });
    for (const rule of mappings) await this.make('mapping', { ...await of(rule), ...(rule.value === undefined ? {} : { value: rule.value }) });
    for (const rule of thresholds) await this.make('threshold', { ...await of(rule), level: rule.level });
  }

  async all({ groups = [], services }: HashmapText): Promise<void> {
    for (const name of groups) await this.group(name);
    for (const service of services) {
      const serviceId = await this.make('service', { name: service.name });
      await this.rules(service, { service_id: serviceId });
      for (const field of service.fields) await this.rules(field, { field_id: await this.make('field', { name: field.name, service_id: serviceId }) });
    }
  }
}

describe.skipIf(!given)('quotes give the prices of CloudKitty', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_name, { hashmap: wanted, points, tenant_id: tenant, expect: { plain = [], config_error: isRefused } }) => withStore(async (store) => {
    const api = served(store);
    const made = await new Maker(api).all(wanted).then(() => true, (error: unknown) => {
      if (error instanceof Refused) return false;
      throw error;
    });
    expect(made).toBe(isRefused === undefined);
    if (!made) return;
    for (const [index, { service, qty, price, metadata, groupby }] of points.entries()) {
      const { status, body } = await api.ask('POST', '/v1/rating/quote', { resources: [{ service, volume: qty, desc: { metadata, groupby }, ...(price === undefined ? {} : { rating: price }) }], ...(tenant === null ? {} : { tenant_id: tenant }) });
      const text = plain[index] ?? null;
      if (!isNumber(text)) expect([status, body], `point ${index}`).toMatchObject([400, { faultcode: 'Client' }]);
      else {
        expect([status, typeof body], JSON.stringify(body)).toEqual([200, 'string']);
        expect(isNear(exactNumber(String(body)), exactNumber(text)), `point ${index}: ${String(body)} instead of ${text}`).toBe(true);
      }
    }
    expect(api.faults).toEqual([]);
  }));
});
