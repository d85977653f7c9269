import { questions } from './questions.mjs';
import { labels } from './tables.mjs';

/** From the measurements of the prototype, ENGINE.md: what the engine is to reach. */
const targets = { msAtMillion: 16, sums: { duckdb: 10, clickhouse: 7 }, bytesPerEvent: 36 };
/** 10M events from Arrow to queryable in 1.5 s. */
const arrowNsPerEvent = 150;

const without = (dropped, object) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== dropped));

function bestForm(forms) {
  const [best, ...others] = Object.entries(forms)
    .map(([form, measured]) => ({ form, ...without('answer', measured) }))
    .sort((a, b) => a.cpu - b.cpu);
  return { ...best, others };
}

const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const geometricMean = (numbers) => Math.exp(sum(numbers.map(Math.log)) / numbers.length);

const round = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function targetsOf({ events, rows, sums, bytesPerEvent, loads }) {
  const list = [];
  const add = (what, measured, met) => list.push({ what, measured, met });
  if (events === 1_000_000) {
    const limit = targets.msAtMillion;
    const slow = rows.filter(({ usagekit }) => usagekit.cpu > limit);
    const named = slow.map(({ question, usagekit }) => `${question} ${round(usagekit.cpu)}`);
    const most = Math.max(...rows.map(({ usagekit }) => usagekit.cpu));
    const measured = slow.length > 0 ? `${named.join(', ')} ms` : `at most ${round(most)} ms`;
    add(`every question ≤ ${limit} ms, cold`, measured, slow.length === 0);
  }
  const ratios = rows.flatMap(({ question, peers }) =>
    Object.entries(peers).map(([engine, { ratio }]) => ({ question, engine, ratio })),
  );
  if (ratios.length > 0) {
    const least = ratios.reduce((a, b) => (b.ratio < a.ratio ? b : a));
    const measured = `at least ${least.ratio.toFixed(1)}×, ${least.question} of ${labels[least.engine]}`;
    add('no question slower than the best peer', measured, least.ratio >= 1);
  }
  for (const [engine, ratio] of Object.entries(targets.sums)) {
    const measured = sums.peers[engine]?.ratio;
    if (measured === undefined) continue;
    add(
      `sum ≥ ${ratio}× faster than ${labels[engine]}`,
      `${measured.toFixed(1)}×`,
      measured >= ratio,
    );
  }
  const bytes = targets.bytesPerEvent;
  add(`table ≤ ${bytes} B per event`, `${bytesPerEvent.toFixed(1)} B`, bytesPerEvent <= bytes);
  if (loads.arrow) {
    const limit = (events * arrowNsPerEvent) / 1e6;
    add(
      `Arrow to queryable ≤ ${(limit / 1000).toFixed(2)} s (1.5 s for 10M)`,
      `${(loads.arrow.cpu / 1000).toFixed(2)} s of CPU`,
      loads.arrow.cpu <= limit,
    );
  }
  return list;
}

/** Times by question and engine, ratios, loads, and whether the targets were met. */
export function summarize(usagekit, peers, files, about) {
  const engines = Object.keys(peers);
  const rows = questions.map((question) => {
    const { answer, ...ours } = usagekit.questions[question];
    const theirs = engines.map((engine) => {
      const best = bestForm(peers[engine].questions[question]);
      return [engine, { ...best, ratio: best.cpu / ours.cpu }];
    });
    return { question, usagekit: ours, peers: Object.fromEntries(theirs), answer };
  });
  const ours = (of) => sum(rows.map(({ usagekit: times }) => of(times)));
  const cold = ours(({ cpu }) => cpu);
  const sumsOfPeers = engines.map((engine) => {
    const best = rows.map((row) => row.peers[engine]);
    const cpu = sum(best.map((times) => times.cpu));
    return [
      engine,
      {
        cpu,
        ratio: cpu / cold,
        geometricMean: geometricMean(best.map(({ ratio }) => ratio)),
        version: peers[engine].version,
      },
    ];
  });
  const summary = {
    ...about,
    users: usagekit.users,
    sessions: usagekit.sessions,
    bytesPerEvent: usagekit.bytesPerEvent,
    rows,
    sums: {
      usagekit: {
        cpu: cold,
        wall: ours(({ wall }) => wall),
        warm: ours(({ warm }) => warm.cpu),
      },
      peers: Object.fromEntries(sumsOfPeers),
    },
    loads: {
      rows: { ...usagekit.load, bytesPerEvent: usagekit.bytesPerEvent },
      ...files,
      ...Object.fromEntries(engines.map((engine) => [engine, peers[engine].load])),
    },
  };
  return { ...summary, targets: targetsOf(summary) };
}
