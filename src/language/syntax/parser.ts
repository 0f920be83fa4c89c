/**
 * Builds the concrete tree and nothing else: no computing in actions, since recovery invents tokens. LL(2), with
 * recovery. The written grammar is grammar/tariff.ebnf.
 */
import { type CstNode, type IRecognitionException, Lexer, type ILexingError, type IToken, tokenMatcher } from 'chevrotain';
import { ExpressionParser, TooManyFaults, forgetFaults } from './expression-parser.ts';
import { Anything, ClockTime, DateTime, NewLine, Numeral, Text, Word, keywords as k, signs as s, vocabulary } from './tokens.ts';

export class TariffParser extends ExpressionParser {
  constructor(skipValidations: boolean) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  file = this.RULE('file', () => {
    this.MANY(() => this.OR([
      { ALT: () => this.CONSUME(NewLine) },
      { ALT: () => this.SUBRULE(this.moduleHead) },
      { ALT: () => this.SUBRULE(this.priorityHead) },
      { ALT: () => this.SUBRULE(this.languageSetting) },
      { ALT: () => this.SUBRULE(this.currencySetting) },
      { ALT: () => this.SUBRULE(this.timezoneSetting) },
      { ALT: () => this.SUBRULE(this.unitSetting) },
      { ALT: () => this.SUBRULE(this.meter) },
      { ALT: () => this.SUBRULE(this.price) },
      { ALT: () => this.SUBRULE(this.laterDeclaration) },
    ]));
  });

  moduleHead = this.RULE('moduleHead', () => {
    this.CONSUME(k.module);
    this.CONSUME(Word);
  });

  priorityHead = this.RULE('priorityHead', () => {
    this.CONSUME(k.priority);
    this.OPTION(() => this.CONSUME(s.minus));
    this.CONSUME(Numeral);
  });

  languageSetting = this.RULE('languageSetting', () => {
    this.CONSUME(k.language);
    this.CONSUME(Numeral);
  });

  currencySetting = this.RULE('currencySetting', () => {
    this.CONSUME(k.currency);
    this.CONSUME(Word);
    this.CONSUME(k.decimals);
    this.CONSUME(Numeral);
    this.CONSUME(k.rounding);
    // `up` is a word of its own, and a way of rounding.
    this.OR([{ ALT: () => this.CONSUME1(Word) }, { ALT: () => this.CONSUME(k.up) }]);
  });

  timezoneSetting = this.RULE('timezoneSetting', () => {
    this.CONSUME(k.timezone);
    this.CONSUME(Text);
  });

  unitSetting = this.RULE('unitSetting', () => {
    this.CONSUME(k.unit);
    this.CONSUME(Word);
    this.CONSUME(k.is);
    this.SUBRULE(this.quantity);
  });

