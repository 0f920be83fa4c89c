/** What the service writes down of itself: structured lines of JSON, one for each event. */
import { pino } from 'pino';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
export type Log = Pick<pino.Logger, 'fatal' | 'error' | 'warn' | 'info' | 'debug'>;

/** @param name of the worker. Lines go to standard output. */
export const openLog = (level: LogLevel, name: string): Log => pino({ level, base: { worker: name }, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) }, serializers: { error: pino.stdSerializers.err } });
