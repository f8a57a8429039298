import { defineConfig } from 'vitest/config';

const database = 'packages/database/src/testing/server.ts';

/** A project is a tier of `npm test`. Tiers that start whole servers run one file at a time. */
export default defineConfig({
  test: {
    reporters: ['default', './test/failures-last.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'test/conformance/**/*.test.ts'],
          globalSetup: [database, 'test/python-environment.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'house',
          include: ['test/house/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'chart',
          include: ['test/chart/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/end-to-end/**/*.test.ts', 'test/chaos/**/*.test.ts'],
          globalSetup: ['test/end-to-end/support/prepare.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
      'test/cluster/vitest.config.ts',
    ],
  },
});
