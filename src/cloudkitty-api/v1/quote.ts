/** The quote of version 1: what resources would cost in the period that begins next, by the rules in force and by what rates usage. */
import type { Hono } from 'hono';
import { JsonNumber, type JsonValue, type Reading, pythonText } from '../../collect/index.ts';
import { quoteUsage } from '../../intake/index.ts';
import { type Rational, add, decimalText, isZero, parseDecimal, roundToDecimals, zero } from '../../money/index.ts';
import type { Tariff } from '../../rating/index.ts';
import { instant } from '../../time/index.ts';
import { unitText } from '../../units/index.ts';
import type { CloudkittyEnvironment, CloudkittyParts } from '../routes.ts';
import { Digits, type Given, bodyOf, checkAttributes, isObject, queryOf, requireText, textOf } from './asked.ts';
import { answering, fault } from './faults.ts';

/** CloudKitty gives so many digits, whatever the size. */
const significantDigits = 28n;

export function significant(value: Rational): Rational {
  if (isZero(value)) return value;
  const [above, below] = [value.numerator < 0n ? -value.numerator : value.numerator, value.denominator];
  // The exponent of the first digit: the difference of the lengths, or one less.
  const guess = BigInt(String(above).length - String(below).length);
  const isLess = guess >= 0n ? above < below * 10n ** guess : above * 10n ** -guess < below;
  const decimals = significantDigits - 1n - (isLess ? guess - 1n : guess);
  return roundToDecimals(value, decimals > 0n ? decimals : 0n, 'half_even');
}

const jsonOf = (value: Given): JsonValue =>
  (value instanceof Digits ? new JsonNumber(value.text) : Array.isArray(value) ? value.map(jsonOf) : isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, own]) => [name, jsonOf(own)])) : value) as JsonValue;

/** A value as Python prints it, which is how a hashmap compares it. */
function textIn(value: Given): string {
  if (value === null) return 'None';
  if (Array.isArray(value)) return `[${value.map((own) => (typeof own === 'string' ? `'${own}'` : textIn(own))).join(', ')}]`;
  return pythonText(jsonOf(value) as Exclude<JsonValue, null>);
}

/** Flat, or in two parts as points have them: then what points are grouped by wins. */
function attributesOf(desc: Given | undefined): ReadonlyMap<string, string> {
  if (desc === undefined || desc === null) return new Map();
  if (!isObject(desc)) return fault(400, 'Invalid input for field/attribute desc. Value should be an object');
  const { metadata, groupby } = desc;
  const parts = isObject(metadata) || isObject(groupby) ? [metadata, groupby].flatMap((part) => (isObject(part) ? [part] : [])) : [desc];
  return new Map(parts.flatMap((part) => Object.entries(part)).map(([name, value]) => [name, textIn(value)]));
}

interface Resource {
  readonly service: string;
  readonly quantity: Rational;
  readonly before: Rational;
  readonly attributes: ReadonlyMap<string, string>;
}

function numberOf(name: string, text: string): Rational {
  const parsed = parseDecimal(text.trim());
  return parsed.ok ? parsed.value : fault(400, `Invalid input for field/attribute ${name}. Value: '${text}'. It ${parsed.problem === 'not a decimal number' ? 'is not a decimal number' : parsed.problem}`);
}

function resourceOf(given: Given): Resource {
  if (!isObject(given)) return fault(400, 'Invalid input for field/attribute resources. Value should be a list of objects');
  checkAttributes(given, 'resources', ['service', 'desc', 'volume', 'rating']);
  return {
    service: requireText('service', given.service), quantity: numberOf('volume', requireText('volume', given.volume)), before: numberOf('rating', textOf('rating', given.rating) ?? '0'), attributes: attributesOf(given.desc),
  };
}

interface Asked {
  readonly tariff: Tariff;
  readonly tenant: string | null;
  readonly resources: readonly Resource[];
}

/** What nobody measures costs nothing, as in CloudKitty. */
async function* readingsOf({ tariff, tenant, resources }: Asked, { metrics, scopeKey, periodSeconds, now }: CloudkittyParts): AsyncIterable<Reading> {
  const period = periodSeconds * 1_000_000;
  const start = Math.ceil(now() / period) * period;
  for (const [index, { service, quantity, attributes }] of resources.entries()) {
    const meter = tariff.meters.get(service);
    if (meter === undefined) continue;
    const unit = metrics.find(({ name }) => name === service)?.unit ?? unitText(meter.unit);
    const fields = new Map([...attributes].filter(([name]) => meter.fields.has(name)).map(([name, text]) => [name, { text, kind: 'text' as const }]));
    yield { kind: 'point', point: { place: `resources[${index}]`, id: `resource ${index}`, meter: service, scope: tenant ?? attributes.get(scopeKey) ?? '', period: { start: instant(start), end: instant(start + period) }, quantity, unit, fields } };
  }
}

async function priceOf(asked: Asked, parts: CloudkittyParts): Promise<Rational> {
  let sum = asked.resources.reduce((all, { before }) => add(all, before), zero);
  for await (const assessments of quoteUsage(asked.tariff, readingsOf(asked, parts), { onWarning: () => undefined }).assessments) {
    for (const entry of assessments) {
      if (entry.kind === 'refused') return fault(400, `${entry.refusal.place} cannot be priced: ${entry.refusal.reason}`);
      if (entry.kind !== 'priced') continue;
      const { verdict } = entry;
      if (verdict.status === 'stopped') return fault(400, `${entry.point.place} cannot be priced: ${verdict.reason}`);
      if (verdict.status === 'rated') sum = add(sum, verdict.amount);
    }
  }
  return sum;
}

const mostResources = 10_000;

export function addQuote(app: Hono<CloudkittyEnvironment>, parts: CloudkittyParts): void {
  app.post('/v1/rating/quote', answering(async (c) => {
    queryOf(c, []);
    const body = await bodyOf(c);
    checkAttributes(body, 'res_data', ['resources', 'tenant_id']);
    const { resources } = body;
    if (!Array.isArray(resources)) return fault(400, "Invalid input for field/attribute resources. Value: 'None'. Mandatory field missing.");
    if (resources.length > mostResources) return fault(400, `resources: at most ${mostResources} are priced at once`);
    const { tariff } = await parts.rules.now();
    if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors is in force');
    const sum = await priceOf({ tariff, tenant: textOf('tenant_id', body.tenant_id) || null, resources: (resources as readonly Given[]).map(resourceOf) }, parts);
    return c.json(decimalText(significant(sum)));
  }));
}
