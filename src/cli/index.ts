/** The command `tariff`. */
export { runCommandLine } from './program.ts';
