/** Who may ask a server, from its configuration: strategies with what each needs, and the policy file where there is one. */
import { readFileSync } from 'node:fs';
import type { GateParts } from '../api/index.ts';
import type { Configuration } from '../config/index.ts';
import { type Policies, type Strategy, type StrategyName, basicStrategy, identityBy, jwtStrategy, keyShelf, keyStrategy, keystoneStrategy, noneStrategy, readPolicies, usualPolicies } from '../identity/index.ts';
import type { Log } from '../service/index.ts';
import { tokenJudge } from '../sources/index.ts';
import type { Store } from '../storage/index.ts';
import { instantOfMilliseconds } from '../time/index.ts';
import { isWrong, renderProblem } from '../yaml/index.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

type Api = Configuration['api'];

function requirePolicies(file: string | null, terminal: Terminal): Policies {
  if (file === null) return usualPolicies;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandProblem(exit.environment, `the policy file ${file} cannot be read: ${(error as Error).message}`, 'name another in `api.policy_file`, or leave it out');
  }
  const { policies, problems } = readPolicies(file, text);
  for (const problem of problems) terminal.note(renderProblem(problem, terminal.paintNotes));
  if (problems.some(isWrong)) throw new CommandProblem(exit.rules, `the policy file ${file} is not right, so nothing was done`);
  return policies;
}

async function openStrategy(name: StrategyName, api: Api, store: Store): Promise<Strategy> {
  switch (name) {
    case 'none': return noneStrategy;
    case 'key': return keyStrategy(keyShelf(store.keys, () => instantOfMilliseconds(Date.now())));
    case 'basic': return basicStrategy(api.users);
    case 'jwt': {
      if (api.jwt === null) throw new TypeError('INVARIANT: the strategy jwt has its options');
      return jwtStrategy(api.jwt, api.titles).catch((error: unknown) => {
        throw new CommandProblem(exit.environment, `the keys in \`jwt.jwks\` cannot be read: ${(error as Error).message}`, 'name a file with a JSON Web Key Set, or its URL');
      });
    }
    case 'keystone': {
      if (api.keystone === null) throw new TypeError('INVARIANT: the strategy keystone has its credentials');
      return keystoneStrategy(tokenJudge('keystone_authtoken', api.keystone), api.titles, api.authenticateUri);
    }
  }
}

/** The gate, or an end of the command with what is wrong on standard error. */
export async function requireGate(api: Api, store: Store, log: Log, terminal: Terminal): Promise<GateParts> {
  const policies = requirePolicies(api.policyFile, terminal);
  const strategies = await Promise.all([...new Set(api.strategies)].map((name) => openStrategy(name, api, store)));
  return {
    policies, identity: identityBy(strategies), requestsPerSecond: api.requestsPerSecond, burst: api.burst, allowedOrigins: api.allowedOrigins, isBehindProxy: api.isBehindProxy,
    onRefused: (reason, requestId) => log.info({ reason, requestId }, 'a caller was not let in'),
  };
}
