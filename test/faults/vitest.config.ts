/** The faults: real workers, a real PostgreSQL, and what goes wrong with both. No part of `npm test`, for it waits for heartbeats. */
import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.join(import.meta.dirname, '../..');

export default defineConfig({
  root,
  test: {
    include: ['test/faults/*.fault.ts'],
    globalSetup: ['test/support/postgres-global.ts'],
    testTimeout: 240_000, hookTimeout: 60_000,
    // Most of the time is spent in waiting for heartbeats, so that more files run at once than there are cores.
    maxWorkers: 4,
  },
});