  meter = this.RULE('meter', () => {
    this.CONSUME(k.meter);
    this.CONSUME(Word);
    this.CONSUME(k.measured);
    this.CONSUME(k.in);
    this.SUBRULE(this.unit);
    this.OPTION(() => {
      this.CONSUME(s.open);
      this.MANY(() => this.OR([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.field) }]));
      this.CONSUME(s.close);
    });
  });

  field = this.RULE('field', () => {
    this.CONSUME(Word);
    this.OR([
      { ALT: () => this.CONSUME(k.text) },
      { ALT: () => {
        this.CONSUME(k.number);
        this.OPTION(() => {
          this.CONSUME(k.in);
          this.SUBRULE(this.unit);
        });
      } },
      { ALT: () => {
        this.CONSUME(k.one);
        this.CONSUME(k.of);
        this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME(Text) });
      } },
    ]);
    this.OPTION1(() => this.CONSUME(k.optional));
  });

  price = this.RULE('price', () => {
    this.CONSUME(k.price);
    this.CONSUME(Word);
    this.CONSUME(k.for);
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME1(Word) });
    this.CONSUME(s.open);
    this.MANY(() => this.OR([
      { ALT: () => this.CONSUME(NewLine) },
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.SUBRULE(this.whenClause) },
      { ALT: () => this.SUBRULE(this.overridesClause) },
      { ALT: () => this.SUBRULE(this.combinesClause) },
      { ALT: () => this.CONSUME(k.whole) },
      { ALT: () => this.SUBRULE(this.version) },
      { ALT: () => this.SUBRULE(this.example) },
    ]));
    this.CONSUME(s.close);
  });

  /** Declarations that the language has and this edition does not price yet. */
  laterDeclaration = this.RULE('laterDeclaration', () => {
    this.OR([{ ALT: () => this.CONSUME(k.adjust) }, { ALT: () => this.CONSUME(k.limit) }, { ALT: () => this.CONSUME(k.scenario) }]);
    this.MANY(() => this.CONSUME(Anything));
    this.SUBRULE(this.block);
  });

  /** Clauses and bodies of that kind. */
  laterClause = this.RULE('laterClause', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.tiers) }, { ALT: () => this.CONSUME(k.windows) }, { ALT: () => this.CONSUME(k.free) },
      { ALT: () => this.CONSUME(k.at) }, { ALT: () => this.CONSUME(k.discount) }, { ALT: () => this.CONSUME(k.surcharge) },
    ]);
    this.MANY(() => this.CONSUME(Anything));
    this.OPTION(() => this.SUBRULE(this.block));
  });

  block = this.RULE('block', () => {
    this.CONSUME(s.open);
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.CONSUME(Anything) }, { ALT: () => this.SUBRULE(this.block) }]));
    this.CONSUME(s.close);
  });

  whenClause = this.RULE('whenClause', () => {
    this.CONSUME(k.when);
    this.SUBRULE(this.expression);
  });

  overridesClause = this.RULE('overridesClause', () => {
    this.CONSUME(k.overrides);
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME(Word) });
  });

  combinesClause = this.RULE('combinesClause', () => {
    this.CONSUME(k.combines);
    this.OR([
      { ALT: () => this.CONSUME(k.any) },
      { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME(Word) }) },
    ]);
  });

  version = this.RULE('version', () => {
    this.CONSUME(k.from);
    this.CONSUME(DateTime);
    this.OPTION(() => {
      this.CONSUME(k.until);
      this.CONSUME1(DateTime);
    });
    this.CONSUME(s.open);
    this.MANY(() => this.OR([
      { ALT: () => this.CONSUME(NewLine) },
      { ALT: () => this.SUBRULE(this.letClause) },
      { ALT: () => this.SUBRULE(this.rateBody) },
      { ALT: () => this.SUBRULE(this.tableBody) },
      { ALT: () => this.SUBRULE(this.chargeBody) },
      { ALT: () => this.SUBRULE(this.laterClause) },
    ]));
    this.CONSUME(s.close);
  });

  letClause = this.RULE('letClause', () => {
    this.CONSUME(k.let);
    this.CONSUME(Word);
    this.CONSUME(s.is);
    this.SUBRULE(this.expression);
  });

  rateBody = this.RULE('rateBody', () => {
    this.CONSUME(k.rate);
    this.SUBRULE(this.outcome);
  });

  tableBody = this.RULE('tableBody', () => {
    this.CONSUME(k.table);
    // Where no name follows, `first` is the name itself.
    this.OPTION({ GATE: () => tokenMatcher(this.LA(2), Word), DEF: () => this.CONSUME(k.first) });
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME(Word) });
    this.OR([
      { ALT: () => {
        this.CONSUME(k.from);
        this.CONSUME(Text);
      } },
      { ALT: () => {
        this.CONSUME(s.open);
        this.MANY(() => this.OR1([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.row) }]));
        this.CONSUME(s.close);
      } },
    ]);
  });

  row = this.RULE('row', () => {
    this.SUBRULE(this.keys);
    this.CONSUME(s.colon);
    this.SUBRULE(this.outcome);
  });

  outcome = this.RULE('outcome', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.free) },
      { ALT: () => this.CONSUME(k.unrated) },
      { ALT: () => this.SUBRULE(this.quantity) },
    ]);
  });

  chargeBody = this.RULE('chargeBody', () => {
    this.CONSUME(k.charge);
    this.SUBRULE(this.expression);
  });

  example = this.RULE('example', () => {
    this.CONSUME(k.example);
    this.CONSUME(Text);
    this.CONSUME(s.open);
    this.MANY(() => this.OR([
      { ALT: () => this.CONSUME(NewLine) },
      { ALT: () => this.SUBRULE(this.givenStep) },
      { ALT: () => this.SUBRULE(this.useStep) },
      { ALT: () => this.SUBRULE(this.expectStep) },
      { ALT: () => this.SUBRULE(this.laterStep) },
    ]));
    this.CONSUME(s.close);
  });

  laterStep = this.RULE('laterStep', () => {
    this.CONSUME(k.after);
    this.SUBRULE(this.quantity);
  });

  givenStep = this.RULE('givenStep', () => {
    this.CONSUME(k.given);
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.SUBRULE(this.assignment) });
  });

  assignment = this.RULE('assignment', () => {
    this.CONSUME(Word);
    this.CONSUME(s.is);
    this.OR([{ ALT: () => this.CONSUME(Text) }, { ALT: () => this.SUBRULE(this.quantity) }]);
  });

  useStep = this.RULE('useStep', () => {
    this.CONSUME(k.use);
    this.SUBRULE(this.quantity);
    this.OPTION(() => {
      this.CONSUME(k.of);
      this.CONSUME(Word);
    });
    this.CONSUME(k.on);
    this.CONSUME(DateTime);
    this.OPTION1(() => {
      this.CONSUME(k.at);
      this.CONSUME(ClockTime);
      this.OPTION2(() => {
        this.CONSUME(k.until);
        this.OR([{ ALT: () => this.CONSUME1(ClockTime) }, { ALT: () => this.CONSUME1(DateTime) }]);
      });
    });
  });

  expectStep = this.RULE('expectStep', () => {
    this.CONSUME(k.expect);
    this.OR([
      { ALT: () => {
        this.CONSUME(k.error);
        this.CONSUME(Word);
      } },
      { ALT: () => this.CONSUME(k.unrated) },
      { ALT: () => this.SUBRULE(this.quantity) },
    ]);
  });
}

