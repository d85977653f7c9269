export function ascending(values: readonly number[]): number[] {
  return values.toSorted((a, b) => a - b);
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The value at share `p` of the way through values in ascending order, on the line between the two closest ranks. */
export function interpolated(sorted: readonly number[], p: number): number {
  const rank = p * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] as number;
  const high = sorted[Math.ceil(rank)] as number;
  return low + (high - low) * (rank - Math.floor(rank));
}
