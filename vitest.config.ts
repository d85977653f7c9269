import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { chromeArgs, findChrome } from './scripts/find-chrome.mjs';

const executablePath = findChrome();

/**
 * Everything the package and its tests import in the browser. Vite would find it on the way, too, and reload the page under
 * the tests that run.
 */
const optimizeDeps = {
  include: [
    '@atlaskit/pragmatic-drag-and-drop/element/adapter',
    '@radix-ui/react-dropdown-menu',
    '@radix-ui/react-popover',
    '@streamparser/json',
    '@tanstack/react-query',
    '@tanstack/react-virtual',
    '@testing-library/jest-dom/vitest',
    '@testing-library/react',
    '@visx/visx',
    'cmdk',
    'd3-array',
    'papaparse',
    'react-dom/client',
    'react/jsx-dev-runtime',
    'react/jsx-runtime',
    'valibot',
  ],
};

// A function: Vitest writes the project's name into the instance.
const chromium = () => ({
  enabled: true,
  headless: true,
  provider: playwright({
    launchOptions: { args: chromeArgs, ...(executablePath ? { executablePath } : {}) },
  }),
  instances: [{ browser: 'chromium' as const }],
  screenshotFailures: false,
});

/** Test files share a process, or a page: loading everything anew for each took longer than the tests. */
const isolate = false;

export default defineConfig({
  test: {
    reporters: ['default', './scripts/tally-reporter.mjs'],
    projects: [
      {
        test: {
          name: 'node',
          isolate,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          // They need engines that are installed apart: npm run test:engines.
          exclude: ['test/engines/**'],
        },
      },
      {
        plugins: [react()],
        optimizeDeps,
        test: {
          name: 'browser',
          isolate,
          include: ['test/**/*.test.tsx'],
          setupFiles: ['./test/setup-browser.ts'],
          browser: chromium(),
        },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        optimizeDeps,
        // A page of every component over a million events takes a while.
        test: { name: 'stories', isolate, testTimeout: 90_000, browser: chromium() },
      },
    ],
  },
});
