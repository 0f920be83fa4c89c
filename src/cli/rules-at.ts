/** Rules as they are in a directory, or as they were at a git ref: `rules`, `main`, `main:rules`, `v1.2:tariffs/eu`. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { type Rulebook, openRulebook } from '../rulebook/index.ts';
import { CommandProblem, exit } from './exit.ts';
import { defaultRules, openRules } from './rules.ts';

/** Larger answers of git are no rulebook. */
const mostBytes = 128 * 1024 * 1024;

function git(args: readonly string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { maxBuffer: mostBytes });
  if (error !== undefined) throw new CommandProblem(exit.environment, `git cannot be run: ${error.message}`);
  if (status !== 0) throw new CommandProblem(exit.environment, `git ${args[0] ?? ''}: ${stderr.toString().trim().split('\n')[0] ?? ''}`);
  return stdout;
}

function rulesAtRef(ref: string, folder: string): Rulebook {
  const found = spawnSync('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (found.status !== 0) throw new CommandProblem(exit.environment, `\`${ref}\` is neither a directory nor a git ref here`);
  const commit = found.stdout.toString().trim();
  const prefix = git(['rev-parse', '--show-prefix']).toString().trim();
  const root = `${prefix}${folder === '.' ? '' : folder}`.replace(/\/$/, '');
  const names = git(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit, ...(root === '' ? [] : ['--', root])]).toString().split('\0').filter((name) => name !== '');
  const inside = names.filter((name) => root === '' || name.startsWith(`${root}/`)).map((name) => (root === '' ? name : name.slice(root.length + 1)));
  const files = inside.filter((name) => name.endsWith('.tariff'));
  if (files.length === 0) throw new CommandProblem(exit.environment, `\`${ref}\` has no .tariff files in \`${folder}\``, 'name the directory behind a colon, such as `main:rules`');
  const known = new Set(inside);
  return openRulebook({ files, read: (name) => (known.has(name) ? git(['cat-file', 'blob', `${commit}:${root === '' ? '' : `${root}/`}${name}`]) : null) });
}

export function rulesAt(where: string): Rulebook {
  if (existsSync(where) && statSync(where).isDirectory()) return openRules(where);
  const colon = where.indexOf(':');
  if (colon === 0 || where === '') throw new CommandProblem(exit.usage, `\`${where}\` is neither a directory nor a git ref`);
  return colon < 0 ? rulesAtRef(where, defaultRules()) : rulesAtRef(where.slice(0, colon), where.slice(colon + 1) || '.');
}
