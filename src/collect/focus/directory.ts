/** The directory that an import writes: refuses one with other people's rules, clears away an earlier import. */
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { listed } from '../shown.ts';
import { FocusImportRefused } from './report.ts';
import { madeBy, tableHeader } from './rulebook.ts';

export const usageFile = 'usage.ndjson';
export const leftOutFile = 'left-out.csv';
const metersFile = 'meters.tariff';

/** Names of files beside the bill that the import must not write, without their ending. */
export function reservedNames(billPath: string, outDirectory: string): readonly string[] {
  if (resolve(dirname(billPath)) !== resolve(outDirectory)) return [];
  const name = basename(billPath);
  if ([usageFile, leftOutFile, metersFile].includes(name)) {
    throw new FocusImportRefused('bill-in-the-way', `the import would write over its bill, ${name}: choose another directory`);
  }
  return [name.replace(/\.[^.]*$/, '')];
}

/** Makes the directory ready: it exists, and an earlier import in it is cleared away. */
export async function prepareDirectory(outDirectory: string): Promise<void> {
  await mkdir(outDirectory, { recursive: true });
  const ruleFiles = (await readdir(outDirectory, { recursive: true })).filter((name) => name.endsWith('.tariff')).sort();
  const foreign: string[] = [];
  // A rulebook is everything below its directory: an import further down would be mixed with this one, so it counts as foreign.
  for (const name of ruleFiles) if (name !== basename(name) || !(await isOurs(join(outDirectory, name)))) foreign.push(name);
  if (foreign.length > 0) {
    const sentence = `${outDirectory} holds rule files that this import would not replace: ${listed(foreign)}; choose another directory`;
    throw new FocusImportRefused('foreign-files', sentence);
  }
  for (const name of ruleFiles) {
    await rm(join(outDirectory, name));
    await removeTable(join(outDirectory, name.replace(/\.tariff$/, '.csv')));
  }
}

/** Whether the first comment of the rule file says so. */
async function isOurs(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  return text.split('\n').find((line) => line.startsWith('#'))?.startsWith(madeBy) === true;
}

/** Removes a table of an earlier import; a file of that name with other columns is somebody's own. */
async function removeTable(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '');
  if (text.startsWith(tableHeader)) await rm(path);
}
