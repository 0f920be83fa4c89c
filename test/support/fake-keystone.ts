/** A Keystone of version 3 with one user: gives tokens and a catalogue, and lists projects, roles and assignments, page by page. */
import { type Behaviour, type FakeAnswer, type FakeRequest, startFakeServer } from './fake-server.ts';

export interface FakeProject {
  readonly id: string;
  readonly enabled?: boolean;
  /** Whether our user has the role `rating` in it. Default true. */
  readonly isRated?: boolean;
}
export interface FakeKeystoneOptions {
  /** By type of service, its address; with interface `internal` and `public` in `RegionOne`. */
  readonly catalog?: Readonly<Record<string, string>>;
  readonly projects?: readonly FakeProject[];
  /** Whether the role `rating` exists. Default true. */
  readonly hasRole?: boolean;
  /** Whether our user may list all assignments. Default true. */
  readonly mayListAssignments?: boolean;
  readonly projectsPerPage?: number;
  /** Seconds that tokens live. Default 3600. */
  readonly lifeSeconds?: number;
  /** Tokens of others, and what is said of them to who may ask. */
  readonly shown?: Readonly<Record<string, object>>;
}
export interface FakeKeystone {
  /** As `auth_url` has it: `http://127.0.0.1:5000/v3`. */
  readonly url: string;
  /** The options that log in. */
  readonly login: Readonly<Record<string, string>>;
  readonly applicationLogin: Readonly<Record<string, string>>;
  isValid(token: string | undefined): boolean;
  /** No token that was given so far is valid any more. */
  revoke(): void;
  readonly counts: { readonly tokens: number; readonly others: number };
  /** Paths so far, those for tokens among them. */
  readonly paths: readonly string[];
  /** How the next questions but those for tokens are treated; `tokens` those for tokens. */
  behave(behaviour: Behaviour, times?: number): void;
  behaveForTokens(behaviour: Behaviour, times?: number): void;
  stop(): Promise<void>;
}

const password = 'Tr0ub4dor&3';
const answers: Behaviour = { kind: 'answers' };
const unauthorized: FakeAnswer = { status: 401, body: { error: { code: 401, title: 'Unauthorized', message: 'The request you have made requires authentication.' } } };
const forbidden: FakeAnswer = { status: 403, body: { error: { code: 403, title: 'Forbidden', message: 'You are not authorized to perform the requested action.' } } };
const userId = '7f2a';
const roleId = 'r-rating';

