/** Proves what is offered at each kind of place. */
import { describe, expect, it } from 'vitest';
import { type CompletionItem, completion } from '../../src/editor/index.ts';
import { cursorIn, marked } from './marked.ts';

const offered = (text: string): readonly CompletionItem[] => {
  const { rulebook, path, offset } = marked('new.tariff', text);
  return completion(rulebook, path, offset);
};
const labels = (text: string): readonly string[] => offered(text).map(({ label }) => label);
/** The text after the first offer with that label was taken. */
function taken(text: string, label: string): string {
  const item = offered(text).find((entry) => entry.label === label);
  if (item === undefined) return `no ${label}`;
  const plain = text.replace('|', '');
  return plain.slice(0, item.replace.start) + item.insert + plain.slice(item.replace.end);
}

const rule = (body: string): string => `module new\nprice fresh for instance {\n${body}`;
const version = (body: string): string => rule(`  from 2026-01-01 {\n    ${body}`);

describe('at the top of a file', () => {
  it('declarations', () => expect(labels('|')).toEqual(['module', 'priority', 'language', 'currency', 'timezone', 'unit', 'meter', 'price', 'adjust', 'limit', 'scenario']));
  it.each([
    ['price fresh |', ['for']], ['price fresh for |', ['instance', 'volume']], ['price fresh for instance, |', ['volume']], ['currency EUR decimals 2 rounding |', ['half_up', 'half_even', 'half_down', 'up', 'down', 'ceiling', 'floor', 'none']],
    ['meter a |', ['measured']], ['meter a measured |', ['in']], ['unit month |', ['is']],
  ])('%s', (text, expected) => expect(labels(text)).toEqual(expected));
  it('units of a meter', () => expect(labels('meter a measured in |')).toEqual(expect.arrayContaining(['hour', 'GiB', 'kWh', 'core'])));
  it('currencies and zones', () => {
    expect(labels('currency |')).toContain('CHF');
    expect(taken('timezone "Europe/P|', 'Europe/Paris')).toBe('timezone "Europe/Paris"');
  });
  it.each([['meter a measured in hour {\n  b |', ['text', 'number', 'one of']], ['meter a measured in hour {\n  b text |', ['optional']], ['meter a measured in hour {\n  b one of "x" |', ['optional']], ['meter a measured in hour {\n  |', []]])('fields of a meter: %s', (text, expected) => expect(labels(text)).toEqual(expected));
});

describe('in a rule', () => {
  it.each([
    [rule('  |'), ['when', 'overrides', 'combines', 'whole', 'from', 'example']], [rule('  overrides |'), ['by_flavor', 'by_core', 'stored']], [rule('  overrides by_flavor, |'), ['by_core', 'stored']],
    [rule('  combines |'), ['any', 'by_flavor', 'by_core', 'stored']], [rule('  from 2026-01-01 |'), ['until']], [rule('  when has |'), ['image']],
  ])('%s', (text, expected) => expect(labels(text)).toEqual(expected));
  it('only rules of its kind', () => expect(labels('module new\nadjust fresh for instance {\n  overrides |')).toEqual(['annual']));
  it('a condition reads fields', () => {
    expect(labels(rule('  when |'))).toEqual(expect.arrayContaining(['flavor', 'plan', 'image', 'quantity', 'scope', 'has', 'not']));
    expect(labels(rule('  when fla|'))).toContain('flavor');
    expect(labels(rule('  when flavor |'))).toContain('in');
  });
  it.each([
    [rule('  when plan == "|'), ['standard', 'annual']], [rule('  when plan == "an|"'), ['standard', 'annual']], [rule('  when flavor in ("m1.small", "|'), ['m1.small', 'm1.large']], [rule('  when flavor not in ("|'), ['m1.small', 'm1.large']], [rule('  when image == "|'), []],
  ])('values in quotes: %s', (text, expected) => expect(labels(text)).toEqual(expected));
  it('closes quotes that are open and leaves those that are closed', () => {
    expect(taken(rule('  when plan == "an|\n'), 'annual')).toBe(rule('  when plan == "annual"\n').replace('|', ''));
    expect(taken(rule('  when plan == "an|"\n'), 'annual')).toBe(rule('  when plan == "annual"\n').replace('|', ''));
    expect(taken(rule('  when plan == |\n'), '"annual"')).toBe(rule('  when plan == "annual"\n'));
  });
});

