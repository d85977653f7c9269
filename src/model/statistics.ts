/** 97.5 % quantile of the normal distribution, for 95 % intervals. */
const z95 = 1.959963984540054;

/**
 * 95 % interval of a share by Wilson's score method (E. B. Wilson, JASA 22, 1927): sound for small groups and for
 * shares near 0 and 1, where the usual `p ± 1.96·σ` leaves [0, 1].
 *
 * @returns lower and upper end, or null when `n` is 0
 */
export function wilsonInterval(count: number, n: number): [number, number] | null {
  if (n === 0) return null;
  const p = count / n;
  const zz = z95 * z95;
  const middle = (p + zz / (2 * n)) / (1 + zz / n);
  const half = (z95 / (1 + zz / n)) * Math.sqrt((p * (1 - p)) / n + zz / (4 * n * n));
  // Exact at the ends, where rounding would leave a hair.
  return [count === 0 ? 0 : middle - half, count === n ? 1 : middle + half];
}

/** `a / b`, or null when `b` is 0. */
export function share(a: number, b: number): number | null {
  return b === 0 ? null : a / b;
}

/**
 * z-score of the difference of two shares, `x1 / n1 − x2 / n2`, with the pooled share as the estimate of both (the usual
 * two-proportion z-test). Positive when the first is larger.
 *
 * @returns null when it is not defined: one of the groups is empty, or everybody or nobody is counted in both
 */
export function pooledZ(x1: number, n1: number, x2: number, n2: number): number | null {
  if (n1 === 0 || n2 === 0) return null;
  const p = (x1 + x2) / (n1 + n2);
  if (p === 0 || p === 1) return null;
  return (x1 / n1 - x2 / n2) / Math.sqrt(p * (1 - p) * (1 / n1 + 1 / n2));
}

/**
 * Percentile of ascending values, interpolated between the two closest ranks (SQL `PERCENTILE_CONT`): the median of an
 * even count is the mean of the middle two.
 *
 * @param p 0–1
 * @returns null for an empty list
 */
export function percentile(ascending: ArrayLike<number>, p: number): number | null {
  const last = ascending.length - 1;
  if (last < 0) return null;
  const rank = p * last;
  const below = Math.floor(rank);
  const low = ascending[below] as number;
  const high = ascending[Math.min(below + 1, last)] as number;
  return low + (high - low) * (rank - below);
}
