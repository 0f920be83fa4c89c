/** Proves what `grammar/errors` says of each code: its bad file gives exactly that message, its good file does not, its fix mends it, and no code is without a page. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, formatRules, isError, renderDiagnostic } from '../src/language/index.ts';
import type { Rulebook } from '../src/rulebook/index.ts';
import { instant, type Period } from '../src/time/index.ts';
import { pastChanges } from '../src/compare/index.ts';
import { measureCoverage, mutatePrices } from '../src/proof/index.ts';
import { type Texts, applyEdits, line, open, openSound } from './support/rulebook.ts';

const root = path.join(import.meta.dirname, '../grammar/errors');
const source = path.join(import.meta.dirname, '../src');

const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
/** `bad.tariff`, or the files of the folder `bad` where one file does not suffice. */
function textsOf(code: string, kind: 'bad' | 'good'): Texts {
  const folder = path.join(root, code, kind);
  if (!existsSync(folder)) return { [`${kind}.tariff`]: readFileSync(`${folder}.tariff`, 'utf8') };
  return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** What `tariff check --against-stored` says where `stored.tariff` has rated the usage that lies in the folder. */
function againstStored(folder: string, book: Rulebook): readonly Diagnostic[] {
  const stored = openSound({ 'stored.tariff': readFileSync(path.join(folder, 'stored.tariff'), 'utf8') });
  const periods = new Map<string, Period>();
  for (const line of readFileSync(path.join(folder, 'usage.ndjson'), 'utf8').split('\n').filter((text) => text !== '')) {
    const { meter, start, end } = JSON.parse(line) as Readonly<Record<string, string>>;
    const [from, until] = [start, end].map((text) => Date.parse(text ?? '') * 1000);
    const known = periods.get(meter ?? '');
    periods.set(meter ?? '', { start: instant(Math.min(from ?? NaN, known?.start ?? Infinity)), end: instant(Math.max(until ?? NaN, known?.end ?? -Infinity)) });
  }
  return pastChanges(stored.tariff, book, periods);
}

/** What is said beside the check and the examples, by the command that the page names. */
const commands: Readonly<Record<string, (book: Rulebook, folder: string) => readonly Diagnostic[]>> = {
  'tariff test --coverage': ({ tariff, examples, sources }) => (tariff === null ? [] : measureCoverage(tariff, examples, sources).diagnostics),
  'tariff test --mutate': (book) => mutatePrices(book).diagnostics,
  'tariff check --against-stored': (book, folder) => againstStored(folder, book),
};
const commandOf = (code: string): string | undefined => /^---\nsaid by: (.+)\n---\n/.exec(pageOf(code))?.[1];
/** Files that a command needs beside those of the check. */
const extraFiles: Readonly<Record<string, readonly string[]>> = { 'tariff check --against-stored': ['stored', 'usage.ndjson'] };

/** What the check says, behind it what the examples say, if the rulebook can be run, and then the command of the page. */
function said(book: Rulebook, code: string): readonly Diagnostic[] {
  const { tariff } = book;
  const command = commandOf(code);
  const more = command === undefined ? [] : commands[command]?.(book, path.join(root, code));
  if (more === undefined) throw new Error(`${code} is said by \`${command}\`, which this test does not know`);
  return [...book.diagnostics, ...(tariff === null ? [] : book.examples.flatMap((example) => example.run(tariff) ?? [])), ...more];
}
const rendered = (book: Rulebook, entries: readonly Diagnostic[]): string => `${entries.map((entry) => renderDiagnostic(entry, book.sources)).join('\n\n')}\n`;

const pageOf = (code: string): string => readFileSync(path.join(root, code, 'page.md'), 'utf8');
/** Codes of points that are stopped: no check says them, a failing example does. */
const isRuntime = (code: string): boolean => pageOf(code).startsWith('---\nruntime: true\n---\n');
const bodyOf = (code: string): string => pageOf(code).replace(/^---\n[^]*?\n---\n/, '');

const codesIn = (folder: string, ending: string, pattern: RegExp): readonly string[] =>
  readdirSync(path.join(source, folder)).filter((name) => name.endsWith(ending)).flatMap((name) => [...readFileSync(path.join(source, folder, name), 'utf8').matchAll(pattern)].map(([, code]) => code ?? ''));
const checked = new Set(codesIn('language/diagnostics', '-messages.ts', /'([TW]0\d{3})'/g));
const stopping = new Set(codesIn('rating', '.ts', /new Stop\('([TW]0\d{3})'/g));

const severityOf = (code: string): string => (isRuntime(code) ? 'stops the point' : code.startsWith('T') ? 'error' : 'warning');

/** The reason of a stopped point, as the example that failed by it tells. */
const stopIn = (entries: readonly Diagnostic[], code: string): string =>
  entries.flatMap(({ notes }) => notes).flatMap((note) => note.split(`got error ${code}: `)[1] ?? [])[0] ?? '';

function row(code: string): string {
  const entries = said(open(textsOf(code, 'bad')), code);
  const entry = entries.find((other) => other.code === code);
  const title = bodyOf(code).split('\n')[0]?.replace(/^# [TW]\d+: /, '') ?? '';
  const cells = entry === undefined ? [stopIn(entries, code), '', ''] : [entry.headline.replaceAll('|', '\\|'), entry.edits.length > 0 ? 'yes' : '', entry.secondary.length > 0 ? 'yes' : ''];
  return `| [${code}](${code}/page.md) | ${severityOf(code)} | ${title} | ${cells.join(' | ')} |`;
}

const table = (): string => `# What the language says

Every code that Tariff can say, with a page for whoever meets it. A folder holds a file with the fault (\`bad\`), the same file mended (\`good\`), what Tariff says of it to the letter
(\`expected.txt\`), and the page. Codes never change their meaning. The headline is that of the bad file; a code may have others for other cases, and the last two columns say whether
this message offers an edit and points to a second place.

\`test/errors.test.ts\` writes this table (\`vitest run test/errors.test.ts -u\`) and checks all of it.

| Code | Severity | Meaning | Headline of the bad file | Fix | Second place |
| --- | --- | --- | --- | --- | --- |
${folders.map(row).join('\n')}
`;

describe.each(folders)('%s', (code) => {
  const texts = textsOf(code, 'bad');
  const book = open(texts);
  const entries = said(book, code);

  it('says of the bad file what stands in expected.txt', async () => {
    await expect(rendered(book, entries)).toMatchFileSnapshot(path.join(root, code, 'expected.txt'));
    if (isRuntime(code)) expect(stopIn(entries, code)).not.toBe('');
    else expect(entries.map((entry) => entry.code)).toContain(code);
  });
  it('says one thing only', () => expect(new Set(entries.map((entry) => entry.code)).size).toBe(1));
  it('finds nothing in the good file, which is well laid out and shows its price by an example', () => {
    const good = textsOf(code, 'good');
    const mended = open(good);
    expect(rendered(mended, said(mended, code))).toBe('\n');
    expect(mended.examples.length).toBeGreaterThan(0);
    for (const [name, text] of Object.entries(good)) if (name.endsWith('.tariff')) expect(formatRules(text)).toBe(text);
  });
  it('is gone after each edit that is offered', () => {
    for (const entry of entries.filter(({ edits }) => edits.length > 0)) {
      const after = open(applyEdits(texts, entry));
      expect(said(after, code).map((other) => line(other, after))).not.toContain(line(entry, book));
      expect(said(after, code).filter((other) => other.code === entry.code).length).toBeLessThan(entries.filter((other) => other.code === entry.code).length);
      expect(said(after, code).filter(isError).length).toBeLessThanOrEqual(entries.filter(isError).length);
    }
  });
  it('has a page that can be read at once', () => {
    const body = bodyOf(code);
    expect(body).toMatch(new RegExp(`^# ${code}: [^\\n]+[^.\\n]\\n\\n`));
    expect(body).toContain('**How to mend it.**');
    expect(body).toMatch(/\n```\n[^]+\n```\n$/);
    // The sample apart.
    expect(body.replace(/\n```\n[^]*$/, '').trimEnd().split('\n').length).toBeLessThanOrEqual(12);
  });
});

describe('the folders', () => {
  it('are one for each code that a check or a stopped point can have', () => expect(folders).toEqual([...new Set([...checked, ...stopping])].sort()));
  it('mark as of run time those that no check says', () => expect(folders.filter(isRuntime)).toEqual([...stopping].filter((code) => !checked.has(code)).sort()));
  it('hold what belongs there, and nothing else', () => {
    for (const code of folders) expect(readdirSync(path.join(root, code)).map((name) => name.replace(/\.tariff$/, '')).sort()).toEqual(['bad', 'expected.txt', 'good', 'page.md', ...extraFiles[commandOf(code) ?? ''] ?? []].sort());
  });
  it('are listed in the table', async () => expect(table()).toMatchFileSnapshot(path.join(root, 'README.md')));
});
