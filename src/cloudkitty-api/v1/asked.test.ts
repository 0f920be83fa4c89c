/** Proves how version 1 reads what clients write: dates, truths, numbers by their digits, and what it refuses. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { bodyOf, idOf, isYes, momentOf, momentText, queryOf, textOf } from './asked.ts';
import { answering } from './faults.ts';

describe('a date', () => {
  it.each([
    ['2026-11-01', '2026-11-01T00:00:00'], ['2026-11-01 12:30:15', '2026-11-01T12:30:15'], ['2026-11-01T12:30:15.999999', '2026-11-01T12:30:15'], ['20190723T122810Z', '2019-07-23T12:28:10'],
    ['2026-11-01 00:00:00+00:00', '2026-11-01T00:00:00'], ['2026-11-01T02:00:00+0200', '2026-11-01T00:00:00'], ['3000-01-01T00:00', '3000-01-01T00:00:00'],
  ])('%s', (text, read) => expect(momentText(momentOf('begin', text))).toBe(read));
  it('that ends something and has no time is the last second of its day', () => expect(momentText(momentOf('end', '2026-11-30', true))).toBe('2026-11-30T23:59:59'));
  it.each(['zzz', '2026-13-01', '2026-02-30', '2026-02-28T25:00:00', ''])('that is none is refused: %j', (text) => expect(() => momentOf('begin', text)).toThrow('Invalid input for field/attribute begin'));
});

it.each([['True', true], ['true', true], ['1', true], ['yes', true], ['false', false], ['False', false], ['0', false], ['', false], [undefined, false], [true, true], [false, false]] as const)('%j is %s', (text, yes) => expect(isYes(text)).toBe(yes));

const app = new Hono();
app.post('/:id?', answering(async (c) => {
  queryOf(c, ['id', 'force']);
  const body = await bodyOf(c);
  return c.json({ cost: textOf('cost', body.cost), id: idOf(c, 'id', body) });
}));
const ask = async (place: string, body: string): Promise<unknown> => (await app.request(place, { method: 'POST', body })).json();

describe('a request', () => {
  it('keeps the digits of its numbers', async () => expect(await ask('/', '{"cost": 0.10000000000000000000000000001}')).toEqual({ cost: '0.10000000000000000000000000001', id: null }));
  it('says an id in its path, its query or its body', async () => {
    expect([await ask('/one', '{"id":"two"}'), await ask('/?id=two', ''), await ask('/', '{"id":"three"}')]).toMatchObject([{ id: 'one' }, { id: 'two' }, { id: 'three' }]);
  });
  it.each([['/?foo=1', '', 'Unknown argument: "foo"'], ['/', '[1]', 'Request is not in valid JSON format'], ['/', '{"cost":', 'Request is not in valid JSON format'], ['/', '{"cost":true}', "Invalid input for field/attribute cost. Value: 'true'. Value should be a text or a number"]])('is refused: %s %s', async (place, body, sentence) => {
    expect(await ask(place, body)).toEqual({ faultcode: 'Client', faultstring: sentence, debuginfo: null });
  });
});
