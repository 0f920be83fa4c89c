/** The grammar of skip expressions: a part of Python's that reads and compares, and can do nothing else. */
import { EmbeddedActionsParser, type IToken, Lexer, type TokenType } from 'chevrotain';
import { negate, parseDecimal } from '../../money/index.ts';
import { faultAt, strangeSign } from './faults.ts';
import { Name, Numeral, Text, signs as s, vocabulary, words as w } from './tokens.ts';
import { type Arithmetic, type Comparison, type ComparisonLink, ExpressionFault, type Node, type Span, joined } from './tree.ts';

/** No condition is longer, and none nests deeper. */
const longestText = 2000;
const deepest = 40;

export const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: token.startOffset + token.image.length });
const nowhere: Span = { start: 0, end: 0 };
const blank: Node = { kind: 'constant', value: null, span: nowhere };

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' };

function textNode(token: IToken): Node {
  const value = token.image.slice(1, -1).replace(/\\(.)/g, (written, sign: string) => escapes[sign] ?? written);
  return { kind: 'text', value, span: spanOf(token) };
}

function numberNode(token: IToken): Node {
  const parsed = parseDecimal(token.image.replaceAll('_', ''));
  if (!parsed.ok) throw new ExpressionFault(spanOf(token), `the number ${token.image} ${parsed.problem}`, 'write it with fewer digits');
  return { kind: 'number', value: parsed.value, span: spanOf(token) };
}

class SkipParser extends EmbeddedActionsParser {
  constructor() {
    super(vocabulary, { maxLookahead: 2, recoveryEnabled: false });
    this.performSelfAnalysis();
  }

  whole = this.RULE('whole', (): Node => this.SUBRULE(this.expression));

