import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/proof/**/*.proof.ts'],
    // One file after the other: they use both cores themselves.
    fileParallelism: false,
    testTimeout: 7_200_000,
    hookTimeout: 120_000,
  },
});
