/** Holds hashmaps, rendered as rule files, against prices that CloudKitty itself gave: 154 configurations, 1,086 points. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { add, decimalText, exactNumber } from '../../src/money/index.ts';
import { renderHashmap } from '../../src/cloudkitty/index.ts';
import { type HashmapText, configured } from './configured.ts';
import { type PointText, isNear, opened, prices } from './rated.ts';

type Value = string | number | boolean | null | readonly unknown[];

interface Vector {
  readonly name: string;
  readonly tenant_id: string | null;
  readonly hashmap: HashmapText;
  readonly points: readonly { readonly service: string; readonly qty: string | number; readonly price?: string; readonly metadata: Readonly<Record<string, Value>>; readonly groupby: Readonly<Record<string, Value>> }[];
  readonly expect: { readonly plain?: readonly (string | null)[]; readonly config_error?: string };
}

/** They lie beside the repository; where they do not, `examples.test.ts` and the judge remain. */
const file = path.join(import.meta.dirname, '../../../shared/data/cloudkitty/hashmap-vectors.json');
const given = existsSync(file);
const { vectors } = (given ? JSON.parse(readFileSync(file, 'utf8')) : { vectors: [] }) as { readonly vectors: readonly Vector[] };

/** As Python prints what these files hold. */
const pythonText = (value: Value): string => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : Array.isArray(value) ? `[${value.join(', ')}]` : String(value));
const texts = (values: Readonly<Record<string, Value>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, pythonText(value)]));

const refusals: Readonly<Record<string, string>> = {
  'config/field-mapping-empty-value': 'value-missing', 'config/bad-type': 'no-such-type', 'config/duplicate-field': 'exists',
  'config/duplicate-value-same-tenant-two-groups': 'mapping-exists', 'config/cost-not-a-number': 'not-a-number',
};
const isNumber = (text: string | null): text is string => text !== null && /^-?[\d.]+$/.test(text);

describe.skipIf(!given)('a rendered hashmap gives the prices of CloudKitty', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (name, { hashmap, points, tenant_id: tenant, expect: wanted }) => {
    const made = configured(hashmap);
    if (made.kind === 'refused') return expect(made.refusal.kind).toBe(refusals[name]);
    expect(wanted.config_error).toBeUndefined();
    const tariff = opened(renderHashmap(made.state, { scopeKey: 'project_id', settings: true }));
    const asked = points.map(({ service, qty, metadata, groupby }): PointText => ({ service, quantity: String(qty), scope: tenant ?? 'nobody', fields: { ...texts(groupby), ...texts(metadata) } }));
    prices(tariff, asked).forEach((price, index) => {
      const plain = wanted.plain?.[index] ?? null;
      // What is not finite is not taken, so that no bill can hold it.
      if (!isNumber(plain)) return expect(price.kind).toBe('refused');
      if (price.kind !== 'price') return expect(price).toBe(plain);
      // Other modules came before this one, and CloudKitty rounds what both come to.
      const own = add(price.amount, exactNumber(points[index]?.price ?? '0'));
      expect(isNear(own, exactNumber(plain)), `point ${index}: ${decimalText(own)} instead of ${plain}`).toBe(true);
      return undefined;
    });
    return undefined;
  });

  it('all of them', () => {
    expect(vectors).toHaveLength(154);
    expect(vectors.reduce((sum, { points }) => sum + points.length, 0)).toBe(1086);
  });
});
