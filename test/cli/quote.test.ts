/** Proves that `tariff quote` answers every input once, in order, and says why what was not taken was not. */
import { describe, expect, test } from 'vitest';
import { jsonLines, runTariff, withFiles } from '../support/command.ts';
import { pointLine, smallRulebook } from '../support/small-rulebook.ts';

const quoteLines = (input: string, ...more: readonly string[]) =>
  withFiles(smallRulebook, (folder) => runTariff(['quote', '--rules', 'rules', '--usage', '-', '--json', ...more], { cwd: folder, input }));

/** One broken input each, with what must be named. */
const refusals: readonly (readonly [string, string, RegExp])[] = [
  ['a line that is not JSON', 'not json\n', /JSON/],
  ['a line that is no object', '[1]\n', /object/],
  ['a missing scope', pointLine().replace('"scope":"acme",', ''), /scope/],
  ['a unit of another dimension', pointLine({ unit: 'GB' }), /hour/],
  ['a unit nobody knows', pointLine({ unit: 'furlong' }), /furlong/],
  ['a quantity that is not a number', pointLine({ quantity: 'NaN' }), /NaN/],
  ['an infinite quantity', pointLine({ quantity: 'Infinity' }), /Infinity/],
  ['a quantity of a thousand digits', pointLine({ quantity: '1e999' }), /digits/],
  ['a quantity with two signs', pointLine({ quantity: '--5' }), /--5/],
  ['an end before the start', pointLine({ end: '2026-02-28T00:00:00Z' }), /before the start/],
  ['a day that does not exist', pointLine({ start: '2026-02-30T00:00:00Z' }), /2026-02-30/],
  ['a meter nobody declared', pointLine({ meter: 'instances' }), /instances/],
  ['a missing field', pointLine().replace('"flavor":"small",', ''), /flavor/],
  ['a number field with text', pointLine({ fields: { vcpu: 'many' } }), /vcpu/],
  ['a text that PostgreSQL cannot keep', pointLine({ scope: 'a\u0000b' }), /NUL/],
];

