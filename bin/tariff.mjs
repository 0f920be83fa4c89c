#!/usr/bin/env node
// Starts the command on the Node that package.json pins: an older one on PATH hands over to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
const here = fileURLToPath(import.meta.url);

if (runsTypeScript) {
  // Keeps stripped and compiled sources, so that the next start is quicker.
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE ?? path.join(path.dirname(here), '..', 'node_modules', '.cache', 'tariff'));
  if (process.channel !== undefined) {
    // The parent below is gone, killed perhaps: nobody waits for this work any more.
    process.once('disconnect', () => process.exit(143));
    process.channel.unref();
  }
  await import('../src/main.ts');
} else {
  const node = pinnedNode();
  if (node === null) {
    process.stderr.write(`tariff needs Node 22.18 or later; this is ${process.version}, and the pinned one is not installed: run \`npm ci\`\n`);
    process.exit(3);
  }
  // Rule text never becomes code, and neither does any other: the runtime forbids it.
  const child = spawn(node, ['--disallow-code-generation-from-strings', here, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`tariff cannot start ${node}: ${error.message}\n`);
    process.exit(3);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}

function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(here).resolve(`node-${platform}-${process.arch}/package.json`);
    const file = path.join(path.dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
    return existsSync(file) ? file : null;
  } catch {
    return null;
  }
}
