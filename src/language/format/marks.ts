/**
 * What the layout needs to know of the concrete tree: which tokens begin a line, and which role a sign has that can have
 * several. Knows no form by name: whatever stands between braces is a line, so that a new form is laid out unasked.
 */
import type { CstElement, CstNode } from 'chevrotain';
import { has, isNode, tokenOf } from '../syntax/cst.ts';
import { NewLine, signs as s } from '../syntax/tokens.ts';

/** What begins at the first token of a line. */
export interface Head {
  /** The rule of the grammar, or the token where it stands alone (a description, `whole`). */
  readonly rule: string;
  /** Declarations, dated blocks and examples: a blank line sets them apart from their neighbours. */
  readonly isBlock: boolean;
}

export interface Marks {
  /** By the offset of the line's first token. */
  readonly heads: ReadonlyMap<number, Head>;
  /** The rule of the grammar in which a comma, a minus or an opening bracket stands, by its offset. */
  readonly roles: ReadonlyMap<number, string>;
}

const signsOfManyRoles = [s.comma, s.minus, s.openRound].map(({ name }) => name);
const layoutSigns: ReadonlySet<string> = new Set([NewLine, s.open, s.close].map(({ name }) => name));

const startOf = (element: CstElement): number => (isNode(element) ? element.location?.startOffset : element.startOffset) ?? Number.NaN;

/** Offsets between which the children of a node are lines of their own, if it has any. */
function linesOf(node: CstNode): readonly [after: number, before: number] | null {
  if (node.name === 'file') return [-1, Infinity];
  const open = tokenOf(node, s.open);
  return open === null ? null : [open.startOffset, tokenOf(node, s.close)?.startOffset ?? Infinity];
}

/** Reads the tree of a file without syntax errors. Without recursion: expressions may nest as deep as the parser can follow. */
export function readMarks(tree: CstNode): Marks {
  const heads = new Map<number, Head>();
  const roles = new Map<number, string>();
  const pending: CstNode[] = [tree];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const name of signsOfManyRoles) for (const sign of node.children[name] ?? []) roles.set(startOf(sign), node.name);
    const lines = linesOf(node);
    const holdsBlocks = node.name === 'file' || node.name === 'pricingRule';
    for (const [rule, elements] of Object.entries(node.children)) {
      for (const element of elements ?? []) {
        const start = startOf(element);
        const isLine = lines !== null && lines[0] < start && start < lines[1] && !layoutSigns.has(rule);
        if (isLine) heads.set(start, { rule, isBlock: holdsBlocks && isNode(element) && has(element, s.open) });
        if (isNode(element)) pending.push(element);
      }
    }
  }
  return { heads, roles };
}
