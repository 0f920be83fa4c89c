/** Random rule files from the parser's own grammar: every form in every place where it may stand, without regard to meaning. */
import type { IProduction, TokenType } from 'chevrotain';
import { Alternation, Alternative, NonTerminal, Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator, type Rule, Terminal } from 'chevrotain';
import { TariffParser } from '../../src/language/index.ts';

const grammar: Readonly<Record<string, Rule>> = new TariffParser(true).getGAstProductions();

const images: Readonly<Record<string, readonly string[]>> = {
  NewLine: ['\n', '\n\n'], Word: ['a', 'b2', '`image.size`', 'longer_name', 'price', 'wide'.repeat(40)], Text: ['"x"', '"m1.small"', '"ü \\" {"', '""', `"${'wide'.repeat(40)}"`],
  DateTime: ['2026-01-01', '2026-01-01T06:00'], ClockTime: ['08:00', '24:00'], Numeral: ['1', '10_000', '0.020'], UnitProduct: ['EUR/hour', 'GiB*hour', '`a b`/c'],
};

/** Deeper than this, or past so many tokens, the shortest way out is taken. */
const deepest = 40;
const mostTokens = 250;

const partsOf = (part: IProduction | undefined): readonly IProduction[] => (part instanceof Alternative ? part.definition : []);

/** Whether lines may stand there. */
const holdsLines = ([first]: readonly IProduction[]): boolean =>
  first instanceof Alternation && first.definition.flatMap(partsOf).some((part) => part instanceof Terminal && part.terminalType.name === 'NewLine');

class Derivation {
  readonly tokens: string[] = [];
  readonly #roll: (bound: number) => number;

  constructor(roll: (bound: number) => number) {
    this.#roll = roll;
  }

  all(parts: readonly IProduction[], depth: number): void {
    for (const part of parts) this.#one(part, depth);
  }

  #terminal({ name, PATTERN }: TokenType): void {
    const known = images[name];
    this.tokens.push(known === undefined ? String(PATTERN) : known[this.#roll(known.length)] ?? '');
  }

  #isEnough(depth: number): boolean {
    return depth > deepest || this.tokens.length > mostTokens;
  }

  #often(parts: readonly IProduction[], depth: number, least: number, separator: TokenType | null): void {
    const lines = holdsLines(parts);
    const most = this.#isEnough(depth) ? least : least + this.#roll(lines ? 6 : 3);
    for (let index = 0; index < most; index += 1) {
      if (index > 0 && separator !== null) this.#terminal(separator);
      // Mostly apart: what runs together is often read in another way.
      if (lines && this.#roll(20) > 0) this.tokens.push('\n');
      this.all(parts, depth);
    }
  }

  #one(part: IProduction, depth: number): void {
    if (part instanceof Terminal) this.#terminal(part.terminalType);
    else if (part instanceof NonTerminal) this.all(grammar[part.nonTerminalName]?.definition ?? [], depth + 1);
    else if (part instanceof Alternation) this.all(partsOf(part.definition[this.#isEnough(depth) ? 0 : this.#roll(part.definition.length)]), depth);
    else if (part instanceof Option) this.all(this.#isEnough(depth) || this.#roll(2) === 0 ? [] : part.definition, depth);
    else if (part instanceof RepetitionMandatoryWithSeparator) this.#often(part.definition, depth, 1, part.separator);
    else if (part instanceof RepetitionWithSeparator) this.#often(part.definition, depth, 0, part.separator);
    else if (part instanceof RepetitionMandatory) this.#often(part.definition, depth, 1, null);
    else if (part instanceof Repetition) this.#often(part.definition, depth, 0, null);
    else throw new Error('the grammar has a kind of part that this walk does not know');
  }
}

/** Some text that a rule of the grammar may stand for; `roll` gives a number below its bound. */
export function derive(rule: string, roll: (bound: number) => number): string {
  const derivation = new Derivation(roll);
  derivation.all(grammar[rule]?.definition ?? [], 0);
  return `${derivation.tokens.join(' ')}\n`;
}

/** Numbers below a bound, the same for the same seed (mulberry32). */
export function dice(seed: number): (bound: number) => number {
  let state = seed | 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}
