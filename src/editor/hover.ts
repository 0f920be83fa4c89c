/** What is shown of the thing under the mouse, in Markdown. */
import { type Keyword, type Span, builtInNames, functionNames, keywords } from '../language/index.ts';
import { describeName } from './describe.ts';
import { entryAt } from './entries.ts';
import { priceHistory } from './price-history.ts';
import type { OpenRulebook, OpenRules } from './rulebook.ts';
import { ruleAt } from './symbols.ts';
import { type Token, tokenAt } from './tokens.ts';
import { describeUnit } from './units.ts';
import { unitsIn } from './walk.ts';
import { builtInSentences, functionSentences, keywordSentences } from './words.ts';

export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

function hoverName(rulebook: OpenRulebook, path: string, offset: number): Hover | null {
  const occurrence = rulebook.symbols.at(path, offset);
  const markdown = occurrence === null ? null : describeName(occurrence, rulebook);
  return occurrence === null || markdown === null ? null : { markdown, span: occurrence.at.span };
}

function hoverUnit(rulebook: OpenRulebook, open: OpenRules, offset: number): Hover | null {
  for (const { span, factors } of unitsIn(open.file)) {
    const factor = factors.find(({ start, end }) => span.start + start <= offset && offset <= span.start + end);
    const sentence = factor === undefined || offset < span.start || offset > span.end ? null : describeUnit(factor.name, rulebook);
    if (factor !== undefined && sentence !== null) return { markdown: `**unit ${factor.name}**: ${sentence}`, span: { start: span.start + factor.start, end: span.start + factor.end } };
  }
  return null;
}

function hoverPrice(rulebook: OpenRulebook, open: OpenRules, offset: number): Hover | null {
  const rule = ruleAt(open, offset);
  const entry = rule === null ? null : entryAt(rule, open.source, offset);
  if (rule === null || entry === null) return null;
  const lines = priceHistory(rule, entry, open, rulebook).map((line) => `- ${line}`);
  return { markdown: [`**${entry.key}** in \`${rule.name.text}\``, lines.join('\n')].join('\n\n'), span: entry.span };
}

const isKeyword = (text: string): text is Keyword => Object.hasOwn(keywords, text);
const isOneOf = <T extends string>(names: readonly T[], text: string): text is T => (names as readonly string[]).includes(text);

function hoverWord(token: Token | null): Hover | null {
  if (token === null) return null;
  const { image, span } = token;
  // A soft keyword is a keyword only where it is no name; `number(…)` is a function.
  if (token.followedBy === '(' && isOneOf(functionNames, image)) return { markdown: `**${image}**: ${functionSentences[image]}`, span };
  if (token.isKeyword && isKeyword(image)) return { markdown: `**${image}**: ${keywordSentences[image]}`, span };
  if (isOneOf(builtInNames, image)) return { markdown: `**${image}**: ${builtInSentences[image]}`, span };
  return null;
}

export function hover(rulebook: OpenRulebook, path: string, offset: number): Hover | null {
  const open = rulebook.files.get(path);
  if (open === undefined) return hoverName(rulebook, path, offset);
  const token = tokenAt(open.source.text, offset);
  const word = token?.isKeyword === true ? hoverWord(token) : null;
  return hoverName(rulebook, path, offset) ?? hoverUnit(rulebook, open, offset) ?? word ?? hoverPrice(rulebook, open, offset) ?? hoverWord(token);
}
