import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { assertSame } from './answers.mjs';
import { inWorker } from './workers.mjs';

/** In this order: Parquet is written from the CSV file, by DuckDB. */
const formats = ['ndjson', 'arrow', 'csv', 'parquet'];

/** Writes the events as each kind of file, loads it in a process of its own, and checks what `F3` then answers. */
export async function measureLoads({ events, seed, directory, withPeers, f3 }) {
  const pathOf = (format) => join(directory, `events.${format}`);
  const measured = {};
  const load = async (worker, name, path) => {
    const { answer, ...times } = await inWorker(worker, { path, events });
    assertSame('F3', worker, `loaded from ${name}`, answer, f3);
    measured[name] = times;
  };
  for (const format of withPeers ? formats : formats.filter((name) => name !== 'parquet')) {
    console.log(`loading ${format} …`);
    const path = pathOf(format);
    await inWorker('write-file.mjs', { format, path, csv: pathOf('csv'), events, seed });
    await load('load-file.mjs', format, path);
    if (format !== 'csv' && format !== 'parquet') rmSync(path);
  }
  if (withPeers) await load('load-duckdb.mjs', 'duckdbText', pathOf('parquet'));
  return measured;
}
