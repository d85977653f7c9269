import type { RetentionQuery } from '../../../model/retention.js';
import type { AbsoluteRange } from '../../../model/scope.js';
import { day } from '../case.js';

/** The i-th of instants that lie a fixed time apart, by default a day. */
export function since(first: string, step = day): (i: number) => number {
  return (i) => Date.parse(first) + i * step;
}

/**
 * The groups of a retention as expected: when each begins and, a row a group, its size and who came back in column 1, 2 …
 *
 * @param column0 who came back in column 0. Default: all, as where starting is coming back
 */
export function retained(
  startOf: (i: number) => number,
  rows: readonly (readonly number[])[],
  column0: readonly number[] = rows.map(([size = 0]) => size),
): object[] {
  return rows.map(([size, ...later], i) => ({
    start: startOf(i),
    size,
    cells: [column0[i], ...later].map((returned) => ({ returned })),
  }));
}

/** A retention by day. */
export function byDay(range: AbsoluteRange, options: Partial<RetentionQuery> = {}): RetentionQuery {
  return { kind: 'retention', range, period: 'day', ...options };
}
