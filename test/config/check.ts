/** What `tariff config check` finds out about a folder, as a value. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type LoadedConfiguration, checkAgreement, loadConfiguration } from '../../src/config/index.ts';
import { loadRulebook } from '../../src/rulebook/index.ts';
import { type Problem, inPlaceOrder } from '../../src/yaml/index.ts';

/** The file `environment` of the folder, one variable on each line. */
export function environmentOf(folder: string): Readonly<Record<string, string>> {
  const file = path.join(folder, 'environment');
  return existsSync(file) ? Object.fromEntries(readFileSync(file, 'utf8').trim().split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) : {};
}

export function checkFolder(folder: string): { readonly loaded: LoadedConfiguration; readonly problems: readonly Problem[] } {
  const loaded = loadConfiguration(path.join(folder, 'tariff.yml'), environmentOf(folder));
  const { rules } = loaded.draft;
  if (rules === null) return { loaded, problems: loaded.problems };
  const { tariff } = loadRulebook(rules.directory);
  if (tariff === null) throw new Error(`the rules of ${folder} have errors of their own`);
  return { loaded, problems: inPlaceOrder([...loaded.problems, ...checkAgreement(loaded, tariff)]) };
}
