/** Proves that the house is in order: rooms know only those below them, files are short and begin with a sentence, money is never a float. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..');

interface Import {
  readonly target: string;
  /** `import type`, and `import('…')` in a type. */
  readonly typeOnly: boolean;
}
interface SourceFile {
  /** Relative to the repository. */
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

function importsOf(name: string, text: string): readonly Import[] {
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s(type\s)?[^'"`;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g);
  return [...found].map(([, type, fromTarget, dynamic, bare]) => {
    const written = fromTarget ?? dynamic ?? bare ?? '';
    return { target: written.startsWith('.') ? path.join(path.dirname(name), written) : written, typeOnly: type !== undefined };
  });
}

/** Of another language, with rules of its own: what is compiled to `src/scan/scanner.wasm`. */
const elsewhere = 'src/scan/assembly';
const namesBelow = (folder: string): readonly string[] => readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) =>
  (entry.isDirectory() ? namesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
const read = (folder: string): readonly SourceFile[] => namesBelow(folder).filter((name) => name.endsWith('.ts') && !name.startsWith(`${elsewhere}/`)).map((name) => {
  const text = readFileSync(path.join(root, name), 'utf8');
  return { name, text, imports: importsOf(name, text) };
});

const isTest = ({ name }: SourceFile): boolean => name.endsWith('.test.ts');
const everything = read('src');
const files = everything.filter((file) => !isTest(file));
/** The room of a file: `src/money/decimal.ts` lies in money, `src/main.ts` in none. */
const roomOf = (name: string): string => (name.split('/').length > 2 && name.startsWith('src/') ? name.split('/')[1] ?? '' : '');

/** Which rooms a room may know; behind `types` those of which it may know the types only. */
const mayKnow: Readonly<Record<string, { readonly rooms: readonly string[]; readonly types?: readonly string[] }>> = {
  money: { rooms: [] },
  words: { rooms: [] },
  yaml: { rooms: ['words'] },
  time: { rooms: [] },
  sample: { rooms: [] },
  scan: { rooms: [] },
  columns: { rooms: ['scan', 'money', 'time'], types: ['rating'] },
  units: { rooms: ['money'] },
  rating: { rooms: ['units', 'money', 'time'] },
  plan: { rooms: ['columns', 'rating', 'units', 'money', 'time'] },
  language: { rooms: ['words', 'rating', 'units', 'money', 'time'] },
  collect: { rooms: ['columns', 'scan', 'units', 'money', 'time'], types: ['rating'] },
  storage: { rooms: ['columns', 'money', 'time'], types: ['rating', 'cloudkitty'] },
  rulebook: { rooms: ['language', 'time'] },
  intake: { rooms: ['plan', 'columns', 'scan', 'rating', 'rulebook', 'money', 'time', 'units'], types: ['collect', 'storage'] },
  report: { rooms: ['money', 'time'], types: ['storage'] },
  explain: { rooms: ['rating', 'units', 'money', 'time'] },
  proof: { rooms: ['language', 'rulebook', 'rating', 'money'] },
  compare: { rooms: ['intake', 'language', 'rating', 'units', 'money', 'time'], types: ['collect'] },
  editor: { rooms: ['language', 'rulebook', 'rating', 'units', 'money', 'time'] },
  metrics: { rooms: ['words', 'yaml', 'money'] },
  sources: { rooms: ['words', 'metrics', 'money', 'time'] },
  config: { rooms: ['identity', 'words', 'yaml', 'metrics', 'sources', 'rating', 'units', 'money', 'time'] },
  service: { rooms: ['modules', 'alerts', 'yaml', 'collect', 'language', 'config', 'sources', 'metrics', 'intake', 'rulebook', 'columns', 'rating', 'units', 'money', 'time', 'storage'] },
  alerts: { rooms: ['words', 'yaml', 'money', 'time'], types: ['storage'] },
  cloudkitty: { rooms: ['language', 'money'] },
  observe: { rooms: ['time'], types: ['service', 'storage'] },
  identity: { rooms: ['sources', 'yaml', 'words', 'time'], types: ['storage'] },
  modules: { rooms: ['cloudkitty', 'language', 'rulebook', 'rating', 'intake', 'metrics', 'units', 'money', 'time'], types: ['storage', 'rating'] },
  'cloudkitty-api': { rooms: ['identity', 'modules', 'cloudkitty', 'service', 'metrics', 'intake', 'report', 'rulebook', 'collect', 'columns', 'storage', 'language', 'rating', 'units', 'money', 'time'] },
  api: { rooms: ['compare', 'identity', 'modules', 'cloudkitty-api', 'cloudkitty', 'service', 'metrics', 'columns', 'units', 'intake', 'report', 'rulebook', 'collect', 'storage', 'language', 'money', 'time', 'rating'] },
};
/** These may know every room. */
const outermost = ['cli', ''];
/** Files beside the door that other rooms may take types from: points and charges, which have no code. */
const typeDoors = ['src/rating/point.ts', 'src/rating/charge.ts', 'src/rating/running-totals.ts'];

const crossings = files.flatMap((file) => file.imports.filter(({ target }) => target.startsWith('src/') && roomOf(target) !== roomOf(file.name)).map((entry) => ({ file, ...entry })));

describe('rooms', () => {
  it('are all known here', () => expect([...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => !outermost.includes(room) && mayKnow[room] === undefined)).toEqual([]));
  it('know only those below them', () => {
    const wrong = crossings.filter(({ file, target, typeOnly }) => {
      const room = roomOf(file.name);
      const allowed = mayKnow[room];
      return !outermost.includes(room) && allowed?.rooms.includes(roomOf(target)) !== true && !(typeOnly && allowed?.types?.includes(roomOf(target)) === true);
    });
    expect(wrong.map(({ file, target }) => `${file.name} imports ${target}`)).toEqual([]);
    expect(crossings.length).toBeGreaterThan(50);
  });
  it('are entered through their door', () => {
    const wrong = crossings.filter(({ target, typeOnly }) => !target.endsWith('/index.ts') && !(typeOnly && typeDoors.includes(target)));
    expect(wrong.map(({ file, target }) => `${file.name} imports ${target}`)).toEqual([]);
  });
  it('each have one', () => expect([...new Set(files.map(({ name }) => roomOf(name)))].filter((room) => room !== '' && !existsSync(path.join(root, 'src', room, 'index.ts')))).toEqual([]));

  it.each<readonly [string, RegExp]>([
    ['money', /^$/], ['words', /^$/], ['yaml', /^yaml$/], ['units', /^$/], ['rating', /^$/], ['report', /^$/], ['sample', /^$/], ['time', /^(temporal-polyfill|node:module)$/],
    // The language runs where there are no files and no network.
    ['language', /^chevrotain$/],
  ])('%s brings in nothing from outside but what is said here', (room, allowed) => {
    const foreign = files.filter(({ name }) => roomOf(name) === room).flatMap(({ name, imports }) => imports.filter(({ target }) => !target.startsWith('src/') && !allowed.test(target)).map(({ target }) => `${name} imports ${target}`));
    expect(foreign).toEqual([]);
  });

  it('start nothing: only the main file reads the command line and sets the exit code', () => {
    const starting = files.filter(({ name, text }) => name !== 'src/main.ts' && /process\.argv|process\.exitCode|^await /m.test(text));
    expect(starting.map(({ name }) => name)).toEqual([]);
  });
  it('know no clock and no chance where prices are made', () => {
    const pure = ['money', 'units', 'rating', 'language', 'time'];
    const impure = files.filter(({ name, text }) => pure.includes(roomOf(name)) && /Date\.now|new Date\(\)|Math\.random|process\.|performance\./.test(text));
    expect(impure.map(({ name }) => name)).toEqual([]);
  });
});

describe('files', () => {
  it('have at most 400 lines', () => expect(everything.filter(({ text }) => text.split('\n').length > 401).map(({ name }) => name)).toEqual([]));
  it('begin with a sentence that says what they are for', () => expect(everything.filter(({ text }) => !/^\/\*\*\s[^]*?\.[^]*?\*\//.test(text)).map(({ name }) => name)).toEqual([]));
  it('are all of use: somebody imports them', () => {
    const used = new Set([...files, ...read('migrations')].flatMap(({ imports }) => imports.map(({ target }) => target)));
    expect(files.filter(({ name }) => name !== 'src/main.ts' && !used.has(name)).map(({ name }) => name)).toEqual([]);
  });
  it('import what exists', () => {
    const missing = everything.flatMap(({ name, imports }) => imports.filter(({ target }) => /^(src|test|migrations)\//.test(target) && !existsSync(path.join(root, target))).map(({ target }) => `${name} imports ${target}`));
    expect(missing).toEqual([]);
  });
  it('name relative imports with their ending', () => {
    const wrong = everything.flatMap(({ name, imports }) => imports.filter(({ target }) => /^(src|test|migrations)\//.test(target) && !/\.(ts|mjs|json)$/.test(target)).map(({ target }) => `${name} imports ${target}`));
    expect(wrong).toEqual([]);
  });
});

/** Code without comments and texts, so that words in them do not count. Keeps the lines. */
const bare = (text: string): string => text.replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' ')).replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");

function linesWith(among: readonly SourceFile[], pattern: RegExp, excuse: RegExp | null = null): readonly string[] {
  return among.flatMap(({ name, text }) => bare(text).split('\n').flatMap((line, index) => (pattern.test(line.replace(/\/\/.*$/, '')) && excuse?.test(line) !== true ? [`${name}:${index + 1} ${line.trim()}`] : [])));
}

describe('code', () => {
  it('has no `any`, no enum, no default export, no parameter property', () => {
    expect(linesWith(files, /:\s*any\b|<any\b|\bas any\b|\bany\[\]|\bany>/)).toEqual([]);
    expect(linesWith(files, /^\s*(export\s+)?(declare\s+)?(const\s+)?enum\s/)).toEqual([]);
    expect(linesWith(files, /^\s*export\s+default\b/)).toEqual([]);
    expect(linesWith(files, /constructor\((?:[^)]*,)?\s*(public|private|protected|readonly)\s/)).toEqual([]);
  });
  it('silences no check', () => expect(linesWith(files, /@ts-(ignore|expect-error|nocheck)|eslint-disable/)).toEqual([]));
  it('keeps floats away from money: where a number is none of it, the line says so', () => {
    // Clock windows count days of a week and minutes of a day.
    const clocks = ['src/rating/week.ts', 'src/rating/cuts.ts'];
    const exact = files.filter(({ name }) => ['money', 'units', 'rating'].includes(roomOf(name)) && !clocks.includes(name));
    expect(exact.length).toBeGreaterThan(10);
    expect(linesWith(exact, /parseFloat|toFixed|toPrecision|Math\.(round|trunc|ceil|floor)|\bNumber\(|[:<]\s*(readonly\s+)?number\b|\bas number\b/, /\/\/ not money: \w+/)).toEqual([]);
  });
});
