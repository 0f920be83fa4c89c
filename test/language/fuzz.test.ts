/** Proves that no text whatever makes the language throw or hang, and that a slip of the pen is told once, near its place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnosticJson, renderAll } from '../../src/language/index.ts';
import { check } from '../support/seed.ts';
import { type Texts, line, open, ownRules } from '../support/rulebook.ts';
import { messageFiles } from './message-cases.ts';

const own = ownRules();
const tokenPattern = /"[^"\n]*"|`[^`\n]*`|[\w.-]+|\n|[^\s\w]/g;

/** A rulebook of one file under mutation and what it needs. */
interface Sample {
  readonly file: string;
  readonly texts: Texts;
}
const csvOf = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([name]) => name.endsWith('.csv')));
const samples: readonly Sample[] = [
  ...Object.keys(own).map((file): Sample => (file.endsWith('.csv')
    ? { file, texts: { 'meters.tariff': own['meters.tariff'] ?? '', 'hashmap.tariff': own['hashmap.tariff'] ?? '', ...csvOf(own) } }
    : { file, texts: { 'meters.tariff': own['meters.tariff'] ?? '', [file]: own[file] ?? '', ...csvOf(own) } })),
  ...messageFiles.flatMap(({ cases }) => cases.flatMap(({ texts }) => Object.keys(texts).map((file): Sample => ({ file, texts })))),
];

/** Everything that a user could see of it. */
function read(texts: Texts): void {
  const book = open(texts);
  renderAll(book.diagnostics, book.sources);
  for (const entry of book.diagnostics) {
    const { line: first, column, endLine } = diagnosticJson(entry, book.sources);
    const { span, file } = entry.primary.at;
    const length = book.sources.get(file)?.text.length ?? -1;
    if (!(span.start >= 0 && span.start <= span.end && span.end <= length && first >= 1 && column >= 1 && endLine >= first)) throw new Error(`a place outside its file: ${line(entry, book)}`);
  }
  for (const example of book.examples) if (book.tariff !== null) example.run(book.tariff);
}

const tokensOf = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  [...text.matchAll(tokenPattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));

const words = ['{', '}', '(', ')', ',', ':', '=', '==', '%', '"', '`', '#', '\n', '*', '/', '-', '"x"', '1', '0', 'EUR', 'hour', 'EUR/hour', 'else', 'any', 'free', 'unrated', 'not', 'and', 'in', 'has', 'match', 'if', 'from', '2026-01-01', 'price', 'meter', 'table', 'whole', 'charge', 'quantity', 'flavor', 'overrides', 'combines', 'tiers', 'scope', '999999999999999999999999999999999999999999', '\u0000', '\u{1F4B6}', '\r', '\uFEFF'];
const mutation = fc.record({ kind: fc.constantFrom('delete', 'double', 'swap', 'replace', 'insert', 'cut', 'noise'), at: fc.nat(), other: fc.nat(), word: fc.constantFrom(...words), noise: fc.string({ unit: 'binary', maxLength: 8 }) });
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(text: string, { kind, at, other, word, noise }: Mutation): string {
  const tokens = tokensOf(text);
  const token = tokens[at % Math.max(1, tokens.length)];
  const second = tokens[other % Math.max(1, tokens.length)];
  if (token === undefined || second === undefined) return text + word;
  const image = text.slice(token.start, token.end);
  const replaced = (by: string): string => text.slice(0, token.start) + by + text.slice(token.end);
  switch (kind) {
    case 'delete': return replaced('');
    case 'double': return replaced(`${image} ${image}`);
    case 'replace': return replaced(word);
    case 'insert': return replaced(`${image} ${word}`);
    case 'cut': return text.slice(0, token.start);
    case 'noise': return text.slice(0, at % (text.length + 1)) + noise + text.slice((at % (text.length + 1)) + (other % 5));
    default: {
      const [a, b] = token.start <= second.start ? [token, second] : [second, token];
      return text.slice(0, a.start) + text.slice(b.start, b.end) + text.slice(a.end, b.start) + text.slice(a.start, a.end) + text.slice(b.end);
    }
  }
}

describe('mutated rulebooks', () => {
  it('ten thousand of them are read to the end, and what is said of them can be shown', () => {
    check(fc.tuple(fc.constantFrom(...samples), fc.array(mutation, { minLength: 1, maxLength: 3 })), 5000, ([{ file, texts }, mutations]) => {
      read({ ...texts, [file]: mutations.reduce(mutate, texts[file] ?? '') });
    });
  });
  it('so is any text, and any bytes that call themselves text', () => {
    check(fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 60 }), 1500, (parts) => read({ 'meters.tariff': own['meters.tariff'] ?? '', 'x.tariff': parts.join(' ') }));
  });
});

