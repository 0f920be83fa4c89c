/** Proves that a script that was edited in force rates what had begun by what it said then, when it is rated late and when it is rated again. */
import pino from 'pino';
import { expect, test } from 'vitest';
import { decimalText } from '../../src/money/index.ts';
import { RulesInForce, planReprocessing } from '../../src/service/index.ts';
import { rateScope } from '../../src/service/rate-scope.ts';
import type { ScriptVersion } from '../../src/storage/index.ts';
import { withFiles } from '../support/command.ts';
import { startFakePrometheus } from '../support/fake-prometheus.ts';
import { withStore } from '../support/postgres.ts';
import { StandingClock, at, collectorAt, ratingWith, rules as files } from './parts.ts';

const never = new AbortController().signal;
const seconds = (text: string): number => at(text) / 1_000_000;
const script = (price: string, since: number): ScriptVersion => ({
  id: '6c1b8a30-797f-4b7e-ad66-9bd4cf0d2aa1', name: 'surcharge', text: `module surcharge\n\nprice surcharge_price for instance {\n  "A surcharge."\n  combines any\n  from 2020-01-01 {\n    rate ${price} EUR/hour\n  }\n}\n`, description: null,
  start: seconds('2020-01-01T00:00:00Z'), end: null, createdAt: 0, createdBy: null, updatedBy: null, deleted: null, deletedBy: null, since,
});

test('late and again, each period is rated by the script that was valid when it began', () => withStore((store) => withFiles(Object.fromEntries(Object.entries(files).map(([name, text]) => [`rules/${name}`, text])), async (folder) => {
  const source = await startFakePrometheus({ series: (name, scope) => (scope === 'acme' && name === 'instance_hours' ? [{ labels: { project_id: 'acme', id: 'vm', flavor: 'small' }, value: '1' }] : []) });
  try {
    const rules = new RulesInForce({ directory: `${folder}/rules`, metrics: [], scopeKey: 'project_id', periodSeconds: 3600 }, store, pino({ level: 'silent' }));
    const signed = { author: null, at: 0 };
    await store.rules.change(0, { kind: 'module', module: { name: 'pyscripts', enabled: true, priority: null } }, signed);
    await store.rules.change(1, { kind: 'script', version: script('1', 0) }, signed);
    await store.rules.change(2, { kind: 'script', version: script('3', seconds('2026-03-01T10:00:00Z')) }, signed);
    expect((await rules.standing()).leftOut).toEqual([]);
    await store.scopes.create({ identifier: 'acme' });
    const rating = { ...await ratingWith(store, [collectorAt(source.url)], new StandingClock('2026-03-02T02:30:00Z')), rulebook: () => rules.now(), rulesAt: (start: Parameters<RulesInForce['at']>[0]) => rules.at(start) };
    expect(await rateScope(rating, (await store.scopes.find('acme'))!.id, never)).toEqual({ kind: 'rated', periods: 25, isDone: true });
    const { rows } = await store.summary({ by: ['module'], from: null, to: null, timezone: 'UTC' });
    // Ten hours at one and fifteen at three; the price by flavor is a tenth of an hour's.
    expect(Object.fromEntries(rows.map(({ key, amounts: [sum] }) => [key[0], sum === undefined ? null : decimalText(sum.amount)]))).toEqual({ surcharge: '55', prices: '2.5' });
    expect(await planReprocessing(rating, { scope: 'acme', period: { start: at('2026-03-01T00:00:00Z'), end: at('2026-03-02T01:00:00Z') }, usage: 'collected' }, never)).toMatchObject({ points: 25, corrected: 0, changes: [] });
  } finally {
    await source.stop();
  }
})));
