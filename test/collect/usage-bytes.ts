/** Random inputs near to what senders write: valid lines in many layouts, and lines with a few bytes changed. */
import fc from 'fast-check';

const few = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> => fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd });

/** JSON texts of values. */
const text = (values: fc.Arbitrary<string>): fc.Arbitrary<string> => values.map((value) => JSON.stringify(value));
const oddValue = few('null', 'true', 'false', '""', '[]', '{}', '{"a":1,"a":2}', '[1,"x",{"y":null}]', '1', '-0', '1e5', '1E-3', '01', '-', '1.', '"\\u0041"', '"\\ud800"', '"\\u0000"', '"a\\"b"', '"ü€😀"',
  '"tab\there"', '"\u2028"', 'nul', 'tru', '"x', `"${'x'.repeat(257)}"`, `"${'ü'.repeat(200)}"`, `"${'y'.repeat(4097)}"`, '123456789012345678901234567890.5');
const name = mostly(text(few('instance', 'volume', 'traffic', 'a', 'abcd', 'abcdefgh', 'größe', 'größer als groß')), oddValue);
const moment = mostly(text(few('2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z', '2026-03-11T00:00:00Z', '2026-03-10T00:00:00+00:00', '2026-03-10 00:00:00.5')),
  fc.oneof(oddValue, text(few('2026-02-30T00:00:00Z', 'yesterday', '1800-01-01T00:00:00Z', '2026-03-10T00:00:00.0000001Z'))));
const digits = mostly(few('1', '24', '0', '0.5', '12.3456', '-3.25', '1000000', '0.000001', '-0', '-0.0', '123456789.123456'),
  few('1e5', '1e-5', '0.1234567890123456', '9007199254740991', '9007199254740993', '123456789012345', '1234567890123456', '12345678901234.5', '123456789012345678901234567890.123', '9'.repeat(40), '9'.repeat(41),
    `0.${'0'.repeat(27)}1`, `0.${'0'.repeat(28)}1`, `1.${'0'.repeat(60)}`, `0.${'1'.repeat(15)}`, `-7.${'0'.repeat(14)}1`, '1'.repeat(129)), 4);
const quantity = mostly(fc.oneof(digits, text(digits)), fc.oneof(oddValue, text(few('.5', '5.', '+5', '007', '0x10', 'NaN', '1,5', ' 1', '1 '))));
const field = mostly(fc.oneof(text(few('m1.small', 'm1.large', '', 'eu', 'ü', 'a value that is a little longer', 'abc')), few('1', '2.50', '-0', 'true', 'false', 'null')), oddValue);
const fieldNames = few('flavor', 'region', 'size', 'größe', 'id', 'meter', '__proto__', '10', 'a b');

interface Layout {
  readonly comma: string;
  readonly colon: string;
  readonly end: string;
}
const layout = mostly(few<Layout>({ comma: ',', colon: ':', end: '' }, { comma: ', ', colon: ': ', end: '' }), few<Layout>({ comma: ' ,\t', colon: ' :  ', end: ' ' }, { comma: ',', colon: ':', end: '\r' }));

const members = fc.record({ meter: name, scope: name, start: moment, end: moment, quantity, unit: text(few('hour', 'GiB')) });
const shape = fc.record({
  id: fc.oneof({ weight: 3, arbitrary: fc.constant<string | null>(null) }, fc.oneof(text(few('a-1', 'b-2')), few('17', 'null'))),
  fields: mostly(fc.array(fc.tuple(fieldNames, field), { maxLength: 5 }).map((entries) => entries as readonly (readonly [string, string])[] | null), fc.constant(null)),
  order: mostly(fc.constant(0), fc.nat(9)), extra: mostly(few(''), few('"source":"x"', '"meter":"again"', '"Größe":1', '"fields":{}', '"fields":null')), layout,
});

/** One line of the shape that most lines of its input have, or of another. */
function lineOf(values: { readonly [member: string]: string }, { id, fields, order, extra, layout: { comma, colon, end } }: typeof shape extends fc.Arbitrary<infer Shape> ? Shape : never): string {
  const entries = Object.entries(id === null ? values : { ...values, id }).map(([key, value]) => `"${key}"${colon}${value}`);
  const unique = new Map(fields ?? []);
  if (fields !== null) entries.push(`"fields"${colon}{${[...unique].map(([key, value]) => `"${key}"${colon}${value}`).join(comma)}}`);
  if (extra !== '') entries.push(extra);
  return `{${[...entries.slice(order), ...entries.slice(0, order)].join(comma)}}${end}`;
}

