/** CPU (user + system, all threads of this process) and wall milliseconds of one call. */
export async function timed(work) {
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { result, cpu: (user + system) / 1000, wall: performance.now() - wall };
}

const median = (numbers) => {
  const ascending = [...numbers].sort((a, b) => a - b);
  return (ascending[(ascending.length - 1) >> 1] + ascending[ascending.length >> 1]) / 2;
};

/** One warm-up, then `runs` runs: medians, the least CPU time, that of the warm-up, and the answer. */
export async function measure(runs, ask) {
  const first = await timed(ask);
  let answer = first.result;
  const samples = [];
  for (let run = 0; run < runs; run++) {
    const { result, cpu, wall } = await timed(ask);
    answer = result;
    samples.push({ cpu, wall });
  }
  const cpu = samples.map((sample) => sample.cpu);
  return {
    cpu: median(cpu),
    leastCpu: Math.min(...cpu),
    firstCpu: first.cpu,
    wall: median(samples.map((sample) => sample.wall)),
    runs,
    answer,
  };
}

/** A worker's side of `fork`: one message with what to do, one with what came out. */
export function answerParent(work) {
  process.once('message', async (options) => {
    try {
      process.send({ result: await work(options) });
    } catch (error) {
      process.send({ error: error?.stack ?? String(error) });
    }
    process.disconnect();
  });
}

/** Measures every form of every question of a peer; `ask` runs SQL and returns rows of numbers and nulls. */
export async function measureForms(questions, runs, ask) {
  const measured = {};
  for (const [question, { forms, read }] of Object.entries(questions)) {
    measured[question] = {};
    for (const [form, sql] of Object.entries(forms)) {
      const { answer, ...times } = await measure(runs, () => ask(sql));
      measured[question][form] = { ...times, answer: read(answer) };
    }
  }
  return measured;
}
