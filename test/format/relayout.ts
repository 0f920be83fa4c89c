/** The same rule file in a random bad layout: other spaces and tabs, blank lines, comments wherever one may stand, lines run together, CRLF. */
import fc from 'fast-check';
import { parse } from '../../src/language/index.ts';

export interface Disorder {
  /** Random numbers that are read round and round. */
  readonly tape: readonly number[];
  readonly comments: readonly string[];
  readonly crlf: boolean;
  readonly byteOrderMark: boolean;
  /** Whether lines may run together. */
  readonly joins: boolean;
  /** Whether blank lines come and go. */
  readonly blanks: boolean;
}

const commentText = fc.oneof(
  fc.constantFrom('', ' note', '!', ' "quoted" { } : 4 EUR', '# twice', '\ta tab', ' trailing  ', ' trailing\t', ' naïve ×', ' price a for b {'),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);

export const anyDisorder: fc.Arbitrary<Disorder> = fc.record({
  tape: fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 }), comments: fc.array(commentText, { maxLength: 6 }),
  crlf: fc.boolean(), byteOrderMark: fc.boolean(), joins: fc.boolean(), blanks: fc.boolean(),
});

/** Spaces, tabs and a byte order mark in the middle of a line, nothing more. */
export const onlySpaces: fc.Arbitrary<Disorder> = anyDisorder.map((disorder) => ({ ...disorder, comments: [], joins: false, blanks: false }));

const spaces = ['', ' ', '   ', '\t', ' \t ', '\uFEFF'];

/** Whether two tokens stay two when nothing stands between them. */
const standAlone = (left: string, right: string): boolean => /[{}(),%"]$/.test(left) || /^[{}(),%"]/.test(right);

export function relayout(text: string, { tape, comments, crlf, byteOrderMark, joins, blanks }: Disorder): string {
  let at = 0;
  const roll = (bound: number): number => ((tape[at++ % tape.length] ?? 0) + Math.floor(at / tape.length)) % bound;
  const space = (): string => spaces[roll(spaces.length)] ?? '';
  const lineEnd = (): string => (crlf && roll(3) > 0 ? '\r\n' : '\n');
  const comment = (): string => `#${comments[roll(comments.length)] ?? ''}`;
  const extraLines = (): string => {
    let out = '';
    for (let count = roll(4); count > 1; count -= 1) {
      if (blanks && roll(2) === 0) out += space() + lineEnd();
      if (comments.length > 0 && roll(2) === 0) out += space() + comment() + lineEnd();
    }
    return out;
  };
  const { tokens, comments: own } = parse(text);
  const pieces = [...tokens.map(({ startOffset, image, tokenType }) => ({ startOffset, image, kind: tokenType.name })), ...own.map(({ startOffset, image }) => ({ startOffset, image, kind: 'Comment' }))]
    .sort((a, b) => a.startOffset - b.startOffset);
  let out = byteOrderMark ? '\uFEFF' : '';
  if (comments.length > 0 || blanks) out += extraLines();
  pieces.forEach(({ image, kind }, index) => {
    const next = pieces[index + 1];
    if (kind === 'NewLine') {
      const afterComment = pieces[index - 1]?.kind === 'Comment';
      if (joins && !afterComment && roll(3) === 0) out += ' ';
      else {
        if (!afterComment && comments.length > 0 && roll(3) === 0) out += space() + comment();
        out += lineEnd() + (image.split('\n').length > 2 && !(blanks && roll(2) === 0) ? lineEnd() : '') + extraLines() + space();
      }
      return;
    }
    out += image;
    if (next === undefined || next.kind === 'NewLine') return;
    const between = space();
    out += between === '' && !standAlone(image, next.image) ? ' ' : between;
  });
  return out;
}
