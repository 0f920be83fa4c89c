/** Rule files for commands: loaded, and their diagnostics shown where the command cannot go on. */
import { existsSync } from 'node:fs';
import { isError, renderAll, renderDiagnostic } from '../language/index.ts';
import { type Rulebook, RulebookUnreadable, loadRulebook } from '../rulebook/index.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** `rules/` where there is one, else the directory itself. */
export const defaultRules = (): string => (existsSync('rules') ? 'rules' : '.');

export function openRules(directory: string): Rulebook {
  try {
    return loadRulebook(directory);
  } catch (error) {
    if (error instanceof RulebookUnreadable) throw new CommandProblem(exit.environment, error.message);
    throw error;
  }
}

/** The rulebook, or an end of the command with its errors on standard error. */
export function requireRules(directory: string, terminal: Terminal): Rulebook {
  const rulebook = openRules(directory);
  if (rulebook.tariff !== null) return rulebook;
  terminal.note(renderAll(rulebook.diagnostics.filter(isError), rulebook.sources, terminal.paintNotes));
  throw new CommandProblem(exit.rules, 'the rules have errors, so nothing was priced', `see \`tariff check ${directory}\``);
}

/** A rulebook that also keeps its own promises: needed before charges are stored. */
export function requireProvenRules(directory: string, terminal: Terminal): Rulebook {
  const rulebook = requireRules(directory, terminal);
  const { tariff } = rulebook;
  const failed = tariff === null ? [] : rulebook.examples.flatMap((example) => example.run(tariff) ?? []);
  if (failed.length === 0) return rulebook;
  for (const entry of failed) terminal.note(`${renderDiagnostic(entry, rulebook.sources, terminal.paintNotes)}\n`);
  throw new CommandProblem(exit.rules, `${failed.length} example${failed.length === 1 ? ' does' : 's do'} not hold, so nothing was rated`, `see \`tariff test ${directory}\``);
}
