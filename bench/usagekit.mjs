import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

import { createTableBuilder, finishWork, startQuery, tableBytes } from './.build/engine.js';
import { resolveQuery } from './.build/query.js';
import { clearCache } from './.build/table-cache.js';
import { answersOf } from './answers.mjs';
import { arrivalOrder, generate } from './data.mjs';
import { eventMaker } from './events.mjs';
import { answerParent, loadTimes, timed, timesOf } from './measure.mjs';
import { queries, questions } from './questions.mjs';

const batchSize = 10_000;
/** Times the code is run before it is measured, so that it is compiled. */
const warmUps = 3;

/** Loads through the public builder, in order of arrival. The time to make the events is not counted. */
async function load(data) {
  const order = arrivalOrder(data);
  const eventAt = eventMaker(data);
  const builder = createTableBuilder();
  const spent = { cpu: 0, wall: 0 };
  const count = async (work) => {
    const { result, cpu, wall } = await timed(work);
    spent.cpu += cpu;
    spent.wall += wall;
    return result;
  };
  for (let from = 0; from < data.rows; from += batchSize) {
    const batch = Array.from(order.subarray(from, from + batchSize), eventAt);
    await count(() => builder.append(batch));
  }
  const table = await count(() => builder.finish());
  return { table, spent };
}

/** Cold: what was computed for earlier questions is forgotten. Warm: asked just before. */
async function measureStates(table, query, runs) {
  const question = resolveQuery(query, { now: table.lastTime });
  const ask = (of) => finishWork(startQuery(of, question));
  const cold = [];
  const warm = [];
  let answer;
  for (let run = -warmUps; run < runs; run++) {
    clearCache(table);
    const first = await timed(() => ask(table));
    const again = await timed(() => ask(table));
    answer = first.result;
    if (run < 0) continue;
    cold.push(first);
    warm.push(again);
  }
  return { ...timesOf(cold), warm: timesOf(warm), answer };
}

/** Writes one `.cpuprofile` a question, of many runs. */
async function profile(table, directory) {
  mkdirSync(directory, { recursive: true });
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  for (const question of questions) {
    const query = resolveQuery(queries[question], { now: table.lastTime });
    await session.post('Profiler.start');
    const until = performance.now() + 3000;
    while (performance.now() < until) {
      clearCache(table);
      finishWork(startQuery(table, query));
    }
    const result = await session.post('Profiler.stop');
    writeFileSync(`${directory}/${question}.cpuprofile`, JSON.stringify(result.profile));
  }
  session.disconnect();
}

answerParent(async ({ events, seed, runs, profiles }) => {
  const data = generate(events, seed);
  const { users, sessions } = data;
  const { table, spent } = await load(data);
  const f3 = resolveQuery(queries.F3, { now: table.lastTime });
  const firstF3 = await timed(() => finishWork(startQuery(table, f3)));
  const measured = {};
  for (const question of questions) {
    const { answer, ...times } = await measureStates(table, queries[question], runs);
    measured[question] = { ...times, answer: answersOf[question](answer) };
  }
  if (profiles) await profile(table, profiles);
  return {
    users,
    sessions,
    load: loadTimes(spent, firstF3),
    bytesPerEvent: tableBytes(table) / table.rows,
    questions: measured,
  };
});
