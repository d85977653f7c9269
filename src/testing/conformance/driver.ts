import type { AnalyticsEvent } from '../../model/event.js';
import type { AnalyticsSource } from '../../model/source.js';

/** How the suite uses an adapter: what an adapter author writes, in a few lines. */
export interface ConformanceDriver {
  /**
   * A source over exactly these events, in any order, of which repeated ids are one. Called once a check; the sources of
   * earlier checks are closed by then.
   */
  open(events: readonly AnalyticsEvent[]): Promise<AnalyticsSource> | AnalyticsSource;
  /** Lets go of a source, e.g. drops its table. */
  close?(source: AnalyticsSource): Promise<void> | void;
}

/** One thing an adapter must do. */
export interface ConformanceCheck {
  /** Permanent name. */
  key: string;
  /** What is checked, in a sentence. */
  rule: string;
  /** Rejects with what was wrong. */
  run(): Promise<void>;
}

/** Opens a source for one use and closes it whatever happens. */
export async function withSource<T>(
  driver: ConformanceDriver,
  events: readonly AnalyticsEvent[],
  work: (source: AnalyticsSource) => Promise<T>,
): Promise<T> {
  const source = await driver.open(events);
  try {
    return await work(source);
  } finally {
    await driver.close?.(source);
  }
}
