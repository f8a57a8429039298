import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that need a real Kubernetes. They share one cluster, so files run one after the other. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    name: 'cluster',
    reporters: ['default', '../failures-last.ts'],
    include: ['**/*.test.ts'],
    globalSetup: ['global-setup.ts'],
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 1_200_000,
  },
});