describe('a dry run', () => {
  test.each(refusals)('refuses %s, rates the rest, and exits with 2', async (_, broken, cause) => {
    const { code, stdout, stderr } = await quoteLines(pointLine() + broken + pointLine({ scope: 'globex' }));
    const lines = jsonLines(stdout);
    expect(lines.map(({ status }) => status)).toEqual(['rated', 'refused', 'rated']);
    expect(lines[1]?.place).toBe('line 2');
    expect(String(lines[1]?.reason)).toMatch(cause);
    expect(stderr).toContain('line 2');
    expect(code).toBe(2);
  });

  test('gives one line for each input, in its order, with the amount as a decimal string', async () => {
    const input = pointLine() + pointLine({ fields: { flavor: 'huge' } }) + pointLine({ fields: { flavor: 'large', plan: 'gold' } }) + pointLine({ id: 'a' }) + pointLine({ id: 'a' });
    const { code, stdout } = await quoteLines(input);
    const lines = jsonLines(stdout);
    expect(lines.map(({ status, amount }) => [status, amount])).toEqual([['rated', '1'], ['unrated', undefined], ['stopped', undefined], ['rated', '1'], ['known', undefined]]);
    expect(lines[0]).toMatchObject({ currency: 'EUR', charges: [{ module: 'instance', rule: 'by_flavor', amount: '1', at: 'instance.tariff:7' }] });
    expect(String(lines[1]?.reason)).toContain('"huge"');
    expect(lines[2]).toMatchObject({ code: 'T0203' });
    expect(code).toBe(0);
  });

  test('takes a JSON number by its digits', async () => {
    const line = pointLine().replace('"quantity":"10"', '"quantity":0.1234567890123456789012345');
    const [answer] = jsonLines((await quoteLines(line)).stdout);
    expect(answer?.quantity).toBe('0.1234567890123456789012345');
  });

  test('converts a quantity in another unit of the same kind exactly', async () => {
    const [answer] = jsonLines((await quoteLines(pointLine({ quantity: '600', unit: 'minute' }))).stdout);
    expect(answer).toMatchObject({ status: 'rated', amount: '1' });
  });

  test('refuses the same id with another quantity', async () => {
    const { stdout, code } = await quoteLines(pointLine({ id: 'a' }) + pointLine({ id: 'a', quantity: '11' }));
    expect(jsonLines(stdout).map(({ status }) => status)).toEqual(['rated', 'refused']);
    expect(code).toBe(2);
  });

  test('counts equal points without an id as points of their own', async () => {
    const { stdout } = await quoteLines(pointLine() + pointLine());
    expect(jsonLines(stdout).map(({ status }) => status)).toEqual(['rated', 'rated']);
  });

  test('reads CSV by the name of the file and dataframes when asked', async () => {
    const csv = 'meter,scope,start,end,quantity,unit,fields.flavor,fields.plan\ninstance,acme,2026-03-01T00:00:00Z,2026-03-01T10:00:00Z,10,hour,small,standard\n';
    const frames = JSON.stringify({ dataframes: [{ period: { begin: '2026-03-01T00:00:00', end: '2026-03-01T10:00:00' }, usage: { instance: [{ vol: { unit: 'hour', qty: 10 }, rating: { price: 0 }, groupby: { project_id: 'acme' }, metadata: { flavor: 'small', plan: 'standard' } }] } }] });
    await withFiles({ ...smallRulebook, 'usage.csv': csv, 'frames.json': frames }, async (folder) => {
      const [fromCsv] = jsonLines((await runTariff(['quote', '--rules', 'rules', '--usage', 'usage.csv', '--json'], { cwd: folder })).stdout);
      const [fromFrames] = jsonLines((await runTariff(['quote', '--rules', 'rules', '--usage', 'frames.json', '--format', 'dataframes', '--json'], { cwd: folder })).stdout);
      expect(fromCsv).toMatchObject({ scope: 'acme', amount: '1' });
      expect(fromFrames).toMatchObject({ scope: 'acme', amount: '1' });
    });
  });

  test('warns once of a field that the meter does not declare, and keeps it', async () => {
    const { code, stdout, stderr } = await quoteLines(pointLine({ fields: { colour: 'red' } }) + pointLine({ scope: 'b', fields: { colour: 'blue' } }));
    expect(jsonLines(stdout)[0]).toMatchObject({ fields: { colour: 'red' } });
    expect(stderr.match(/colour/g)).toHaveLength(1);
    expect(code).toBe(0);
  });
});

describe('a dry run that cannot begin', () => {
  test('shows what is wrong with the rules and exits with 1', async () => {
    const broken = { ...smallRulebook, 'rules/instance.tariff': smallRulebook['rules/instance.tariff']?.replace('table', 'tabel') ?? '' };
    const { code, stdout, stderr } = await withFiles(broken, (folder) => runTariff(['quote', '--rules', 'rules', '--usage', '-'], { cwd: folder, input: pointLine() }));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('error[T0101]: there is no `tabel`');
  });

  test.each([
    ['a directory that is not there', ['--rules', 'nowhere', '--usage', '-'], 3, /no directory `nowhere`/],
    ['a file that is not there', ['--rules', 'rules', '--usage', 'nowhere.ndjson'], 3, /no file `nowhere.ndjson`/],
    ['no usage at all', ['--rules', 'rules'], 64, /--usage/],
    ['a format that does not exist', ['--rules', 'rules', '--usage', '-', '--format', 'xml'], 64, /xml/],
  ])('says so in a sentence: %s', async (_, args, expected, sentence) => {
    const { code, stderr } = await withFiles(smallRulebook, (folder) => runTariff(['quote', ...args], { cwd: folder }));
    expect(code).toBe(expected);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/ at .*\.ts:/);
  });
});
