/** Proves what hovering shows of each kind of thing. */
import { describe, expect, it } from 'vitest';
import { hover } from '../../src/editor/index.ts';
import { cursorIn, marked, meters } from './marked.ts';

const hovered = (path: string, snippet: string): string => {
  const { rulebook, offset } = cursorIn(path, snippet);
  return hover(rulebook, path, offset)?.markdown ?? 'nothing';
};

describe('hovering over', () => {
  it('a meter shows its unit and its fields', () => {
    const text = hovered('instance.tariff', 'by_core for inst|ance');
    expect(text).toContain('**meter instance**, measured in `hour`');
    expect(text).toContain('- `vcpu`: a number in `core`');
    expect(text).toContain('in `meters.tariff`');
  });
  it('a field shows its kind and its values', () => expect(hovered('instance.tariff', 'has im|age')).toBe('**field image**\n\n- of `instance`: any text, optional'));
  it('a field of several meters shows them all', () => expect(hovered('discounts.tariff', 'pl|an ==')).toBe('**field plan**\n\n- of `instance`: one of `"standard"`, `"annual"`\n- of `volume`: one of `"standard"`, `"annual"`'));
  it('a rule shows what it says of itself, its meters and its dates', () => {
    const text = hovered('instance.tariff', 'combines by_|flavor');
    expect(text).toContain('**price by_flavor** for `instance`\n\nBy flavor.');
    expect(text).toContain('- from 2026-01-01 until 2026-07-01\n- from 2026-07-01 until 2027-01-01\n- from 2027-01-01, without an end');
    expect(text).toContain('module `instance`, in `instance.tariff`');
  });
  it('a rule shows when and beside what it acts', () => expect(hovered('instance.tariff', 'price by_c|ore')).toContain('- when `has image`\n- acts beside `by_flavor`'));
  it('a let shows its value', () => expect(hovered('instance.tariff', 'charge cor|es')).toBe('```tariff\nlet cores = max(vcpu, 4 core)\n```'));
  it.each([
    ['meters.tariff', 'volume measured in Gi|B*hour', '**unit GiB**: one `GiB` is `1_073_741_824 B`'], ['meters.tariff', 'number in co|re', '**unit core**: a unit of its own, by standing in `instance`'],
    ['instance.tariff', '0.020 EU|R/hour', '**unit EUR**: the currency of this rulebook; amounts have 6 decimals, rounding half_even'], ['meters.tariff', 'GiB*ho|ur', '**unit hour**: one `hour` is `3_600 second`'],
  ])('a unit says what it is: %s %s', (path, snippet, text) => expect(hovered(path, snippet)).toBe(text));
  it('a unit that the rulebook makes shows where', () => {
    const { rulebook, path, offset } = marked('storage.tariff', 'module storage\nprice s for volume {\n  "S."\n  from 2026-01-01 {\n    rate 0.1 EUR/GiB/mo|nth\n  }\n}\n');
    expect(hover(rulebook, path, offset)?.markdown).toBe('**unit month**: one `month` is `730 hour`, as `meters.tariff` says');
  });
  it('a row shows the price of its key through the dated blocks, price lists included', () => {
    const lines = '**"m1.small"** in `by_flavor`\n\n- from 2026-01-01: `0.020 EUR/hour`\n- from 2026-07-01 until 2027-01-01: `0.021 EUR/hour` (+5 %)\n- from 2027-01-01: `0.03 EUR/hour` in `prices.csv`';
    expect(hovered('instance.tariff', '0.0|20 EUR/hour')).toBe(lines);
    expect(hovered('instance.tariff', '"m1.s|mall" : 0.021')).toBe(lines);
  });
  it('a discount shows its history too', () => expect(hovered('discounts.tariff', 'discount 1|0%')).toBe('**discount** in `annual`\n\n- from 2026-01-01: `10%`'));
  it.each([['instance.tariff', 'com|bines', '**combines**: Where both act, both count.'], ['instance.tariff', 'm|ax(', '**max**: The largest of the values.'], ['instance.tariff', '* quan|tity', '**quantity**: How much was used, in the unit of the meter.']])('a word has a sentence: %s %s', (path, snippet, text) => expect(hovered(path, snippet)).toBe(text));
  it('a soft keyword that is a name is a name', () => expect(hovered('meters.tariff', 'meter vol|ume')).toContain('**meter volume**'));
  it('the column of a price list shows the field', () => {
    const { rulebook, offset } = cursorIn('prices.csv', 'fla|vor,price');
    expect(hover(rulebook, 'prices.csv', offset)?.markdown).toContain('**field flavor**');
  });
  it('nothing shows nothing', () => {
    const { rulebook, path, offset } = marked('meters.tariff', `${meters}\n\n|\n`);
    expect(hover(rulebook, path, offset)).toBeNull();
  });
});
