/** Proves that JSON keeps its numbers as texts, wherever they stand, and its strings as they are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExact } from './json.ts';

test.each<readonly [string, unknown]>([
  ['[["2026-01-01T00:00:00+00:00",3600.0,0.1]]', [['2026-01-01T00:00:00+00:00', '3600.0', '0.1']]],
  ['{"a":1,"b" : 2.50 ,"c":[3,4e5],"d":{"e":-6}}', { a: '1', b: '2.50', c: ['3', '4e5'], d: { e: '-6' } }],
  ['{"name":"a,5,b:6}","n":7}', { name: 'a,5,b:6}', n: '7' }],
  ['{"name":"a\\",5,","n":123456789012345678901234567890}', { name: 'a",5,', n: '123456789012345678901234567890' }],
  ['7', '7'], ['[-1,2]', ['-1', '2']], ['[]', []], ['null', null], ['[true,false,null,"1"]', [true, false, null, '1']],
])('%s', (text, value) => expect(parseExact(text)).toEqual(value));

test.each(['', '{', '[1,]', '{"a":1', '<html>', '[01]', '[1,01]', '[1.,2]', '{"a":--1}', '[1,2e]', '"a,5,b'])('%j is none', (text) => expect(() => parseExact(text)).toThrow(SyntaxError));

test('of any value is what a reviver makes of it', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = JSON.stringify(value);
    const slow: unknown = JSON.parse(text, (_key, each: unknown) => (typeof each === 'number' ? JSON.stringify(each) : each));
    expect(parseExact(text)).toEqual(slow);
  }));
});
