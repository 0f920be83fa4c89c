/** Builds the program once and runs it. */
import { runCommandLine } from './cli/index.ts';

process.exitCode = await runCommandLine(process.argv);
