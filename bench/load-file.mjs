import { openAsBlob, statSync } from 'node:fs';

import { finishWork, startQuery, tableBytes } from './.build/engine.js';
import { resolveQuery } from './.build/query.js';
import { loadEvents } from './.build/sources.js';
import { answersOf } from './answers.mjs';
import { answerParent, loadTimes, timed } from './measure.mjs';
import { queries } from './questions.mjs';

answerParent(async ({ path, events }) => {
  const blob = await openAsBlob(path);
  const { result, ...load } = await timed(() => loadEvents(blob, { invalid: 'throw' }));
  const { table } = result;
  if (table.rows !== events) throw new Error(`${table.rows} of ${events} events were loaded`);
  const question = resolveQuery(queries.F3, { now: table.lastTime });
  const f3 = await timed(() => finishWork(startQuery(table, question)));
  return {
    ...loadTimes(load, f3),
    fileBytes: statSync(path).size,
    bytesPerEvent: tableBytes(table) / table.rows,
    answer: answersOf.F3(f3.result),
  };
});
