/** The compiled scanner is that of its sources, and hashes texts in hand as it hashes bytes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScanner } from '../../src/scan/build.mts';
import { Machine, fingerprint, nameHash, putIdHash } from '../../src/scan/index.ts';
import { check } from '../support/seed.ts';

const hashed = (text: string): string => {
  const words = new Uint32Array(3);
  putIdHash(words, 0, text);
  return words.join();
};
const fingerprinted = (parts: readonly (readonly [string, string])[]): string => {
  fingerprint.begin();
  for (const [name, text] of parts) fingerprint.text(nameHash(name), text);
  return fingerprint.words().join();
};

describe('the scanner', () => {
  it('is what its sources compile to', async () => {
    const kept = readFileSync(path.join(import.meta.dirname, '../../src/scan/scanner.wasm'));
    expect(Buffer.from(await compileScanner()).equals(kept), 'run `npm run build:scanner`').toBe(true);
  });

  it('has secrets of its process: two copies agree', () => {
    const [one, other] = [new Machine(), new Machine()];
    const hashIn = (machine: Machine): bigint => {
      const length = machine.putText('project-0021');
      return machine.run.hashOf(machine.scratch, length);
    };
    expect(hashIn(one)).toBe(hashIn(other));
  });

  it('tells texts apart by any byte, also zeros at the end', () => {
    const seen = new Map<string, string>();
    check(fc.oneof(fc.string({ maxLength: 40, unit: 'binary' }), fc.tuple(fc.nat(40), fc.constantFrom('', '\0', 'a', 'ä', '\u0080')).map(([count, end]) => '\0'.repeat(count) + end)), 3000, (text) => {
      const hash = hashed(text);
      expect(seen.get(hash) ?? text).toBe(text);
      seen.set(hash, text);
    });
    expect(seen.size).toBeGreaterThan(500);
  });

  it('finds one fingerprint whatever the order of the parts, and another for another name', () => {
    check(fc.uniqueArray(fc.tuple(fc.string({ maxLength: 12 }), fc.string({ maxLength: 40 })), { selector: ([name]) => name, minLength: 2, maxLength: 8 }), 300, (parts) => {
      const whole = fingerprinted(parts);
      expect(fingerprinted([...parts].reverse())).toBe(whole);
      expect(fingerprinted(parts.slice(1))).not.toBe(whole);
      const [[name, text] = ['', ''], ...others] = parts;
      expect(fingerprinted([[`${name}x`, text], ...others])).not.toBe(whole);
    });
  });
});
