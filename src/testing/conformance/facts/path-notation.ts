import type { AnalyticsEvent } from '../../../model/event.js';
import type { FlowQuery } from '../../../model/flow.js';
import { between, keyOf, log } from './notation.js';

// A path of PostHog is a session from its first event, or from the first of a start point: a flow whose anchor is any
// event, or that one. It cuts the lightest links where we fold the rarest nodes, and tells how long a link takes.

const tests = 'posthog/hogql_queries/insights/paths/test/test_paths_query_runner';
export const basic = `${tests}.py@e214080c`;
export const more = `${tests}_ee.py@f5d8ea6e`;

/** Where sessions went from the first page, in so many steps. */
export function pages(
  first: string,
  last: string,
  steps: number,
  options: Partial<FlowQuery> = {},
): FlowQuery {
  return {
    kind: 'flow',
    range: between(first, last),
    anchor: {},
    after: steps - 1,
    node: '$current_url',
    ...options,
  };
}

type Link = [from: string, to: string, count: number];

/** The links of a flow as expected, by the offset they leave. */
export function links(...byOffset: readonly (readonly Link[])[]): { links: object[] } {
  return {
    links: byOffset.flatMap((list, offset) =>
      list.map(([from, to, count]) => ({
        from: { offset, key: keyOf(from) },
        to: { offset: offset + 1, key: keyOf(to) },
        count,
      })),
    ),
  };
}

/** A log whose names are those of what was shown, by events of one name. */
export function shown(
  event: string,
  property: string,
  date: string,
  text: string,
): AnalyticsEvent[] {
  return log(date, text).map(({ event: name, properties, ...rest }) => ({
    ...rest,
    event,
    properties: { ...properties, [property]: name },
  }));
}

/** Page views: a log whose names are addresses. */
export function visits(date: string, text: string): AnalyticsEvent[] {
  return shown('$pageview', '$current_url', date, text);
}
