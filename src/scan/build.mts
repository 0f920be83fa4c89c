/** Compiles `assembly/` to `scanner.wasm`: `npm run build:scanner`. A test holds the two together. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import asc from 'assemblyscript/asc';

/** The bytes of the scanner as its sources say now. */
export async function compileScanner(): Promise<Uint8Array> {
  let binary: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    ['index.ts', '--optimizeLevel', '3', '--noAssert', '--runtime', 'minimal', '--enable', 'simd', '--outFile', 'scanner.wasm', '--baseDir', path.join(import.meta.dirname, 'assembly')],
    { writeFile: (_name, contents) => { if (typeof contents !== 'string') binary = contents; } },
  );
  if (error !== null || binary === null) throw new Error(`assembly/ does not compile: ${stderr.toString()}`);
  return binary;
}

if (import.meta.main) writeFileSync(path.join(import.meta.dirname, 'scanner.wasm'), await compileScanner());
