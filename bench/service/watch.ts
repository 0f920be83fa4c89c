/** Runs a command in this very process's child and says at its end, as JSON, what the system counted for it. `BENCH_SECONDS` ends it after so many seconds. */
import { spawn } from 'node:child_process';

const [file, ...args] = process.argv.slice(2);
const child = spawn(process.execPath, ['--import', new URL('usage-at-end.ts', import.meta.url).href, file ?? '', ...args], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
const seconds = Number(process.env['BENCH_SECONDS'] ?? 0);
if (seconds > 0) setTimeout(() => child.kill('SIGTERM'), seconds * 1000);
let text = '';
child.stdio[3]?.on('data', (piece: Buffer) => void (text += piece.toString()));
child.once('close', (code) => {
  console.log(text.trim());
  process.exitCode = code ?? 1;
});
