import type { Scalar } from '../../model/event.js';
import { compareText } from '../../model/order.js';
import {
  type ResolvedSelection,
  selectedSpan,
  selectedUnit,
  type TrendSelection,
} from '../../model/selection.js';
import type { ResolvedTrendQuery } from '../../model/trend.js';
import type { UserRow } from '../../model/users.js';
import { propertyOf } from './conditions.js';
import { unitsBehindFlow } from './flow.js';
import { unitsBehindFunnelTrend, unitsBehindStep } from './funnel-behind.js';
import { usersBehindLifecycle } from './lifecycle.js';
import type { PreparedEvent } from './prepare.js';
import { usersBehindRetention } from './retention.js';
import { usersBehindStickiness } from './stickiness.js';
import { eventsBehindTrend } from './trend-behind.js';
import { firstUser, latestValue } from './unit-facts.js';
import { eventsInScope, idsOf, unitOf } from './units.js';

/** Whether a number is one of a trend. */
export function isOfTrend(
  selection: ResolvedSelection,
): selection is TrendSelection<ResolvedTrendQuery> {
  return selection.of.kind === 'trend';
}

type NotOfTrend = Exclude<ResolvedSelection, TrendSelection<ResolvedTrendQuery>>;

function unitsOf(all: readonly PreparedEvent[], selection: NotOfTrend): string[] {
  if ('step' in selection) return unitsBehindStep(all, selection);
  if ('trend' in selection) return unitsBehindFunnelTrend(all, selection);
  if ('group' in selection) return usersBehindRetention(all, selection);
  if ('state' in selection) return usersBehindLifecycle(all, selection);
  if ('count' in selection) return usersBehindStickiness(all, selection);
  return unitsBehindFlow(all, selection);
}

/** Each property that is set on any of the events, as it was last. */
function propertiesOf(events: readonly PreparedEvent[]): Record<string, Scalar> {
  const names = new Set(events.flatMap(({ properties }) => Object.keys(properties)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = latestValue(events, (event) => propertyOf(event, name));
      return value === null ? [] : [[name, value]];
    }),
  );
}

/**
 * Everyone behind a number, in order of id.
 *
 * @param all events of the people the number is about
 */
export function rowsBehind(all: readonly PreparedEvent[], selection: ResolvedSelection): UserRow[] {
  const { of } = selection;
  const unit = selectedUnit(selection);
  const who = (event: PreparedEvent): string | null =>
    unitOf(event, { unit, identity: of.identity });
  const counted = isOfTrend(selection) ? eventsBehindTrend(all, selection) : null;
  const ids = isOfTrend(selection) ? idsOf(counted ?? [], who) : unitsOf(all, selection);
  const looked = eventsInScope(all, of, selectedSpan(selection));
  return ids.toSorted(compareText).map((id) => {
    const own = looked.filter((event) => who(event) === id);
    const times = own.map(({ time }) => time).toSorted((a, b) => a - b);
    return {
      id,
      ...(unit === 'session' ? { user: firstUser(own, of.identity) } : {}),
      firstSeen: times[0] ?? null,
      lastSeen: times.at(-1) ?? null,
      events: (counted ?? looked).filter((event) => who(event) === id).length,
      properties: propertiesOf(own),
    };
  });
}
