/**
 * A stream of pseudo-random draws. Equal seeds give equal streams in every browser and runtime: only operations that
 * IEEE 754 and ECMAScript define to the last bit are used (no `Math.log`, `exp` or `cos`).
 */
export interface Random {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** One member of a non-empty list, all equally likely. */
  pick<T>(list: readonly T[]): T;
  /** True with probability `p`. */
  chance(p: number): boolean;
  /** An index of `weights`, each as likely as its weight is of their sum. */
  weighted(weights: readonly number[]): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Bell-shaped with the given mean and standard deviation; never further than 6 deviations from the mean. */
  normal(mean: number, deviation: number): number;
  /** Positive and heavy-tailed: half the draws are below `median`, 1 in 100 is above ten times it. */
  spread(median: number): number;
  /** The members of a list in random order, as a new list. */
  shuffle<T>(list: readonly T[]): T[];
}

/**
 * Starts a {@link Random} (sfc32).
 *
 * @param seed any whole number
 * @param stream streams of one seed are independent of each other; default 0
 */
export function createRandom(seed: number, stream = 0): Random {
  let a = seed | 0;
  let b = (seed / 0x1_0000_0000) | 0;
  let c = stream | 0;
  let counter = 1;

  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let i = 0; i < 12; i++) next();

  // Von Neumann 1951: the parity of the length of a falling run, so no logarithm is needed.
  const standardExponential = (): number => {
    for (let whole = 0; ; whole++) {
      const first = next();
      let last = first;
      let length = 1;
      for (let draw = next(); draw < last; draw = next()) {
        last = draw;
        length++;
      }
      if (length % 2 === 1) return whole + first;
    }
  };

  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));

  return {
    next,
    int,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    chance: (p) => next() < p,
    weighted: (weights) => {
      let sum = 0;
      for (const weight of weights) sum += weight;
      let rest = next() * sum;
      for (let i = 0; i < weights.length - 1; i++) {
        rest -= weights[i] as number;
        if (rest < 0) return i;
      }
      return weights.length - 1;
    },
    exponential: (mean) => standardExponential() * mean,
    normal: (mean, deviation) => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return mean + sum * deviation;
    },
    // Log-logistic of shape 2.
    spread: (median) => {
      const draw = next();
      return median * Math.sqrt(draw / (1 - draw));
    },
    shuffle: <T>(list: readonly T[]) => {
      const result = [...list];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i);
        [result[i], result[j]] = [result[j] as T, result[i] as T];
      }
      return result;
    },
  };
}
