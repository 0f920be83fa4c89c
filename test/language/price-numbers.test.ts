/** Proves that every number which decides an amount is found, where it stands: what `tariff test --mutate` does not change it cannot prove. */
import { expect, it } from 'vitest';
import { priceNumbers } from '../../src/language/index.ts';
import { mutatePrices } from '../../src/proof/index.ts';
import { type Texts, openSound } from '../support/rulebook.ts';

const rule = (kind: string, name: string, body: string): string => `${kind} ${name} for run {\n  "${name}."\n${kind === 'limit' ? '' : '  combines any\n'}\n  from 2026-01-01 {\n${body}  }\n}\n`;
const texts: Texts = {
  'meters.tariff': 'language 1\ncurrency EUR decimals 2 rounding half_even\n\nmeter run measured in hour {\n  size text\n  vcpu number in core\n}\n',
  'p.tariff': `module p\n\n${[
    rule('price', 'rate', '    rate 1.01 EUR/hour + 1.02 EUR flat\n'),
    rule('price', 'rows', '    table size {\n      "7" : 1.03 EUR/hour\n      else : 1.04 EUR flat\n    }\n'),
    rule('price', 'firsts', '    table first vcpu {\n      up to 9 core : 1.05 EUR/hour\n      beyond : 1.06 EUR/hour\n    }\n'),
    rule('price', 'tiers', '    tiers graduated over month by scope {\n      up to 107 hour : 1.08 EUR/hour\n      beyond : 1.09 EUR/hour + 1.10 EUR flat\n    }\n'),
    rule('price', 'windows', '    windows {\n      day 00:00-24:00 : 1.11 EUR/hour\n    }\n'),
    rule('price', 'blocks', '    free 112 hour over month by scope\n    begun blocks of 113 hour over month by scope : 1.14 EUR\n'),
    rule('price', 'formula', '    let base = match size {\n      "3" : 1.15 EUR/hour\n      else : 1.16 EUR/hour\n    }\n    charge if vcpu > 5 core then base * quantity * 1.17 else -1.18 EUR\n'),
    rule('price', 'list', '    table size from "list.csv"\n'),
    rule('adjust', 'less', '    discount 21%\n'),
    rule('adjust', 'more', '    table size {\n      "x" : surcharge 22%\n      else : discount 23%\n    }\n'),
    rule('limit', 'bill', '    at least 1.24 EUR over month by scope\n    at most 12_500.00 EUR over month by scope\n'),
  ].join('\n')}`,
  'list.csv': 'size,price\r\n"4, 5\r\n6",1.19 EUR/hour\r\n\r\nother,"1.20 EUR/hour"\r\nelse,free\r\n',
};

it('finds prices, flat amounts, bounds of tiers, allowances, sizes, percentages, cells and limits, and no keys or conditions', () => {
  const { sources } = openSound(texts);
  const numbers = priceNumbers(sources);
  const expected = ['1.01', '1.02', '1.03', '1.04', '1.05', '1.06', '107', '1.08', '1.09', '1.10', '1.11', '112', '113', '1.14', '1.15', '1.16', '1.17', '1.18', '1.19', '1.20', '21', '22', '23', '1.24', '12_500.00'];
  expect(numbers.map(({ text }) => text).sort()).toEqual([...expected].sort());
  for (const { file, span, text } of numbers) expect(sources.get(file)?.text.slice(span.start, span.end)).toBe(text);
  expect(numbers.filter(({ file }) => file === 'list.csv').map(({ line }) => line)).toEqual([3, 5]);
});

it('each of them is changed, and told where no example notices', () => {
  const { diagnostics, mutations } = mutatePrices(openSound(texts));
  expect(mutations).toHaveLength(25);
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['W0704']));
});
