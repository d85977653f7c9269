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

/** Medians, and the least CPU time, of what was timed. */
export function timesOf(samples) {
  const cpu = samples.map((sample) => sample.cpu);
  return {
    cpu: median(cpu),
    leastCpu: Math.min(...cpu),
    wall: median(samples.map((sample) => sample.wall)),
    runs: samples.length,
  };
}

/** Some warm-ups, then `runs` runs: their times, that of the first warm-up, and the answer. */
async function measure({ warmUps, runs }, ask) {
  const first = await timed(ask);
  let answer = first.result;
  const samples = [];
  for (let run = 1 - warmUps; run < runs; run++) {
    const { result, cpu, wall } = await timed(ask);
    answer = result;
    if (run >= 0) samples.push({ cpu, wall });
  }
  return { ...timesOf(samples), first: { cpu: first.cpu, wall: first.wall }, answer };
}

/** A worker's side of `fork`: one message with what to do, one with what came out. */
export function answerParent(work) {
  process.once('message', async (options) => {
    let message;
    try {
      message = { result: await work(options) };
    } catch (error) {
      message = { error: error?.stack ?? String(error) };
    }
    // Not before it is sent: what is larger than a pipe holds would be lost.
    process.send(message, () => process.disconnect());
  });
}

/** Measures every form of every question of a peer; `ask` returns what `read` takes, by question. */
export async function measureForms(questions, times, ask, read) {
  const measured = {};
  for (const [question, forms] of Object.entries(questions)) {
    measured[question] = {};
    for (const [form, how] of Object.entries(forms)) {
      const { answer, ...measurement } = await measure(times, () => ask(how));
      measured[question][form] = { ...measurement, answer: read[question](answer) };
    }
  }
  return measured;
}

/** What it took to load and to answer `F3` once. */
export function loadTimes(load, f3) {
  return {
    cpu: load.cpu,
    wall: load.wall,
    withF3: { cpu: load.cpu + f3.cpu, wall: load.wall + f3.wall },
  };
}