describe('in a dated block', () => {
  it('the forms of the kind', () => {
    expect(labels(version('|'))).toEqual(['rate', 'table', 'tiers', 'windows', 'charge', 'let', 'free', 'begun blocks of', 'full blocks of']);
    expect(labels('module m\nlimit l for instance {\n  from 2026-01-01 {\n    |')).toEqual(['at least', 'at most']);
  });
  it.each([
    [version('tiers |'), ['graduated', 'volume']], [version('tiers graduated |'), ['over']], [version('tiers graduated over |'), ['day', 'week', 'month', 'quarter', 'year']], [version('tiers graduated over month |'), ['by']],
    [version('tiers graduated over month by |'), ['flavor', 'image', 'vcpu', 'plan', 'scope']], [version('table flavor |'), ['from']], [version('table flavor {\n      |'), ['"m1.small"', '"m1.large"', 'any', 'else', 'up to', 'beyond']],
    [version('table plan, flavor {\n      "annual", "|'), ['m1.small', 'm1.large']], [version('table flavor {\n      "m1.small" : |'), ['free', 'unrated']], [version('tiers volume over month by plan {\n      |'), ['up to', 'beyond']],
    [version('windows {\n      week|'), ['day', 'weekday', 'weekend', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']],
  ])('%s', (text, expected) => expect(labels(text)).toEqual(expected));
  it('prices in units of the meter, its own first', () => {
    expect(labels(version('rate 0.1 |')).slice(0, 4)).toEqual(['EUR/hour', 'EUR/millisecond', 'EUR/second', 'EUR/minute']);
    expect(labels(version('rate 0.1 |'))).toContain('EUR/month');
    expect(labels(version('table flavor {\n      "m1.small" : 0.1 EUR/ho|'))).toContain('EUR/hour');
    expect(taken(version('rate 0.1 EUR/ho|'), 'EUR/hour')).toBe(version('rate 0.1 EUR/hour'));
    expect(labels('module n\nprice p for volume {\n  from 2026-01-01 {\n    rate 0.1 |')).toEqual(expect.arrayContaining(['EUR/GiB/hour', 'EUR/GiB/month', 'EUR/TB/hour']));
  });
  it('lets above, not the one being written', () => {
    expect(labels(version('let one = 1\n    let two = |'))).toContain('one');
    expect(labels(version('let one = 1\n    let two = |'))).not.toContain('two');
    expect(labels(version('let one = 1\n    charge o|'))).toContain('one');
  });
  it('keys and rows of a match', () => {
    expect(labels(version('let a = match |'))).toEqual(expect.arrayContaining(['flavor', 'plan']));
    expect(labels(version('let a = match plan {\n      "|'))).toEqual(['standard', 'annual']);
    expect(labels(version('let a = match plan {\n      "annual" : |'))).toContain('vcpu');
  });
});

describe('in an example', () => {
  const example = (line: string): string => rule(`  example "e" {\n    ${line}`);
  const scenario = (line: string): string => `module m\nscenario "s" {\n  ${line}`;
  it.each([
    [example('|'), ['given', 'after', 'use', 'expect']], [scenario('|'), ['given', 'use', 'close', 'expect']], [example('given |'), ['flavor', 'image', 'vcpu', 'plan']], [example('given flavor = "m1.small", |'), ['image', 'vcpu', 'plan']],
    [example('given plan = "|'), ['standard', 'annual']], [example('given plan = |'), ['"standard"', '"annual"']], [example('given vcpu = 2 |').replace('2 |', '2 |'), ['core']], [example('expect |'), ['error', 'unrated']], [example('expect 5 |'), ['EUR']],
    [example('use 5 hour |'), ['on', 'of']], [scenario('use 5 hour of |'), ['instance', 'volume']], [scenario('given class = "|"\n  use 1 GiB*hour of volume on 2026-01-01\n}'), ['ssd', 'hdd']],
  ])('%s', (text, expected) => expect(labels(text)).toEqual(expected));
});

describe('nothing is offered', () => {
  it.each([['in a comment', '# price |'], ['in a description', rule('  "price |')], ['behind a name that is new', 'price |'], ['in a file that is no rule file', '']])('%s', (what, text) => {
    if (text !== '') expect(labels(text)).toEqual([]);
    else expect(completion(cursorIn('prices.csv', 'fla|vor').rulebook, 'prices.csv', 3), what).toEqual([]);
  });
});
