/** From tokens and comments to the lines of the canonical layout: where lines break, what stands apart, where comments go. */
import type { IToken } from 'chevrotain';
import type { Parsed } from '../syntax/parser.ts';
import { NewLine, signs as s } from '../syntax/tokens.ts';
import { type Head, type Marks, readMarks } from './marks.ts';
import { spaceBetween } from './spacing.ts';

export interface Line {
  /** How many blocks are open around it. */
  readonly depth: number;
  /** The block in which it stands; columns are aligned within a block. */
  readonly block: number;
  /** Its text, cut where columns are aligned. */
  readonly cells: string[];
  /** Spaces before the last cell. */
  readonly gap: number;
  blankBefore: boolean;
  /** At its end. */
  comment: string | null;
}

interface Block {
  readonly number: number;
  /** What stands above in the same block. */
  previous: Head | null;
  /** Comments since then: they belong to what comes next. */
  comments: Line[];
  isEmpty: boolean;
}

/** The names of fields stand off by two spaces, since no sign divides them from what follows. */
const gapOf = (head: Head | null): number => (head?.rule === 'field' ? 2 : 1);

const isPriorityOf = (previous: Head, next: Head): boolean => previous.rule === 'moduleHead' && next.rule === 'priorityHead';

/** Where a blank line always stands. Elsewhere blank lines are the author's, but never two, and none at a brace. */
function standApart(previous: Head, next: Head): boolean {
  if (previous.isBlock || next.isBlock) return true;
  // Meters without fields may stand together, and so may settings.
  if ((previous.rule === 'meter') !== (next.rule === 'meter')) return true;
  return (previous.rule === 'moduleHead' || previous.rule === 'priorityHead') && next.rule !== 'priorityHead';
}

/** Comments keep their text, but for blanks at the end that nobody sees. */
const commentText = (comment: IToken): string => comment.image.replace(/[ \t]+$/, '');

class LineWriter {
  readonly lines: Line[] = [];
  readonly #text: string;
  readonly #marks: Marks;
  readonly #blocks: Block[] = [{ number: 0, previous: null, comments: [], isEmpty: true }];
  #blockCount = 1;
  /** Where the last token or comment ends. */
  #end = 0;
  /** The last token, unless a comment follows it. */
  #last: IToken | null = null;
  #cutNext = false;

  constructor(text: string, marks: Marks) {
    this.#text = text;
    this.#marks = marks;
  }

  token(token: IToken): void {
    const head = this.#marks.heads.get(token.startOffset) ?? null;
    if (token.tokenType === s.close) {
      const isEmpty = this.#last?.tokenType === s.open;
      this.#blocks.pop();
      if (!isEmpty) this.#begin(null, false);
    } else if (head !== null) {
      this.#beginItem(head, token);
    }
    this.#append(token, head);
    if (token.tokenType === s.open) this.#blocks.push({ number: this.#blockCount++, previous: null, comments: [], isEmpty: true });
    this.#end = token.startOffset + token.image.length;
    this.#last = token;
  }

  comment(comment: IToken): void {
    const line = this.lines.at(-1);
    if (line === undefined || this.#text.slice(this.#end, comment.startOffset).includes('\n')) {
      const own = this.#begin(null, this.#isBlankBefore(comment));
      own.cells.push(commentText(comment));
      this.#block.comments.push(own);
    } else {
      line.comment = commentText(comment);
    }
    this.#end = comment.startOffset + comment.image.length;
    this.#last = null;
  }

  get #block(): Block {
    const block = this.#blocks.at(-1);
    if (block === undefined) throw new Error('a brace closes more than was opened');
    return block;
  }

  #isBlankBefore({ startOffset }: IToken): boolean {
    return this.#text.slice(this.#end, startOffset).split('\n').length > 2;
  }

  #begin(head: Head | null, blankBefore: boolean): Line {
    const block = this.#block;
    const line: Line = { depth: this.#blocks.length - 1, block: block.number, cells: [], gap: gapOf(head), blankBefore: blankBefore && !block.isEmpty, comment: null };
    block.isEmpty = false;
    this.lines.push(line);
    this.#last = null;
    return line;
  }

  #beginItem(head: Head, token: IToken): void {
    const block = this.#block;
    const { previous, comments } = block;
    const continues = previous !== null && comments.length === 0 && isPriorityOf(previous, head);
    const line = this.#begin(head, this.#isBlankBefore(token) && !continues);
    if (previous !== null && standApart(previous, head)) (comments[0] ?? line).blankBefore = true;
    block.previous = head;
    block.comments = [];
  }

  #append(token: IToken, head: Head | null): void {
    const { cells } = this.lines.at(-1) ?? this.#begin(null, false);
    const isCut = this.#cutNext || token.tokenType === s.colon;
    if (isCut || cells.length === 0) cells.push(token.image);
    else cells[cells.length - 1] += (this.#last === null ? '' : spaceBetween(this.#last, token, this.#marks)) + token.image;
    this.#cutNext = head?.rule === 'field' || (token.tokenType === s.comma && this.#marks.roles.get(token.startOffset) === 'keys');
  }
}

/** The lines of a file without syntax errors. */
export function linesOf(text: string, { tree, tokens, comments }: Parsed): readonly Line[] {
  const writer = new LineWriter(text, readMarks(tree));
  let index = 0;
  for (const token of tokens) {
    if (token.tokenType === NewLine) continue;
    for (let comment = comments[index]; comment !== undefined && comment.startOffset < token.startOffset; comment = comments[index]) {
      writer.comment(comment);
      index += 1;
    }
    writer.token(token);
  }
  for (const comment of comments.slice(index)) writer.comment(comment);
  return writer.lines;
}
