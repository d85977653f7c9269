/**
 * Index of the first of ascending numbers, from place `from` to `to` - 1, that is not below `least`; `to` when all are.
 */
export function firstFrom(
  ascending: Uint32Array | Float64Array,
  least: number,
  from = 0,
  to = ascending.length,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lane a row is in. */
export function laneOf(laneStart: Uint32Array, row: number): number {
  return firstFrom(laneStart, row + 1) - 1;
}
