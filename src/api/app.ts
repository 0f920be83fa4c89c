/** The application: routes joined to the rooms that do the work. No arithmetic here. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { type CloudkittyEnvironment, type CloudkittyParts, cloudkittyRoutes } from '../cloudkitty-api/index.ts';
import { UnreadableUsage } from '../collect/index.ts';
import { identityBy, noneStrategy, usualPolicies, visibleScopes } from '../identity/index.ts';
import type { Tariff } from '../rating/index.ts';
import { readRequest, reportJson } from '../report/index.ts';
import { type Rulebook, openRulebook } from '../rulebook/index.ts';
import { NoRules } from '../service/index.ts';
import { StorageUnavailable } from '../storage/index.ts';
import { instantOfMilliseconds } from '../time/index.ts';
import { AuditBook } from './audit.ts';
import { addAudit } from './audit-route.ts';
import { crossOrigin } from './cross-origin.ts';
import { Gate, type GateParts } from './gate.ts';
import { BodyTooLarge, type Limits, boundedBody, boundedDepth, boundedTime, usualLimits } from './limits.ts';
import { type Places, pathOf, placesOf } from './places.ts';
import { addPoints } from './points.ts';
import { addReprocessings } from './reprocessings.ts';
import { Refused, problem } from './problems.ts';
import { withRequestId } from './request-id.ts';
import { addPage } from './page.ts';
import { addUsage } from './push-usage.ts';
import { addRoots } from './roots.ts';
import { checkedJson, quoted } from './answers.ts';
import { addHashmapRevisions } from './hashmap-revisions.ts';
import { addRulebooks } from './rulebooks/add-rulebooks.ts';
import { checkRoute, healthRoute, quoteRoute, summaryRoute } from './routes.ts';
import { addScopes } from './scopes.ts';
import { usageSchema } from './schemas.ts';
import { pageOf, refuse, tongueOf } from './tongue.ts';
import { readUsageBody } from './usage-body.ts';

/** What is not given of CloudKitty's parts is as in an installation that collects nothing. */
export interface ApiParts extends Pick<CloudkittyParts, 'store' | 'rules'>, Partial<Omit<CloudkittyParts, 'store' | 'rules'>> {
  /** Is told of faults that are ours; the answer says nothing of their inside. */
  readonly onFault: (error: unknown, requestId: string) => void;
  readonly disableFile?: string | null;
  /** Who may ask; by default everybody, for everything. */
  readonly gate?: GateParts;
  readonly limits?: Limits;
}

const nothingCollected = { metrics: [], metricsFile: { metrics: {} }, scopeKey: 'project_id', periodSeconds: 3600, now: () => instantOfMilliseconds(Date.now()) } as const;

const open: GateParts = { identity: identityBy([noneStrategy]), policies: usualPolicies, requestsPerSecond: 0, burst: 0, allowedOrigins: [], isBehindProxy: false };

