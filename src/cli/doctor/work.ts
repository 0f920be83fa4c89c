/** Checks of the work: the queue of jobs, scopes that fail or fall behind, and files that were dropped. */
import { accessSync, constants, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from '../../config/index.ts';
import { dueBefore, settingsOf, systemClock } from '../../service/index.ts';
import type { Alert, JobCount, ScopeState } from '../../storage/index.ts';
import { type Finding, counted, finding, firstOf, sentenceOf } from './finding.ts';

export function jobFindings(counts: readonly JobCount[]): readonly Finding[] {
  if (counts.length === 0) return [finding('jobs', 'ok', 'no worker has worked on this database yet')];
  const dead = counts.filter(({ queue, state }) => queue.endsWith('.dead') && state === 'created');
  const stalled = counts.reduce((sum, count) => sum + count.stalled, 0);
  const all = (state: JobCount['state']): number => counts.filter((count) => count.state === state && !count.queue.endsWith('.dead')).reduce((sum, { jobs }) => sum + jobs, 0);
  const findings: Finding[] = [];
  if (dead.length > 0) {
    findings.push(finding('jobs', 'warning', `${counted(dead.reduce((sum, { jobs }) => sum + jobs, 0), 'job')} that nobody could do`, 'see the log of the workers from that time; what they were for is planned again by itself', dead.map(({ queue, jobs }) => `${queue.replace(/\.dead$/, '')}: ${jobs}`)));
  }
  if (stalled > 0) findings.push(finding('jobs', 'warning', `${counted(stalled, 'job')} whose worker was not heard of for longer than its heartbeat`, 'a running worker takes them over within a minute: see that one runs'));
  return findings.length > 0 ? findings : [finding('jobs', 'ok', `${all('created') + all('retry')} waiting, ${all('active')} in work, none lost`)];
}

/** @param most a scope that is further behind, in periods that are due, falls behind. */
export function scopeFindings(states: readonly ScopeState[], configuration: Configuration, most: number): readonly Finding[] {
  const active = states.filter(({ isActive, fetcher }) => isActive && fetcher !== 'pushed');
  const failing = active.filter(({ failures }) => failures > 0);
  const settings = settingsOf(configuration);
  const before = dueBefore(settings, systemClock.now());
  const lagging = active.flatMap(({ identifier, ratedUntil }) => {
    const periods = ratedUntil === null ? 0 : Math.floor((before - ratedUntil) / (settings.periodSeconds * 1_000_000));
    return periods > most ? [{ identifier, periods }] : [];
  }).sort((a, b) => b.periods - a.periods);
  const findings: Finding[] = [];
  if (failing.length > 0) findings.push(finding('scopes', 'warning', `${failing.length} of ${counted(active.length, 'active scope')} ${failing.length === 1 ? 'fails' : 'fail'}`, 'mend what it says; they are tried again by themselves, later each time', firstOf(failing.map(({ identifier, failures, lastError }) => `${identifier} (${counted(failures, 'time')}): ${lastError ?? ''}`))));
  if (lagging.length > 0) findings.push(finding('scopes', 'warning', `${lagging.length} of ${counted(active.length, 'active scope')} ${lagging.length === 1 ? 'is' : 'are'} more than ${counted(most, 'period')} behind`, 'see that workers run and keep up: more of them, or more `orchestrator.max_workers`', firstOf(lagging.map(({ identifier, periods }) => `${identifier}: ${counted(periods, 'period')}`))));
  if (findings.length > 0) return findings;
  return [finding('scopes', 'ok', active.length === 0 ? 'none is collected yet' : `${counted(active.length, 'active scope')}, none fails, none is more than ${counted(most, 'period')} behind`)];
}

/** Alerts that no receiver was told of in the end. */
export function alertFindings(alerts: readonly Alert[]): readonly Finding[] {
  const lost = alerts.filter(({ delivery }) => delivery === 'given up');
  if (lost.length === 0) return [];
  return [finding('alerts', 'warning', `${counted(lost.length, 'alert')} whose receiver was never told`, 'mend the receiver; `tariff alerts` shows what it would have been told', firstOf(lost.map(({ policy, scope, lastError }) => `${policy}, ${scope}: ${lastError ?? ''}`)))];
}

/** Files below, without those that are not there yet. */
const filesIn = (folder: string, isMeant: (name: string) => boolean): number => {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && isMeant(entry.name)).length;
  } catch {
    return 0;
  }
};

export function fileFindings({ directory: { incoming } }: Configuration): readonly Finding[] {
  if (incoming === null) return [];
  try {
    accessSync(incoming, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    return [finding('dropped files', 'failure', `the folder \`directory.incoming\` cannot be used: ${sentenceOf(error)}`, 'make it, and give it to the user of the workers')];
  }
  const waiting = filesIn(incoming, (name) => !name.startsWith('.'));
  const failed = filesIn(path.join(incoming, 'failed'), (name) => !name.endsWith('.error.txt'));
  if (failed > 0) return [finding('dropped files', 'warning', `${counted(failed, 'file')} could not be taken`, `beside each in ${path.join(incoming, 'failed')} stands why; mend it and drop it again`)];
  return [finding('dropped files', 'ok', `${waiting} waiting in ${incoming}`)];
}
