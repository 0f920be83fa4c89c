/** Random rule files from the parser's own grammar: every form in every place where it may stand, without regard to meaning. */
import type { IProduction, TokenType } from 'chevrotain';
import { Alternation, NonTerminal, Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator, type Rule, Terminal } from 'chevrotain';
import { TariffParser } from '../../src/language/index.ts';

const grammar: Readonly<Record<string, Rule>> = new TariffParser(true).getGAstProductions();

const images: Readonly<Record<string, readonly string[]>> = {
  NewLine: ['\n', '\n\n'], Word: ['a', 'price', 'volume', '`image.size`', 'rate', 'longer_name'], Text: ['"x"', '"m1.small"', '"ü \\" {"', '""'],
  DateTime: ['2026-01-01', '2026-01-01T06:00'], ClockTime: ['08:00', '24:00'], Numeral: ['1', '10_000', '0.020'], UnitProduct: ['EUR/hour', 'GiB*hour', '`a b`/c'],
};

/** Deeper than this the shortest way out is taken. */
const deepest = 24;

/** Tokens apart by spaces; `roll` gives a number below its bound. */
export function derive(roll: (bound: number) => number): string {
  const out: string[] = [];
  const terminal = (type: TokenType): void => {
    const known = images[type.name];
    out.push(known === undefined ? String(type.PATTERN) : known[roll(known.length)] ?? '');
  };
  const all = (parts: readonly IProduction[], depth: number): void => parts.forEach((part) => walk(part, depth));
  const often = (part: Repetition | RepetitionMandatory | RepetitionWithSeparator | RepetitionMandatoryWithSeparator, depth: number, least: number): void => {
    const most = depth > deepest ? least : least + roll(depth < 3 ? 7 : 4);
    for (let index = 0; index < most; index += 1) {
      if (index > 0 && 'separator' in part) terminal(part.separator);
      all(part.definition, depth);
    }
  };
  const walk = (part: IProduction, depth: number): void => {
    if (part instanceof Terminal) terminal(part.terminalType);
    else if (part instanceof NonTerminal) all(grammar[part.nonTerminalName]?.definition ?? [], depth + 1);
    else if (part instanceof Alternation) all(part.definition[depth > deepest ? 0 : roll(part.definition.length)]?.definition ?? [], depth);
    else if (part instanceof Option) {
      if (depth <= deepest && roll(2) === 0) all(part.definition, depth);
    } else if (part instanceof RepetitionMandatory || part instanceof RepetitionMandatoryWithSeparator) often(part, depth, 1);
    else if (part instanceof Repetition || part instanceof RepetitionWithSeparator) often(part, depth, 0);
    else throw new Error('the grammar has a kind of part that this walk does not know');
  };
  all(grammar['file']?.definition ?? [], 0);
  return out.join(' ');
}
