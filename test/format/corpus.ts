/** Texts that the laws of the layout are tried on, and what must not change in them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from '../../src/language/index.ts';
import { messageFiles } from '../language/message-cases.ts';
import { ownRules } from '../support/rulebook.ts';

const samplesFolder = path.join(import.meta.dirname, 'samples');

/** The nine samples of the language's design, unshortened: they are the canonical layout. */
export const samples: ReadonlyMap<string, string> = new Map(readdirSync(samplesFolder).sort().map((name) => [name, readFileSync(path.join(samplesFolder, name), 'utf8')]));

/** The rule files of the repository. */
export const ownRuleFiles: ReadonlyMap<string, string> = new Map(Object.entries(ownRules()).filter(([name]) => name.endsWith('.tariff')));

export const isSound = (text: string): boolean => {
  const { lexingErrors, parsingErrors } = parse(text);
  return lexingErrors.length + parsingErrors.length === 0;
};

/** Every text that can be formatted, the bad rulebooks of the messages included: most of those are badly laid out as well. */
export const corpus: readonly string[] = [...new Set([
  ...samples.values(), ...ownRuleFiles.values(),
  ...messageFiles.flatMap(({ cases }) => cases.flatMap(({ texts }) => Object.entries(texts).filter(([name]) => name.endsWith('.tariff')).map(([, text]) => text))),
])].filter(isSound);

export const tokensOf = (text: string): readonly string[] => parse(text).tokens.filter(({ tokenType }) => tokenType.name !== 'NewLine').map(({ tokenType, image }) => `${tokenType.name} ${image}`);

/** In their order; blanks at the end of a comment are layout. */
export const commentsOf = (text: string): readonly string[] => parse(text).comments.map(({ image }) => image.replace(/[ \t]+$/, ''));