describe('one word left out', () => {
  const deletions = Object.entries(own).flatMap(([file, text]) => tokensOf(text).filter(({ start, end }) => {
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, end);
    return !before.includes('#') && text.slice(start, end) !== '\n';
  }).map(({ start, end }) => ({ file, start, end, text: text.slice(0, start) + text.slice(end) })));
  const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

  it('gives about one message, in the file where it is missing, and other files stay as they are', () => {
    let messages = 0;
    for (const { file, start, end, text } of deletions) {
      const book = open({ ...own, [file]: text });
      messages += book.diagnostics.length;
      const what = `${(own[file] ?? '').slice(start, end)} at ${file}:${lineOf(text, start)}\n${book.diagnostics.map((entry) => line(entry, book)).join('\n')}`;
      if (!book.diagnostics.some(({ code }) => code.startsWith('T01'))) continue;
      // Where something could not be read, it is told there, at most twice, and nothing is made of it elsewhere.
      expect(book.diagnostics.length, what).toBeLessThanOrEqual(2);
      expect(book.diagnostics.filter(({ primary }) => primary.at.file !== file), what).toEqual([]);
      expect(book.modules.length, what).toBeGreaterThanOrEqual(6);
    }
    expect(deletions.length).toBeGreaterThan(600);
    expect(messages / deletions.length).toBeLessThan(1.2);
  });

  it('the other rules of the file are still there', () => {
    const text = own['network.tariff'] ?? '';
    const names = ['egress', 'api_calls', 'public_address'];
    const heads = names.map((name) => text.indexOf(`price ${name}`));
    for (const { start, end, text: mutated } of deletions.filter(({ file }) => file === 'network.tariff')) {
      const own_ = heads.findLastIndex((head) => head <= start);
      const missing = text.slice(start, end);
      // A word of the file's head, or a rule's own name, is another matter.
      if (own_ < 0) continue;
      const others = names.filter((_, index) => index !== own_);
      const probe = `module probe\n\n${others.map((name, index) => `price probe_${index} for ${name === 'egress' ? 'traffic' : name === 'api_calls' ? 'request' : 'address'} {\n  "Probe."\n  from 2026-01-01 {\n    rate free\n  }\n}\n`).join('\n')}`;
      // A rule that can still be found is one that a second rule on its meter collides with.
      const book = open({ 'meters.tariff': own['meters.tariff'] ?? '', 'network.tariff': mutated, 'probe.tariff': probe });
      const collisions = book.diagnostics.filter(({ code }) => code === 'T0501').map(({ primary }) => primary.at.file);
      expect(collisions, `${missing} at ${lineOf(text, start)}`).toHaveLength(2);
    }
  });
});

