import { defineConfig, type Options } from 'tsup';

import { useClient } from './scripts/use-client-plugin.js';

const shared: Options = {
  format: ['esm'],
  target: 'es2022',
  platform: 'browser',
  outDir: 'dist',
  dts: false, // TypeScript 7 has no JS API: `tsc -p tsconfig.build.json` emits the .d.ts files
  clean: false,
};

const doors = ['index', 'headless', 'query', 'engine', 'sources', 'testing'];

export default defineConfig([
  {
    ...shared,
    entry: Object.fromEntries(doors.map((door) => [door, `src/${door}.ts`])),
    sourcemap: true,
    splitting: true,
    esbuildPlugins: [useClient],
  },
  {
    ...shared,
    entry: { styles: 'src/components/styles/styles.css' },
  },
]);
