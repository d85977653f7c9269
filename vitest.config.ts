import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

import { chromeArgs, findChrome } from './scripts/find-chrome.mjs';

const executablePath = findChrome();

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

export default defineConfig({
  test: {
    reporters: ['default', './scripts/tally-reporter.mjs'],
    projects: [
      {
        test: { name: 'node', environment: 'node', include: ['test/**/*.test.ts'] },
      },
      {
        plugins: [react()],
        test: { name: 'browser', include: ['test/**/*.test.tsx'], browser: chromium() },
      },
      {
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: { name: 'stories', browser: chromium() },
      },
    ],
  },
});