const repeated = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join('');
const ruleOf = (inside: string): string => `module p\n\nprice p for instance {\n  "P."\n  from 2026-01-01 {\n${inside}\n  }\n}\n`;
/** About a hundred kilobytes each of what costs a careless reader its time. */
const heavy: Readonly<Record<string, Texts>> = {
  'open braces': { 'p.tariff': '{'.repeat(100_000) },
  'closed braces': { 'p.tariff': '}'.repeat(100_000) },
  'open brackets': { 'p.tariff': ruleOf(`    charge ${'('.repeat(100_000)}`) },
  'negations': { 'p.tariff': ruleOf(`    charge if ${'not '.repeat(25_000)}has image then 1 EUR else 2 EUR`) },
  'minus signs': { 'p.tariff': ruleOf(`    charge ${'-'.repeat(100_000)}1 EUR`) },
  'a long sum': { 'p.tariff': ruleOf(`    charge ${'1 EUR + '.repeat(12_000)}1 EUR`) },
  'a long chain of `else if`': { 'p.tariff': ruleOf(`    charge ${'if has image then 1 EUR else '.repeat(3_400)}2 EUR`) },
  'quotes': { 'p.tariff': '"'.repeat(100_000) },
  'quotes on lines': { 'p.tariff': '"\n'.repeat(50_000) },
  'backquotes': { 'p.tariff': '`'.repeat(100_000) },
  'curly quotes': { 'p.tariff': '“ x '.repeat(25_000) },
  'strange characters in many rules': { 'p.tariff': `module p\n${repeated(900, (index) => `price p${index} for instance {\n  “P.”\n  from 2026-01-01 {\n    rate €1/hour;\n  }\n}\n`)}` },
  'backslashes in a text': { 'p.tariff': `"${'\\'.repeat(100_000)}` },
  'empty lines': { 'p.tariff': '\n'.repeat(100_000) },
  'blanks': { 'p.tariff': `${' '.repeat(100_000)}\n` },
  'one long word': { 'p.tariff': 'x'.repeat(100_000) },
  'one long number': { 'p.tariff': ruleOf(`    rate ${'9'.repeat(100_000)} EUR/hour`) },
  'one long unit': { 'p.tariff': ruleOf(`    rate 1 EUR${'/hour*hour'.repeat(10_000)}`) },
  'unknown words on lines': { 'p.tariff': 'prise\n'.repeat(16_000) },
  'many rules of one meter': { 'p.tariff': `module p\n${repeated(900, (index) => `price p${index} for instance {\n  "P."\n  when project == "x${index}"\n  from 2026-01-01 {\n    rate free\n  }\n}\n`)}` },
  'a table over many keys with `any`': {
    'meters.tariff': `language 1\ncurrency EUR decimals 2 rounding none\nmeter instance measured in hour {\n${repeated(6, (index) => `  k${index} one of ${Array.from({ length: 100 }, (_, value) => `"v${value}"`).join(', ')}\n`)}}\n`,
    'p.tariff': ruleOf(`    table k0, k1, k2, k3, k4, k5 {\n${repeated(100, (value) => `      any, any, any, any, any, "v${value}" : free\n`)}    }`),
  },
  'a table whose rows are entangled': {
    'meters.tariff': `language 1\ncurrency EUR decimals 2 rounding none\nmeter instance measured in hour {\n${repeated(6, (index) => `  k${index} one of ${Array.from({ length: 100 }, (_, value) => `"v${value}"`).join(', ')}\n`)}}\n`,
    'p.tariff': ruleOf(`    table k0, k1, k2, k3, k4, k5 {\n${repeated(5, (key) => repeated(100, (value) => `      ${Array.from({ length: 5 }, (_, at) => (at === key ? `"v${value}"` : 'any')).join(', ')}, "v0" : free\n`))}${repeated(99, (value) => `      any, any, any, any, any, "v${value + 1}" : free\n`)}    }`),
  },
  'a table of a thousand shapes': {
    'meters.tariff': `language 1\ncurrency EUR decimals 2 rounding none\nmeter instance measured in hour {\n${repeated(10, (index) => `  k${index} text\n`)}}\n`,
    'p.tariff': ruleOf(`    table ${Array.from({ length: 10 }, (_, index) => `k${index}`).join(', ')} {\n${repeated(1023, (row) => `      ${Array.from({ length: 10 }, (_, at) => (((row + 1) >> at) % 2 === 1 ? `"${row}"` : 'any')).join(', ')} : free\n`)}      else : free\n    }`),
  },
  'conditions over many numbers': { 'p.tariff': `module p\n${repeated(2, (rule) => `price p${rule} for instance {\n  "P."\n  when ${Array.from({ length: 1500 }, (_, index) => `vcpu != ${index + rule} core`).join(' and ')}\n  from 2026-01-01 {\n    rate free\n  }\n}\n`)}` },
  'rules that are never closed': { 'p.tariff': 'price p for w {\n'.repeat(6_000) },
  '`let` lines that read the one above twice': { 'p.tariff': ruleOf(`    let a0 = project\n${repeated(190, (index) => `    let a${index + 1} = if a${index} == "q${index}" then a${index} else if image_of == "z" then project else a${index}\n`).replaceAll('image_of', 'flavor')}    charge if a190 == "x" then 1 EUR else 2 EUR`) },
  '`let` lines whose units double their powers': { 'p.tariff': ruleOf(`    let a0 = quantity\n${repeated(190, (index) => `    let a${index + 1} = a${index} * a${index}\n`)}    charge a190 * 1 EUR/hour`) },
  'units that square the one before': { 'units.tariff': `module units\nunit u0 is 999999999999 second\n${repeated(2_000, (index) => `unit u${index + 1} is 999999999999 u${index}*u${index}\n`)}` },
  'a price list of one long unit': { 'p.tariff': ruleOf('    table flavor from "p.csv"'), 'p.csv': `flavor,price\nm1.small,1 EUR${'/hour*hour*hour'.repeat(7_000)}\n` },
  'a file of commas in a price list': { 'p.tariff': ruleOf('    table flavor from "p.csv"'), 'p.csv': `flavor,price\n${','.repeat(100_000)}` },
  'a price list of quotes': { 'p.tariff': ruleOf('    table flavor from "p.csv"'), 'p.csv': `flavor,price\n${'"'.repeat(100_001)}` },
};

describe('a hundred kilobytes are read within a second', () => {
  it.each(Object.entries(heavy))('%s', (_name, texts) => {
    // Time of this thread: what else the machine does is not ours.
    const started = process.threadCpuUsage();
    read({ 'meters.tariff': own['meters.tariff'] ?? '', ...texts });
    const { user, system } = process.threadCpuUsage(started);
    expect(user + system).toBeLessThan(1_000_000);
  });
});
