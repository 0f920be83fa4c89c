/** Writes the rulebooks of the workloads beside this file: `node bench/workloads/write.ts`. A test fails when they are not what the seed says. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workloads } from './index.ts';
import { rulebookFiles } from './rulebook.ts';

for (const workload of workloads) {
  const folder = path.join(import.meta.dirname, workload.name);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of rulebookFiles(workload)) writeFileSync(path.join(folder, name), text);
}
