/**
 * Heights of the parts of one side of a node: in proportion to what they count, none under `least`, and together exactly
 * the node's height, which must hold them (`counts.length * least`).
 */
export function shareHeight(counts: readonly number[], height: number, least: number): number[] {
  const small = new Set<number>();
  for (;;) {
    const rest = height - small.size * least;
    const total = counts.reduce((sum, count, i) => (small.has(i) ? sum : sum + count), 0);
    const next = counts.findIndex(
      (count, i) => !small.has(i) && count * rest < least * total * (1 - 1e-12),
    );
    if (next < 0) {
      return counts.map((count, i) => (small.has(i) ? least : (count / total) * rest));
    }
    small.add(next);
  }
}

/** Stacks heights from a top on: where each begins. */
export function stack(heights: readonly number[], top: number): number[] {
  let y = top;
  return heights.map((height) => {
    const at = y;
    y += height;
    return at;
  });
}
