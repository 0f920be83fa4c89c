/** A running CloudKitty over HTTP: its hashmap and units are read, and its prices asked for, to be held against those of the rule files that were made of it. */
import { readFileSync } from 'node:fs';
import { type HashmapState, NoHashmap, type SamplePoint, readRunning, sampleOf } from '../cloudkitty/index.ts';
import { type Rational, absolute, compare, decimalText, multiply, rational, parseDecimal, subtract, zero } from '../money/index.ts';
import { type Tariff, bindPoint, pricePoint } from '../rating/index.ts';
import { loadRulebook } from '../rulebook/index.ts';
import { type Instant, instant, instantOfMilliseconds } from '../time/index.ts';
import { unitText } from '../units/index.ts';
import { CommandProblem, exit } from './exit.ts';
import type { Terminal } from './terminal.ts';

export interface Credentials {
  readonly token: string | null;
  readonly user: string | null;
  readonly passwordFile: string | null;
}

const longestMs = 120_000;
const excerptLength = 200;
const versionRoot = /\/v[12]\/?$/;

function headersOf({ token, user, passwordFile }: Credentials): Record<string, string> {
  if (user === null) return token === null ? {} : { 'X-Auth-Token': token };
  if (passwordFile === null) throw new CommandProblem(exit.usage, '--user needs --password-file: a password in a command line is seen by everybody');
  try {
    const password = readFileSync(passwordFile, 'utf8').split('\n')[0] ?? '';
    return { Authorization: `Basic ${Buffer.from(`${user}:${password.replace(/\r$/, '')}`).toString('base64')}` };
  } catch (error) {
    throw new CommandProblem(exit.environment, `cannot read \`${passwordFile}\`: ${(error as Error).message}`);
  }
}

/** Numbers come as their own digits: a double would not hold them. */
const parseExact = (text: string): unknown => JSON.parse(text, ((_name: string, value: unknown, context?: { readonly source?: string }) => (typeof value === 'number' ? context?.source ?? String(value) : value)) as never);

export class RunningCloudkitty {
  readonly #root: string;
  readonly #headers: Record<string, string>;

  constructor(url: string, credentials: Credentials) {
    if (!URL.canParse(url) || !/^https?:/.test(url)) throw new CommandProblem(exit.usage, `--url \`${url}\` is no address: it is like http://rating.example.com:8889`);
    this.#root = url.replace(versionRoot, '').replace(/\/$/, '');
    this.#headers = { Accept: 'application/json', 'Content-Type': 'application/json', ...headersOf(credentials) };
  }

  state(): Promise<HashmapState> {
    return readRunning((path, query) => this.#ask(`/v1/rating/module_config/hashmap/${path}`, { query })).catch((error: unknown) => {
      throw error instanceof NoHashmap ? new CommandProblem(exit.environment, `${this.#root}: ${error.message}`) : error;
    });
  }

  /** What services are counted in, as the metrics there say; `piece` for others. */
  async units(): Promise<(service: string) => string> {
    const answer = await this.#ask('/v1/info/metrics', {}).catch(() => null) as { readonly metrics?: readonly { readonly metric_id?: unknown; readonly unit?: unknown }[] } | null;
    const known = new Map((answer?.metrics ?? []).flatMap(({ metric_id: name, unit }) => (typeof name === 'string' && typeof unit === 'string' ? [[name, unit] as const] : [])));
    return (service) => known.get(service) ?? 'piece';
  }

  /** What rates there beside the hashmap, and whether that does. */
  async modules(): Promise<{ readonly hashmap: boolean; readonly others: readonly string[] }> {
    const { modules = [] } = await this.#ask('/v1/rating/modules', {}) as { readonly modules?: readonly { readonly module_id: string; readonly enabled: boolean }[] };
    const enabled = modules.filter((module) => module.enabled).map(({ module_id: id }) => id);
    return { hashmap: enabled.includes('hashmap'), others: enabled.filter((id) => id !== 'hashmap' && id !== 'noop') };
  }

  async price({ service, volume, fields }: SamplePoint): Promise<Rational> {
    const answer = await this.#ask('/v1/rating/quote', { body: JSON.stringify({ resources: [{ service, volume, desc: { metadata: fields, groupby: {} } }] }) });
    const parsed = parseDecimal(String(answer));
    if (!parsed.ok) throw new CommandProblem(exit.environment, `${this.#root} quotes ${JSON.stringify(answer)}, which is no number`);
    return parsed.value;
  }

  async #ask(path: string, { query = {}, body }: { readonly query?: Readonly<Record<string, string>>; readonly body?: string }): Promise<unknown> {
    const url = `${this.#root}${path}${Object.keys(query).length === 0 ? '' : `?${String(new URLSearchParams(query))}`}`;
    const request = { headers: this.#headers, redirect: 'follow', signal: AbortSignal.timeout(longestMs), ...(body === undefined ? {} : { method: 'POST', body }) } as const;
    const { status, text } = await fetch(url, request).then(async (response) => ({ status: response.status, text: await response.text() })).catch((error: Error) => {
      throw new CommandProblem(exit.environment, `cannot reach ${url}: ${error.cause instanceof Error ? error.cause.message : error.message}`, 'see that the address is that of the rating API, without /v1');
    });
    if (status === 401 || status === 403) throw new CommandProblem(exit.environment, `${url} answers ${status}: ${status === 401 ? 'it does not know who asks' : 'who asks may not'}`, 'give --token (`openstack token issue`), or --user and --password-file, of an administrator');
    if (status < 200 || status >= 300) throw new CommandProblem(exit.environment, `${url} answers ${status}: ${text.replace(/\s+/g, ' ').slice(0, excerptLength)}`);
    try {
      return parseExact(text);
    } catch {
      throw new CommandProblem(exit.environment, `${url} does not answer with JSON: ${text.replace(/\s+/g, ' ').slice(0, excerptLength)}`);
    }
  }
}

