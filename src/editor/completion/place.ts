/** What the surroundings of a cursor tell: the rule, its meters, their fields, the lets in reach. */
import type { DeclaredMeter, FieldNode } from '../../language/index.ts';
import type { OpenRulebook } from '../rulebook.ts';
import { type Token, isWord, nameIn } from '../tokens.ts';
import type { Block, Cursor } from './cursor.ts';

export interface Place {
  readonly cursor: Cursor;
  readonly rulebook: OpenRulebook;
  readonly block: Block | null;
  readonly ruleKind: string;
  readonly ruleName: string;
  readonly meters: readonly DeclaredMeter[];
  /** Of those meters, each name once. */
  readonly fields: readonly FieldNode[];
  readonly lets: readonly string[];
}

const wordsAfter = (line: readonly Token[], word: string): readonly string[] => {
  const index = line.findIndex(({ type }) => type === `word_${word}`);
  return index < 0 ? [] : line.slice(index + 1).filter(isWord).map(nameIn);
};

/** The meters of `use … of METER` in the block around the cursor, behind it too. */
function metersUsed({ tokens, offset }: Cursor): readonly string[] {
  const ahead = tokens.findIndex(({ type, span }) => type === 'CloseBrace' && span.start >= offset);
  const inside = ahead < 0 ? tokens : tokens.slice(0, ahead);
  const start = inside.findLastIndex(({ type, span }) => type === 'OpenBrace' && span.end <= offset);
  return inside.slice(start + 1).flatMap((token, index, all) => {
    const name = all[index + 1];
    return token.type === 'word_of' && name !== undefined && isWord(name) ? [nameIn(name)] : [];
  });
}

export function placeOf(cursor: Cursor, rulebook: OpenRulebook): Place {
  const block = cursor.blocks.at(-1) ?? null;
  const rule = cursor.blocks.find(({ kind }) => kind === 'rule');
  const head = rule?.head ?? [];
  const declared = rulebook.context.meters;
  const named = rule === undefined ? metersUsed(cursor) : wordsAfter(head, 'for');
  const known = named.flatMap((name) => declared.get(name) ?? []);
  const meters = known.length > 0 || rule !== undefined ? known : [...declared.values()];
  const fields = new Map(meters.flatMap(({ node }) => node.fields.map((field) => [field.name.text, field] as const)));
  return {
    cursor, rulebook, block, meters, fields: [...fields.values()], lets: cursor.blocks.flatMap(({ lets }) => lets),
    ruleKind: head[0]?.image ?? '', ruleName: head[1] === undefined ? '' : nameIn(head[1]),
  };
}
