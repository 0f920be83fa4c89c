/** Proves when a changed price touches time that is rated (W0605), and that a difference is told with the time for which it holds. */
import { describe, expect, it } from 'vitest';
import { pastChanges, priceChanges } from '../../src/compare/index.ts';
import { type Instant, type Period, parseInstant } from '../../src/time/index.ts';
import { type Texts, line, openSound } from '../support/rulebook.ts';

const at = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text} ${parsed.problem}`);
  return parsed.value;
};
const period = (start: string, end: string): Period => ({ start: at(start), end: at(end) });

const meters = 'language 1\ncurrency EUR decimals 2 rounding half_even\ntimezone "Europe/Paris"\n\nmeter run measured in hour {\n  size text\n}\n\nmeter call measured in call {\n}\n';
const block = (from: string, price: string): string => `  from ${from} {\n    rate ${price} EUR/hour\n  }\n`;
const rules = (...blocks: readonly string[]): Texts => ({ 'meters.tariff': meters, 'run.tariff': `module run\n\nprice runs for run {\n  "Runs."\n${blocks.join('')}}\n` });
const table = (rows: readonly string[]): string => `  from 2026-01-01 {\n    table size {\n${rows.map((row) => `      ${row}\n`).join('')}      else : free\n    }\n  }\n`;

const old = rules(block('2026-01-01', '0.04'));
/** Half past January to the end of March, by the clocks of Paris. */
const rated = period('2026-01-15T00:00:00Z', '2026-03-31T22:00:00Z');

const said = (before: Texts, after: Texts, stored: Readonly<Record<string, Period>>): readonly string[] => {
  const book = openSound(after);
  return pastChanges(openSound(before).tariff, book, new Map(Object.entries(stored))).map((entry) => [line(entry, book), ...entry.notes.slice(0, -1), entry.help].join(' | '));
};
const head = (place: string): string => `W0605 ${place} \`runs\` changes prices of a time that is already rated`;
const until = 'usage of `run` is rated until 2026-04-01 00:00';
const mend = 'let the change begin on 2026-04-01 or later; if the past is meant, rate its usage again into an empty database';

describe('a changed price', () => {
  it.each<readonly [string, Texts, Texts, Readonly<Record<string, Period>>, readonly string[]]>([
    ['dated where the rated time ends touches nothing', old, rules(block('2026-01-01', '0.04'), block('2026-04-01', '0.05')), { run: rated }, []],
    ['dated before it touches what lies between', old, rules(block('2026-01-01', '0.04'), block('2026-03-31', '0.05')), { run: rated }, [`${head('run.tariff:9:10+13')} | 0.04 EUR/hour → 0.05 EUR/hour from 2026-03-31 | ${until} | ${mend}`]],
    ['of a meter without usage touches nothing', old, rules(block('2026-01-01', '0.05')), { call: rated }, []],
    ['that holds again before the rated time begins touches nothing', old, rules(block('2026-01-01', '0.05'), block('2026-01-10', '0.04')), { run: rated }, []],
    ['that is written otherwise and costs the same is none', old, rules(block('2026-01-01', '0.040')), { run: rated }, []],
    ['for usage that had no price is told too', rules(block('2026-02-01', '0.04')), old, { run: rated }, [`${head('run.tariff:6:10+13')} | 0.04 EUR/hour, which is new from 2026-01-01 | ${until} | ${mend}`]],
    ['that is gone is shown at its rule', old, rules(block('2026-02-01', '0.04')), { run: rated }, [`${head('run.tariff:5:3+17')} | 0.04 EUR/hour, which is gone from 2026-01-01 | ${until} | ${mend}`]],
    ['of a rule that is gone is shown at its meter', old, { 'meters.tariff': meters }, { run: rated }, [`${head('meters.tariff:5:1+28')} | 0.04 EUR/hour, which is gone from 2026-01-01 | ${until} | ${mend}`]],
    ['touches an event of its first moment', old, rules(block('2026-01-01', '0.04'), block('2026-03-31T12:00', '0.05')), { run: { start: at('2026-03-31T10:00:00Z'), end: at('2026-03-31T10:00:00.000001Z') } },
      [`${head('run.tariff:9:10+13')} | 0.04 EUR/hour → 0.05 EUR/hour from 2026-03-31 | usage of \`run\` is rated until 2026-03-31 12:00 | ${mend}`]],
  ])('%s', (_name, before, after, stored, expected) => expect(said(before, after, stored)).toEqual(expected));

  it('is named with up to five others of its date, the rest is counted', () => {
    const row = (price: string) => (size: number): string => `"s${size}" : 0.0${price} EUR/hour`;
    const sizes = [1, 2, 3, 4, 5, 6, 7];
    const [only, ...others] = said(rules(table(sizes.map(row('2')))), rules(table(sizes.map(row('3')))), { run: rated });
    expect(others).toEqual([]);
    expect(only).toContain('s1: 0.02 EUR/hour → 0.03 EUR/hour from 2026-01-01 | s2:');
    expect(only).toContain('s5: 0.02 EUR/hour → 0.03 EUR/hour from 2026-01-01 | and 2 more |');
  });
});

it('a difference that comes back is told again, one that goes on is told once', () => {
  const changes = (after: Texts): readonly string[] => priceChanges(openSound(old).tariff, openSound(after).tariff).map(({ before, after: now, from }) => `${before} → ${now} from ${from}`);
  expect(changes(rules(block('2026-01-01', '0.05'), block('2026-02-01', '0.04'), block('2026-03-01', '0.05')))).toEqual(['0.04 EUR/hour → 0.05 EUR/hour from 2026-01-01', '0.04 EUR/hour → 0.05 EUR/hour from 2026-03-01']);
  expect(changes(rules(block('2026-01-01', '0.05'), block('2026-02-01', '0.05')))).toEqual(['0.04 EUR/hour → 0.05 EUR/hour from 2026-01-01']);
});
