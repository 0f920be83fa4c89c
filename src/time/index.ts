/** Instants, periods and time zones. Imports nothing of ours. */
export * from './instant.ts';
export * from './zone.ts';
export * from './dates.ts';
export * from './calendar.ts';
