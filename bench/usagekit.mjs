import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

import { createTableBuilder, finishWork, startQuery, tableBytes } from './.build/engine.js';
import { resolveQuery } from './.build/query.js';
import { arrivalOrder, generate, names } from './data.mjs';
import { answerParent, measure, timed } from './measure.mjs';
import { answerOf, queries } from './questions.mjs';

const batchSize = 10_000;

/** Events as a host has them, made when they are read. */
function eventMaker(data) {
  const textProperties = Object.keys(names).filter((name) => name !== 'event');
  const users = Array.from({ length: data.users }, (_, i) => `user-${i}`);
  const sessions = Array.from({ length: data.sessions }, (_, i) => `session-${i}`);
  return (row) => {
    const properties = {};
    for (const name of textProperties) properties[name] = names[name][data[name][row]];
    properties.duration = data.duration[row];
    const price = data.price[row];
    if (!Number.isNaN(price)) properties.price = price;
    return {
      time: data.time[row],
      event: names.event[data.event[row]],
      user: users[data.user[row]],
      session: sessions[data.session[row]],
      properties,
    };
  };
}

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

/** Writes one `.cpuprofile` a question, of many runs. */
async function profile(ask, directory) {
  mkdirSync(directory, { recursive: true });
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  for (const question of Object.keys(queries)) {
    await session.post('Profiler.start');
    const until = performance.now() + 3000;
    while (performance.now() < until) ask(question);
    const result = await session.post('Profiler.stop');
    writeFileSync(`${directory}/${question}.cpuprofile`, JSON.stringify(result.profile));
  }
  session.disconnect();
}

answerParent(async ({ events, seed, runs, profiles }) => {
  const data = generate(events, seed);
  const { users, sessions } = data;
  const { table, spent } = await load(data);
  const now = table.lastTime;
  const ask = (question) => finishWork(startQuery(table, resolveQuery(queries[question], { now })));
  const measured = {};
  for (const question of Object.keys(queries)) {
    const { answer, ...times } = await measure(runs, () => ask(question));
    measured[question] = { ...times, answer: answerOf(answer) };
  }
  if (profiles) await profile(ask, profiles);
  return {
    users,
    sessions,
    load: spent,
    bytesPerEvent: tableBytes(table) / table.rows,
    questions: measured,
  };
});
