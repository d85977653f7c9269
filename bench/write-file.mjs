import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';

import {
  columnFromValues,
  dictionary,
  float64,
  tableFromColumns,
  tableToIPC,
  timestamp,
  TimeUnit,
  uint32,
  uint8,
  utf8,
} from '@uwdata/flechette';

import { arrivalOrder, generate, names } from './data.mjs';
import { eventMaker, idsOf, textProperties } from './events.mjs';
import { answerParent } from './measure.mjs';

const rowsAtOnce = 10_000;
/** Rows of an Arrow record batch. */
const batchRows = 131_072;

function writeLines(path, order, header, lineOf) {
  const file = openSync(path, 'w');
  writeSync(file, header);
  for (let from = 0; from < order.length; from += rowsAtOnce) {
    const lines = Array.from(order.subarray(from, from + rowsAtOnce), lineOf);
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
}

function writeNdjson(path, data, order) {
  const eventAt = eventMaker(data);
  writeLines(path, order, '', (row) => JSON.stringify(eventAt(row)));
}

function writeCsv(path, data, order) {
  const { users, sessions } = idsOf(data);
  const header = ['time', 'event', 'user', 'session', ...textProperties, 'duration', 'price'];
  writeLines(path, order, `${header.join(',')}\n`, (row) =>
    [
      data.time[row],
      names.event[data.event[row]],
      users[data.user[row]],
      sessions[data.session[row]],
      ...textProperties.map((name) => names[name][data[name][row]]),
      data.duration[row],
      Number.isNaN(data.price[row]) ? '' : data.price[row],
    ].join(','),
  );
}

/** Text and ids as codes of a dictionary, times as timestamps; an IPC file. */
function writeArrow(path, data, order) {
  const { users, sessions } = idsOf(data);
  const column = (valueAt, type) =>
    columnFromValues((visit) => order.forEach((row) => visit(valueAt(row))), type, {
      maxBatchRows: batchRows,
    });
  const coded = (values, codes, indices) =>
    column((row) => values[codes[row]], dictionary(utf8(), indices));
  const table = tableFromColumns({
    time: column((row) => data.time[row], timestamp(TimeUnit.MILLISECOND)),
    event: coded(names.event, data.event, uint8()),
    user: coded(users, data.user, uint32()),
    session: coded(sessions, data.session, uint32()),
    ...Object.fromEntries(
      textProperties.map((name) => [name, coded(names[name], data[name], uint8())]),
    ),
    duration: column((row) => data.duration[row], float64()),
    price: column((row) => (Number.isNaN(data.price[row]) ? null : data.price[row]), float64()),
  });
  writeFileSync(path, tableToIPC(table, { format: 'file' }));
}

/** From the CSV file, by DuckDB: Snappy, row groups of 122,880 rows. */
async function writeParquet(path, csv) {
  const { DuckDBInstance } = createRequire(
    new URL('../test/engines/package.json', import.meta.url),
  )('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT * REPLACE (make_timestamp_ms("time") AS "time") FROM read_csv('${csv}', header = true))
    TO '${path}' (FORMAT parquet, COMPRESSION snappy)`);
}

const writers = { ndjson: writeNdjson, csv: writeCsv, arrow: writeArrow };

answerParent(async ({ format, path, csv, events, seed }) => {
  if (format === 'parquet') {
    await writeParquet(path, csv);
    return;
  }
  const data = generate(events, seed);
  writers[format](path, data, arrivalOrder(data));
});
