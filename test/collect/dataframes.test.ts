/** What CloudKitty's dataframes become: points with text as Python prints it, in every shape in which frames come. */
import { describe, expect, test } from 'vitest';
import { shownReadings } from './readings.ts';

const dataframes = { format: 'dataframes' } as const;
const point = (changes = ''): string => `{"vol":{"unit":"hour","qty":1.5},"rating":{"price":0},"groupby":{"project_id":"p1"},"metadata":{}${changes}}`;
const frame = (points: string, name = 'instance'): string =>
  `{"period":{"begin":"2026-03-10T00:00:00","end":"2026-03-10T01:00:00+00:00"},"usage":{"${name}":[${points}]}}`;
const period = '2026-03-10T00:00:00Z/2026-03-10T01:00:00Z';
const rest = `of p1 ${period} 1.5 hour {project_id=p1}`;

const shapes: readonly (readonly [what: string, input: string, shown: readonly string[]])[] = [
  ['a document', `{"total":2,"dataframes":[${frame(point())},${frame(`${point()},${point()}`, 'volume')}],"x":[{}]}`, [
    `dataframes[0].usage.instance[0]: instance ${rest}`, `dataframes[1].usage.volume[0]: volume ${rest}`, `dataframes[1].usage.volume[1]: volume ${rest}`,
  ]],
  ['an array', `[${frame(point())} , ${frame(point())}]`, [`[0].usage.instance[0]: instance ${rest}`, `[1].usage.instance[0]: instance ${rest}`]],
  ['one frame', `\n${frame(point())}`, [`line 2: usage.instance[0]: instance ${rest}`]],
  ['NDJSON of frames', `${frame(point())}\n${frame(point())}\n`, [`line 1: usage.instance[0]: instance ${rest}`, `line 2: usage.instance[0]: instance ${rest}`]],
  ['NDJSON of documents', `{"dataframes":[${frame(point())}]}\n{"dataframes":[${frame(point())}]}`, [
    `dataframes[0].usage.instance[0]: instance ${rest}`, `line 2: dataframes[0].usage.instance[0]: instance ${rest}`,
  ]],
  ['printed over many lines', JSON.stringify(JSON.parse(`{"dataframes":[${frame(point())}]}`), null, 2), [`dataframes[0].usage.instance[0]: instance ${rest}`]],
  ['a metric with a dot', frame(point(), 'image.size'), [`line 1: usage[\`image.size\`][0]: image.size ${rest}`]],
  ['no frames', '{"dataframes":[]}', []],
  ['nothing', '', []],
];

describe('frames come as', () => {
  test.each(shapes)('%s', async (_what, input, shown) => {
    for (const chunkLength of [1, 5, 65536]) expect(await shownReadings(input, dataframes, chunkLength)).toEqual(shown);
  });
});

const values: readonly (readonly [json: string, text: string])[] = [
  ['4', '4'], ['-7', '-7'], ['-0', '0'], ['123456789012345678901234567890', '123456789012345678901234567890'],
  ['1.0', '1.0'], ['1.50', '1.5'], ['1e3', '1000.0'], ['1e-7', '1e-07'], ['0.0001', '0.0001'], ['0.00001234', '1.234e-05'],
  ['1e15', '1000000000000000.0'], ['1e16', '1e+16'], ['12345678901234567.0', '1.2345678901234568e+16'], ['1e22', '1e+22'], ['0.1', '0.1'],
  ['-0.0', '-0.0'], ['-2.5e-10', '-2.5e-10'], ['1e400', 'inf'], ['-1e400', '-inf'], ['123.456', '123.456'], ['1E+2', '100.0'], ['5e-324', '5e-324'],
  ['true', 'True'], ['false', 'False'], ['"m1.small"', 'm1.small'], ['"True"', 'True'],
];

test.each(values)('Python prints %s as %s', async (json, text) => {
  const input = frame(point().replace('"metadata":{}', `"metadata":{"v":${json},"none":null}`));
  expect(await shownReadings(input, dataframes)).toEqual([`line 1: usage.instance[0]: instance of p1 ${period} 1.5 hour {v=${text}, project_id=p1}`]);
});

test('a quantity keeps every digit', async () => {
  const input = frame(point().replace('1.5', '1.2345678901234567890123'));
  expect(await shownReadings(input, dataframes)).toEqual([expect.stringContaining(' 1.2345678901234567890123 hour ')]);
});