const lexer = new Lexer(vocabulary, { ensureOptimizations: true, skipValidations: true, positionTracking: 'onlyOffset' });
let parser: TariffParser | undefined;

export interface Parsed {
  readonly tree: CstNode;
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly lexingErrors: readonly ILexingError[];
  readonly parsingErrors: readonly IRecognitionException[];
  /** Whether the parser gave up, so that the tree holds nothing. */
  readonly gaveUp: boolean;
}

/** Parses any text whatever; faults are in the lists, and the tree holds what could be understood. */
export function parse(text: string): Parsed {
  // Built once, at the first use; the grammar itself is validated by a test.
  parser ??= new TariffParser(true);
  const { tokens, groups, errors } = lexer.tokenize(text);
  // The lexer keeps where tokens begin; the tree's spans need where they end too.
  for (const token of tokens) token.endOffset = token.startOffset + token.image.length - 1;
  parser.input = tokens;
  forgetFaults();
  const tree = treeOf(parser);
  return { tree: tree ?? { name: 'file', children: {} }, tokens, comments: groups.comments ?? [], lexingErrors: errors, parsingErrors: parser.errors, gaveUp: tree === null };
}

function treeOf(ready: TariffParser): CstNode | null {
  try {
    return ready.file();
  } catch (error) {
    if (error instanceof TooManyFaults) return null;
    throw error;
  }
}
