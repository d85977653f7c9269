// Gzip size of what an app pays for each import, dependencies included, peers and lazy chunks excluded. Needs a build.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';

const peers = ['react', 'react-dom', '@tanstack/react-query'];
const budgets = JSON.parse(readFileSync(new URL('../size-budgets.json', import.meta.url), 'utf8'));

/** `names` from a door as one file's worth of code: the entry chunk and what it imports at once. */
async function bundled({ entry, names = '*', external = [] }) {
  const door = new URL(`../dist/${entry}.js`, import.meta.url).pathname;
  const id = 'virtual:entry';
  const left = (source) =>
    peers.some((peer) => source === peer || source.startsWith(`${peer}/`)) ||
    external.some((prefix) => source.startsWith(prefix));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        resolveId: (source) => (source.endsWith(id) ? `\0${id}` : undefined),
        load: (source) =>
          source === `\0${id}` ? `export ${names} from ${JSON.stringify(door)};` : undefined,
      },
    ],
    build: {
      write: false,
      minify: true,
      rolldownOptions: {
        input: id,
        preserveEntrySignatures: 'strict',
        external: left,
        onwarn() {},
      },
    },
  });
  const chunks = new Map([result].flat()[0].output.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set([...chunks.values()].filter((c) => c.isEntry).map((c) => c.fileName));
  for (const name of wanted) {
    for (const next of chunks.get(name).imports) if (chunks.has(next)) wanted.add(next);
  }
  return [...wanted].map((name) => chunks.get(name).code).join('\n');
}

let over = 0;
console.log(`     ${'import'.padEnd(46)} ${'gzip'.padStart(8)} ${'budget'.padStart(8)}  in bytes`);
for (const budget of budgets) {
  const { entry, names = '*', file, external, limit } = budget;
  const code = file
    ? readFileSync(new URL(`../dist/${file}`, import.meta.url))
    : await bundled(budget);
  const size = gzipSync(code, { level: 9 }).length;
  const bad = size > limit;
  if (bad) over++;
  const label = file ?? `${entry} ${names}${external ? ` without ${external.join(', ')}` : ''}`;
  console.log(
    `${bad ? 'OVER' : 'ok  '} ${label.padEnd(46)} ${String(size).padStart(8)} ${String(limit).padStart(8)}`,
  );
}
process.exit(over ? 1 : 0);
