/** The application: routes joined to the rooms that do the work. No arithmetic here. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { UnreadableUsage } from '../collect/index.ts';
import { type Assessment, type Totals, addTotals, assessmentJson, limitJson, noTotals, quoteUsage, storeUsage } from '../intake/index.ts';
import { diagnosticJson } from '../language/index.ts';
import { decimalText } from '../money/index.ts';
import type { LimitLine } from '../rating/index.ts';
import { readRequest, reportJson } from '../report/index.ts';
import { type Rulebook, openRulebook } from '../rulebook/index.ts';
import { StorageUnavailable, type Store } from '../storage/index.ts';
import { problem } from './problems.ts';
import { checkRoute, healthRoute, quoteRoute, summaryRoute, usageRoute } from './routes.ts';
import { usageSchema } from './schemas.ts';
import { readUsageBody } from './usage-body.ts';

export interface ApiParts {
  /** Checked, without errors, its examples holding. */
  readonly rulebook: Rulebook;
  readonly store: Store;
  /** Is told of faults that are ours; the answer says nothing of their inside. */
  readonly onFault: (error: unknown) => void;
}

/** Bodies are read whole here; larger inputs are files for `tariff rate`. */
const mostBytes = 32 * 1024 * 1024;

const totalsJson = ({ amount, ...counts }: Totals, currency: string) => ({ ...counts, amount: decimalText(amount), currency });
type AssessedJson = { status: 'rated' | 'unrated' | 'stopped' | 'refused' | 'known' };
const assessedJson = (entry: Assessment): AssessedJson => assessmentJson(entry) as unknown as AssessedJson;

type LimitJson = { module: string; rule: string; amount: string; currency: string; sum: string; start: string; end: string; group: Record<string, string>; at: string };
const limitAnswer = (line: LimitLine): LimitJson => limitJson(line) as unknown as LimitJson;

export function buildApp({ rulebook, store, onFault }: ApiParts): OpenAPIHono {
  const { tariff } = rulebook;
  if (tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors is served');
  const app = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.') || result.target, reason: message }));
      return problem(c, 'invalid-request', errors.map(({ field, reason }) => `${field}: ${reason}`).join('; '), { errors });
    },
  });
  app.openAPIRegistry.register('Usage', usageSchema);
  app.use(bodyLimit({ maxSize: mostBytes, onError: (c) => problem(c, 'body-too-large', `at most ${mostBytes / 1024 / 1024} MiB are read at once; send the usage in parts`) }));

  app.openapi(quoteRoute, async (c) => {
    const warnings: string[] = [];
    const onWarning = (sentence: string): void => void warnings.push(sentence);
    const body = readUsageBody(c.req.header('content-type') ?? '', Buffer.from(await c.req.arrayBuffer()), onWarning);
    if ('problem' in body) return problem(c, body.problem, body.detail) as never;
    const points: AssessedJson[] = [];
    let totals = noTotals;
    const quoted = quoteUsage(tariff, body.readings, { onWarning });
    for await (const assessments of quoted.assessments) {
      totals = addTotals(totals, assessments);
      points.push(...assessments.map(assessedJson));
    }
    return c.json({ rulebook: rulebook.hash, points, limits: quoted.closeWindows().map(limitAnswer), totals: totalsJson(totals, tariff.currency), warnings }, 200);
  });

  app.openapi(usageRoute, async (c) => {
    const warnings: string[] = [];
    const onWarning = (sentence: string): void => void warnings.push(sentence);
    const body = readUsageBody(c.req.header('content-type') ?? '', Buffer.from(await c.req.arrayBuffer()), onWarning);
    if ('problem' in body) return problem(c, body.problem, body.detail) as never;
    const refused: AssessedJson[] = [];
    const totals = await storeUsage(store, rulebook, body.readings, {
      source: 'api', onWarning,
      onBatch: (assessments) => void refused.push(...assessments.filter(({ kind }) => kind === 'refused').map(assessedJson)),
    });
    return c.json({ rulebook: rulebook.hash, totals: totalsJson(totals, tariff.currency), refused, warnings }, 200);
  });

  app.openapi(summaryRoute, async (c) => {
    const request = readRequest(c.req.valid('query'), tariff.zone.name);
    if ('problem' in request) return problem(c, 'invalid-request', `${request.problem.field} ${request.problem.reason}`, { errors: [request.problem] }) as never;
    return c.json(reportJson(request.query, await store.summary(request.query)), 200);
  });

  app.openapi(checkRoute, (c) => {
    const { files } = c.req.valid('json');
    const contents = new Map(files.map(({ path, content }) => [path, new TextEncoder().encode(content)]));
    if (contents.size < files.length) return problem(c, 'invalid-request', 'two files have the same path', { errors: [{ field: 'files', reason: 'two files have the same path' }] }) as never;
    const checked = openRulebook({ files: [...contents.keys()].filter((path) => path.endsWith('.tariff')), read: (path) => contents.get(path) ?? null });
    const diagnostics = checked.diagnostics.map((entry) => diagnosticJson(entry, checked.sources));
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const { tariff: candidate } = checked;
    const failed = candidate === null ? [] : checked.examples.flatMap((example) => example.run(candidate) ?? []);
    const all = [...diagnostics, ...failed.map((entry) => diagnosticJson(entry, checked.sources))];
    return c.json({
      hash: checked.hash, errors: errors + failed.length, warnings: diagnostics.length - errors,
      diagnostics: all.map((entry) => ({ ...entry, related: [...entry.related], notes: [...entry.notes], edits: [...entry.edits] })),
      examples: { passed: candidate === null ? 0 : checked.examples.length - failed.length, failed: failed.length },
    }, 200);
  });

  app.openapi(healthRoute, async (c) => {
    const database = await store.ping().then(() => 'ok' as const, () => 'unavailable' as const);
    return c.json({ status: database, database, rulebook: rulebook.hash }, database === 'ok' ? 200 : 503);
  });

  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Tariff', version: '1', description: 'Metered usage in, exact and explained charges out.' } }, { unionPreferredType: 'oneOf' });
  app.notFound((c) => problem(c, 'not-found', `there is no ${c.req.method} ${c.req.path}; see /openapi.json`));
  app.onError((error, c) => {
    if (error instanceof StorageUnavailable) return problem(c, 'storage-unavailable', error.message);
    if (error instanceof UnreadableUsage) return problem(c, 'unreadable-usage', error.message);
    if ('status' in error && error.status === 400) return problem(c, 'invalid-request', error.message);
    onFault(error);
    return problem(c, 'internal', 'the fault is ours and has been logged');
  });
  return app;
}
