import { type FunnelQuery, type FunnelResult, maxSteps } from './funnel.js';
import type { GroupKey } from './groups.js';

/*
 * What people did just before a funnel and just after it, asked as ordinary funnels: the reported attempt ends as early
 * and starts as late as possible, so a step that any event matches is the event next to the funnel.
 */

/** One step of any event, and the events it was. */
const anyEvent = { match: {} };
const groupLimit = 1000;

/** The ordered funnel of the required steps, with exclusions renumbered; null for other orders. */
function required(query: FunnelQuery, shift: number): FunnelQuery | null {
  const { interval: _interval, breakdown: _breakdown, exclusions = [], ...rest } = query;
  if ((query.order ?? 'ordered') !== 'ordered') return null;
  const kept = query.steps.flatMap(({ optional }, k) => (optional ? [] : [k]));
  if (kept.length === 0 || kept.length >= maxSteps) return null;
  const moved = exclusions.flatMap((each) => {
    const after = kept.indexOf(each.after);
    const before = kept.indexOf(each.before);
    if (after < 0 || before <= after) return [];
    return [{ ...each, after: after + shift, before: before + shift }];
  });
  return {
    ...rest,
    steps: query.steps.filter(({ optional }) => !optional),
    ...(moved.length > 0 ? { exclusions: moved } : {}),
  };
}

/**
 * The question of what people did next after the last step. One chosen step is enough. {@link eventsAfter} reads the
 * answer.
 *
 * @returns null for funnels in another order, and for those with as many steps as there may be
 */
export function afterFunnel(query: FunnelQuery): FunnelQuery | null {
  const funnel = required(query, 0);
  if (!funnel) return null;
  const step = funnel.steps.length;
  return {
    ...funnel,
    steps: [...funnel.steps, anyEvent],
    breakdown: { property: '$event', attribution: { step }, limit: groupLimit },
  };
}

/**
 * The question of what those who went through the whole funnel did just before its first step. The window then counts
 * from that event. {@link eventsBefore} reads the answer.
 *
 * @returns null for funnels in another order, with as many steps as there may be, or of first attempts only: an attempt
 *   would have to start at the very first event of all
 */
export function beforeFunnel(query: FunnelQuery): FunnelQuery | null {
  const funnel = required(query, 1);
  if (!funnel || query.attempts === 'first') return null;
  return {
    ...funnel,
    steps: [anyEvent, ...funnel.steps],
    breakdown: { property: '$event', attribution: { step: 0 }, limit: groupLimit },
  };
}

/** An event next to a funnel, and how many units had it there. */
export interface NeighbourEvent {
  event: string;
  count: number;
  /** Of all units that had any event there. */
  share: number;
}

/** Events next to one end of a funnel, most common first. */
export interface Neighbours {
  events: NeighbourEvent[];
  /** Units that had any event there. */
  total: number;
  /** Units at that end of the funnel that had none there; null when it is not asked. */
  none: number | null;
}

function isEvent(key: GroupKey): key is { type: 'value'; value: string } {
  return key.type === 'value' && typeof key.value === 'string';
}

function neighbours({ steps, groups = [] }: FunnelResult, none: number | null): Neighbours {
  const total = steps.at(-1)?.count ?? 0;
  const events = groups
    .flatMap(({ key, steps: own }) => {
      const count = own.at(-1)?.count ?? 0;
      return isEvent(key) && count > 0 ? [{ event: key.value, count, share: count / total }] : [];
    })
    .sort((a, b) => b.count - a.count);
  return { events, total, none };
}

/** The answer to {@link afterFunnel}: what came right after the last step. */
export function eventsAfter(result: FunnelResult): Neighbours {
  const [last, next] = result.steps.slice(-2);
  return neighbours(result, (last?.count ?? 0) - (next?.count ?? 0));
}

/** The answer to {@link beforeFunnel}: what came right before the first step, of those who converted. */
export function eventsBefore(result: FunnelResult): Neighbours {
  return neighbours(result, null);
}
