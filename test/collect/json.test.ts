/** JSON is read with every name and digit as it is written, where the engine's own parser would lose them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../src/collect/json.ts';
import { type JsonValue, jsonText } from '../../src/collect/json-value.ts';

const valueOf = (text: string): JsonValue => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problem)}`);
  return parsed.value;
};

test('a name with an escape stays itself, whatever names were read before', () => {
  // On Node 24 and 26, JSON.parse gives the second text's `"` as `\` after it has seen the first.
  expect(jsonText(valueOf('{"a":[],"\\\\":0}'))).toBe('{"a":[],"\\\\":0}');
  expect(jsonText(valueOf('{"a":1,"\\"":2}'))).toBe('{"a":1,"\\"":2}');
  expect(jsonText(valueOf('{"a":1,"\\n":"x"}'))).toBe('{"a":1,"\\n":"x"}');
});

// Few letters, so that names repeat and escapes meet each other.
const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', ':', '{', 'é', '\u2028', '1'), maxLength: 4 });
const digits = fc.constantFrom('0', '-0', '1.50', '123456789012345678901234567890', '1e-7', '0.1234567890123456789');
const spaces = fc.constantFrom('', ' ', '\n\t');
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.oneof(digits, text.map((plain) => JSON.stringify(plain)), fc.constantFrom('true', 'false', 'null')),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc.tuple(spaces, fc.uniqueArray(fc.tuple(text, tie('value')), { selector: ([name]) => name, maxLength: 4 }))
      .map(([space, members]) => `{${space}${members.map(([name, value]) => `${JSON.stringify(name)}${space}:${value}`).join(`,${space}`)}}`),
  ),
})).value;

/** The text without spaces between its tokens. */
const compact = (source: string): string => source.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');

test('what is read and written again is the same text', () => {
  fc.assert(fc.property(json, (source) => {
    // Names that look like array indices move to the front of an object; nothing depends on the order of members.
    const sorted = (plain: string): string => [...plain].sort().join('');
    expect(sorted(jsonText(valueOf(source)))).toBe(sorted(compact(source)));
  }), { numRuns: 2000 });
});

test('a name that stands twice in one object is found, and only there', () => {
  fc.assert(fc.property(text, json, json, (name, first, second) => {
    const member = JSON.stringify(name);
    expect(parseJson(`[{${member}:${first},"b":[{${member}:${second}}],${member}:0}]`)).toEqual({ ok: false, problem: { kind: 'repeated name', name } });
    expect(parseJson(`[{${member}:${first}},{${member}:${second}}]`)).toMatchObject({ ok: true });
  }), { numRuns: 500 });
});
