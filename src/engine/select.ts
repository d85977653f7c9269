/**
 * Puts the value of rank `k` at index `k`, smaller ones before it and larger ones after (Hoare's quickselect with a
 * median of three). Linear on average; `values` must hold no NaN.
 */
function select(values: Float64Array, k: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const a = values[low] as number;
    const b = values[(low + high) >> 1] as number;
    const c = values[high] as number;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = low;
    let j = high;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const swap = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = swap;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k] as number;
}

/**
 * Percentiles interpolated between the two closest ranks, as `percentile` of sorted values gives them, without sorting.
 *
 * @param values at least one; reordered
 * @param shares ascending, 0–1
 */
export function selectPercentiles(values: Float64Array, shares: readonly number[]): number[] {
  const last = values.length - 1;
  let from = 0;
  return shares.map((share) => {
    const rank = share * last;
    const below = Math.floor(rank);
    const low = select(values, below, from, last);
    from = below;
    if (rank === below) return low;
    const high = select(values, below + 1, below, last);
    return low + (high - low) * (rank - below);
  });
}
