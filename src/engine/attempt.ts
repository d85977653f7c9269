/** How a funnel follows one user. */
export interface AttemptRules {
  /** 2 … 20. */
  steps: number;
  /** Milliseconds from the first step, inclusive; Infinity = no limit. */
  window: number;
  /** Steps at one millisecond must not follow one another. */
  block: boolean;
  /** Only attempts from the first step-1 event. */
  firstOnly: boolean;
}

/**
 * The events of one user that match a step, and the attempt through them that is reported. Reused from user to user:
 * `clear`, `add` in order of time, then `solve`.
 */
export class Attempt {
  readonly #rules: AttemptRules;
  #times = new Float64Array(64);
  #bits = new Uint32Array(64);
  length = 0;
  /** Furthest step reached, from 0; -1 when the user never started. */
  furthest = -1;
  /** Time of the latest step-1 event; with `firstOnly` of the first. */
  lastStart = Number.NaN;
  /** By step up to `furthest`: when the reported attempt took it. */
  readonly stepTimes: Float64Array;
  /** By step: the latest start of an attempt that has come this far, as a position; -1 = none. */
  readonly #starts: Int32Array;

  constructor(rules: AttemptRules) {
    this.#rules = rules;
    this.stepTimes = new Float64Array(rules.steps);
    this.#starts = new Int32Array(rules.steps);
  }

  clear(): void {
    this.length = 0;
  }

  /** Adds an event that matches the steps whose bits are set; `time` is not before the last one's. */
  add(time: number, bits: number): void {
    const last = this.length - 1;
    if (this.#rules.block && last >= 0 && this.#times[last] === time) {
      // Where ties block, events of one instant can not follow one another: they are one event to the rest.
      this.#bits[last] = (this.#bits[last] as number) | bits;
      return;
    }
    if (this.length === this.#times.length) {
      const times = new Float64Array(this.length * 2);
      times.set(this.#times);
      this.#times = times;
      const masks = new Uint32Array(this.length * 2);
      masks.set(this.#bits);
      this.#bits = masks;
    }
    // Ties are ordered by lowest step, then by the set of steps as a number: insert from the end of the run.
    let at = this.length++;
    while (
      at > 0 &&
      this.#times[at - 1] === time &&
      comesBefore(bits, this.#bits[at - 1] as number)
    ) {
      this.#bits[at] = this.#bits[at - 1] as number;
      this.#times[at] = time;
      at--;
    }
    this.#times[at] = time;
    this.#bits[at] = bits;
  }

  /**
   * Finds how far the user came and the attempt that is reported: its last event is the first possible, then its start
   * the last, then each event between the first.
   */
  solve(): void {
    const { steps, window, firstOnly } = this.#rules;
    const times = this.#times;
    const starts = this.#starts.fill(-1);
    let furthest = -1;
    let start = -1;
    let end = -1;
    let lastStart = -1;
    for (let at = 0; at < this.length; at++) {
      const bits = this.#bits[at] as number;
      const time = times[at] as number;
      // From the last step down, so that one event fills one step of an attempt.
      for (let step = Math.min(furthest + 1, steps - 1); step > 0; step--) {
        if ((bits & (1 << step)) === 0) continue;
        const from = starts[step - 1] as number;
        if (from < 0 || time - (times[from] as number) > window) continue;
        if (from > (starts[step] as number)) starts[step] = from;
        if (step > furthest) {
          furthest = step;
          start = from;
          end = at;
        }
      }
      if (furthest === steps - 1) break;
      if ((bits & 1) !== 0 && !(firstOnly && lastStart >= 0)) {
        starts[0] = at;
        lastStart = at;
        if (furthest < 0) {
          furthest = 0;
          start = at;
          end = at;
        }
      }
    }
    this.furthest = furthest;
    this.lastStart = lastStart < 0 ? Number.NaN : (times[lastStart] as number);
    if (furthest < 0) return;
    this.stepTimes[0] = times[start] as number;
    this.stepTimes[furthest] = times[end] as number;
    let at = start;
    for (let step = 1; step < furthest; step++) {
      do at++;
      while (((this.#bits[at] as number) & (1 << step)) === 0);
      this.stepTimes[step] = times[at] as number;
    }
  }
}

/** Whether an event matching the steps `a` comes before one of the same instant matching `b`. */
function comesBefore(a: number, b: number): boolean {
  const lowestA = a & -a;
  const lowestB = b & -b;
  return lowestA === lowestB ? a < b : lowestA < lowestB;
}