test('the scope stands under the key that is asked for', async () => {
  const input = frame(point().replace('"project_id":"p1"', '"tenant":7'));
  expect(await shownReadings(input, { ...dataframes, scopeKey: 'tenant' })).toEqual([`line 1: usage.instance[0]: instance of 7 ${period} 1.5 hour {tenant=7}`]);
  expect(await shownReadings(input, dataframes)).toEqual([
    'line 1: usage.instance[0] U041 project_id: its groupby has no `project_id`, the key that names the scope; another key can be chosen',
  ]);
});

test('the same value in metadata and groupby is one field', async () => {
  const input = frame(point().replace('"metadata":{}', '"metadata":{"project_id":"p1"}'));
  expect(await shownReadings(input, dataframes)).toEqual([`line 1: usage.instance[0]: instance ${rest}`]);
});

const faults: readonly (readonly [what: string, input: string, shown: readonly (string | RegExp)[]])[] = [
  ['metadata and groupby that disagree', frame(point().replace('"metadata":{}', '"metadata":{"project_id":"p2"}')), [
    'line 1: usage.instance[0] U042 project_id: `project_id` is `p2` in its metadata and `p1` in its groupby']],
  ['a point without vol', frame('{"groupby":{}}'), ['line 1: usage.instance[0] U040 vol: `vol` is missing; expected an object with `unit` and `qty`']],
  ['a point that is no object, beside a good one', frame(`5,${point()}`), [
    'line 1: usage.instance[0] U040 instance: `instance` is a number; expected an object with `vol` and `groupby`', `line 1: usage.instance[1]: instance ${rest}`]],
  ['points that are no array', frame('').replace('[]', '{}'), ['line 1: usage.instance U040 instance: `instance` is an object; expected an array of points']],
  ['a frame without a period', '{"usage":{}}', ['line 1 U040 period: `period` is missing; expected an object with `begin` and `end`']],
  ['a frame that is a number', '[5]', ['[0] U040 frame: `frame` is a number; expected an object with `period` and `usage`']],
  ['a bad begin, once for each point', frame(`${point()},${point()}`).replace('2026-03-10T00:00:00', 'today'), [/usage\.instance\[0\] U017 start: /, /usage\.instance\[1\] U017 start: /]],
  ['a metric twice', frame(point()).replace('"usage":{', '"usage":{"instance":[],'), [/^line 1 U005 instance: /]],
  ['an item that is not JSON', `{"dataframes":[${frame(point())},{"period" 5},${frame(point())}]}`, [
    /^dataframes\[0\]\.usage/, /^dataframes\[1\] U001: is not JSON/, /^dataframes\[2\]\.usage/]],
  ['a file that is cut off', `{"dataframes":[${frame(point())},{"period":{"be`, [/^dataframes\[0\]\.usage/, 'dataframes[1] U044: the file ends before its JSON does: it is cut off']],
  ['a line that is cut off, in NDJSON', `${frame(point()).slice(0, -3)}\n${frame(point())}`, ['line 1 U044: its JSON is not complete before line 2', /^line 2: usage/]],
  ['a text that is not closed, in NDJSON', `{"period":"x\n${frame(point())}`, [
    'line 1 U044: a text is not closed on line 1; reading goes on at the next line that begins with `{`', /^line 2: usage/]],
  ['words', 'no frames here\n', [/^line 1 U001: is not JSON/]],
  ['frames that are not a list', '{"dataframes":{}}', [/^line 1 U040 period: `period` is missing/]],
];

describe('refused:', () => {
  test.each(faults)('%s', async (_what, input, shown) => {
    const expected = shown.map((text) => (typeof text === 'string' ? text : expect.stringMatching(text)));
    for (const chunkLength of [1, 65536]) expect(await shownReadings(input, dataframes, chunkLength)).toEqual(expected);
  });
});

test('an unknown member of a point is told once', async () => {
  const warnings: string[] = [];
  await shownReadings(frame(`${point(',"desc":{}')},${point(',"desc":{}')}`), { ...dataframes, onWarning: (sentence) => warnings.push(sentence) });
  expect(warnings).toEqual(['`desc` is no member of a point in a dataframe and is read past, first at line 1: usage.instance[0]']);
});
