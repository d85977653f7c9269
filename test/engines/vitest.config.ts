import { defineConfig } from 'vitest/config';

/** Tests that need the engines of this folder's own package: `npm run test:engines`. */
export default defineConfig({
  test: {
    name: 'engines',
    environment: 'node',
    include: ['test/engines/**/*.test.ts'],
    env: { USAGEKIT_ENGINES: '1' },
    testTimeout: 60_000,
  },
});
