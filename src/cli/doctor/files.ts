/** Checks of what is written: the configuration, the rules, and whether they agree. */
import { existsSync } from 'node:fs';
import { loadPolicies } from '../../alerts/index.ts';
import { type LoadedConfiguration, checkAgreement, loadConfiguration } from '../../config/index.ts';
import { type Diagnostic, isError, renderDiagnostic } from '../../language/index.ts';
import { type Rulebook, RulebookUnreadable, loadRulebook } from '../../rulebook/index.ts';
import { type Problem, isWrong, problemLine } from '../../yaml/index.ts';
import { type Finding, counted, finding, firstOf, sentenceOf } from './finding.ts';

const plain = (_style: string, text: string): string => text;

function ofProblems(check: string, problems: readonly Problem[], well: string, next: string): Finding {
  const wrong = problems.filter(isWrong).length;
  if (problems.length === 0) return finding(check, 'ok', well);
  const sentence = [wrong > 0 ? counted(wrong, 'error') : '', problems.length > wrong ? counted(problems.length - wrong, 'warning') : ''].filter((part) => part !== '').join(' and ');
  return finding(check, wrong > 0 ? 'failure' : 'warning', sentence, next, firstOf([...problems.filter(isWrong), ...problems.filter((problem) => !isWrong(problem))].map(problemLine)));
}

export interface CheckedFiles {
  readonly findings: readonly Finding[];
  /** `null` where there is no file. */
  readonly loaded: LoadedConfiguration | null;
}

export function checkFiles(file: string): CheckedFiles {
  if (!existsSync(file)) return { loaded: null, findings: [finding('configuration', 'failure', `there is no file \`${file}\``, 'name it with --config, or write one: docs/CONFIGURATION.md says what it holds')] };
  const loaded = loadConfiguration(file, process.env);
  const { collectors, readFetchers } = loaded.draft;
  const configuration = ofProblems('configuration', loaded.problems, `${file}: ${counted(collectors.length, 'collector')}, ${counted(readFetchers.length, 'fetcher')}`, `see \`tariff config check ${file}\``);
  const rules = checkRules(loaded);
  return { loaded, findings: [configuration, rules.finding, checkAgreed(loaded, rules.rulebook, file), ...checkPolicies(loaded)] };
}

function checkRules({ draft: { rules } }: LoadedConfiguration): { readonly finding: Finding; readonly rulebook: Rulebook | null } {
  if (rules === null) return { finding: finding('rules', 'skipped', 'the configuration does not say where they are'), rulebook: null };
  try {
    const rulebook = loadRulebook(rules.directory);
    return { finding: ofRulebook(rulebook, rules.shown), rulebook };
  } catch (error) {
    if (!(error instanceof RulebookUnreadable)) throw error;
    return { finding: finding('rules', 'failure', error.message, 'name the directory of the rule files in `rules.directory`'), rulebook: null };
  }
}

/** Nothing is said where there are none. */
function checkPolicies({ configuration }: LoadedConfiguration): readonly Finding[] {
  if (configuration === null) return [];
  try {
    const { policies, problems } = loadPolicies(configuration.alerts.directory);
    return policies.length === 0 && problems.length === 0 ? [] : [ofProblems('alert policies', problems, counted(policies.length, 'policy').replace(/policys$/, 'policies'), 'see `tariff alerts check`')];
  } catch (error) {
    return [finding('alert policies', 'failure', `cannot be read: ${sentenceOf(error)}`, 'give the folder `alerts.directory` to the user of the workers')];
  }
}

function ofRulebook(rulebook: Rulebook, shown: string): Finding {
  const lines = (diagnostics: readonly Diagnostic[]): readonly string[] => firstOf(diagnostics.map((entry) => renderDiagnostic(entry, rulebook.sources, plain).split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ')));
  const [errors, warnings] = [rulebook.diagnostics.filter(isError), rulebook.diagnostics.filter((entry) => !isError(entry))];
  const { tariff } = rulebook;
  if (tariff === null) return finding('rules', 'failure', `${counted(errors.length, 'error')} in \`${shown}\`: nothing can be rated by them`, `see \`tariff check ${shown}\``, lines(errors));
  const failed = rulebook.examples.flatMap((example) => example.run(tariff) ?? []);
  if (failed.length > 0) return finding('rules', 'failure', `${counted(failed.length, 'example')} in \`${shown}\` ${failed.length === 1 ? 'does' : 'do'} not hold: nothing can be rated by them`, `see \`tariff test ${shown}\``, lines(failed));
  if (warnings.length > 0) return finding('rules', 'warning', `${counted(warnings.length, 'warning')} in \`${shown}\``, `see \`tariff check ${shown}\``, lines(warnings));
  return finding('rules', 'ok', `\`${shown}\`, rulebook ${rulebook.hash.slice(0, 12)}: ${counted(tariff.meters.size, 'meter')}, all ${counted(rulebook.examples.length, 'example')} hold`);
}

function checkAgreed(loaded: LoadedConfiguration, rulebook: Rulebook | null, file: string): Finding {
  const { tariff = null } = rulebook ?? {};
  if (tariff === null) return finding('metrics and meters', 'skipped', 'not compared: the rules are not right');
  const metrics = loaded.draft.collectors.reduce((sum, collector) => sum + collector.metrics.length, 0);
  return ofProblems('metrics and meters', checkAgreement(loaded, tariff), metrics === 0 ? 'nothing is collected' : `${counted(metrics, 'metric')} ${metrics === 1 ? 'feeds' : 'feed'} ${counted(tariff.meters.size, 'meter')}`, `see \`tariff config check ${file}\``);
}
