/** Variables of the environment that stand in place of the file: `TARIFF_COLLECT__PERIOD`, secrets from files by `…_FILE`, and two names of old. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Problem, wrong } from '../yaml/index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Override {
  readonly section: string;
  readonly option: string;
  /** The variable that gave it. */
  readonly variable: string;
  readonly text: string;
}

const variablePattern = /^TARIFF_([A-Z][A-Z0-9_]*?)__([A-Z0-9_]+)$/;
const fileEnding = '_FILE';

/** Longer files hold no secret. */
const longestSecret = 64 * 1024;

function readSecret(file: string, variable: string, folder: string, problems: Problem[]): string | null {
  try {
    const text = readFileSync(path.resolve(folder, file), 'utf8');
    if (text.length > longestSecret) problems.push(wrong({ kind: 'variable', name: variable }, `the file \`${file}\` has ${text.length} characters, and no option is that long`, 'name the file that holds the value alone'));
    else if (text.trim() === '') problems.push(wrong({ kind: 'variable', name: variable }, `the file \`${file}\` is empty`, 'put the value into it'));
    else return text.replace(/\r?\n$/, '');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : `cannot be read: ${(error as Error).message}`;
    problems.push(wrong({ kind: 'variable', name: variable }, `the file \`${file}\` ${why}`, 'name a file that holds the value, and that this user may read'));
  }
  return null;
}

/** Older names for two options. An empty variable counts as none: that is how it is left out where all are listed. */
function olderNames(environment: Environment): readonly Override[] {
  const [url, data] = [environment.DATABASE_URL?.trim() ?? '', environment.TARIFF_DATA?.trim() ?? ''];
  return [
    ...(url === '' ? [] : [{ section: 'database', option: 'connection', variable: 'DATABASE_URL', text: url }]),
    ...(data === '' ? [] : [{ section: 'database', option: 'directory', variable: 'TARIFF_DATA', text: path.resolve(data) }]),
  ];
}

/** The later stand in place of the earlier. `folder` is where relative paths begin. */
export function readOverrides(environment: Environment, folder: string): { readonly overrides: readonly Override[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const overrides = Object.entries(environment).sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([variable, text]): readonly Override[] => {
    const match = variablePattern.exec(variable);
    if (match === null || text === undefined || text.trim() === '') return [];
    const [section = '', option = ''] = match.slice(1).map((name) => name.toLowerCase());
    if (!variable.endsWith(fileEnding)) return [{ section, option, variable, text }];
    const direct = variable.slice(0, -fileEnding.length);
    if ((environment[direct] ?? '').trim() !== '') {
      problems.push(wrong({ kind: 'variable', name: variable }, `${direct} gives the same option`, 'set one of the two'));
      return [];
    }
    const secret = readSecret(text.trim(), variable, folder, problems);
    return secret === null ? [] : [{ section, option: option.slice(0, -fileEnding.length), variable, text: secret }];
  });
  return { overrides: [...olderNames(environment), ...overrides], problems };
}