export async function startFakeKeystone(options: FakeKeystoneOptions = {}): Promise<FakeKeystone> {
  const counts = { tokens: 0, others: 0 };
  const paths: string[] = [];
  const given = new Set<string>();
  const { projects = [], lifeSeconds = 3600 } = options;
  const server = await startFakeServer({
    answer: (request) => {
      paths.push(request.path);
      if (request.path === '/v3/auth/tokens' && request.method === 'GET') {
        counts.others++;
        const token = options.shown?.[String(request.headers['x-subject-token'])];
        if (!given.has(String(request.headers['x-auth-token']))) return unauthorized;
        return token === undefined ? { status: 404, body: { error: { code: 404, title: 'Not Found', message: 'Could not recognize Fernet token' } } } : { body: { token } };
      }
      if (request.path === '/v3/auth/tokens') {
        counts.tokens++;
        return tokenAnswer(request);
      }
      counts.others++;
      return given.has(String(request.headers['x-auth-token'])) ? listAnswer(request) : unauthorized;
    },
    behaviour: ({ path }, wanted) => (path === '/v3/auth/tokens' ? forTokens() : wanted),
  });
  let [tokenBehaviour, tokenTimes]: [Behaviour, number] = [answers, Infinity];
  const forTokens = (): Behaviour => (tokenTimes-- > 0 ? tokenBehaviour : answers);

  const tokenAnswer = ({ body }: FakeRequest): FakeAnswer => {
    const { auth } = JSON.parse(body) as { readonly auth: { readonly identity: Readonly<Record<string, unknown>>; readonly scope?: unknown } };
    const identity = JSON.stringify(auth.identity);
    const byPassword = JSON.stringify({ methods: ['password'], password: { user: { name: 'rating', domain: { name: 'Default' }, password } } });
    const byApplication = JSON.stringify({ methods: ['application_credential'], application_credential: { id: 'app-1', secret: password } });
    if (identity !== byApplication && (identity !== byPassword || JSON.stringify(auth.scope) !== JSON.stringify({ project: { name: 'service', domain: { name: 'Default' } } }))) return unauthorized;
    const id = `token-${counts.tokens}`;
    given.add(id);
    const issued = Date.parse('2020-01-01T00:00:00Z');
    const catalog = Object.entries(options.catalog ?? {}).map(([type, url]) => ({
      type, name: type, endpoints: ['internal', 'public'].map((each) => ({ interface: each, region: 'RegionOne', region_id: 'RegionOne', url })),
    }));
    const token = { issued_at: new Date(issued).toISOString(), expires_at: new Date(issued + lifeSeconds * 1000).toISOString(), user: { id: userId, name: 'rating' }, project: { id: 'service' }, catalog };
    return { status: 201, headers: { 'x-subject-token': id }, body: { token } };
  };

  const listAnswer = ({ path, parameters }: FakeRequest): FakeAnswer => {
    const perProject = /^\/v3\/projects\/([^/]+)\/users\/7f2a\/roles$/.exec(path)?.[1];
    if (perProject !== undefined) {
      const project = projects.find(({ id }) => id === decodeURIComponent(perProject));
      return { body: { roles: project?.isRated === false ? [{ id: 'r-member', name: 'member' }] : [{ id: 'r-member', name: 'member' }, { id: roleId, name: 'rating' }], links: { next: null } } };
    }
    switch (path) {
      case '/v3/roles': return { body: { roles: options.hasRole === false || parameters.get('name') !== 'rating' ? [] : [{ id: roleId, name: 'rating' }], links: { next: null } } };
      case '/v3/role_assignments': {
        if (options.mayListAssignments === false) return forbidden;
        const asked = [parameters.get('user.id'), parameters.get('role.id'), parameters.has('effective')];
        if (JSON.stringify(asked) !== JSON.stringify([userId, roleId, true])) return { status: 400, body: 'other assignments were asked for' };
        const ofProjects = projects.filter(({ isRated }) => isRated !== false).map(({ id }) => ({ scope: { project: { id } }, user: { id: userId }, role: { id: roleId } }));
        return { body: { role_assignments: [...ofProjects, { scope: { domain: { id: 'default' } }, user: { id: userId }, role: { id: roleId } }, ...ofProjects.slice(0, 1)], links: { next: null } } };
      }
      case '/v3/projects': {
        const size = options.projectsPerPage ?? 1000;
        const from = Number(parameters.get('marker') ?? '0');
        const next = from + size < projects.length ? `${url}/projects?marker=${from + size}` : null;
        return { body: { projects: projects.slice(from, from + size).map(({ id, enabled = true }) => ({ id, name: id, enabled })), links: { next } } };
      }
      default: return { status: 404, body: 'no such page' };
    }
  };
  const url = `${server.url}/v3`;
  return {
    url, counts, paths, behave: server.behave, stop: server.stop,
    behaveForTokens: (behaviour, times = Infinity) => { [tokenBehaviour, tokenTimes] = [behaviour, times]; },
    login: { auth_url: url, username: 'rating', password, user_domain_name: 'Default', project_name: 'service', project_domain_name: 'Default' },
    applicationLogin: { auth_type: 'v3applicationcredential', auth_url: url, application_credential_id: 'app-1', application_credential_secret: password },
    isValid: (token) => token !== undefined && given.has(token),
    revoke: () => given.clear(),
  };
}
