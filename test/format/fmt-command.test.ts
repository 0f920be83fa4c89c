/** Proves that `tariff fmt` rewrites what is out of order and nothing else, and says what it did. */
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runTariff, withFiles } from '../support/command.ts';

const good = 'module a\n\nunit x is 2 y\n';
const bad = '\uFEFFmodule  a\r\nunit x is 2 y';
const faulty = 'module a\nprice p for m {\n';

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('fmt', () => {
  test('rewrites the files of a directory that are out of order, and only those', async () => {
    await withFiles({ 'rules/good.tariff': good, 'rules/deep/bad.tariff': bad, 'rules/bad.txt': bad, 'rules/node_modules/bad.tariff': bad }, async (folder) => {
      const past = new Date('2020-01-01T00:00:00Z');
      utimesSync(path.join(folder, 'rules/good.tariff'), past, past);
      chmodSync(path.join(folder, 'rules/deep/bad.tariff'), 0o640);
      const { code, stdout, stderr } = await runTariff(['fmt'], { cwd: folder });
      expect([code, stdout, stderr]).toEqual([0, `${path.join('rules', 'deep', 'bad.tariff')}\n`, 'ok 1 file in order, 1 file rewritten\n']);
      expect(read(folder, 'rules/deep/bad.tariff')).toBe(good);
      expect(read(folder, 'rules/bad.txt')).toBe(bad);
      expect(read(folder, 'rules/node_modules/bad.tariff')).toBe(bad);
      expect(statSync(path.join(folder, 'rules/good.tariff')).mtimeMs).toBe(past.getTime());
      expect(statSync(path.join(folder, 'rules/deep/bad.tariff')).mode & 0o777).toBe(0o640);
      expect(readdirSync(path.join(folder, 'rules/deep'))).toEqual(['bad.tariff']);
      expect((await runTariff(['fmt', '--check'], { cwd: folder })).code).toBe(0);
    });
  });

  test('only lists with --check', async () => {
    await withFiles({ 'good.tariff': good, 'bad.tariff': bad }, async (folder) => {
      const { code, stdout, stderr } = await runTariff(['fmt', '--check', 'good.tariff', 'bad.tariff', '.'], { cwd: folder });
      expect([code, stdout, stderr]).toEqual([1, 'bad.tariff\n', 'failed 1 file in order, 1 file would change\n']);
      expect(read(folder, 'bad.tariff')).toBe(bad);
    });
  });

  test('leaves a file with errors as it is, shows them, and goes on', async () => {
    await withFiles({ 'a.tariff': faulty, 'b.tariff': bad }, async (folder) => {
      writeFileSync(path.join(folder, 'c.tariff'), Buffer.from([0x23, 0xff, 0x0a]));
      const { code, stdout, stderr } = await runTariff(['fmt', '.'], { cwd: folder });
      expect([code, stdout]).toEqual([1, 'b.tariff\n']);
      expect(stderr).toContain('error[T0102]: this rule is never closed\n  --> a.tariff:2:15\n');
      expect(stderr).toContain('error: `c.tariff` is not UTF-8 text\n');
      expect(stderr).toMatch(/failed 1 file rewritten, 2 files with errors, left alone\n$/);
      expect(read(folder, 'a.tariff')).toBe(faulty);
      expect([...readFileSync(path.join(folder, 'c.tariff'))]).toEqual([0x23, 0xff, 0x0a]);
    });
  });

  test('writes through a link', async () => {
    await withFiles({ 'real.text': bad }, async (folder) => {
      symlinkSync('real.text', path.join(folder, 'link.tariff'));
      expect((await runTariff(['fmt', 'link.tariff'], { cwd: folder })).code).toBe(0);
      expect(lstatSync(path.join(folder, 'link.tariff')).isSymbolicLink()).toBe(true);
      expect(read(folder, 'real.text')).toBe(good);
    });
  });

  test('reads standard input and writes standard output', async () => {
    const formatted = await runTariff(['fmt', '-'], { input: bad });
    expect([formatted.code, formatted.stdout, formatted.stderr]).toEqual([0, good, '']);
    const checked = await runTariff(['fmt', '--check', '-'], { input: bad });
    expect([checked.code, checked.stdout]).toEqual([1, '-\n']);
    const refused = await runTariff(['fmt', '-'], { input: faulty });
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('--> standard input:2:15\n');
  });

  test('says what it cannot find', async () => {
    await withFiles({ 'notes.txt': '' }, async (folder) => {
      expect(await runTariff(['fmt', 'rules'], { cwd: folder })).toMatchObject({ code: 3, stderr: expect.stringContaining('there is no file or directory `rules`') });
      expect(await runTariff(['fmt'], { cwd: folder })).toMatchObject({ code: 3, stderr: expect.stringContaining('`.` holds no .tariff files') });
      expect(existsSync(path.join(folder, 'rules'))).toBe(false);
    });
  });
});
