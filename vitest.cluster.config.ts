import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/cluster/**/*.e2e.ts'],
    globalSetup: 'test/e2e/cluster/setup.ts',
    reporters: ['default', './test/e2e/cluster/summary.ts'],
    // One cluster, one Keycloak that some of them stop.
    fileParallelism: false,
    // A slow machine must not fail a test.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
