import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    // They need a cluster: vitest.cluster.config.ts.
    exclude: ['test/e2e/cluster/**'],
    globalSetup: 'test/e2e/keycloak/setup.ts',
    // A slow machine must not fail a test.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
  },
});
