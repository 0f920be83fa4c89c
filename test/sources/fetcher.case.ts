/**
 * What every fetcher has to do, as one suite: it is run by the test of each type, over real HTTP against a source that is played. A type may skip a case, and says why.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fetcher, SourceFailure, fetcherTypes } from '../../src/sources/index.ts';
import type { Behaviour } from '../support/fake-server.ts';
import { freePort } from '../support/free-port.ts';
import type { StagedSource } from './staged.ts';

export interface FetcherUnderTest {
  readonly type: string;
  stage(scopes: readonly string[]): Promise<StagedSource>;
  /** Options under which the source is looked for at an address; `null` where there is none. */
  optionsAt(url: string): Readonly<Record<string, unknown>>;
  /** By the name of a case, the reason for which it cannot hold here. */
  readonly skip?: Readonly<Record<string, string>>;
}

const secret = 'Tr0ub4dor&3';
const failing: readonly (readonly [string, Behaviour, RegExp, boolean])[] = [
  ['answers garbage', { kind: 'garbage' }, /not JSON/, true],
  ['answers half', { kind: 'half' }, /cut the connection after [\d,]+ bytes/, true],
  ['fails with 500', { kind: 'status', code: 500, body: 'out of memory' }, /status 500 \(out of memory\)/, true],
  ['wants fewer questions', { kind: 'status', code: 429 }, /fewer questions/, true],
  ...['null', '{}', '7', '"text"', '{"status":"success","data":{"resultType":"matrix","result":[]}}', '{"status":"success","data":{"resultType":"vector","result":[{}]}}', '[7]', '{"projects":[7],"roles":[7],"role_assignments":[7]}']
    .map((body): readonly [string, Behaviour, RegExp, boolean] => [`answers ${body}`, { kind: 'garbage', body }, /./, true]),
  ['does not accept the login', { kind: 'status', code: 401 }, /does not accept our login/, false],
  ['sends us elsewhere', { kind: 'status', code: 302, headers: { location: 'https://sso.example.org/' } }, /not followed/, false],
];

export function fetcherCases(under: FetcherUnderTest): void {
  let staged: StagedSource | null = null;
  let opened: Fetcher[] = [];
  beforeEach(() => { [staged, opened] = [null, []]; });
  afterEach(async () => {
    for (const fetcher of opened) await fetcher.close();
    await staged?.stop();
  });

  const open = (options: Readonly<Record<string, unknown>>): Fetcher => {
    const fetcher = fetcherTypes.get(under.type)?.open('under_test', options, {});
    if (fetcher === undefined) throw new Error(`no type ${under.type}`);
    opened.push(fetcher);
    return fetcher;
  };
  const stage = async (scopes: readonly string[], options: Readonly<Record<string, unknown>> = {}): Promise<{ readonly source: StagedSource; readonly fetcher: Fetcher }> => {
    const source = staged = await under.stage(scopes);
    return { source, fetcher: open({ ...source.options, ...options }) };
  };
  const never = new AbortController().signal;
  const sorted = async (fetcher: Fetcher): Promise<readonly string[]> => [...(await fetcher.scopes(never))].sort();
  const failureOf = async (asked: Promise<unknown>): Promise<SourceFailure> => {
    const failure: unknown = await asked.then((answer) => new Error(`it answered ${JSON.stringify(answer)}`), (error: unknown) => error);
    if (!(failure instanceof SourceFailure)) throw failure;
    expect(failure.message).toMatch(/^fetcher_under_test: /);
    expect(failure.message).not.toContain(secret);
    return failure;
  };
  const cases = (name: string, work: () => Promise<void>): void => {
    const reason = under.skip?.[name];
    test.skipIf(reason !== undefined)(reason === undefined ? name : `${name} (${reason})`, work);
  };

  describe('scopes', () => {
    cases('are those of the source, each once', async () => {
      const { fetcher } = await stage(['acme', 'globex', 'acme']);
      expect(fetcher.name).toBe('under_test');
      expect(await sorted(fetcher)).toEqual(['acme', 'globex']);
    });
    cases('may be none', async () => {
      const { fetcher } = await stage([]);
      expect(await sorted(fetcher)).toEqual([]);
    });
    cases('may have odd names', async () => {
      const odd = ['a"b', 'c\\d', 'ü 😀', 'project_id="x"'];
      const { fetcher } = await stage(odd);
      expect(await sorted(fetcher)).toEqual([...odd].sort());
    });
    cases('may be many', async () => {
      const many = Array.from({ length: 5000 }, (_, index) => `scope-${String(index).padStart(4, '0')}`);
      const { fetcher } = await stage(many);
      expect(await sorted(fetcher)).toEqual(many);
    });
    cases('are asked for anew each time', async () => {
      const { source, fetcher } = await stage(['acme']);
      await fetcher.scopes(never);
      const before = source.questions();
      await fetcher.scopes(never);
      expect(source.questions()).toBeGreaterThan(before);
    });
  });

  describe('a source that', () => {
    cases('is not there', async () => {
      const port = await freePort();
      expect(await failureOf(open(under.optionsAt(`http://127.0.0.1:${port}`)).scopes(never))).toMatchObject({ mayHeal: true, message: expect.stringMatching(/connection refused/) as string });
    });
    for (const [name, behaviour, words, mayHeal] of failing) {
      cases(name, async () => {
        const { source, fetcher } = await stage(['acme', 'globex']);
        source.behave(behaviour);
        const failure = await failureOf(fetcher.scopes(never));
        expect(failure.message).toMatch(words);
        expect(failure.mayHeal).toBe(mayHeal);
        source.behave({ kind: 'answers' });
        expect(await sorted(fetcher)).toEqual(['acme', 'globex']);
      });
    }
    cases('hangs', async () => {
      const { source, fetcher } = await stage(['acme'], { timeout: 0.3 });
      source.behave({ kind: 'hangs' });
      expect(await failureOf(fetcher.scopes(never))).toMatchObject({ mayHeal: true, message: expect.stringContaining('not answered within 0.3 s') as string });
      source.behave({ kind: 'answers' });
      expect(await sorted(fetcher)).toEqual(['acme']);
    });
    cases('hangs is given up when the work is no longer wanted', async () => {
      const { source, fetcher } = await stage(['acme']);
      source.behave({ kind: 'hangs' });
      const abort = new AbortController();
      setTimeout(() => abort.abort(new Error('shutting down')), 100);
      expect(await failureOf(fetcher.scopes(abort.signal))).toMatchObject({ mayHeal: true, message: expect.stringContaining('shutting down') as string });
    });
  });
}
