/** Tokens of Keystone: judged there once, remembered until they end and never longer than five minutes. The project is the scope. */
import { SourceFailure, type TokenJudge } from '../sources/index.ts';
import { Remembered } from './remembered.ts';
import { type Answer, IdentityUnavailable, type Strategy, refused, silent } from './strategy.ts';
import { type TitleBook, callerWith } from './titles.ts';

const longestMs = 300_000;
/** A token that does not hold is asked for again soon: clocks of several Keystones differ. */
const badMs = 10_000;
const patienceMs = 20_000;

interface Judged {
  readonly answer: Answer;
  readonly until: number;
}

/** @param uri that clients are sent to; by default where we ask ourselves. */
export function keystoneStrategy(judge: TokenJudge, book: TitleBook, uri: string | null, now: () => number = Date.now): Strategy {
  const remembered = new Remembered<Judged>(now);
  const ask = async (token: string): Promise<Judged> => {
    try {
      const judged = await judge.judge(token, AbortSignal.timeout(patienceMs));
      if (judged === null || judged.expiresAt <= now()) return { answer: refused('Keystone does not know the token, or it has ended'), until: now() + badMs };
      const { user, project, roles, expiresAt } = judged;
      return { answer: { kind: 'known', caller: callerWith(user, roles, project === null ? [] : [project], book) }, until: Math.min(now() + longestMs, expiresAt) };
    } catch (error) {
      if (error instanceof SourceFailure) throw new IdentityUnavailable(error.message, { cause: error });
      throw error;
    }
  };
  return {
    name: 'keystone',
    challenge: `Keystone uri="${uri ?? judge.url}"`,
    identify: async ({ header }) => {
      const token = header('x-auth-token')?.trim() ?? '';
      return token === '' ? silent : (await remembered.get(token, () => ask(token), ({ until }) => until - now())).answer;
    },
    close: () => Promise.resolve(judge.close()),
  };
}
