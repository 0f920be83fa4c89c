/** Proves what the language states of a rulebook without running it: that no accepted formula adds unlike things, and where more costs less. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare, decimal } from '../../src/money/index.ts';
import { type Verdict, pricePoint } from '../../src/rating/index.ts';
import { instant } from '../../src/time/index.ts';
import { codes, open, openSound } from '../support/rulebook.ts';
import { check, pointsFor } from './run.ts';

/** Powers of money, time, cores and bytes. */
type Powers = readonly [number, number, number, number];
type Formula =
  | { readonly kind: 'number'; readonly text: string; readonly powers: Powers }
  | { readonly kind: 'two'; readonly sign: '+' | '-' | '*' | '/' | 'min'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'if'; readonly left: Formula; readonly right: Formula; readonly yes: Formula; readonly no: Formula };

const leaf = (text: string, ...powers: Powers): Formula => ({ kind: 'number', text, powers });
const leaves = fc.constantFrom(
  leaf('2', 0, 0, 0, 0), leaf('3 EUR', 1, 0, 0, 0), leaf('0.5 EUR', 1, 0, 0, 0), leaf('2 hour', 0, 1, 0, 0), leaf('90 minute', 0, 1, 0, 0), leaf('4 core', 0, 0, 1, 0), leaf('7 GB', 0, 0, 0, 1), leaf('70 MB', 0, 0, 0, 1),
  leaf('0.1 EUR/hour', 1, -1, 0, 0), leaf('0.2 EUR/core', 1, 0, -1, 0), leaf('0.3 EUR/GB/hour', 1, -1, 0, -1), leaf('5 core*hour', 0, 1, 1, 0), leaf('quantity', 0, 1, 0, 0), leaf('vcpu', 0, 0, 1, 0),
);
const formula: fc.Arbitrary<Formula> = fc.letrec<{ any: Formula; two: Formula; if: Formula }>((tie) => ({
  any: fc.oneof({ maxDepth: 3, withCrossShrink: true }, { weight: 2, arbitrary: leaves }, { weight: 3, arbitrary: tie('two') }, { weight: 1, arbitrary: tie('if') }),
  two: fc.record({ kind: fc.constant('two' as const), sign: fc.constantFrom('+', '-', '*', '*', '/', 'min'), left: tie('any'), right: tie('any') }),
  if: fc.record({ kind: fc.constant('if' as const), left: leaves, right: leaves, yes: tie('any'), no: tie('any') }),
})).any;

function written(node: Formula): string {
  switch (node.kind) {
    case 'number': return node.text;
    case 'two': return node.sign === 'min' ? `min(${written(node.left)}, ${written(node.right)})` : `(${written(node.left)} ${node.sign} ${written(node.right)})`;
    case 'if': return `(if ${written(node.left)} < ${written(node.right)} then ${written(node.yes)} else ${written(node.no)})`;
  }
}

const same = (a: Powers | null, b: Powers | null): Powers | null => (a !== null && b !== null && a.join() === b.join() ? a : null);
/** What the formula counts, or `null` where it holds unlike things together. */
function powersOf(node: Formula): Powers | null {
  if (node.kind === 'number') return node.powers;
  if (node.kind === 'if') return same(powersOf(node.left), powersOf(node.right)) === null ? null : same(powersOf(node.yes), powersOf(node.no));
  const [left, right] = [powersOf(node.left), powersOf(node.right)];
  if (left === null || right === null) return null;
  if (node.sign !== '*' && node.sign !== '/') return same(left, right);
  const sign = node.sign === '*' ? 1 : -1;
  return [left[0] + sign * right[0], left[1] + sign * right[1], left[2] + sign * right[2], left[3] + sign * right[3]];
}

