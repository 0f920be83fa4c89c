/** `tariff config check` and `tariff config show`: whether configuration, metrics and rules are right and agree, and what acts in the end. */
import { existsSync } from 'node:fs';
import type { LoadedPolicies } from '../../alerts/index.ts';
import { type LoadedConfiguration, checkAgreement, loadConfiguration, shownConfiguration, shownYaml } from '../../config/index.ts';
import { type Diagnostic, diagnosticJson, isError, renderDiagnostic } from '../../language/index.ts';
import { type Rulebook, RulebookUnreadable, loadRulebook } from '../../rulebook/index.ts';
import { type Problem, inPlaceOrder, isWrong, problemJson, renderProblem, wrong } from '../../yaml/index.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { policiesIn } from './alerts.ts';

export interface ConfigOptions {
  readonly json?: true;
}

const defaultFile = 'tariff.yml';
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

function load(file: string): LoadedConfiguration {
  if (!existsSync(file)) throw new CommandProblem(exit.environment, `there is no file \`${file}\``, 'name the configuration, or write one: docs/CONFIGURATION.md says what it holds');
  return loadConfiguration(file, process.env);
}

interface CheckedRules {
  readonly rulebook: Rulebook | null;
  readonly problems: readonly Problem[];
}

function checkRules(loaded: LoadedConfiguration): CheckedRules {
  const { rules } = loaded.draft;
  if (rules === null) return { rulebook: null, problems: [] };
  try {
    const rulebook = loadRulebook(rules.directory);
    return { rulebook, problems: rulebook.tariff === null ? [] : checkAgreement(loaded, rulebook.tariff) };
  } catch (error) {
    if (!(error instanceof RulebookUnreadable)) throw error;
    return { rulebook: null, problems: [wrong(rules.at, `\`rules.directory\`: ${error.message.replace(rules.directory, rules.shown)}`, 'name the directory of the rule files')] };
  }
}

/** Policies of alerts, where the configuration is right so far as to name their directory. */
function checkAlerts({ configuration }: LoadedConfiguration, meters: readonly string[] | null): LoadedPolicies {
  return configuration === null ? { policies: [], problems: [], files: [] } : policiesIn(configuration.alerts.directory, meters);
}

export async function configCheck(file: string | undefined, options: ConfigOptions, terminal: Terminal): Promise<number> {
  const shownFile = file ?? defaultFile;
  const loaded = load(shownFile);
  const { rulebook, problems: others } = checkRules(loaded);
  const { policies, problems: alertProblems } = checkAlerts(loaded, rulebook?.tariff === undefined || rulebook.tariff === null ? null : [...rulebook.tariff.meters.keys()]);
  const problems = inPlaceOrder([...loaded.problems, ...others, ...alertProblems]);
  const diagnostics: readonly Diagnostic[] = rulebook?.diagnostics ?? [];
  const errors = problems.filter(isWrong).length + diagnostics.filter(isError).length;
  const warnings = problems.length + diagnostics.length - errors;
  if (options.json === true) {
    const sources = rulebook?.sources ?? new Map();
    await terminal.line(JSON.stringify({ errors, warnings, problems: problems.map(problemJson), rules: rulebook === null ? null : { hash: rulebook.hash, diagnostics: diagnostics.map((entry) => diagnosticJson(entry, sources)) } }, null, 2));
    return errors > 0 ? exit.rules : exit.accepted;
  }
  for (const problem of problems) await terminal.line(`${renderProblem(problem, terminal.paint)}\n`);
  for (const entry of diagnostics) await terminal.line(`${renderDiagnostic(entry, rulebook?.sources ?? new Map(), terminal.paint)}\n`);
  if (errors + warnings > 0) await terminal.line(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}`);
  if (errors === 0) {
    const { collectors } = loaded.draft;
    const metrics = collectors.reduce((sum, collector) => sum + collector.metrics.length, 0);
    await terminal.line(`${terminal.paint('good', 'ok')} ${shownFile}: ${counted(collectors.length, 'collector')}, ${counted(loaded.draft.readFetchers.length, 'fetcher')}, ${counted(metrics, 'metric')}, ${counted(rulebook?.tariff?.meters.size ?? 0, 'meter')}, ${policies.length === 0 ? '' : `${policies.length} alert ${policies.length === 1 ? 'policy' : 'policies'}, `}rulebook ${rulebook?.hash.slice(0, 12) ?? 'none'}`);
  }
  return errors > 0 ? exit.rules : exit.accepted;
}

export async function configShow(file: string | undefined, options: ConfigOptions, terminal: Terminal): Promise<number> {
  const loaded = load(file ?? defaultFile);
  const errors = loaded.problems.filter(isWrong);
  if (errors.length > 0) {
    for (const problem of errors) terminal.note(`${renderProblem(problem, terminal.paintNotes)}\n`);
    throw new CommandProblem(exit.rules, 'the configuration has errors, so there is none to be shown', `see \`tariff config check ${file ?? defaultFile}\``);
  }
  const shown = shownConfiguration(loaded);
  await terminal.line(options.json === true ? JSON.stringify(shown, null, 2) : shownYaml(shown));
  return exit.accepted;
}
