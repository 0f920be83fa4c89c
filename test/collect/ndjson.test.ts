/** What a line of NDJSON becomes: the point with its digits, or a refusal with its line, code and cause. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readingsOf, shownReadings } from './readings.ts';

const day = { meter: 'instance', scope: 'acme', start: '2026-03-10T00:00:00Z', end: '2026-03-11T00:00:00Z', quantity: '24', unit: 'hour' };
const ndjson = { format: 'ndjson' } as const;
const line = (changes: object): string => JSON.stringify({ ...day, ...changes });
/** The line with a member written as given, for what `JSON.stringify` would not write. */
const raw = (member: string, json: string): string => line({ [member]: '@' }).replace('"@"', json);
const period = '2026-03-10T00:00:00Z/2026-03-11T00:00:00Z';

const points: readonly (readonly [what: string, line: string, shown: string])[] = [
  ['the shortest point', line({}), `line 1: instance of acme ${period} 24 hour {}`],
  ['fields of every kind, null left out', line({ fields: { flavor: 'm1.small', gpu: true, gone: null, tags: { a: [1.5, 'x'] } } }),
    `line 1: instance of acme ${period} 24 hour {flavor=m1.small, gpu=true (boolean), tags={"a":[1.5,"x"]} (json)}`],
  ['a number of thirty digits, digit for digit', raw('quantity', '123456789012345678901234567890'),
    `line 1: instance of acme ${period} 123456789012345678901234567890 hour {}`],
  ['decimals that a float would lose', raw('quantity', '0.1234567890123456789012345678'),
    `line 1: instance of acme ${period} 0.1234567890123456789012345678 hour {}`],
  ['a field that is a number keeps its digits', raw('fields', '{"vcpu":4.00,"big":123456789012345678901234567890}'),
    `line 1: instance of acme ${period} 24 hour {vcpu=4.00 (number), big=123456789012345678901234567890 (number)}`],
  ['numbers inside a nested value keep their digits', raw('fields', '{"a":{"b":1.10}}'),
    `line 1: instance of acme ${period} 24 hour {a={"b":1.10} (json)}`],
  ['an exponent', raw('quantity', '1.2e-7'), `line 1: instance of acme ${period} 0.00000012 hour {}`],
  ['a negative quantity', line({ quantity: '-1.50' }), `line 1: instance of acme ${period} -1.5 hour {}`],
  ['an event', line({ end: day.start }), 'line 1: instance of acme 2026-03-10T00:00:00Z/2026-03-10T00:00:00Z 24 hour {}'],
  ['a key', line({ id: 'a-1' }), `line 1: instance of acme ${period} 24 hour id a-1 {}`],
  ['a key that is a number', raw('id', '12345678901234567890'), `line 1: instance of acme ${period} 24 hour id 12345678901234567890 {}`],
  ['no key', line({ id: null }), `line 1: instance of acme ${period} 24 hour {}`],
  ['a field named as a builtin of JavaScript', raw('fields', '{"__proto__":"x","constructor":"y"}'),
    `line 1: instance of acme ${period} 24 hour {__proto__=x, constructor=y}`],
  ['U+2028 inside a text', line({ scope: 'a\u2028b' }), `line 1: instance of a\u2028b ${period} 24 hour {}`],
];

