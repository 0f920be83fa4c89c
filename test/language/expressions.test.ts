/** Proves what every operator and function of the language gives, value by value. */
import { describe, expect, it } from 'vitest';
import { decimalText, rational } from '../../src/money/index.ts';
import { type FieldValue, pricePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { openSound } from '../support/rulebook.ts';

/** A point of 90 minutes in a period of two hours, with four cores, two of them gold, for the scope `acme`. */
function amount(formula: string, rounding = 'half_even'): string {
  const meters = `language 1\ncurrency EUR decimals 6 rounding ${rounding}\nunit month is 730 hour\nmeter run measured in hour {\n  cores number in core\n  share number\n  size one of "small", "large"\n  note text optional\n  other text optional\n}\n`;
  const { tariff } = openSound({ 'meters.tariff': meters, 'm.tariff': `module m\nprice p for run {\n  "P."\n  from 2026-01-01 {\n    ${formula.includes('charge ') ? formula : `charge ${formula}`}\n  }\n}\n` });
  const meter = tariff.meters.get('run');
  if (meter === undefined) throw new Error('no meter');
  const start = Date.UTC(2026, 1, 1) * 1000;
  const verdict = pricePoint(tariff, {
    meter, scope: 'acme', quantity: rational(5400n), period: { start: instant(start), end: instant(start + 7200 * 1_000_000) },
    fields: new Map<string, FieldValue>([['cores', rational(4n)], ['share', rational(5n, 2n)], ['size', 'large'], ['note', ' -1.5e1 ']]),
  });
  return verdict.status === 'rated' ? decimalText(verdict.amount) : `${verdict.status} ${verdict.status === 'stopped' ? verdict.code : ''}`;
}

describe('arithmetic', () => {
  it.each([
    ['1 EUR + 2 EUR * 3', '7'], ['(1 EUR + 2 EUR) * 3', '9'], ['10 EUR - 3 EUR - 2 EUR', '5'], ['12 EUR / 3 / 2', '2'], ['-2 EUR + 5 EUR', '3'], ['--2 EUR', '2'], ['-(2 EUR - 5 EUR)', '3'],
    ['1 EUR / 3', '0.333333'], ['1 EUR / 3 * 3', '1'], ['200 EUR * 15%', '30'], ['200 EUR * 0.5%', '1'], ['200 EUR - 200 EUR * 15%', '170'], ['1_000.5 EUR', '1000.5'],
    ['quantity * 2 EUR/hour', '3'], ['quantity * 2 EUR/minute', '180'], ['quantity * 730 EUR/month', '1.5'], ['period * 1 EUR/hour', '2'], ['cores * quantity * 0.5 EUR/core/hour', '3'], ['share * 2 EUR', '5'],
    ['quantity / period * 4 EUR', '3'], ['1 EUR * (90 minute / 1 hour)', '1.5'], ['1 EUR * (1 GiB / 1 GB)', '1.073742'], ['charged + 1 EUR', '1'], ['1 EUR / (cores - 4 core) * 1 core', 'stopped T0310'],
  ])('%s is %s', (formula, result) => expect(amount(formula)).toBe(result));
});

describe('functions', () => {
  it.each([
    ['min(3 EUR, 1 EUR, 2 EUR)', '1'], ['max(3 EUR, 1 EUR, 5 EUR)', '5'], ['max(-3 EUR, -1 EUR)', '-1'], ['abs(-3 EUR)', '3'], ['abs(3 EUR)', '3'],
    ['round(2.4 EUR)', '2'], ['round(2.5 EUR)', '2'], ['round(3.5 EUR)', '4'], ['round(-2.5 EUR)', '-2'], ['round(2.37 EUR, 0.05 EUR)', '2.35'], ['round(149 EUR, 100 EUR)', '100'],
    ['round_up(2.1 EUR)', '3'], ['round_up(-2.1 EUR)', '-3'], ['round_up(2 EUR)', '2'], ['round_down(2.9 EUR)', '2'], ['round_down(-2.9 EUR)', '-2'],
    ['ceil(2.1 EUR)', '3'], ['ceil(-2.9 EUR)', '-2'], ['floor(2.9 EUR)', '2'], ['floor(-2.1 EUR)', '-3'], ['floor(2.9 EUR, 0.5 EUR)', '2.5'],
    // Without a step they go to a whole one of the unit that stands there.
    ['ceil(quantity) * 1 EUR/hour', '2'], ['floor(quantity) * 1 EUR/hour', '1'], ['ceil(90 minute) * 1 EUR/minute', '90'], ['ceil(100 second, 1 minute) * 1 EUR/minute', '2'], ['round_up(quantity, 15 minute) * 1 EUR/hour', '1.5'],
    ['round(share) * 1 EUR', '2'], ['ceil(share * 1 core) * 1 EUR/core', '3'], ['ceil(if size == "large" then 90 second else 1 minute) * 1 EUR/minute', '1.5'],
    ['if has note then number(note) * 1 EUR else 0 EUR', '-15'], ['number(size) * 1 EUR', 'stopped T0311'], ['round(1 EUR, 0 EUR)', 'stopped T0312'], ['round(1 EUR, -1 EUR)', 'stopped T0312'],
  ])('%s is %s', (formula, result) => expect(amount(formula)).toBe(result));
  it.each([['half_up', '3'], ['half_down', '2'], ['half_even', '2'], ['up', '3'], ['down', '2'], ['ceiling', '3'], ['floor', '2'], ['none', '2']])('`round` of 2.5 uses the way of the currency: %s gives %s', (rounding, result) => expect(amount('round(2.5 EUR)', rounding)).toBe(result));
});

describe('conditions', () => {
  const asked = (condition: string): boolean => amount(`if ${condition} then 1 EUR else 0 EUR`) === '1';
  it.each<readonly [string, boolean]>([
    ['size == "large"', true], ['size != "large"', false], ['"large" == size', true], ['size in ("small", "large")', true], ['size not in ("small")', true], ['size in ("small")', false], ['scope == "acme"', true],
    ['cores == 4 core', true], ['cores != 4 core', false], ['cores < 4 core', false], ['cores <= 4 core', true], ['cores > 4 core', false], ['cores >= 4 core', true], ['quantity == 90 minute', true], ['quantity > 1 hour', true], ['period == 2 hour', true],
    ['has note', true], ['has other', false], ['not has other', true], ['not not has note', true], ['has other and other == "x"', false], ['not has other or other == "x"', true], ['has note and note == " -1.5e1 "', true],
    // `and` binds closer than `or`, `not` closer than both.
    ['has note or has note and has other', true], ['(has note or has note) and has other', false], ['not has other and has note', true], ['not (has other and has note)', true], ['not has note or has note', true],
    ['(size == "large") == has note', true], ['(size == "small") != has note', true], ['share == 2.5', true], ['share > 250%', false], ['-share < 0', true], ['max(share, 3) == 3', true],
  ])('%s: %s', (condition, holds) => expect(asked(condition)).toBe(holds));
});

describe('choices', () => {
  it.each([
    ['if size == "small" then 1 EUR else if cores > 2 core then 2 EUR else 3 EUR', '2'],
    ['match size {\n      "small" : 1 EUR\n      "large" : 2 EUR\n    }', '2'],
    ['match size, scope {\n      "large", "other" : 1 EUR\n      "large", "acme"  : 2 EUR\n      else             : 3 EUR\n    }', '2'],
    ['match size, scope {\n      "small", any : 1 EUR\n      any, "other" : 2 EUR\n      else : 3 EUR\n    } * 2'.replace('any, "other"', '"large", "other"'), '6'],
    ['match size {\n      "small" : 1 EUR\n      "large" : match scope {\n        "acme" : 4 EUR\n        else : 5 EUR\n      }\n    }', '4'],
    ['let a = 2 EUR\n    let b = a * 3\n    charge b - a', '4'],
    ['let kind = match size {\n      "small" : "s"\n      "large" : "l"\n    }\n    charge match kind {\n      "l"  : 7 EUR\n      else : 8 EUR\n    }', '7'],
    ['let big = size == "large"\n    charge if big then 1 EUR else 2 EUR', '1'],
  ])('%s', (formula, result) => expect(amount(formula)).toBe(result));
});
