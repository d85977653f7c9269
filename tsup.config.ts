import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  format: ['esm'],
  target: 'es2022',
  platform: 'browser',
  outDir: 'dist',
  dts: false, // TypeScript 7 has no JS API: `tsc -p tsconfig.build.json` emits the .d.ts files
  clean: false,
};

export default defineConfig([
  {
    ...shared,
    // A file for each: what an app does not use, its bundler leaves out whole.
    entry: ['src/**/*.{ts,tsx}', '!src/worker.ts'],
    bundle: false,
    // Some 600 files need not be listed.
    silent: true,
    sourcemap: true,
  },
  {
    ...shared,
    // Self-contained, so that it can also be copied next to an app. Beside what starts it as ./worker.js.
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
    minify: true,
  },
]);