const refusals: readonly (readonly [what: string, line: string, shown: string | RegExp])[] = [
  ['not JSON', 'meter=instance', /^line 1 U001: is not JSON: /],
  ['JSON cut off', line({}).slice(0, -5), /^line 1 U001: is not JSON: /],
  ['NaN, which JSON does not have', raw('quantity', 'NaN'), /^line 1 U001: is not JSON: /],
  ['an array', '[1]', /^line 1 U002: is an array; expected a JSON object/],
  ['a number', '5', /^line 1 U002: is a number; /],
  ['a name twice', `{"meter":"a",${line({}).slice(1)}`, 'line 1 U005 meter: names `meter` twice in one object, so one of the two values would be lost'],
  ['a field twice', raw('fields', '{"a":1,"\\u0061":2}'), 'line 1 U005 a: names `a` twice in one object, so one of the two values would be lost'],
  ['nesting without end', raw('fields', `{"a":${'['.repeat(500_000)}`), 'line 1 U006: nests arrays and objects more than 32 deep'],
  ['no meter', line({ meter: undefined }), 'line 1 U010 meter: `meter` is missing; expected the name of a meter, such as "instance"'],
  ['a scope that is null', line({ scope: null }), 'line 1 U010 scope: `scope` is missing; expected the scope that pays, such as a project id'],
  ['a scope that is a number', line({ scope: 7 }), 'line 1 U011 scope: `scope` is a number; expected the scope that pays, such as a project id'],
  ['an empty unit', line({ unit: '' }), 'line 1 U012 unit: `unit` is empty; expected the unit of the quantity, such as "hour"'],
  ['a long scope', line({ scope: 'x'.repeat(257) }), 'line 1 U013 scope: `scope` has 257 characters; at most 256 are taken'],
  ['NUL in a scope', line({ scope: 'a\u0000' }), 'line 1 U014 scope: `scope` holds a NUL character or half a surrogate pair, which no database stores as text'],
  ['half a surrogate pair in a field', raw('fields', '{"a":"\\ud800"}'), /^line 1 U014 fields\.a: /],
  ['NUL in the name of a field', raw('fields', '{"a\\u0000":"x"}'), /^line 1 U014 fields\.a/],
  ['a quantity of words', line({ quantity: '--5' }), 'line 1 U015 quantity: `quantity` is `--5`; expected a decimal number such as 24 or 0.5'],
  ['Infinity', line({ quantity: 'Infinity' }), /^line 1 U015 quantity: /],
  ['NaN as text', line({ quantity: 'NaN' }), /^line 1 U015 quantity: /],
  ['hexadecimal', line({ quantity: '0x10' }), /^line 1 U015 quantity: /],
  ['spaces around', line({ quantity: ' 24' }), /^line 1 U015 quantity: /],
  ['an empty quantity', line({ quantity: '' }), /^line 1 U012 quantity: /],
  ['a quantity that is true', line({ quantity: true }), 'line 1 U011 quantity: `quantity` is true; expected a decimal number such as 24 or "0.5"'],
  ['1e999', raw('quantity', '1e999'), 'line 1 U016 quantity: `quantity` is `1e999`, which has more than 40 digits'],
  ['1e-999', line({ quantity: '1e-999' }), 'line 1 U016 quantity: `quantity` is `1e-999`, which has more than 28 digits after the point'],
  ['a million digits, at once', line({ quantity: `1${'0'.repeat(500_000)}1` }), /^line 1 U016 quantity: `quantity` is `10{59}…`, which has more than 128 characters$/],
  ['a day that does not exist', line({ start: '2026-02-30T00:00:00Z' }), /^line 1 U017 start: .*names a day that does not exist$/],
  ['a time in words', line({ end: 'tomorrow' }), /^line 1 U017 end: /],
  ['end before start', line({ end: '2026-03-09T00:00:00Z' }),
    'line 1 U018 end: the end `2026-03-09T00:00:00Z` lies before the start `2026-03-10T00:00:00Z`'],
  ['fields that are a list', line({ fields: ['a'] }), 'line 1 U011 fields: `fields` is an array; expected an object such as {"flavor":"m1.small"}'],
  ['a field without a name', line({ fields: { '': 'x' } }), /^line 1 U012 fields: /],
  ['a long field', line({ fields: { a: 'x'.repeat(4097) } }), 'line 1 U013 fields.a: `fields.a` has 4097 characters; at most 4096 are taken'],
  ['many fields', line({ fields: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, 'x'])) }), 'line 1 U019 fields: has 101 fields; at most 100 are taken'],
  ['an empty key', line({ id: '' }), /^line 1 U012 id: /],
];

describe('a line is a point', () => {
  test.each(points)('%s', async (_what, text, shown) => {
    expect(await shownReadings(text, ndjson)).toEqual([shown]);
  });
});

describe('a line is refused with its cause', () => {
  test.each(refusals)('%s', async (_what, text, shown) => {
    const [reading, ...others] = await shownReadings(text, ndjson);
    expect(reading).toEqual(typeof shown === 'string' ? shown : expect.stringMatching(shown));
    expect(others).toEqual([]);
  });
});

describe('lines', () => {
  const four = `\ufeff${line({ scope: 'a' })}\r\n\r\n  \n${line({ scope: 'b' })}\n${line({ scope: 'ü' })}`;
  const shown = [`line 1: instance of a ${period} 24 hour {}`, `line 4: instance of b ${period} 24 hour {}`, `line 5: instance of ü ${period} 24 hour {}`];

  test.each([1, 2, 3, 7, 100, 65536])('keep their numbers in chunks of %i bytes', async (chunkLength) => {
    expect(await shownReadings(four, ndjson, chunkLength)).toEqual(shown);
  });

  test('are unpacked when they are gzipped', async () => {
    expect(await shownReadings(gzipSync(four), ndjson, 10)).toEqual(shown);
  });

  test('of a gzip file that is cut off are not called the whole', async () => {
    await expect(readingsOf(gzipSync(four).subarray(0, 60), ndjson)).rejects.toThrow('the gzip file is damaged or cut off');
  });

  test('that are not UTF-8 are refused, and the next one is read', async () => {
    const bytes = Buffer.concat([Buffer.from(line({ scope: 'caf\u00e9' }), 'latin1'), Buffer.from(`\n${line({})}`)]);
    expect(await shownReadings(bytes, ndjson)).toEqual([
      'line 1 U004: is not UTF-8 text: save the file as UTF-8', `line 2: instance of acme ${period} 24 hour {}`,
    ]);
  });

  test('longer than 1 MiB are refused, and the next one is read', async () => {
    const input = `${line({ fields: { a: 'x'.repeat(3_000_000) } })}\n${line({})}\n${'y'.repeat(2_000_000)}`;
    expect(await shownReadings(input, ndjson)).toEqual([
      'line 1 U003: is longer than 1 MiB', `line 2: instance of acme ${period} 24 hour {}`, 'line 3 U003: is longer than 1 MiB',
    ]);
  });

  test('of nothing give nothing', async () => {
    expect(await shownReadings('', ndjson)).toEqual([]);
    expect(await shownReadings('\n\n', ndjson)).toEqual([]);
  });
});

test('an unknown member is read past and told once', async () => {
  const warnings: string[] = [];
  const input = [line({ projct: 'x' }), line({ projct: 'y', region: 'fra' })].join('\n');
  const readings = await shownReadings(input, { ...ndjson, onWarning: (sentence) => warnings.push(sentence) });
  expect(readings).toHaveLength(2);
  expect(warnings).toEqual([
    '`projct` is no member of a usage point and is read past, first on line 1',
    '`region` is no member of a usage point and is read past, first on line 2',
  ]);
});
