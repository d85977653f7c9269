import { questions, titles } from './questions.mjs';

/** From the measurements of the prototype, ENGINE.md: what the engine is to reach. */
const targets = { mostMsAtMillion: 16, duckdb: 10, clickhouse: 7, bytesPerEvent: 36 };

/** A measurement without its answer. */
function timesOf(measured) {
  const times = { ...measured };
  delete times.answer;
  return times;
}

function bestForm(forms) {
  const [best, ...others] = Object.entries(forms)
    .map(([form, measured]) => ({ form, ...timesOf(measured) }))
    .sort((a, b) => a.cpu - b.cpu);
  return { ...best, others };
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

/** Times by question and engine, ratios, and whether the targets were met. */
export function summarize(usagekit, peers, about) {
  const engines = Object.keys(peers);
  const rows = questions.map((question) => {
    const { answer, ...ours } = usagekit.questions[question];
    const theirs = engines.map((engine) => {
      const best = bestForm(peers[engine].questions[question]);
      return [engine, { ...best, ratio: best.cpu / ours.cpu }];
    });
    return { question, usagekit: ours, peers: Object.fromEntries(theirs), answer };
  });
  const ours = sum(rows.map((row) => row.usagekit.cpu));
  const sums = engines.map((engine) => {
    const cpu = sum(rows.map((row) => row.peers[engine].cpu));
    return [engine, { cpu, ratio: cpu / ours, version: peers[engine].version }];
  });
  return {
    ...about,
    users: usagekit.users,
    sessions: usagekit.sessions,
    bytesPerEvent: usagekit.bytesPerEvent,
    load: Object.fromEntries(
      [['usagekit', usagekit], ...Object.entries(peers)].map(([name, { load }]) => [name, load]),
    ),
    rows,
    sum: { usagekit: ours, peers: Object.fromEntries(sums) },
  };
}

const labels = { usagekit: 'usagekit', duckdb: 'DuckDB', clickhouse: 'ClickHouse' };
const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const withRatio = ({ cpu, ratio }) => `${ms(cpu)} (${ratio.toFixed(1)}×)`;
const mark = (met) => (met ? 'met' : 'MISSED');

function printTable(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const print = (line) =>
    console.log(
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  '),
    );
  print(lines[0]);
  console.log(widths.map((width) => '─'.repeat(width)).join('──'));
  lines.slice(1).forEach(print);
}

function printTargets({ events, rows, sum: total, bytesPerEvent }) {
  console.log('\nTargets');
  const bytes = bytesPerEvent <= targets.bytesPerEvent;
  console.log(
    `  table ≤ ${targets.bytesPerEvent} B per event: ${bytesPerEvent.toFixed(1)} B, ${mark(bytes)}`,
  );
  if (events === 1_000_000) {
    const most = Math.max(...rows.map((row) => row.usagekit.cpu));
    const limit = targets.mostMsAtMillion;
    console.log(`  every question ≤ ${limit} ms: at most ${ms(most)} ms, ${mark(most <= limit)}`);
  }
  const engines = Object.entries(total.peers);
  if (engines.length === 0) return;
  const ratios = rows.flatMap((row) => Object.values(row.peers).map(({ ratio }) => ratio));
  const least = Math.min(...ratios);
  console.log(`  none slower than a peer: at least ${least.toFixed(1)}×, ${mark(least >= 1)}`);
  for (const [engine, { ratio }] of engines) {
    console.log(
      `  sum ≥ ${targets[engine]}× ${labels[engine]}: ${ratio.toFixed(1)}×, ${mark(ratio >= targets[engine])}`,
    );
  }
}

export function printReport(summary) {
  const { events, users, sessions, seed, machine, node, rows, load, sum: total } = summary;
  const engines = Object.keys(total.peers);
  const count = (number) => number.toLocaleString('en');
  console.log(
    `\n${count(events)} events, ${count(users)} users, ${count(sessions)} sessions (seed ${seed})`,
  );
  console.log(
    [
      machine,
      `Node ${node}`,
      ...engines.map((engine) => `${labels[engine]} ${total.peers[engine].version}`),
    ].join(' · '),
  );
  console.log('CPU ms, one thread, median; in brackets how many times usagekit\n');
  printTable([
    ['question', 'usagekit', 'wall', ...engines.map((engine) => labels[engine])],
    ...rows.map(({ question, usagekit, peers }) => [
      `${question.padEnd(5)}${titles[question]}`,
      ms(usagekit.cpu),
      ms(usagekit.wall),
      ...engines.map((engine) => withRatio(peers[engine])),
    ]),
    [
      'sum',
      ms(total.usagekit),
      ms(rows.reduce((all, row) => all + row.usagekit.wall, 0)),
      ...engines.map((engine) => withRatio(total.peers[engine])),
    ],
  ]);
  printTargets(summary);
  console.log('\nLoading, CPU s (wall s)');
  for (const [engine, { cpu, wall }] of Object.entries(load)) {
    const what = engine === 'usagekit' ? 'row objects of 14 fields' : 'Parquet of 6 coded columns';
    console.log(
      `  ${labels[engine]}: ${(cpu / 1000).toFixed(2)} (${(wall / 1000).toFixed(2)}), ${what}`,
    );
  }
  if (engines.length === 0) return;
  console.log('\nForms counted');
  for (const { question, peers } of rows) {
    const forms = engines.map((engine) => `${labels[engine]}: ${peers[engine].form}`);
    console.log(`  ${question.padEnd(5)}${forms.join(' · ')}`);
  }
}