export function buildApp({ onFault, disableFile = null, gate: gateParts = open, limits = usualLimits, ...given }: ApiParts): OpenAPIHono<CloudkittyEnvironment> {
  const parts: CloudkittyParts = { ...nothingCollected, ...given };
  const { store, rules } = parts;
  const inForce = async (): Promise<{ readonly rulebook: Rulebook; readonly tariff: Tariff }> => {
    const rulebook = await rules.now();
    if (rulebook.tariff === null) throw new TypeError('INVARIANT: only a rulebook without errors is served');
    return { rulebook, tariff: rulebook.tariff };
  };
  const app = new OpenAPIHono<CloudkittyEnvironment>({
    getPath: pathOf,
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map(({ path, message }) => ({ field: path.join('.') || result.target, reason: message }));
      return problem(c, 'invalid-request', errors.map(({ field, reason }) => `${field}: ${reason}`).join('; '), { errors });
    },
  });
  app.openAPIRegistry.register('Usage', usageSchema);
  app.use(withRequestId);
  let places: Places | null = null;
  const gate = new Gate(gateParts, new AuditBook(store.audit), () => (places ??= placesOf(app)));
  app.use(crossOrigin(gateParts.allowedOrigins), boundedTime(limits), gate.guard, boundedBody(limits), boundedDepth);
  addRoots(app, { disableFile, isBehindProxy: gateParts.isBehindProxy });
  addPage(app);
  addAudit(app, store);
  addScopes(app, parts);
  addPoints(app, parts);
  addReprocessings(app, parts);
  app.route('/', cloudkittyRoutes(parts));

  app.openapi(quoteRoute, async (c) => {
    const warnings: string[] = [];
    const onWarning = (sentence: string): void => void warnings.push(sentence);
    const body = readUsageBody(c.req.header('content-type') ?? '', Buffer.from(await c.req.arrayBuffer()), onWarning);
    if ('problem' in body) return problem(c, body.problem, body.detail) as never;
    const { rulebook, tariff } = await inForce();
    return c.json(await quoted({ tariff, hash: rulebook.hash, readings: body.readings, warnings }), 200);
  });

  addUsage(app, parts);

  app.openapi(summaryRoute, async (c) => {
    const request = readRequest(c.req.valid('query'), (await inForce()).tariff.zone.name);
    if ('problem' in request) return problem(c, 'invalid-request', `${request.problem.field} ${request.problem.reason}`, { errors: [request.problem] }) as never;
    const own = visibleScopes(c.get('caller'));
    // Without a scope of his own a caller sees nothing.
    const query = own === null ? request.query : { ...request.query, filters: new Map([['scope', own]]) };
    return c.json(reportJson(query, await store.summary(query)), 200);
  });

  app.openapi(checkRoute, (c) => {
    const { files } = c.req.valid('json');
    const contents = new Map(files.map(({ path, content }) => [path, new TextEncoder().encode(content)]));
    if (contents.size < files.length) return problem(c, 'invalid-request', 'two files have the same path', { errors: [{ field: 'files', reason: 'two files have the same path' }] }) as never;
    const checked = openRulebook({ files: [...contents.keys()].filter((path) => path.endsWith('.tariff')), read: (path) => contents.get(path) ?? null });
    return c.json(checkedJson(checked), 200);
  });

  app.openapi(healthRoute, async (c) => {
    const database = await store.ping().then(() => 'ok' as const, () => 'unavailable' as const);
    return c.json({ status: database, database, rulebook: (await rules.now()).hash }, database === 'ok' ? 200 : 503);
  });

  if (parts.inForce !== undefined) {
    addRulebooks(app, { ...parts, inForce: parts.inForce });
    addHashmapRevisions(app, { ...parts, inForce: parts.inForce });
  }

  app.doc31('/openapi.json', { openapi: '3.1.0', info: { title: 'Tariff', version: '1', description: 'Metered usage in, exact and explained charges out.' } }, { unionPreferredType: 'oneOf' });
  app.notFound((c) => {
    const { path, method } = c.req;
    const methods = (places ??= placesOf(app)).methodsAt(path);
    const tongue = tongueOf(path);
    if (tongue === 'v1') return pageOf(c, 405);
    if (methods.length > 0) {
      c.header('allow', methods.join(', '));
      return refuse(c, 'method-not-allowed', tongue === 'v2' ? 'The method is not allowed for the requested URL.' : `${path} takes ${methods.join(', ')}`);
    }
    return tongue === 'v2' ? pageOf(c, 404) : refuse(c, 'not-found', `there is no ${method} ${path}; see /openapi.json`);
  });
  app.onError((error, c) => {
    if (error instanceof Refused) return problem(c, error.kind, error.message, error.extra);
    if (error instanceof StorageUnavailable) return refuse(c, 'storage-unavailable', error.message);
    if (error instanceof NoRules) return refuse(c, 'no-rules', error.message);
    if (error instanceof BodyTooLarge) return refuse(c, 'body-too-large', error.message);
    if (error instanceof UnreadableUsage) return refuse(c, 'unreadable-usage', error.message);
    // Readers of JSON go down as deep as it does.
    if (error instanceof RangeError && /call stack/.test(error.message)) return refuse(c, 'invalid-request', 'the body: what it holds is nested too deeply to be read', { errors: [{ field: 'body', reason: 'is nested too deeply' }] });
    if ('status' in error && error.status === 400) return refuse(c, 'invalid-request', error.message);
    if ('status' in error && error.status === 415) return refuse(c, 'unsupported-media-type', 'send JSON, as `content-type: application/json`');
    onFault(error, c.get('requestId'));
    return refuse(c, 'internal', tongueOf(c.req.path) === 'native' ? 'the fault is ours and has been logged' : 'Internal Server Error');
  });
  return app;
}
