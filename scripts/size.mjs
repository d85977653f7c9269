// Gzip size of what an app pays for each import, dependencies included, peers excluded. Needs a build.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const peers = [
  'react',
  'react-dom',
  'react/jsx-runtime',
  'react-dom/client',
  '@tanstack/react-query',
];
const budgets = JSON.parse(readFileSync(new URL('../size-budgets.json', import.meta.url), 'utf8'));

async function bundled(entry, names) {
  const id = 'virtual:entry';
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        resolveId: (source) => (source.endsWith(id) ? `\0${id}` : undefined),
        load: (source) =>
          source === `\0${id}`
            ? `export ${names} from ${JSON.stringify(`${root}dist/${entry}.js`)};`
            : undefined,
      },
    ],
    build: {
      write: false,
      minify: true,
      rolldownOptions: {
        input: id,
        preserveEntrySignatures: 'strict',
        external: peers,
        onwarn() {},
      },
    },
  });
  return [result].flat()[0].output.find((o) => o.type === 'chunk' && o.isEntry).code;
}

let over = 0;
for (const { entry, names = '*', file, limit } of budgets) {
  const code = file
    ? readFileSync(new URL(`../dist/${file}`, import.meta.url))
    : await bundled(entry, names);
  const size = gzipSync(code, { level: 9 }).length;
  const bad = size > limit;
  if (bad) over++;
  console.log(
    `${bad ? 'OVER' : 'ok  '} ${(file ?? `${entry} ${names}`).padEnd(28)} ${String(size).padStart(6)} B gzip of ${limit}`,
  );
}
process.exit(over ? 1 : 0);