type Edit = readonly [at: number, removed: number, put: Buffer];
const edit: fc.Arbitrary<Edit> = fc.tuple(fc.nat(400), fc.nat(2),
  fc.oneof(fc.nat(255).map((byte) => Buffer.from([byte])), few(...'"\\{}[]:,\n\r0e-. \0\t').map((sign) => Buffer.from(sign)), few('\\u0041', '\\n', 'ü', '\r\n', ',,', '""').map((piece) => Buffer.from(piece))));

const edited = (bytes: Buffer, edits: readonly Edit[]): Buffer => edits.reduce((all, [at, removed, put]) => {
  const from = at % (all.length + 1);
  return Buffer.concat([all.subarray(0, from), put, all.subarray(from + removed)]);
}, bytes);

const edits = fc.oneof({ weight: 8, arbitrary: fc.constant<Edit[]>([]) }, fc.array(edit, { minLength: 1, maxLength: 3 }));
const lineEnds = mostly(few('\n'), few('\r\n', '\n\n', '\n \t\n', '\r\r\n', ' \n'));

const inputOf = (lines: readonly (readonly [Buffer, string])[], lastEnd: boolean): Buffer =>
  Buffer.concat(lines.flatMap(([line, end], index) => (index === lines.length - 1 && !lastEnd ? [line] : [line, Buffer.from(end)])));

/** Lines of one sender, whose order of members seldom changes. */
export const ndjsonInput: fc.Arbitrary<Buffer> = fc.tuple(fc.array(shape, { minLength: 1, maxLength: 3 }),
  fc.array(fc.tuple(members, fc.nat(2), edits, lineEnds, fc.option(fc.tuple(fieldNames, field))), { minLength: 1, maxLength: 14 }), fc.boolean())
  .map(([shapes, lines, lastEnd]) => inputOf(lines.map(([values, which, changes, end, other]) => {
    const own = shapes[which % shapes.length]!;
    const line = lineOf(values, other === null || own.fields === null ? own : { ...own, fields: [...own.fields, other] });
    return [edited(Buffer.from(line), changes), end] as const;
  }), lastEnd));

const cell = (values: fc.Arbitrary<string>): fc.Arbitrary<string> => mostly(mostly(values, values.map((value) => `"${value}"`), 4),
  few('', '""', '"a ""b"", c"', 'a"b', '"open', '"a\nb"', '"a\r\nb"', '"x"y', 'a\rb', 'tab\there', 'nul\0', ' x ', 'ü', '"ü, ö"', 'x'.repeat(257), '"a,b"', '"a"', 'a'), 16);
const row = fc.tuple(cell(few('instance', 'volume', 'größe')), cell(few('acme', 'umbrella corp')), cell(few('2026-03-10T00:00:00Z', '2026-03-10T01:00:00Z')), cell(few('2026-03-10T01:00:00Z', '2026-03-11T00:00:00Z')),
  cell(mostly(digits, few('.5', '+5', '007', 'x'))), cell(few('hour', 'GiB')), cell(few('', 'a-1', 'b-2')), cell(few('', 'm1.small', 'm1.large', 'a')), cell(few('eu', 'us', ''))).map((cells) => cells.join(','));
const header = mostly(few('meter,scope,start,end,quantity,unit,id,fields.flavor,fields.region'), few('meter,scope,start,end,quantity,unit,fields.flavor,id,"fields.region"', 'scope;meter', 'meter,scope', '', '"meter"x', 'meter,scope,start,end,quantity,unit,id,fields.a,fields.a'), 20);

export const csvInput: fc.Arbitrary<Buffer> = fc.tuple(header, fc.array(fc.tuple(row, edits, lineEnds), { maxLength: 14 }), fc.boolean())
  .map(([first, rows, lastEnd]) => inputOf([[Buffer.from(first), '\n'] as const, ...rows.map(([line, changes, end]) => [edited(Buffer.from(line), changes), end] as const)], lastEnd));
