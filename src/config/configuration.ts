/** The configuration of a deployment: typed, complete, and right. Knows nothing of how it was written. */
import type { JwtOptions, StrategyName, TitleBook, User } from '../identity/index.ts';
import type { Metric } from '../metrics/index.ts';
import type { KeystoneAuthOptions } from '../sources/index.ts';
import type { Instant } from '../time/index.ts';

/** Options of a source, as the schema of its type made them. */
export type SourceOptions = Readonly<Record<string, unknown>>;

export interface FetcherConfiguration {
  /** As `fetcher.backend` names it. */
  readonly name: string;
  readonly type: string;
  readonly options: SourceOptions;
}

export interface CollectorConfiguration {
  /** As `collect.collector` names it. */
  readonly name: string;
  readonly type: string;
  readonly options: SourceOptions;
  /** The attribute that names the scope. */
  readonly scopeKey: string;
  /** The file that says what is collected; `null` for one that asks for nothing. */
  readonly metricsFile: string | null;
  readonly metrics: readonly Metric[];
}

/** Where a scope begins that was never seen before: with the month that is under way, in the time zone of the rules, or at an instant. */
export type Start = { readonly kind: 'month' } | { readonly kind: 'instant'; readonly at: Instant };

/** How the server answers, and whom. */
export interface ApiConfiguration {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Side by side; the first that knows the caller decides. */
  readonly strategies: readonly StrategyName[];
  readonly users: readonly User[];
  readonly policyFile: string | null;
  /** By role, the names that others give it. */
  readonly titles: TitleBook;
  /** With the strategy `jwt`. */
  readonly jwt: JwtOptions | null;
  /** With the strategy `keystone`: the credentials with which tokens are judged. */
  readonly keystone: KeystoneAuthOptions | null;
  /** Where clients of Keystone are sent. */
  readonly authenticateUri: string | null;
  /** Of each caller; 0 is no bound. */
  readonly requestsPerSecond: number;
  readonly burst: number;
  /** Bytes of a body, and of one of usage. */
  readonly bodyLimit: number;
  readonly usageLimit: number;
  /** Seconds. */
  readonly answerTimeout: number;
  readonly allowedOrigins: readonly string[];
  readonly isBehindProxy: boolean;
  /** As long as it exists, balancers are told to go elsewhere. */
  readonly disableFile: string | null;
}

export const loggingLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Spans of time are whole seconds, unless they say otherwise; directories and files are absolute. */
export interface Configuration {
  /** The file that it was read from. */
  readonly file: string;
  readonly collect: {
    /** Periods begin at multiples of it since 1970 in UTC. */
    readonly period: number;
    /** So many periods are waited for measurements that come late. */
    readonly waitPeriods: number;
    readonly scopeKey: string;
    readonly start: Start;
  };
  readonly collectors: readonly CollectorConfiguration[];
  readonly fetchers: readonly FetcherConfiguration[];
  readonly orchestrator: {
    /** Scopes that one process works on at once. */
    readonly maxWorkers: number;
    /** Requests to sources at once, for each scope. */
    readonly maxThreads: number;
    readonly collectorRequestTimeout: number;
    readonly skipDatapointsExpression: string;
    /** So many periods of a backlog are collected at once. */
    readonly periodsAtOnce: number;
    readonly heartbeat: number;
    readonly poll: number;
    /** A scope that failed is tried again after so long, then after twice as long, and so on up to `retryMost`. */
    readonly retryFirst: number;
    readonly retryMost: number;
  };
  readonly storage: {
    /** Hours; 0 keeps for ever. */
    readonly retentionPeriod: number;
  };
  readonly database: {
    /** A PostgreSQL of the operator's own; `null` where the embedded one is used. */
    readonly connection: string | null;
    /** Of the embedded one. */
    readonly directory: string;
  };
  readonly rules: { readonly directory: string };
  readonly api: ApiConfiguration;
  readonly alerts: { readonly directory: string };
  readonly directory: {
    /** Where files of usage are dropped. */
    readonly incoming: string | null;
  };
  readonly logging: { readonly level: (typeof loggingLevels)[number] };
  /** Where health and own metrics are answered; `null` where they are not. */
  readonly metrics: { readonly host: string; readonly port: number; /** Whether each scope has a series of its own. */ readonly eachScope: boolean } | null;
}
