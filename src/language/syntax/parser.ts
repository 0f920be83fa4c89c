/**
 * Builds the concrete tree and nothing else: no computing in actions, since recovery invents tokens. LL(2), with
 * recovery. The written grammar is grammar/tariff.ebnf.
 */
import { type CstNode, type IRecognitionException, Lexer, type ILexingError, type IToken, tokenMatcher } from 'chevrotain';
import { ExpressionParser, TooManyFaults, forgetFaults } from './expression-parser.ts';
import { ClockTime, DateTime, NewLine, Numeral, Text, Word, keywords as k, signs as s, vocabulary } from './tokens.ts';

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
      { ALT: () => this.SUBRULE(this.pricingRule) },
      { ALT: () => this.SUBRULE(this.scenario) },
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

  pricingRule = this.RULE('pricingRule', () => {
    this.OR([{ ALT: () => this.CONSUME(k.price) }, { ALT: () => this.CONSUME(k.adjust) }, { ALT: () => this.CONSUME(k.limit) }]);
    this.CONSUME(Word);
    this.CONSUME(k.for);
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME1(Word) });
    this.CONSUME(s.open);
    this.MANY(() => this.OR1([
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
      { ALT: () => this.SUBRULE(this.freeClause) },
      { ALT: () => this.SUBRULE(this.rateBody) },
      { ALT: () => this.SUBRULE(this.tableBody) },
      { ALT: () => this.SUBRULE(this.tiersBody) },
      { ALT: () => this.SUBRULE(this.windowsBody) },
      { ALT: () => this.SUBRULE(this.blocksBody) },
      { ALT: () => this.SUBRULE(this.chargeBody) },
      { ALT: () => this.SUBRULE(this.adjustment) },
      { ALT: () => this.SUBRULE(this.limitBody) },
    ]));
    this.CONSUME(s.close);
  });

  letClause = this.RULE('letClause', () => {
    this.CONSUME(k.let);
    this.CONSUME(Word);
    this.CONSUME(s.is);
    this.SUBRULE(this.expression);
  });

  freeClause = this.RULE('freeClause', () => {
    this.CONSUME(k.free);
    this.SUBRULE(this.quantity);
    this.SUBRULE(this.overClause);
  });

  overClause = this.RULE('overClause', () => {
    this.CONSUME(k.over);
    this.CONSUME(Word);
    this.CONSUME(k.by);
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME1(Word) });
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

  tiersBody = this.RULE('tiersBody', () => {
    this.CONSUME(k.tiers);
    this.OR([{ ALT: () => this.CONSUME(k.graduated) }, { ALT: () => this.CONSUME(k.volume) }]);
    this.SUBRULE(this.overClause);
    this.CONSUME(s.open);
    this.MANY(() => this.OR1([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.tierRow) }]));
    this.CONSUME(s.close);
  });

  tierRow = this.RULE('tierRow', () => {
    this.SUBRULE(this.bound);
    this.CONSUME(s.colon);
    this.SUBRULE(this.outcome);
  });

  windowsBody = this.RULE('windowsBody', () => {
    this.CONSUME(k.windows);
    this.CONSUME(s.open);
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.windowRow) }]));
    this.CONSUME(s.close);
  });

  windowRow = this.RULE('windowRow', () => {
    this.CONSUME(Word);
    this.MANY_SEP({ SEP: s.comma, DEF: () => this.SUBRULE(this.clockSpan) });
    this.CONSUME(s.colon);
    this.SUBRULE(this.outcome);
  });

  clockSpan = this.RULE('clockSpan', () => {
    this.CONSUME(ClockTime);
    this.CONSUME(s.minus);
    this.CONSUME1(ClockTime);
  });

  blocksBody = this.RULE('blocksBody', () => {
    this.OR([{ ALT: () => this.CONSUME(k.begun) }, { ALT: () => this.CONSUME(k.full) }]);
    this.CONSUME(k.blocks);
    this.CONSUME(k.of);
    this.SUBRULE(this.quantity);
    this.OPTION(() => this.SUBRULE(this.overClause));
    this.CONSUME(s.colon);
    this.SUBRULE1(this.quantity);
  });

  adjustment = this.RULE('adjustment', () => {
    this.OR([{ ALT: () => this.CONSUME(k.discount) }, { ALT: () => this.CONSUME(k.surcharge) }]);
    this.SUBRULE(this.quantity);
  });

  limitBody = this.RULE('limitBody', () => {
    this.CONSUME(k.at);
    this.OR([{ ALT: () => this.CONSUME(k.least) }, { ALT: () => this.CONSUME(k.most) }]);
    this.SUBRULE(this.quantity);
    this.SUBRULE(this.overClause);
  });

  outcome = this.RULE('outcome', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.free) },
      { ALT: () => this.CONSUME(k.unrated) },
      { ALT: () => this.SUBRULE(this.adjustment) },
      { ALT: () => {
        this.SUBRULE(this.quantity);
        this.OPTION(() => this.OR1([
          { ALT: () => this.CONSUME(k.flat) },
          { ALT: () => {
            this.CONSUME(s.plus);
            this.SUBRULE1(this.quantity);
            this.CONSUME1(k.flat);
          } },
        ]));
      } },
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
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.step) }]));
    this.CONSUME(s.close);
  });

  scenario = this.RULE('scenario', () => {
    this.CONSUME(k.scenario);
    this.CONSUME(Text);
    this.CONSUME(s.open);
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.step) }]));
    this.CONSUME(s.close);
  });

  step = this.RULE('step', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.givenStep) },
      { ALT: () => this.SUBRULE(this.afterStep) },
      { ALT: () => this.SUBRULE(this.useStep) },
      { ALT: () => this.CONSUME(k.close) },
      { ALT: () => this.SUBRULE(this.expectStep) },
    ]);
  });

  afterStep = this.RULE('afterStep', () => {
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
