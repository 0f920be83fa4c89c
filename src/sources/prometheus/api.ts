/** The HTTP interface of Prometheus, and of what answers as it does: its envelope, its errors and its warnings. Knows nothing of metrics.yml. */
import type { CollectNote } from '../collector.ts';
import { SourceFailure, TooMuchAtOnce } from '../failure.ts';
import { type Answer, type Service, isSuccess } from '../http/service.ts';
import { strange } from '../http/asked.ts';

export interface ApiOptions {
  /** Answers that the source warns of are taken. */
  readonly acceptWarnings: boolean;
  /** Proxies know `GET` only. */
  readonly isGetOnly: boolean;
}
export interface ApiAnswer {
  readonly data: unknown;
  readonly notes: readonly CollectNote[];
}
export interface ApiQuestion {
  readonly endpoint: 'query_range' | 'query' | 'labels';
  readonly parameters: URLSearchParams;
  /** What to do when the source does not understand it. */
  readonly remedy: string;
  readonly signal: AbortSignal;
}

/** Servers and proxies take addresses of about 8,000 bytes; `POST` has no such limit. */
const longestAddress = 4000;

interface Envelope {
  readonly status?: unknown;
  readonly data?: unknown;
  readonly errorType?: unknown;
  readonly error?: unknown;
  readonly warnings?: unknown;
  readonly infos?: unknown;
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
/** What PromQL itself remarks. Everything else that version 2 and other servers warn of is storage that did not answer. */
const isRemark = (warning: string): boolean => /^PromQL (warning|info):/.test(warning);
const healing: readonly unknown[] = ['timeout', 'canceled', 'unavailable', 'internal', 'too_many_requests'];

export class PrometheusApi {
  readonly service: Service;
  readonly #options: ApiOptions;

  constructor(service: Service, options: ApiOptions) {
    this.service = service;
    this.#options = options;
  }

  /** The data of an answer that is whole. */
  async ask({ endpoint, parameters, remedy, signal }: ApiQuestion): Promise<ApiAnswer> {
    // Thanos leaves out what does not answer, unless it is told not to; others do not know the word.
    parameters.set('partial_response', 'false');
    const isLong = !this.#options.isGetOnly && parameters.toString().length > longestAddress;
    const path = `/${endpoint}`;
    const answer = await this.service.ask(isLong ? { method: 'POST', path, body: { form: parameters }, signal } : { method: 'GET', path, query: parameters, signal });
    if (!isSuccess(answer)) throw this.#refusal(answer, remedy);
    const envelope = this.service.json(answer) as Envelope | null;
    if (envelope?.status === 'error') throw this.#errorIn(answer, envelope, remedy);
    if (envelope?.status !== 'success') throw strange(this.service.asked, answer.address, 'no `"status":"success"` in it');
    return { data: envelope.data, notes: this.#notes(answer, envelope) };
  }

  close(): void {
    this.service.close();
  }

  #refusal(answer: Answer, remedy: string): SourceFailure {
    let envelope: Envelope | null = null;
    try {
      envelope = JSON.parse(answer.text) as Envelope | null;
    } catch {
      // Proxies say what they have to say in their own form.
    }
    return envelope?.status === 'error' ? this.#errorIn(answer, envelope, remedy) : this.service.refusal(answer, answer.text, remedy);
  }

  #errorIn(answer: Answer, { errorType, error }: Envelope, remedy: string): SourceFailure {
    const said = `${String(errorType)}: ${String(error)}`;
    if (/too many samples|exceeded maximum resolution|exceeds? the limit|too many points/i.test(said)) return new TooMuchAtOnce(`${this.service.asked.section}: ${answer.address} cannot answer so much at once (${said}): raise its --query.max-samples, or group by fewer attributes`, false);
    if (!isSuccess(answer)) return this.service.refusal(answer, said, errorType === 'timeout' ? 'raise its --query.timeout, or ask for fewer periods at once' : remedy);
    return new SourceFailure(`${this.service.asked.section}: ${answer.address} answers with an error (${said}): ${remedy}`, healing.includes(errorType));
  }

  #notes(answer: Answer, { warnings, infos }: Envelope): readonly CollectNote[] {
    const partial = texts(warnings).filter((warning) => !isRemark(warning));
    if (partial.length > 0 && !this.#options.acceptWarnings) {
      throw new SourceFailure(`${this.service.asked.section}: ${answer.address} warns that its answer may not be whole (${partial.join('; ')}), so it is not used: mend what it names; it is asked again. \`accept_warnings: true\` takes such answers`, true);
    }
    return [...texts(warnings), ...texts(infos)].map((sentence) => ({ kind: 'warning', sentence: `${this.service.asked.section}: ${sentence}` }));
  }
}
