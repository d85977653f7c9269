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
    entry: {
      ...Object.fromEntries(doors.map((door) => [door, `src/${door}.ts`])),
      // No door: it makes chunks of its own of what a page with a worker needs, without the engine.
      'worker-source': 'src/sources/worker/worker-source.ts',
    },
    sourcemap: true,
    splitting: true,
    esbuildPlugins: [useClient],
  },
  {
    // Self-contained, so that it can also be copied next to an app. Beside the chunks: they start it as ./worker.js.
    ...shared,
    entry: { worker: 'src/worker.ts' },
    noExternal: [/./],
    splitting: false,
    minify: true,
    // Nothing else in it shows that it is a module.
    footer: { js: 'export {};' },
  },
  {
    ...shared,
    entry: { styles: 'src/components/styles/styles.css' },
  },
]);