/** The scope that nobody has: CloudKitty quotes for no tenant. */
const nobody = 'nobody';
const hour = 3_600_000_000;

function ownPrice(tariff: Tariff, { service, volume, fields }: SamplePoint, begin: Instant): Rational | string {
  const [meter, parsed] = [tariff.meters.get(service), parseDecimal(volume)];
  if (meter === undefined || !parsed.ok) throw new TypeError('INVARIANT: each service has a meter, and a sample has decimal volumes');
  const values = new Map(Object.entries(fields).map(([name, text]) => [name, { text, kind: 'text' } as const]));
  const bound = bindPoint(tariff, { place: 'sample', id: null, meter: service, scope: nobody, period: { start: begin, end: instant(begin + hour) }, quantity: parsed.value, unit: unitText(meter.unit), fields: values });
  if (bound.kind !== 'bound') return bound.kind === 'refused' ? bound.refusal.reason : bound.reason;
  const verdict = pricePoint(tariff, bound.point);
  return verdict.status === 'rated' ? verdict.amount : verdict.status === 'unrated' ? zero : verdict.reason;
}

/** CloudKitty rounds to 28 digits at each step. */
const tolerance = rational(1n, 10n ** 26n);
const isNear = (own: Rational, other: Rational): boolean => {
  const size = absolute(other);
  return compare(absolute(subtract(own, other)), compare(size, rational(1n)) > 0 ? multiply(size, tolerance) : tolerance) <= 0;
};

const shownMost = 10;
const shownPoint = ({ service, volume, fields }: SamplePoint): string => `${service} ${volume}${Object.entries(fields).map(([name, text]) => ` ${name}=${JSON.stringify(text)}`).join('')}`;

export interface Proof {
  readonly running: RunningCloudkitty;
  readonly state: HashmapState;
  /** Of the rule files. */
  readonly directory: string;
  readonly most: number;
  readonly periodSeconds: number;
}

/** The beginning of the next period: CloudKitty quotes for what is to come. */
const nextPeriod = (seconds: number): Instant => instantOfMilliseconds((Math.floor(Date.now() / 1000 / seconds) + 1) * seconds * 1000);

/** Prices a sample by the rule files and by who runs, and says where they differ. */
export async function prove({ running, state, directory, most, periodSeconds }: Proof, terminal: Terminal): Promise<number> {
  const { tariff } = loadRulebook(directory);
  if (tariff === null) throw new CommandProblem(exit.rules, `the rules in ${directory} have errors, with others that lie there perhaps; \`tariff check ${directory}\` shows them`);
  const { hashmap, others } = await running.modules();
  if (!hashmap) {
    terminal.note(`${terminal.paintNotes('warning', 'warning')}: the hashmap is not enabled there, so it quotes nothing to hold against: equality is not proven`);
    return exit.refused;
  }
  if (others.length > 0) terminal.note(`${terminal.paintNotes('warning', 'warning')}: ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} enabled there, too: prices that differ may be of ${others.length === 1 ? 'its' : 'their'} making`);
  const begin = nextPeriod(periodSeconds);
  const points = sampleOf(state, most);
  const different: string[] = [];
  for (const point of points) {
    const [own, other] = [ownPrice(tariff, point, begin), await running.price(point)];
    if (typeof own === 'string' || !isNear(own, other)) different.push(`${shownPoint(point)}: ${typeof own === 'string' ? own : decimalText(own)} by the rule files, ${decimalText(other)} there`);
  }
  const ofTenants = [...state.mappings, ...state.thresholds].filter(({ tenant }) => tenant !== null).length;
  if (ofTenants > 0) terminal.note(`${ofTenants} rule${ofTenants === 1 ? '' : 's'} of single tenants ${ofTenants === 1 ? 'is' : 'are'} not in this proof: quotes there are for no tenant`);
  for (const line of different.slice(0, shownMost)) await terminal.line(line);
  await terminal.line(different.length === 0 ? `${terminal.paint('good', 'ok')} ${points.length} points cost the same by the rule files and there` : `${different.length} of ${points.length} points cost otherwise`);
  return different.length === 0 ? exit.accepted : exit.refused;
}
