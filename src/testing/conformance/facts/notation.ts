import type { AnalyticsEvent, Scalar } from '../../../model/event.js';
import type { FunnelQuery, FunnelStepQuery } from '../../../model/funnel.js';
import type { AbsoluteRange, Duration } from '../../../model/scope.js';
import { day, second } from '../case.js';
import { parseLog } from '../log.js';

/**
 * Events as a table: a line a user, `user | 12:00 sign up | 01-02 12:00:05 buy {"price":5}`. Times are UTC on the date or
 * on another day of its year, or whole seconds after its beginning.
 */
export function log(date: string, text: string): AnalyticsEvent[] {
  return parseLog(text, (stamp) => {
    if (!stamp.includes(':')) return Date.parse(date) + Number(stamp) * second;
    const [clock = '', monthDay = date.slice(5)] = stamp.split(' ').toReversed();
    return Date.parse(`${date.slice(0, 4)}-${monthDay}T${clock}Z`);
  });
}

/** Whole days, both included, UTC. */
export function between(first: string, last: string): AbsoluteRange {
  return { start: Date.parse(first), end: Date.parse(last) + day };
}

/** Both instants included. A date is its beginning, UTC. */
export function through(first: string, last: string): AbsoluteRange {
  return { start: Date.parse(first), end: Date.parse(last) + 1 };
}

/** Events whose account, as PostHog tells it, is the property `$group_0`. */
export function withAccounts(events: readonly AnalyticsEvent[]): AnalyticsEvent[] {
  return events.map((event) => {
    const account = event.properties?.['$group_0'];
    return typeof account === 'string' ? { ...event, account } : event;
  });
}

export function seconds(value: number): Duration {
  return { value, unit: 'second' };
}

/** A funnel; a step that is a text is the event of that name. Without a window: our default, 14 days. */
export function funnel(
  range: AbsoluteRange,
  asked: readonly (string | FunnelStepQuery)[],
  options: Partial<FunnelQuery> = {},
): FunnelQuery {
  return {
    kind: 'funnel',
    range,
    steps: asked.map((step) => (typeof step === 'string' ? { match: { event: step } } : step)),
    ...options,
  };
}

/** A step whose event has one value of a property. */
export function stepWith(event: string, property: string, value: Scalar): FunnelStepQuery {
  return { match: { event, where: { property, op: 'eq', value } } };
}

/** A step as expected: its count (null: not told), and average and median seconds from the step before. */
export function reached(count: number | null, average?: number, median?: number): object {
  return {
    ...(count === null ? {} : { count }),
    ...(average === undefined
      ? {}
      : {
          timeFromPrevious: {
            average: average * second,
            ...(median === undefined ? {} : { median: median * second }),
          },
        }),
  };
}

/** The steps of a funnel as expected: {@link reached}, or only the count. */
export function steps(...expected: readonly (number | null | object)[]): { steps: object[] } {
  return {
    steps: expected.map((each) =>
      each === null || typeof each === 'number' ? reached(each) : each,
    ),
  };
}

/** A group of a funnel as expected; null is the group without a value. */
export function group(
  value: Scalar | null,
  ...expected: readonly (number | null | object)[]
): { key: object; steps: object[] } {
  return { key: keyOf(value), ...steps(...expected) };
}

export function keyOf(value: Scalar | null): object {
  return value === null ? { type: 'none' } : { type: 'value', value };
}
