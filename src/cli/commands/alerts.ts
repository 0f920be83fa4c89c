/** `tariff alerts`: which policies came to hold for whom, whether receivers were told, and whether the policies are right. */
import { accessSync, constants } from 'node:fs';
import { type LoadedPolicies, alertJson, loadPolicies } from '../../alerts/index.ts';
import type { Configuration } from '../../config/index.ts';
import { RulebookUnreadable, loadRulebook } from '../../rulebook/index.ts';
import type { Alert } from '../../storage/index.ts';
import { instantText } from '../../time/index.ts';
import { type Problem, problemJson, renderProblem, wrong } from '../../yaml/index.ts';
import { requireConfiguration, withConfiguredStore } from '../configured.ts';
import { CommandProblem, exit } from '../exit.ts';
import type { Terminal } from '../terminal.ts';
import { textTable } from '../text-table.ts';
import { instantOption } from './scope.ts';

export interface AlertsOptions {
  readonly config: string;
  readonly json?: true;
  readonly scope?: string;
  readonly since?: string;
}

function toldText({ delivery, attempts, lastError, deliveredAt }: Alert): string {
  switch (delivery) {
    case 'none': return '';
    case 'delivered': return deliveredAt === null ? 'told' : `told ${instantText(deliveredAt)}`;
    case 'waiting': return attempts === 0 ? 'waits' : `tried ${attempts} times: ${lastError ?? ''}`;
    case 'given up': return `given up: ${lastError ?? ''}`;
  }
}

function listedJson(alert: Alert): object {
  const { delivery, attempts, lastError, triedAt, deliveredAt } = alert;
  return { ...alertJson(alert), delivery: { state: delivery, attempts, last_error: lastError, tried_at: triedAt === null ? null : instantText(triedAt), delivered_at: deliveredAt === null ? null : instantText(deliveredAt) } };
}

export function alertsList(options: AlertsOptions, terminal: Terminal): Promise<number> {
  const since = options.since === undefined ? null : instantOption(options.since, '--since');
  return withConfiguredStore(requireConfiguration(options.config, terminal), (sentence) => terminal.note(sentence), async (store) => {
    const alerts = await store.alerts.list({ scope: options.scope ?? null, since });
    if (options.json === true) await terminal.line(JSON.stringify({ alerts: alerts.map(listedJson) }, null, 2));
    else if (alerts.length === 0) await terminal.line('no alerts');
    else {
      const rows = alerts.map((alert) => [instantText(alert.createdAt).replace(/\.\d+Z$/, 'Z'), alert.severity, alert.policy, alert.scope, alert.message.replace(/\s+/g, ' '), toldText(alert)]);
      for (const line of textTable(['time', 'severity', 'policy', 'scope', 'message', 'receiver'].map((title) => ({ title, align: 'left' as const })), rows)) await terminal.line(line);
    }
    return exit.accepted;
  });
}

/** Meters of the rules; `null` where those have errors of their own. */
function metersOf({ rules }: Configuration): Iterable<string> | null {
  try {
    return loadRulebook(rules.directory).tariff?.meters.keys() ?? null;
  } catch (error) {
    if (error instanceof RulebookUnreadable) return null;
    throw error;
  }
}

/** Secrets that cannot be read now would be missed when somebody is to be told. */
function unreadableSecrets({ policies }: LoadedPolicies, directory: string): readonly Problem[] {
  return policies.flatMap(({ name, webhook }) => {
    if (webhook === null || webhook.secret === null) return [];
    try {
      accessSync(webhook.secret.file, constants.R_OK);
      return [];
    } catch (error) {
      return [wrong({ kind: 'file', file: directory, line: 1, column: 1, width: 0, text: '' }, `the secret of the policy \`${name}\`, ${webhook.secret.file}, cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, 'correct `webhook.secret.file`, or let this user read it')];
    }
  });
}

export async function alertsCheck({ config, json }: AlertsOptions, terminal: Terminal): Promise<number> {
  const configuration = requireConfiguration(config, terminal);
  const { directory } = configuration.alerts;
  const meters = metersOf(configuration);
  const loaded = policiesIn(directory, meters === null ? null : [...meters]);
  const problems = [...loaded.problems, ...unreadableSecrets(loaded, directory)];
  if (json === true) await terminal.line(JSON.stringify({ errors: problems.length, policies: loaded.policies.map(({ name }) => name), problems: problems.map(problemJson) }, null, 2));
  else {
    for (const problem of problems) await terminal.line(`${renderProblem(problem, terminal.paint)}\n`);
    if (problems.length > 0) await terminal.line(`${problems.length} error${problems.length === 1 ? '' : 's'}`);
    else if (loaded.policies.length === 0) await terminal.line(`no policies: there is no file *.json in ${directory}`);
    else await terminal.line(`${terminal.paint('good', 'ok')} ${directory}: ${loaded.policies.length} polic${loaded.policies.length === 1 ? 'y' : 'ies'} in ${loaded.files.length} file${loaded.files.length === 1 ? '' : 's'}`);
  }
  return problems.length > 0 ? exit.rules : exit.accepted;
}

export function policiesIn(directory: string, meters: readonly string[] | null): LoadedPolicies {
  try {
    return loadPolicies(directory, directory, meters);
  } catch (error) {
    throw new CommandProblem(exit.environment, `the directory of alert policies, ${directory}, cannot be read: ${(error as Error).message}`, 'correct `alerts.directory`');
  }
}
