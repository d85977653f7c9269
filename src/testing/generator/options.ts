/** What {@link generateEvents} makes. Equal options give equal events, whenever and wherever. */
export interface GeneratorOptions {
  /** Any whole number. Default 1. */
  seed?: number;
  /** People who visit the product at least once. Default 2,000, which makes about 80,000 events in 90 days. */
  users?: number;
  /** Length in days of 24 hours. Default 90. */
  days?: number;
  /** The instant the events end before, epoch milliseconds. Default 2026-07-01T00:00Z; no clock is read. */
  end?: number;
}

/** Options with defaults, and the instants that follow from them. */
export interface Timeline {
  seed: number;
  users: number;
  days: number;
  start: number;
  end: number;
  /** When version 5 went out, see {@link releaseTime}. */
  release: number;
}

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** How long the release's error spike lasts. */
export const spikeMs = 3 * dayMs;

export function resolveTimeline({
  seed = 1,
  users = 2_000,
  days = 90,
  end = Date.UTC(2026, 6, 1),
}: GeneratorOptions = {}): Timeline {
  const start = end - days * dayMs;
  return {
    seed,
    users,
    days,
    start,
    end,
    release: start + Math.floor(days / 2) * dayMs + 9 * hourMs,
  };
}

/**
 * When version 5.0.0 went out: at the ninth hour of the middle day. From then on more of those who sign up create a
 * project and do so sooner, and for three days Safari shows many errors.
 */
export function releaseTime(options: GeneratorOptions = {}): number {
  return resolveTimeline(options).release;
}

/** Version of the product at an instant. */
export function appVersionAt(time: number, { start, release }: Timeline): string {
  if (time >= release + 14 * dayMs) return '5.1.0';
  if (time >= release) return '5.0.0';
  return time >= start + (release - start) / 2 ? '4.8.0' : '4.7.2';
}
