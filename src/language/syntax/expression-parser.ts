/** The grammar of quantities and expressions, and of the keys that rows begin with. */
import { CstParser, type IParserErrorMessageProvider } from 'chevrotain';
import { NewLine, Numeral, Text, UnitProduct, Word, keywords as k, signs as s, vocabulary } from './tokens.ts';

/** Past this a text is no rule file, and the parser's recovery, which calls itself at each fault, would use up the stack. */
const mostFaults = 200;
export class TooManyFaults extends Error {}
let faultCount = 0;

/** To be called before a text is parsed. */
export function forgetFaults(): void {
  faultCount = 0;
}

function counted(text: string): string {
  faultCount += 1;
  if (faultCount > mostFaults) throw new TooManyFaults();
  return text;
}

/** Chevrotain's sentences are not for analysts: an error carries what was expected, and syntax/faults.ts finds the words. */
const expectationOnly: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => counted(expected.name),
  buildNotAllInputParsedMessage: () => counted(''),
  buildNoViableAltMessage: () => counted(''),
  buildEarlyExitMessage: () => counted(''),
};

export class ExpressionParser extends CstParser {
  constructor(skipValidations: boolean) {
    super(vocabulary, { recoveryEnabled: true, maxLookahead: 2, nodeLocationTracking: 'onlyOffset', skipValidations, errorMessageProvider: expectationOnly });
  }

  keys = this.RULE('keys', () => {
    this.OR([
      { ALT: () => this.CONSUME(k.else) },
      { ALT: () => this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.SUBRULE(this.key) }) },
    ]);
  });

  key = this.RULE('key', () => {
    this.OR([
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(k.any) },
      { ALT: () => this.SUBRULE(this.bound) },
    ]);
  });

  bound = this.RULE('bound', () => {
    this.OR([
      { ALT: () => {
        this.CONSUME(k.up);
        this.CONSUME(k.to);
        this.SUBRULE(this.quantity);
      } },
      { ALT: () => this.CONSUME(k.beyond) },
    ]);
  });

  quantity = this.RULE('quantity', () => {
    this.OPTION(() => this.CONSUME(s.minus));
    this.SUBRULE(this.measure);
  });

  measure = this.RULE('measure', () => {
    this.CONSUME(Numeral);
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(s.percent) }, { ALT: () => this.SUBRULE(this.unit) }]));
  });

  unit = this.RULE('unit', () => {
    this.OR([{ ALT: () => this.CONSUME(UnitProduct) }, { ALT: () => this.CONSUME(Word) }]);
  });

  expression = this.RULE('expression', () => {
    this.AT_LEAST_ONE_SEP({ SEP: k.or, DEF: () => this.SUBRULE(this.conjunction) });
  });

  conjunction = this.RULE('conjunction', () => {
    this.AT_LEAST_ONE_SEP({ SEP: k.and, DEF: () => this.SUBRULE(this.negation) });
  });

  negation = this.RULE('negation', () => {
    this.MANY(() => this.CONSUME(k.not));
    this.SUBRULE(this.comparison);
  });

  comparison = this.RULE('comparison', () => {
    this.SUBRULE(this.sum);
    this.OPTION(() => this.OR([
      { ALT: () => {
        this.SUBRULE(this.comparisonSign);
        this.SUBRULE1(this.sum);
      } },
      { ALT: () => {
        this.OPTION1(() => this.CONSUME(k.not));
        this.CONSUME(k.in);
        this.CONSUME(s.openRound);
        this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME(Text) });
        this.CONSUME(s.closeRound);
      } },
    ]));
  });

  comparisonSign = this.RULE('comparisonSign', () => {
    this.OR([s.equal, s.unequal, s.atMost, s.atLeast, s.below, s.above].map((token) => ({ ALT: () => this.CONSUME(token) })));
  });

  sum = this.RULE('sum', () => {
    this.SUBRULE(this.product);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(s.plus) }, { ALT: () => this.CONSUME(s.minus) }]);
      this.SUBRULE1(this.product);
    });
  });

  product = this.RULE('product', () => {
    this.SUBRULE(this.atom);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(s.times) }, { ALT: () => this.CONSUME(s.over) }]);
      this.SUBRULE1(this.atom);
    });
  });

  atom = this.RULE('atom', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.measure) },
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.SUBRULE(this.ifExpression) },
      { ALT: () => this.SUBRULE(this.matchExpression) },
      { ALT: () => {
        this.CONSUME(k.has);
        this.CONSUME1(Word);
      } },
      { ALT: () => {
        this.CONSUME(s.minus);
        this.SUBRULE(this.atom);
      } },
      { ALT: () => {
        this.CONSUME(s.openRound);
        this.SUBRULE(this.expression);
        this.CONSUME(s.closeRound);
      } },
      { ALT: () => this.CONSUME(UnitProduct) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
    ]);
  });

  nameOrCall = this.RULE('nameOrCall', () => {
    this.CONSUME(Word);
    this.OPTION(() => {
      this.CONSUME(s.openRound);
      this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.SUBRULE(this.expression) });
      this.CONSUME(s.closeRound);
    });
  });

  ifExpression = this.RULE('ifExpression', () => {
    this.CONSUME(k.if);
    this.SUBRULE(this.expression);
    this.CONSUME(k.then);
    this.SUBRULE1(this.expression);
    this.CONSUME(k.else);
    this.SUBRULE2(this.expression);
  });

  matchExpression = this.RULE('matchExpression', () => {
    this.CONSUME(k.match);
    this.AT_LEAST_ONE_SEP({ SEP: s.comma, DEF: () => this.CONSUME(Word) });
    this.CONSUME(s.open);
    this.MANY(() => this.OR([{ ALT: () => this.CONSUME(NewLine) }, { ALT: () => this.SUBRULE(this.matchRow) }]));
    this.CONSUME(s.close);
  });

  matchRow = this.RULE('matchRow', () => {
    this.SUBRULE(this.keys);
    this.CONSUME(s.colon);
    this.SUBRULE(this.expression);
  });
}
