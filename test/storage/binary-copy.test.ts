/** The copy of PostgreSQL's programs for users who cannot reach the installed ones. */
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { copyOfPackage } from '../../src/storage/embedded/binary-copy.ts';
import { nativePackage } from '../../src/storage/embedded/native-package.ts';

const native = nativePackage();
const places = mkdtempSync(path.join(os.tmpdir(), 'tariff-copies-'));
chmodSync(places, 0o755);
const [temporary, other] = ['tmp', 'other'].map((name) => path.join(places, name)) as [string, string];
for (const place of [temporary, other]) mkdirSync(place);
const isRoot = process.getuid?.() === 0;
afterAll(() => { rmSync(places, { recursive: true, force: true }); });

const copyIn = (...bases: string[]): string | undefined => (native === null ? undefined : copyOfPackage(native, bases).next().value ?? undefined);
const runs = (copy: string | undefined): boolean =>
  spawnSync(path.join(copy ?? '', 'native', 'bin', 'postgres'), ['--version'], isRoot ? { uid: 65534, gid: 65534 } : {}).status === 0;

test.skipIf(native === null)('a copy is made once, whole, and is used again', () => {
  const copy = copyIn(temporary);
  expect(runs(copy)).toBe(true);
  const { ino, mode } = lstatSync(copy ?? '');
  expect(mode & 0o777).toBe(0o755);
  expect(copyIn(temporary)).toBe(copy);
  expect(lstatSync(copy ?? '').ino).toBe(ino);
  expect(readdirSync(temporary)).toHaveLength(1);
});

test.skipIf(native === null)('a copy from which files were swept is made anew', () => {
  const copy = copyIn(temporary) ?? '';
  rmSync(path.join(copy, 'native', 'share'), { recursive: true });
  expect(copyIn(temporary)).toBe(copy);
  expect(existsSync(path.join(copy, 'native', 'share'))).toBe(true);
});

test.skipIf(native === null)('a copy that others may write to is neither used nor touched', () => {
  const copy = copyIn(temporary) ?? '';
  chmodSync(copy, 0o777);
  expect(copyIn(temporary)).toBeUndefined();
  expect(path.dirname(copyIn(temporary, other) ?? '')).toBe(other);
  expect(lstatSync(copy).mode & 0o777).toBe(0o777);
});
