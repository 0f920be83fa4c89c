/** Scopes out of Keystone: projects, and of these those in which our own user has the role `rating`, unless all are wanted. Knows nothing of tokens. */
import type { Fetcher } from '../fetcher.ts';
import { SourceFailure } from '../failure.ts';
import { Refusal, strange } from '../http/asked.ts';
import { Service, isSuccess } from '../http/service.ts';
import { type KeystoneFetcherOptions, keystoneFetcherOptions } from '../options.ts';
import { type FetcherType, sourceType } from '../types.ts';
import { Keystone, reasonIn, tokenAccess } from './keystone.ts';

const role = 'rating';
/** Questions at once where every project is asked for alone. */
const atOnce = 8;
/** A list that does not end is none. */
const mostPages = 10_000;

type Entry = Readonly<Record<string, unknown>>;
const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);

class KeystoneFetcher implements Fetcher {
  readonly name: string;
  readonly #keystone: Keystone;
  readonly #service: Service;
  readonly #options: KeystoneFetcherOptions;

  constructor(name: string, options: KeystoneFetcherOptions, now: () => number) {
    [this.name, this.#options] = [name, options];
    this.#keystone = new Keystone(`fetcher_${name}`, options, now);
    this.#service = new Service(this.#keystone.client, tokenAccess(this.#keystone, this.#keystone.base), this.#keystone.asked);
  }

  async scopes(signal: AbortSignal): Promise<readonly string[]> {
    const isEnough = this.#options.ignore_disabled_tenants ? ({ enabled }: Entry): boolean => enabled !== false : (): boolean => true;
    const projects = async (): Promise<readonly string[]> => (await this.#list('/projects', 'projects', new URLSearchParams(), signal)).filter(isEnough).map(({ id }) => String(id));
    if (this.#options.ignore_rating_role) return [...new Set(await projects())];
    const rated = await this.#rated(signal);
    if (rated === null) return this.#askedOneByOne(await projects(), signal);
    if (!this.#options.ignore_disabled_tenants) return [...rated];
    return [...new Set(await projects())].filter((id) => rated.has(id));
  }

  close(): Promise<void> {
    this.#service.close();
    return Promise.resolve();
  }

  /** Projects in which we have the role, those by a group or a parent among them; `null` where we may not ask for all at once. */
  async #rated(signal: AbortSignal): Promise<ReadonlySet<string> | null> {
    try {
      const [found] = await this.#list('/roles', 'roles', new URLSearchParams({ name: role }), signal);
      if (found === undefined) throw new SourceFailure(`${this.#service.asked.section}: ${this.#keystone.base} knows no role \`${role}\`: make it and give it to our user in each project that is rated, or set \`ignore_rating_role: true\` to rate all projects`, true);
      const { userId } = await this.#keystone.token(signal);
      const assignments = await this.#list('/role_assignments', 'role_assignments', new URLSearchParams({ 'user.id': userId, 'role.id': String(found['id']), effective: 'true' }), signal);
      return new Set(assignments.flatMap(({ scope }) => (isEntry(scope) && isEntry(scope['project']) ? [String(scope['project']['id'])] : [])));
    } catch (error) {
      if (error instanceof Refusal && (error.status === 403 || error.status === 404)) return null;
      throw error;
    }
  }

  /** The way of users who may see the roles of each project, and not all assignments. */
  async #askedOneByOne(projects: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
    const { userId } = await this.#keystone.token(signal);
    const rated: boolean[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let index = next++; index < projects.length; index = next++) {
        const roles = await this.#list(`/projects/${encodeURIComponent(projects[index] ?? '')}/users/${encodeURIComponent(userId)}/roles`, 'roles', new URLSearchParams(), signal);
        rated[index] = roles.some(({ name }) => name === role);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return projects.filter((_, index) => rated[index] === true);
  }

  /** All pages of a list. */
  async #list(path: string, key: string, query: URLSearchParams, signal: AbortSignal): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    let page = query;
    for (let count = 0; count < mostPages; count++) {
      const answer = await this.#service.ask({ method: 'GET', path, query: page, signal });
      if (!isSuccess(answer)) throw this.#service.refusal(answer, reasonIn(answer));
      const value = this.#service.json(answer);
      const list = isEntry(value) ? value[key] : undefined;
      if (!isEntry(value) || !Array.isArray(list) || !list.every(isEntry)) throw strange(this.#service.asked, answer.address, `no list \`${key}\` in it`);
      entries.push(...list);
      const next = isEntry(value['links']) ? value['links']['next'] : null;
      if (typeof next !== 'string' || !URL.canParse(next)) return entries;
      // Only its parameters: our token goes to no other address than the one configured.
      page = new URL(next).searchParams;
    }
    throw strange(this.#service.asked, `${this.#keystone.base}${path}`, 'a list without an end');
  }
}

export const keystoneFetcherType: FetcherType = sourceType(keystoneFetcherOptions, (name, options, { now = Date.now }) => new KeystoneFetcher(name, options, now));
