/** The grammar that the parser follows, from the productions it was built of. */
import { TariffParser } from '../../src/language/index.ts';
import { type Grammar, type Part, choice, separated, sequence } from './normal-form.ts';

/** Tokens with many spellings, and what the written grammar calls them. */
export const terminalNames: Readonly<Record<string, string>> = {
  Word: 'NAME', Numeral: 'NUMBER', Text: 'TEXT', DateTime: 'DATE', ClockTime: 'TIME', UnitProduct: 'UNIT', NewLine: 'NL',
};

/** A production as Chevrotain writes it to JSON; its own type leaves out what each kind has. */
interface Production {
  readonly type: string;
  readonly name?: string;
  readonly pattern?: unknown;
  readonly definition?: readonly Production[];
  readonly separator?: Production;
}

function terminal({ name = '', pattern }: Production): Part {
  const known = terminalNames[name];
  if (known !== undefined) return { kind: 'terminal', name: known };
  if (typeof pattern !== 'string' || pattern === '') throw new Error(`${name} has no single spelling and no name in the written grammar`);
  return { kind: 'word', text: pattern };
}

function partOf(production: Production): Part {
  const parts = (production.definition ?? []).map(partOf);
  const inner = sequence(parts);
  switch (production.type) {
    case 'Terminal': return terminal(production);
    case 'NonTerminal': return { kind: 'rule', name: production.name ?? '' };
    case 'Rule': case 'Alternative': return inner;
    case 'Alternation': return choice(parts);
    case 'Option': return { kind: 'option', part: inner };
    case 'Repetition': return { kind: 'repetition', part: inner };
    case 'RepetitionMandatory': return sequence([inner, { kind: 'repetition', part: inner }]);
    case 'RepetitionWithSeparator': return { kind: 'option', part: separated(inner, terminal(production.separator ?? { type: 'Terminal' })) };
    case 'RepetitionMandatoryWithSeparator': return separated(inner, terminal(production.separator ?? { type: 'Terminal' }));
    default: throw new Error(`productions of the kind ${production.type} are new here`);
  }
}

export function grammarFromParser(): Grammar {
  const productions = new TariffParser(true).getSerializedGastProductions() as readonly Production[];
  return new Map(productions.map((rule) => [rule.name ?? '', partOf(rule)]));
}
