/** Proves that units convert exactly, that unlike things never meet, and that names which are no plain words are units too. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../test/support/seed.ts';
import { decimal, decimalText, divide, multiply, rational } from '../money/index.ts';
import { type Unit, UnitBook, builtInUnits, divideUnits, isPure, multiplyUnits, quotedName, sameKind, unitFactors, unitText } from './index.ts';

function bookOf(words: readonly string[] = [], months: string | null = '730'): UnitBook {
  const book = new UnitBook((code) => code === 'EUR' || code === 'USD');
  for (const word of words) book.addWord(word);
  const hour = book.find('hour');
  if (months !== null && hour !== null) book.addDefined('month', decimal(months), hour);
  return book;
}
function unit(book: UnitBook, text: string): Unit {
  const found = book.read(text);
  if (found === null) throw new Error(`no unit ${text}`);
  return found;
}
/** How many `to` one `from` is. */
const converted = (book: UnitBook, from: string, to: string): string => decimalText(divide(unit(book, from).factor, unit(book, to).factor));

describe('conversion', () => {
  it.each([
    ['hour', 'second', '3600'], ['day', 'hour', '24'], ['week', 'day', '7'], ['minute', 'hour', '1/60'], ['millisecond', 'second', '0.001'], ['month', 'hour', '730'], ['month', 'day', '365/12'],
    ['GB', 'B', '1000000000'], ['GiB', 'B', '1073741824'], ['GiB', 'GB', '1.073741824'], ['GB', 'GiB', '0.931322574615478515625'], ['EiB', 'KiB', '1125899906842624'], ['EB', 'B', '1000000000000000000'],
    ['Gbit', 'MB', '125'], ['bit', 'B', '0.125'], ['kWh', 'MJ', '3.6'], ['day', 'month', '12/365'], ['GWh', 'Wh', '1000000000'], ['W', 'J/second', '1'], ['kW*hour', 'kWh', '1'], ['MW*day', 'kWh', '24000'],
    ['GiB*hour', 'B*second', '3865470566400'], ['EUR/GiB/month', 'EUR/GiB/hour', '1/730'], ['EUR/GB', 'EUR/TB', '1000'], ['TB*day', 'GB*hour', '24000'],
  ])('one %s is so many %s: %s', (from, to, factor) => {
    const book = bookOf();
    expect(sameKind(unit(book, from), unit(book, to))).toBe(true);
    expect(converted(book, from, to)).toBe(factor);
  });

  it('a list price by the month meets an hourly meter exactly', () => {
    const book = bookOf();
    const [price, usage] = [unit(book, 'EUR/GiB/month'), unit(book, 'GiB*hour')];
    const charge = multiplyUnits(price, usage);
    expect(book.currencyOf(charge)).toBe('EUR');
    expect(decimalText(multiply(charge.factor, multiply(decimal('0.10'), decimal('73000'))))).toBe('10');
  });

  it('there and back is the same number, for every pair of units of one kind', () => {
    const names = [...builtInUnits.keys()];
    const book = bookOf();
    check(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.bigInt()), 500, ([from, to, count]) => {
      const [a, b] = [unit(book, from), unit(book, to)];
      if (!sameKind(a, b)) return;
      const value = rational(count, 7n);
      expect(divide(multiply(multiply(value, divide(a.factor, b.factor)), b.factor), a.factor)).toEqual(value);
    });
  });
});

describe('unlike things', () => {
  it.each([['GB', 'hour'], ['kWh', 'kW'], ['EUR', 'USD'], ['core', 'call'], ['GiB*hour', 'GiB'], ['EUR/GB', 'EUR'], ['core*hour', 'hour'], ['quarter', 'month']])('%s is no %s', (a, b) => {
    const book = bookOf(['core', 'call']);
    expect(sameKind(unit(book, a), unit(book, b))).toBe(false);
  });
  it('a month that nobody gave a length cancels itself and nothing else', () => {
    const book = bookOf([], null);
    expect(isPure(divideUnits(unit(book, 'month'), unit(book, 'month')))).toBe(true);
    expect(sameKind(unit(book, 'month'), unit(book, 'hour'))).toBe(false);
    expect(book.spansWithoutLength(unit(book, 'EUR/GiB/month'))).toEqual(['month']);
  });
  it('a word that is a unit already stays what it is', () => expect(sameKind(unit(bookOf(['hour', 'EUR']), 'hour'), unit(bookOf(), 'minute'))).toBe(true));
});

describe('money', () => {
  it.each([['EUR', 'EUR'], ['USD', 'USD'], ['EUR*hour/hour', 'EUR'], ['EUR/hour', null], ['EUR*EUR', null], ['hour', null], ['EUR*core', null], ['EUR*USD/EUR', 'USD']])('%s is an amount in %s', (text, currency) => {
    const book = bookOf(['core']);
    expect(book.currencyOf(unit(book, text))).toBe(currency);
  });
  it('finds every currency in a unit, above and below the stroke', () => expect(bookOf().currenciesIn(unit(bookOf(), 'EUR/USD/hour'))).toEqual(['EUR', 'USD']));
  it('a code that nobody declared is no unit', () => expect(bookOf().read('ZZZ')).toBeNull());
});

describe('names', () => {
  it.each([['GB-Mo', '`GB-Mo`'], ['1 Hour', '`1 Hour`'], ['core', 'core'], ['a_b', 'a_b'], ['2nd', '`2nd`']])('%s is written %s', (name, written) => expect(quotedName(name)).toBe(written));
  it('units with odd names are read bare in usage and in backquotes in products', () => {
    const book = bookOf(['GB-Mo', '1 Hour', 'a/b']);
    expect(unitText(unit(book, 'GB-Mo'))).toBe('`GB-Mo`');
    expect(unitText(unit(book, 'EUR/`1 Hour`'))).toBe('EUR/`1 Hour`');
    // A single name goes first: this is the unit called `a/b`, not a by b.
    expect(unitText(unit(book, 'a/b'))).toBe('`a/b`');
  });
  it.each(['', '/', 'EUR/', '/hour', 'EUR//hour', 'EUR hour', 'EUR/`', '``', 'EUR*/hour'])('%j is no unit', (text) => {
    expect(unitFactors(text)).toBeNull();
    expect(bookOf().read(text)).toBeNull();
  });
  it('says which name of a product nobody knows', () => expect(bookOf().product(unitFactors('EUR/GiBs/hour') ?? [])).toMatchObject({ unknown: { name: 'GiBs', start: 4, end: 8 } }));
  it('writes a unit so that it reads back as the same', () => {
    const names = ['EUR', 'GiB', 'hour', 'month', '1 Hour', 'core'];
    const book = bookOf(['1 Hour', 'core']);
    check(fc.array(fc.tuple(fc.constantFrom(...names), fc.boolean()), { minLength: 1, maxLength: 5 }), 300, (parts) => {
      const product = book.product(parts.map(([name, inverse], index) => ({ name, inverse: inverse && index > 0, start: 0, end: 0 })));
      const written = 'unit' in product ? product.unit : null;
      if (written === null || written.terms.size === 0 || unitText(written).startsWith('1/')) return;
      const again = unit(book, unitText(written));
      expect(sameKind(again, written)).toBe(true);
      expect(again.factor).toEqual(written.factor);
    });
  });
});
