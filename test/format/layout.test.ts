/** Proves where lines break, what is aligned and which blank lines stay, on files before and after; and what a long table costs. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatRules } from '../../src/language/index.ts';

const folder = path.join(import.meta.dirname, 'layouts');
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const names = readdirSync(folder).filter((name) => name.endsWith('.before.tariff')).map((name) => name.replace('.before.tariff', ''));

const table = (rows: readonly string[]): string => `module m\n\nprice p for m {\n  from 2026-01-01 {\n    table k {\n${rows.map((row) => `      ${row}\n`).join('')}    }\n  }\n}\n`;

describe('layouts', () => {
  it.each(names)('%s', (name) => {
    const after = read(`${name}.after.tariff`);
    expect(formatRules(read(`${name}.before.tariff`))).toBe(after);
    expect(formatRules(after)).toBe(after);
  });

  it('of nothing is nothing', () => {
    for (const text of ['', '\n', ' \t\r\n\n', '\uFEFF']) expect(formatRules(text)).toBe('');
  });

  it('has LF, one final newline and no byte order mark', () => {
    expect(formatRules('\uFEFFmodule\ta \t# b \r\n\r\n\r\nunit x\tis 2 y')).toBe('module a  # b\n\nunit x is 2 y\n');
  });

  it('is none for a file with syntax errors', () => {
    for (const text of ['module', 'price a for b {', '}', 'module a\rmodule b', 'unit x is "', 'module é']) expect(formatRules(text)).toBeNull();
  });
});

describe('columns', () => {
  it('count letters and not their bytes or accents', () => {
    const rows = ['"Zürich" : free', '"Zu\u0308rich" : free', '"🙂" : free', '"four" : free'];
    expect(formatRules(table(rows))).toBe(table(['"Zürich" : free', '"Zu\u0308rich" : free', '"🙂"      : free', '"four"   : free']));
  });

  it('are not stretched by a row that is far wider', () => {
    const long = `"${'x'.repeat(200)}" : free`;
    expect(formatRules(table(['"a" : free', long, 'else : free']))).toBe(table(['"a"  : free', long, 'else : free']));
  });

  it('need a space also where every row is far wider', () => {
    const wide = 'x'.repeat(200);
    const meter = `meter m measured in hour {\n  ${wide}  text\n}\n`;
    expect(formatRules(meter)).toBe(meter);
    expect(formatRules(table([`"${wide}" : free`]))).toBe(table([`"${wide}" : free`]));
  });

  it('belong to one block each', () => {
    const both = table(['"a" : free', '"long" : free']).replace(/}\n$/, `  from 2026-02-01 {\n    table k {\n      else : free\n    }\n  }\n}\n`);
    expect(formatRules(both)).toContain('      "a"    : free\n');
    expect(formatRules(both)).toContain('      else : free\n');
  });
});

describe('a long file', () => {
  const cpuMs = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  it('of ten thousand rows takes less than a second', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `"flavor-${index}","${index % 7}":0.0${index} EUR/hour # row ${index}`);
    formatRules('');
    expect(cpuMs(() => void formatRules(table(rows)))).toBeLessThan(1000);
  });

  it('on one line takes no longer', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `"flavor-${index}" : 0.0${index} EUR/hour`);
    formatRules('');
    expect(cpuMs(() => expect(formatRules(table(rows).replace(/\s+/g, ' '))).toBe(formatRules(table(rows))))).toBeLessThan(2000);
  });

  it('does not grow out of bounds through one wide row', () => {
    const rows = [`"${'x'.repeat(300_000)}" : free`, ...Array.from({ length: 30_000 }, () => 'any : free')];
    expect(formatRules(table(rows))?.length).toBeLessThan(2_000_000);
  });
});
