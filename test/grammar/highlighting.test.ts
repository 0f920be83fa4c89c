/** Proves that editors colour what the parser understands: keywords where they are keywords, names where they are names. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CstElement, CstNode, IToken } from 'chevrotain';
import { describe, expect, it } from 'vitest';
import { openSource, parse, positionAt } from '../../src/language/index.ts';
import { ownRules } from '../support/rulebook.ts';
import { type TextMate, openTextMate, scopesOf } from './textmate.ts';

const grammar = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../grammar/tariff.tmLanguage.json'), 'utf8')) as TextMate;
const patterns = openTextMate(grammar);

type Role = 'keyword' | 'name' | 'unit' | 'text' | 'number' | 'date' | 'comment';

const roleScopes: Readonly<Record<Role, RegExp>> = {
  keyword: /^(?:keyword\.(?!operator\.tariff|other\.unit)|storage\.|constant\.language\.(?:outcome|rounding))/, unit: /^keyword\.other\.unit/, text: /^string\.quoted/, number: /^constant\.numeric/,
  date: /^constant\.other\.(?:date|time)/, comment: /^comment\.line/, name: /^(?:variable|entity|support|constant\.(?:language\.(?:currency|rounding)|other\.code)|keyword\.other\.unit)/,
};

interface Piece {
  readonly token: IToken;
  readonly role: Role;
}

/** Every token with what the parser took it for. */
function piecesOf(text: string): readonly Piece[] {
  const { tree, comments, parsingErrors } = parse(text);
  expect(parsingErrors).toEqual([]);
  const roleOf = (key: string, parent: string): Role | null => {
    if (key.startsWith('word_')) return 'keyword';
    if (key === 'Word') return parent === 'unit' ? 'unit' : 'name';
    return ({ Text: 'text', Numeral: 'number', DateTime: 'date', ClockTime: 'date', UnitProduct: 'unit' } as const)[key] ?? null;
  };
  const isNode = (element: CstElement): element is CstNode => 'children' in element;
  const walk = (node: CstNode): Piece[] => Object.entries(node.children).flatMap(([key, elements = []]) => elements.flatMap((element): Piece[] => {
    if (isNode(element)) return walk(element);
    const role = roleOf(key, node.name);
    return role === null ? [] : [{ token: element, role }];
  }));
  return [...walk(tree), ...comments.map((token): Piece => ({ token, role: 'comment' }))];
}

/** The tokens that are painted as something else. */
function wrongIn(text: string): readonly string[] {
  const source = openSource('x.tariff', text);
  const lines = text.split(/\r?\n/).map((line) => ({ line, scopes: scopesOf(patterns, line) }));
  return piecesOf(text).flatMap(({ token, role }) => {
    const { line, column } = positionAt(source, token.startOffset);
    const scopes = lines[line - 1]?.scopes.slice(column - 1, column - 1 + token.image.length) ?? [];
    const fits = scopes.length > 0 && scopes.every((scope) => roleScopes[role].test(scope));
    return fits ? [] : [`${line}:${column} ${token.image} is a ${role}, painted ${[...new Set(scopes)].join(', ') || 'nothing'}`];
  });
}

const everyForm = `module forms   # a comment with "quotes" and 12 hour
priority -2
price \`for sale\` for volume, \`odd meter\` {
  "A text with \\"escapes\\" and # no comment."
  when has image and not (image in ("a", "b")) or state != "c" and vcpu >= 4 core
  overrides price, table
  combines any
  whole
  from 2026-01-01 until 2027-01-01T12:00:00+02:00 {
    let share = if plan == "x" then 50% else match class, price { 
      "a", any : 1
      else : number(text) * 2.5
    }
    free 730 hour over month by project, scope
    rate 0.1 EUR/GiB/\`odd month\` + 5 EUR flat
    rate free
    rate 5 EUR flat
    table first class, text {
      "a*", any : free
      up to 4 core, "b" : unrated
      beyond, "c" : discount 10%
      else : surcharge 1_000.50 EUR
    }
    table volume from "a/b.csv"
    table first from "c.csv"
    tiers volume over month by volume {
      up to 100 GB : free
      beyond : 0.1 EUR/GB
    }
    windows {
      weekday 08:00-20:00, 22:00-24:00 : 0.28 EUR/kWh
      weekend : free
    }
    begun blocks of 15 minute over day by project : 0.01 EUR
    full blocks of 1 hour : 0.02 EUR
    charge max(vcpu, 4 core) * price - round_up(quantity / 2, 1)
    discount 10%
    at least 5.00 EUR over month by project
  }
  example "one" {
    given text = "a", price = 5 EUR
    after 3 GB
    use 10 hour of volume on 2026-03-10 at 12:00 until 13:30
    expect error T0801
    expect unrated
    expect -5.00 EUR
  }
}
scenario "two" {
  given a = "b"
  close
  expect 1 EUR
}
meter price measured in GiB*hour {
  price    number in core optional
  meter    text
  limit    one of "a", "b" optional
  text     text optional
  currency number
}
language 1
currency EUR decimals 6 rounding half_even
currency CHF decimals 2 rounding up
timezone "Europe/Paris"
unit month is 730 hour
`;

describe('the TextMate grammar', () => {
  it.each(Object.entries(ownRules()).filter(([name]) => name.endsWith('.tariff')))('paints %s as the parser reads it', (_name, text) => expect(wrongIn(text)).toEqual([]));
  it('paints every form, and keywords that are names', () => expect(wrongIn(everyForm)).toEqual([]));
  it('paints a line that is only half there', () => {
    const painted = (line: string): readonly string[] => [...new Set(scopesOf(patterns, line).filter((scope) => scope !== ''))];
    expect(painted('  rate "abc')).toEqual(['keyword.other.form.tariff', 'string.quoted.double.tariff']);
    expect(painted('meter instance')).toEqual(['keyword.declaration.tariff', 'entity.name.type.meter.tariff']);
    expect(painted('  from 2026-01-')).toContain('keyword.control.tariff');
  });
});
