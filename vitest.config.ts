/** The tests: beside the code for what stays in a room, in `test/` for what crosses rooms; one PostgreSQL for all. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-global.ts'],
    testTimeout: 120_000,
    // All cores: by default one of two would stand idle.
    maxWorkers: '100%',
  },
});