  expression = this.RULE('expression', (): Node => {
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(w.or);
      const [before, right] = [left, this.SUBRULE1(this.conjunction)];
      left = this.ACTION(() => ({ kind: 'logic', operator: 'or', left: before, right, span: joined(before.span, right.span) }));
    });
    return left;
  });

  conjunction = this.RULE('conjunction', (): Node => {
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(w.and);
      const [before, right] = [left, this.SUBRULE1(this.negation)];
      left = this.ACTION(() => ({ kind: 'logic', operator: 'and', left: before, right, span: joined(before.span, right.span) }));
    });
    return left;
  });

  negation = this.RULE('negation', (): Node => {
    const nots: IToken[] = [];
    this.MANY(() => nots.push(this.CONSUME(w.not)));
    const operand = this.SUBRULE(this.comparison);
    return this.ACTION(() => nots.reduceRight<Node>((inner, token) => ({ kind: 'not', operand: inner, span: joined(spanOf(token), inner.span) }), operand));
  });

  comparison = this.RULE('comparison', (): Node => {
    const first = this.SUBRULE(this.sum);
    const links: ComparisonLink[] = [];
    this.MANY(() => {
      const operator = this.SUBRULE(this.comparisonSign);
      links.push({ operator, operand: this.SUBRULE1(this.sum) });
    });
    return this.ACTION(() => (links.length === 0 ? first : { kind: 'comparison', first, links, span: joined(first.span, links.at(-1)?.operand.span ?? first.span) }));
  });

  comparisonSign = this.RULE('comparisonSign', (): Comparison => this.OR([
    ...[s.equal, s.unequal, s.atMost, s.atLeast, s.below, s.above, w.in].map((type: TokenType) => ({ ALT: () => this.CONSUME(type).image as Comparison })),
    { ALT: (): Comparison => {
      this.CONSUME(w.not);
      this.CONSUME1(w.in);
      return 'not in';
    } },
  ]));

  sum = this.RULE('sum', (): Node => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(s.plus) }, { ALT: () => this.CONSUME(s.minus) }]);
      const [before, right] = [left, this.SUBRULE1(this.product)];
      left = this.ACTION(() => ({ kind: 'arithmetic', operator: sign.image as Arithmetic, left: before, right, span: joined(before.span, right.span) }));
    });
    return left;
  });

  product = this.RULE('product', (): Node => {
    let left = this.SUBRULE(this.signed);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(s.times) }, { ALT: () => this.CONSUME(s.over) }]);
      const [before, right] = [left, this.SUBRULE1(this.signed)];
      left = this.ACTION(() => ({ kind: 'arithmetic', operator: sign.image as Arithmetic, left: before, right, span: joined(before.span, right.span) }));
    });
    return left;
  });

  signed = this.RULE('signed', (): Node => {
    const minuses: IToken[] = [];
    this.MANY(() => minuses.push(this.CONSUME(s.minus)));
    const operand = this.SUBRULE(this.postfix);
    return this.ACTION(() => minuses.reduceRight<Node>((inner, token) => {
      const span = joined(spanOf(token), inner.span);
      return inner.kind === 'number' ? { ...inner, value: negate(inner.value), span } : { kind: 'negative', operand: inner, span };
    }, operand));
  });

  postfix = this.RULE('postfix', (): Node => {
    let node = this.SUBRULE(this.atom);
    this.MANY(() => this.OR([
      { ALT: () => {
        this.CONSUME(s.openSquare);
        const [of, key] = [node, this.SUBRULE(this.expression)];
        const close = this.CONSUME(s.closeSquare);
        node = this.ACTION(() => ({ kind: 'subscript', of, key, span: joined(of.span, spanOf(close)) }));
      } },
      { ALT: () => {
        this.CONSUME(s.dot);
        const name = this.CONSUME(Name);
        const of = node;
        const { operands, end } = this.SUBRULE(this.operands);
        node = this.ACTION(() => ({ kind: 'method', of, name: name.image, nameSpan: spanOf(name), operands, span: joined(of.span, end) }));
      } },
    ]));
    return node;
  });

  operands = this.RULE('operands', (): { readonly operands: readonly Node[]; readonly end: Span } => {
    const operands: Node[] = [];
    this.CONSUME(s.openRound);
    this.MANY_SEP({ SEP: s.comma, DEF: () => operands.push(this.SUBRULE(this.expression)) });
    const close = this.CONSUME(s.closeRound);
    return this.ACTION(() => ({ operands, end: spanOf(close) }));
  });

  atom = this.RULE('atom', (): Node => this.OR([
    { ALT: () => {
      const token = this.CONSUME(Numeral);
      return this.ACTION(() => numberNode(token));
    } },
    { ALT: () => {
      const token = this.CONSUME(Text);
      return this.ACTION(() => textNode(token));
    } },
    ...([[w.True, true], [w.False, false], [w.None, null]] as const).map(([type, value]) => ({ ALT: (): Node => {
      const token = this.CONSUME(type);
      return this.ACTION(() => ({ kind: 'constant', value, span: spanOf(token) }));
    } })),
    { ALT: () => this.SUBRULE(this.nameOrCall) },
    { ALT: () => this.SUBRULE(this.rounded) },
    { ALT: () => this.SUBRULE(this.squared) },
  ]));

  nameOrCall = this.RULE('nameOrCall', (): Node => {
    const name = this.CONSUME(Name);
    const called = this.OPTION(() => this.SUBRULE(this.operands));
    return this.ACTION(() => (called === undefined ? { kind: 'name', name: name.image, span: spanOf(name) } : { kind: 'call', name: name.image, operands: called.operands, span: joined(spanOf(name), called.end) }));
  });

  /** In round brackets: one expression, or with a comma a tuple. */
  rounded = this.RULE('rounded', (): Node => {
    const items: Node[] = [];
    let commas = 0;
    const open = this.CONSUME(s.openRound);
    this.OPTION(() => {
      items.push(this.SUBRULE(this.expression));
      this.MANY(() => {
        this.CONSUME(s.comma);
        commas += 1;
        this.OPTION1(() => items.push(this.SUBRULE1(this.expression)));
      });
    });
    const close = this.CONSUME(s.closeRound);
    return this.ACTION(() => (items.length === 1 && commas === 0 ? { ...(items[0] ?? blank) } : { kind: 'list', items, span: joined(spanOf(open), spanOf(close)) }));
  });

  squared = this.RULE('squared', (): Node => {
    const items: Node[] = [];
    const open = this.CONSUME(s.openSquare);
    this.OPTION(() => {
      items.push(this.SUBRULE(this.expression));
      this.MANY(() => {
        this.CONSUME(s.comma);
        this.OPTION1(() => items.push(this.SUBRULE1(this.expression)));
      });
    });
    const close = this.CONSUME(s.closeSquare);
    return this.ACTION(() => ({ kind: 'list', items, span: joined(spanOf(open), spanOf(close)) }));
  });
}

let made: { readonly lexer: Lexer; readonly parser: SkipParser } | null = null;
/** Made when the first expression is read. */
const machine = (): NonNullable<typeof made> => (made ??= { lexer: new Lexer(vocabulary, { positionTracking: 'onlyOffset' }), parser: new SkipParser() });

/** Brackets and signs that open a level each; counted before the parser goes down into them. */
function depthOf(tokens: readonly IToken[]): number {
  let [depth, most] = [0, 0];
  for (const { tokenType } of tokens) {
    if (tokenType === s.openRound || tokenType === s.openSquare) depth += 1;
    else if (tokenType === s.closeRound || tokenType === s.closeSquare) depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** Throws an `ExpressionFault`. */
export function parseExpression(text: string): Node {
  if (text.length > longestText) throw new ExpressionFault(nowhere, `the expression has ${text.length} characters; ${longestText} are allowed`, 'shorten it');
  const { lexer, parser } = machine();
  const { tokens, errors } = lexer.tokenize(text);
  const [strange] = errors;
  if (strange !== undefined) throw strangeSign(text, strange.offset, strange.length);
  if (depthOf(tokens) > deepest) throw new ExpressionFault({ start: 0, end: text.length }, `the expression nests deeper than ${deepest} brackets`, 'write it plainer');
  parser.input = tokens;
  const node = parser.whole();
  const [fault] = parser.errors;
  if (fault !== undefined) throw faultAt(text, tokens, fault.token);
  return node;
}
