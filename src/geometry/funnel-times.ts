/** Ends of the bins of a time to convert, in milliseconds: a scale on which seconds and weeks can both be read. */
const edges = [
  10_000, 60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 259_200_000, 604_800_000,
];
const month = 30 * 86_400_000;

/**
 * Windows whose funnels, asked side by side, tell how many convert within each: the bin edges below the funnel's own
 * window, then that window (null: no limit).
 */
export function timeWindows(window: number | null): (number | null)[] {
  const last = window ?? Number.POSITIVE_INFINITY;
  const long = last > month ? [month] : [];
  return [...[...edges, ...long].filter((edge) => edge < last), window];
}

/** Those who took longer than `from` and at most `to`. */
export interface TimeBin {
  /** Milliseconds; 0 for the first. */
  from: number;
  /** Null: without end. */
  to: number | null;
  count: number;
  /** Of all who converted; 0 when nobody did. */
  share: number;
}

/** Counts within growing windows as counts between them. */
export function timeBins(
  windows: readonly (number | null)[],
  within: readonly number[],
): TimeBin[] {
  const total = within.at(-1) ?? 0;
  let before = 0;
  return windows.map((to, i) => {
    const count = Math.max(0, (within[i] ?? before) - before);
    before = Math.max(before, within[i] ?? 0);
    return {
      from: i === 0 ? 0 : (windows[i - 1] ?? 0),
      to,
      count,
      share: total === 0 ? 0 : count / total,
    };
  });
}

/**
 * Where a time lies on an axis of equally wide bins, 0 … 1: within its bin it is placed by its logarithm, in the first
 * and in an endless bin by half.
 */
export function timePosition(bins: readonly TimeBin[], time: number): number {
  const at = bins.findIndex(({ to }) => to === null || time <= to);
  const index = at < 0 ? bins.length - 1 : at;
  const bin = bins[index];
  if (!bin || bins.length === 0) return 0;
  const inside =
    bin.to === null
      ? 0.5
      : bin.from === 0
        ? time / bin.to
        : Math.log(time / bin.from) / Math.log(bin.to / bin.from);
  return (index + Math.max(0, Math.min(1, inside))) / bins.length;
}
