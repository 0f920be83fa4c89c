/** `tariff doctor`: looks at everything that a worker needs, and says of each thing whether it is well and what to do. Changes nothing. */
import path from 'node:path';
import type { Configuration, LoadedConfiguration } from '../../config/index.ts';
import type { ScopeState, StoreOptions } from '../../storage/index.ts';
import { checkDatabase } from '../doctor/database.ts';
import { checkFiles } from '../doctor/files.ts';
import { type Finding, type Outcome, counted, finding } from '../doctor/finding.ts';
import { checkSources } from '../doctor/sources.ts';
import { alertFindings, fileFindings, jobFindings, scopeFindings } from '../doctor/work.ts';
import { CommandProblem, exit } from '../exit.ts';
import { storeOptions, usualConfiguration } from '../environment.ts';
import type { Terminal } from '../terminal.ts';

export interface DoctorOptions {
  readonly config: string;
  readonly lag: string;
  readonly json?: true;
}

/** As the configuration says, also where something else in it is wrong. */
function databaseOf(loaded: LoadedConfiguration | null, terminal: Terminal): StoreOptions | null {
  const onProgress = (sentence: string): void => terminal.note(sentence);
  if (loaded === null) return storeOptions(onProgress);
  const { draft: { file, values } } = loaded;
  const database = values.get('database') as { readonly connection: string | null; readonly directory: string } | undefined;
  return database === undefined ? null : { databaseUrl: database.connection, dataDirectory: path.resolve(path.dirname(file), database.directory), onProgress };
}

interface Work {
  readonly findings: readonly Finding[];
  readonly states: readonly ScopeState[];
}

/** What the books say of the work. */
async function workOf(options: StoreOptions, configuration: Configuration | null, most: number): Promise<Work> {
  const { openStore } = await import('../../storage/index.ts');
  const store = await openStore(options);
  try {
    const states = await store.scopes.list();
    const jobs = jobFindings(await store.jobCounts());
    const alerts = alertFindings(await store.alerts.list({ scope: null, since: null }));
    return { states, findings: [...jobs, ...alerts, ...(configuration === null ? [finding('scopes', 'skipped', 'not looked at: the configuration is not right')] : scopeFindings(states, configuration, most))] };
  } finally {
    await store.close();
  }
}

async function examine({ config, lag }: DoctorOptions, terminal: Terminal): Promise<readonly Finding[]> {
  const { loaded, findings: files } = checkFiles(config);
  const configuration = loaded?.configuration ?? null;
  const options = databaseOf(loaded, terminal);
  const database = options === null ? { findings: [finding('database', 'skipped', 'the configuration does not say which')], isUpToDate: false } : await checkDatabase(options);
  const notOpened = [finding('jobs', 'skipped', 'not looked at: the database was not opened'), finding('scopes', 'skipped', 'not looked at: the database was not opened')];
  const work: Work = options !== null && database.isUpToDate ? await workOf(options, configuration, Number(lag)) : { findings: notOpened, states: [] };
  const known = work.states.find(({ isActive, ratedUntil }) => isActive && ratedUntil !== null)?.identifier ?? null;
  return [...files, ...database.findings, ...await checkSources(configuration, known), ...work.findings, ...(configuration === null ? [] : fileFindings(configuration))];
}

/** As shown, each as wide as the widest. */
const words: Readonly<Record<Outcome, string>> = { ok: 'ok     ', warning: 'warning', failure: 'failure', skipped: 'skipped' };

async function show(findings: readonly Finding[], terminal: Terminal): Promise<void> {
  const styles = { ok: 'good', warning: 'warning', failure: 'error', skipped: 'quiet' } as const;
  for (const { check, outcome, sentence, next, details } of findings) {
    await terminal.line(`${terminal.paint(styles[outcome], words[outcome])}  ${check}: ${sentence}`);
    for (const line of details) await terminal.line(`           ${line}`);
    if (next !== null) await terminal.line(`         → ${next}`);
  }
}

export async function doctor(options: DoctorOptions, terminal: Terminal): Promise<number> {
  if (!/^\d{1,9}$/.test(options.lag)) throw new CommandProblem(exit.usage, `--lag \`${options.lag}\` is no number of periods`);
  const findings = await examine({ ...options, config: options.config ?? usualConfiguration }, terminal);
  const count = (outcome: Outcome): number => findings.filter((each) => each.outcome === outcome).length;
  const [failures, warnings] = [count('failure'), count('warning')];
  if (options.json === true) await terminal.line(JSON.stringify({ failures, warnings, checks: findings }, null, 2));
  else {
    await show(findings, terminal);
    await terminal.line();
    await terminal.line(failures + warnings === 0 ? `${terminal.paint('good', 'ok')} all is well` : `${counted(failures, 'failure')}, ${counted(warnings, 'warning')}`);
  }
  return failures > 0 ? exit.environment : warnings > 0 ? exit.refused : exit.accepted;
}
