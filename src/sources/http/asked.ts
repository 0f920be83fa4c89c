/** Who is asked, and every way in which asking fails, as sentences. Knows nothing of how HTTP is spoken. */
import { SourceFailure, TooMuchAtOnce } from '../failure.ts';

/** Who is asked, and how the configuration calls what may be wrong. */
export interface Asked {
  /** `collector_prometheus`. */
  readonly section: string;
  /** The option with the address. */
  readonly address: string;
  /** The options with user and password, as a sentence names them. */
  readonly login: string;
}

/** An address without user, password and query. */
export const shownAddress = (url: URL): string => `${url.origin}${url.pathname}`;

const longestExcerpt = 160;
/** The beginning of what somebody else wrote, on one line. */
export function excerpt(text: string): string {
  // Nobody needs more to see what it is.
  const line = text.slice(0, 4 * longestExcerpt).replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line;
}

interface Cause {
  readonly codes: readonly string[];
  readonly mayHeal: boolean;
  readonly say: (address: string, asked: Asked) => string;
}

const reach = (reason: string, remedy: (asked: Asked) => string) => (address: string, asked: Asked): string => `cannot reach ${address} (${reason}): ${remedy(asked)}`;
const startOrCorrect = ({ address }: Asked): string => `start the server there, or correct \`${address}\``;

/** The first that fits is said. */
const causes: readonly Cause[] = [
  { codes: ['ECONNREFUSED'], mayHeal: true, say: reach('connection refused', startOrCorrect) },
  { codes: ['ENOTFOUND', 'EAI_AGAIN'], mayHeal: true, say: reach('no such host', ({ address }) => `correct \`${address}\`, or the name service of this machine`) },
  { codes: ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED'], mayHeal: true, say: reach('no answer', ({ address }) => `see to the network between, or correct \`${address}\``) },
  {
    codes: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'], mayHeal: false,
    say: reach('nobody that is trusted here has signed its certificate', () => 'name the file of its authority in `cafile`'),
  },
  { codes: ['ERR_TLS_CERT_ALTNAME_INVALID'], mayHeal: false, say: reach('its certificate is for another name', ({ address }) => `use that name in \`${address}\``) },
  { codes: ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'], mayHeal: true, say: reach('its certificate is not valid today', () => 'have it renewed, and see to the clocks of both machines') },
  { codes: ['EPROTO', 'HPE_INVALID_CONSTANT', 'ERR_SSL_WRONG_VERSION_NUMBER'], mayHeal: false, say: reach('it does not speak the protocol of this address', ({ address }) => `\`http\` or \`https\`, and the port: correct \`${address}\``) },
];

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  // Node tries all addresses of a host at once and gathers what came of it.
  return [...own, ...(error instanceof AggregateError ? error.errors.flatMap(codesOf) : []), ...codesOf(error.cause)];
}

const failed = (asked: Asked, sentence: string, mayHeal: boolean, cause?: unknown): SourceFailure => new SourceFailure(`${asked.section}: ${sentence}`, mayHeal, cause === undefined ? undefined : { cause });

/** The connection did not come to be, or broke before an answer began. */
export function unreachable(asked: Asked, url: URL, error: unknown): SourceFailure {
  const codes = codesOf(error);
  const known = causes.find((cause) => cause.codes.some((code) => codes.includes(code)));
  if (known !== undefined) return failed(asked, known.say(shownAddress(url), asked), known.mayHeal, error);
  const reason = error instanceof Error ? excerpt(error.message) : 'unknown error';
  return failed(asked, `${shownAddress(url)} cut the connection before it answered (${reason}): see its log; it is asked again`, true, error);
}

export const halfAnswered = (asked: Asked, url: URL, bytes: number): SourceFailure =>
  failed(asked, `${shownAddress(url)} cut the connection after ${bytes.toLocaleString('en')} bytes of its answer: nothing of it is used; see its log, and that of proxies between; it is asked again`, true);

export const tooSlow = (asked: Asked, url: URL, timeoutMs: number): SourceFailure =>
  failed(asked, `${shownAddress(url)} has not answered within ${timeoutMs / 1000} s: see what keeps it busy, or raise \`timeout\``, true);

const reasonOf = ({ reason }: AbortSignal): string => (reason instanceof Error ? excerpt(reason.message) : 'no longer wanted');
export const givenUp = (asked: Asked, url: URL, signal: AbortSignal): SourceFailure => failed(asked, `the question to ${shownAddress(url)} was given up (${reasonOf(signal)})`, true, signal.reason);
/** The same, where another goes on waiting. */
export const notWaitedFor = (asked: Asked, signal: AbortSignal): SourceFailure => failed(asked, `the question was given up (${reasonOf(signal)})`, true, signal.reason);

export const tooLarge = (asked: Asked, url: URL, largestBytes: number): TooMuchAtOnce =>
  new TooMuchAtOnce(`${asked.section}: ${shownAddress(url)} answers more than ${(largestBytes / 2 ** 20).toLocaleString('en')} MiB at once: ask for fewer periods at once, or group by fewer attributes`, false);

/** Status 200, and no answer. */
export const garbage = (asked: Asked, address: string, text: string): SourceFailure =>
  failed(asked, `${address} answers what is not JSON (\`${excerpt(text)}\`): see that no proxy or sign-in page stands between, and that \`${asked.address}\` is the address of the service itself`, true);

/** JSON, and not of the form that this service has. */
export const strange = (asked: Asked, address: string, what: string): SourceFailure =>
  failed(asked, `${address} answers in another form than expected (${what}): see that \`${asked.address}\` is the address of the service, and that its version is one that docs/COLLECTORS.md names`, true);

/** The service answered that it will not. */
export class Refusal extends SourceFailure {
  readonly status: number;

  constructor(sentence: string, mayHeal: boolean, status: number) {
    super(sentence, mayHeal);
    this.status = status;
  }
}

export interface Refused {
  readonly address: string;
  readonly status: number;
  /** The reason as the service gives it. */
  readonly said: string;
  /** What to do about a question that is not understood. */
  readonly remedy?: string | undefined;
  /** Where a redirection leads. */
  readonly location?: string | undefined;
}

export function refusalOf(asked: Asked, { address, status, said, remedy, location }: Refused): Refusal {
  const reason = excerpt(said) === '' ? '' : ` (${excerpt(said)})`;
  const refuse = (sentence: string, mayHeal: boolean): Refusal => new Refusal(`${asked.section}: ${sentence}`, mayHeal, status);
  if (status === 401) return refuse(`${address} does not accept our login${reason}: correct ${asked.login}`, false);
  if (status === 403) return refuse(`${address} does not allow this to our login${reason}: give it the right, or use another one: ${asked.login}`, false);
  if (status === 429) return refuse(`${address} wants fewer questions${reason}: it is asked again later; lower the number of workers and threads`, true);
  if (status >= 300 && status < 400) return refuse(`${address} sends us elsewhere${location === undefined ? '' : `, to \`${excerpt(location)}\``}, which is not followed: name the final address in \`${asked.address}\``, false);
  if (status === 404) return refuse(`${address} does not exist${reason}: correct \`${asked.address}\``, false);
  if (status === 408 || status >= 500) return refuse(`${address} fails with status ${status}${reason}: ${remedy ?? 'see its log'}; it is asked again`, true);
  return refuse(`${address} refuses the question with status ${status}${reason}${remedy === undefined ? '' : `: ${remedy}`}`, false);
}
