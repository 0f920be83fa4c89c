/** The policies of a directory: every `*.json` in it, or all that is wrong with them. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { type Problem, inPlaceOrder, isWrong, wholeFile, wrong } from '../yaml/index.ts';
import { type PlacedPolicy, readPolicies, unknownMeters } from './read-policies.ts';
import type { Policy } from './policy.ts';

export interface LoadedPolicies {
  /** In the order of their files; none where something is wrong. */
  readonly policies: readonly Policy[];
  /** In order of their places. */
  readonly problems: readonly Problem[];
  readonly files: readonly string[];
}

/** Names of policy files, in order; none where there is no such directory. Throws where it cannot be read. */
export function policyFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).filter(({ name }) => name.endsWith('.json') && !name.startsWith('.')).map(({ name }) => name).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function namedTwice(all: readonly PlacedPolicy[]): readonly Problem[] {
  const first = new Map<string, PlacedPolicy>();
  return all.flatMap((each) => {
    const before = first.get(each.policy.name);
    first.set(each.policy.name, before ?? each);
    if (before === undefined) return [];
    const { at } = before.root;
    return [wrong(each.root.at, `a policy \`${each.policy.name}\` stands twice: also in ${at.kind === 'file' ? `${at.file}:${at.line}` : at.name}`, 'give each a name of its own: by it, alerts are told apart')];
  });
}

/**
 * @param shown how messages name the directory.
 * @param meters those of the rules, where they are to be held against them.
 */
export function loadPolicies(directory: string, shown = directory, meters: Iterable<string> | null = null): LoadedPolicies {
  const problems: Problem[] = [];
  const placed: PlacedPolicy[] = [];
  const files = policyFiles(directory);
  for (const name of files) {
    const file = path.join(shown, name);
    try {
      const read = readPolicies(file, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path.join(directory, name))), (named) => path.resolve(directory, named));
      problems.push(...read.problems);
      placed.push(...read.policies);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      problems.push(wrong(wholeFile(file), code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'the file is not in UTF-8' : `the file cannot be read: ${message}`));
    }
  }
  problems.push(...namedTwice(placed));
  if (meters !== null) for (const each of placed) problems.push(...unknownMeters(each, meters));
  return { policies: problems.some(isWrong) ? [] : placed.map(({ policy }) => policy), problems: inPlaceOrder(problems), files };
}
