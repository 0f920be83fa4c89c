/** The vocabulary of skip expressions: that of Python, as far as it is understood here. */
import { type TokenType, createToken, Lexer } from 'chevrotain';

export const Name = createToken({ name: 'Name', pattern: /[A-Za-z_]\w*/ });
const word = (name: string): TokenType => createToken({ name: `word_${name}`, pattern: name, longer_alt: Name });
export const words = { and: word('and'), or: word('or'), not: word('not'), in: word('in'), True: word('True'), False: word('False'), None: word('None') };

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED, line_breaks: true });
export const Numeral = createToken({ name: 'Numeral', pattern: /(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/ });
export const Text = createToken({ name: 'Text', pattern: /'(?:[^'\\\r\n]|\\[^\r\n])*'|"(?:[^"\\\r\n]|\\[^\r\n])*"/ });

const sign = (name: string, pattern: string): TokenType => createToken({ name, pattern });
export const signs = {
  equal: sign('Equal', '=='), unequal: sign('Unequal', '!='), atMost: sign('AtMost', '<='), atLeast: sign('AtLeast', '>='), below: sign('Below', '<'), above: sign('Above', '>'),
  plus: sign('Plus', '+'), minus: sign('Minus', '-'), times: sign('Times', '*'), over: sign('Over', '/'),
  openRound: sign('OpenRound', '('), closeRound: sign('CloseRound', ')'), openSquare: sign('OpenSquare', '['), closeSquare: sign('CloseSquare', ']'), comma: sign('Comma', ','), dot: sign('Dot', '.'),
};

export const vocabulary: TokenType[] = [Space, Text, Numeral, ...Object.values(words), Name, ...Object.values(signs)];
