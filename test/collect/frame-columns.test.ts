/** Proves that frames taken by their bytes are the frames that the reader of JSON reads, however they are written and wherever the bytes are cut. */
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader, readUsage } from '../../src/collect/index.ts';
import { decimalText } from '../../src/money/index.ts';
import type { UsagePoint } from '../../src/rating/index.ts';

const pieces = (text: string, size: number): Readable => {
  const bytes = Buffer.from(text);
  return Readable.from(Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size)));
};
const shown = ({ meter, scope, period, quantity, unit, fields }: UsagePoint): string => JSON.stringify([meter, scope, period, decimalText(quantity), unit, [...fields].map(([name, { text }]) => [name, text]).sort()]);

async function byBytes(text: string, size = 1 << 16) {
  const reader = new FrameReader('project_id');
  const [points, refusals, prices]: [string[], string[], string[]] = [[], [], []];
  for await (const batch of reader.batches(pieces(text, size))) {
    for (let row = 0; row < batch.count; row++) {
      points.push(shown(batch.pointAt(row)));
      prices.push(batch.prices === undefined ? '0' : `${batch.prices.coefficients[row]! / 10 ** batch.prices.decimals}`);
    }
    refusals.push(...batch.refusals.map(({ refusal: { place, reason } }) => `${place}: ${reason}`));
  }
  return { points, refusals, prices, attributes: reader.attributes };
}

async function byJson(text: string) {
  const points: string[] = [];
  for await (const reading of readUsage(pieces(text, 1 << 16), { format: 'dataframes' })) if (reading.kind === 'point') points.push(shown(reading.point));
  return points;
}

const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('a"b', 'é', '\\', '\n', '1.0'), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), fc.array(fc.integer(), { maxLength: 2 }));
const attributes = fc.dictionary(fc.constantFrom('flavor', 'id', 'día', 'a b', 'x'), value, { maxKeys: 4 });
const frame = fc.record({
  period: fc.constantFrom({ begin: '2026-03-10T00:00:00+00:00', end: '2026-03-10T01:00:00+00:00' }, { begin: '2026-03-10T02:00:00Z', end: '2026-03-10T03:00:00Z' }),
  usage: fc.dictionary(fc.constantFrom('cpu', 'image.size', '7'), fc.array(fc.record({
    vol: fc.record({ unit: fc.constantFrom('GiB', 'instance', 'é'), qty: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constantFrom(0.1, 1.5, 1e-7, 123456789.123456)) }), rating: fc.record({ price: fc.constantFrom(0, 1.337, -0.5) }),
    groupby: attributes.map((own) => ({ project_id: 'p1', ...own })), metadata: fc.dictionary(fc.constantFrom('m', 'n'), value, { maxKeys: 2 }),
  }), { maxLength: 3 }), { maxKeys: 3 }),
});

test('any frames, in pieces of any size, are what the reader of JSON reads', async () => {
  await fc.assert(fc.asyncProperty(fc.array(frame, { maxLength: 4 }), fc.integer({ min: 1, max: 400 }), fc.constantFrom(undefined, 1), async (frames, size, space) => {
    const text = JSON.stringify({ dataframes: frames }, null, space);
    const { points, refusals, prices } = await byBytes(text, size);
    expect(refusals).toEqual([]);
    expect([...points].sort()).toEqual([...await byJson(text)].sort());
    expect([...prices].sort()).toEqual(frames.flatMap(({ usage }) => Object.values(usage).flatMap((some) => some.map(({ rating }) => `${rating.price}`))).sort());
  }), { numRuns: 150 });
});

const point = (more: object = {}) => ({ vol: { unit: 'GiB', qty: 1 }, rating: { price: 1.337 }, groupby: { project_id: 'p1', fake_meta: 1.0 }, metadata: { dummy: true }, ...more });
const document = (points: readonly object[], period: object = { begin: '2026-03-10T00:00:00+00:00', end: '2026-03-10T01:00:00+00:00' }): string => JSON.stringify({ dataframes: [{ period, usage: { cpu: points } }] });

test('attributes are noted as they were written', async () => {
  expect((await byBytes(document([point(), point({ metadata: { dummy: 'yes', more: [1] } })]))).attributes).toEqual([
    { meter: 'cpu', name: 'project_id', isMetadata: false, kind: 'text' }, { meter: 'cpu', name: 'fake_meta', isMetadata: false, kind: 'number' },
    { meter: 'cpu', name: 'dummy', isMetadata: true, kind: 'text' }, { meter: 'cpu', name: 'dummy', isMetadata: true, kind: 'boolean' }, { meter: 'cpu', name: 'more', isMetadata: true, kind: 'json' },
  ]);
});

describe('a point is refused with its place', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['without a quantity', document([point({ vol: { unit: 'GiB' } })]), /^dataframes\[0\]\.usage\.cpu\[0\]: .*quantity/], ['without groupby', document([point(), { vol: { unit: 'GiB', qty: 1 }, metadata: {} }]), /cpu\[1\]: .*groupby/],
    ['without metadata', document([{ vol: { unit: 'GiB', qty: 1 }, groupby: { project_id: 'p' } }]), /metadata/], ['without a scope', document([point({ groupby: {} })]), /project_id/], ['with another member', document([point({ colour: 'red' })]), /colour/],
    ['with a price that is none', document([point({ rating: { price: 'dear' } })]), /price/], ['with a date that is none', document([point()], { begin: 'today', end: '2026-03-10T01:00:00Z' }), /today/],
    ['that ends before it begins', document([point()], { begin: '2026-03-10T01:00:00Z', end: '2026-03-10T00:00:00Z' }), /before/], ['of a frame without an end', document([point()], { begin: '2026-03-10T01:00:00Z' }), /end/],
    ['of usage that is no list', '{"dataframes":[{"period":{"begin":"2026-03-10T01:00:00Z","end":"2026-03-10T02:00:00Z"},"usage":{"cpu":{}}}]}', /array/],
  ];
  test.each(cases)('%s', async (_, text, sentence) => {
    const { refusals } = await byBytes(text);
    expect(refusals).toEqual([expect.stringMatching(sentence)]);
  });
});

test.each(['', '[]', '{}', '{"dataframes":{}}', '{"dataframes":[', '{"dataframes":[1]}', '{"dataframes":[{}', '{"dataframes":[{},]}', '{"dataframes":[{} {}]}', '{"dataframes":[]}x', '{"other":[]}', 'x'.repeat(5000)])('a document of no frames is refused as a whole: %j', async (text) => {
  await expect(byBytes(text)).rejects.toThrow('{"dataframes": [ … ]}');
});