/** Brings what a sound formula counts to money, so that many charges are right. */
function asMoney(node: Formula): Formula {
  const powers = powersOf(node);
  if (powers === null) return node;
  const units: readonly Formula[] = [leaf('1 EUR', 1, 0, 0, 0), leaf('1 hour', 0, 1, 0, 0), leaf('1 core', 0, 0, 1, 0), leaf('1 GB', 0, 0, 0, 1)];
  const wanted = [1, 0, 0, 0];
  return powers.reduce((whole, power, index) => {
    const missing = (wanted[index] ?? 0) - power;
    return Array.from({ length: Math.abs(missing) }).reduce<Formula>((result) => ({ kind: 'two', sign: missing > 0 ? '*' : '/', left: result, right: units[index] ?? leaf('1', 0, 0, 0, 0) }), whole);
  }, node);
}

const rule = (meter: string, body: string): Readonly<Record<string, string>> => ({
  'meters.tariff': 'language 1\ncurrency EUR decimals 2 rounding none\n\nmeter run measured in hour {\n  vcpu number in core\n  size number in GB\n}\n\nmeter traffic measured in GB {\n}\n',
  'p.tariff': `module p\n\nprice p for ${meter} {\n  "P."\n  whole\n\n  from 2026-01-01 {\n${body}  }\n}\n`,
});

it('a formula is accepted when it comes out in money and adds, compares and chooses between like things only', async () => {
  const seen = { accepted: 0, unlike: 0, other: 0 };
  await check(fc.tuple(formula, fc.boolean()), pointsFor(1500), ([drawn, mended]) => {
    const node = mended ? asMoney(drawn) : drawn;
    const powers = powersOf(node);
    const isRight = powers?.join() === '1,0,0,0';
    seen[isRight ? 'accepted' : powers === null ? 'unlike' : 'other'] += 1;
    const book = open(rule('run', `    charge ${written(node)}\n`));
    expect(book.tariff !== null, `${written(node)}\n${codes(book).join()}`).toBe(isRight);
    if (!isRight) expect(codes(book).every((code) => code === 'T0301' || code === 'T0302' || code.startsWith('W')), `${written(node)} ${codes(book).join()}`).toBe(true);
  });
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
}, 3_600_000);

it('volume tiers under which more costs less are named, and no others', async () => {
  const tier = fc.record({ step: fc.integer({ min: 1, max: 50 }), price: fc.integer({ min: 0, max: 9 }), flat: fc.integer({ min: 0, max: 3 }) });
  const seen = { falls: 0, rises: 0 };
  const cost = (verdict: Verdict) => {
    if (verdict.status !== 'rated') throw new Error(verdict.status);
    return verdict.amount;
  };
  await check(fc.array(tier, { minLength: 2, maxLength: 5 }), pointsFor(1500), (tiers) => {
    const bounds = tiers.map((_, index) => tiers.slice(0, index + 1).reduce((total, { step }) => total + step, 0));
    const rows = tiers.map(({ price, flat }, index) => `      ${index === tiers.length - 1 ? 'beyond' : `up to ${bounds[index]} GB`} : 0.0${price} EUR/GB + ${flat} EUR flat\n`).join('');
    const book = openSound(rule('traffic', `    tiers volume over month by scope {\n${rows}    }\n`));
    const meter = book.tariff.meters.get('traffic');
    if (meter === undefined) throw new Error('the meter is declared above');
    const start = instant(Date.parse('2026-03-10T00:00:00Z') * 1000);
    const of = (total: string) => cost(pricePoint(book.tariff, { meter, scope: 's', period: { start, end: start }, quantity: decimal(`${total}e9`), fields: new Map() }));
    // Prices and bounds are too coarse for a fall that a millionth would hide.
    const falls = bounds.slice(0, -1).filter((bound) => compare(of(`${bound}.000001`), of(String(bound))) < 0);
    expect(codes(book).filter((code) => code === 'W0412').length, rows).toBe(falls.length);
    seen[falls.length > 0 ? 'falls' : 'rises'] += 1;
  });
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100);
}, 3_600_000);
