import { askParts, type Parts, resolvePart } from './ask-parts.js';
import type { AskOptions } from './ask-source.js';
import type { AnalyticsEvent } from './event.js';
import type { ExplainResult, ResolvedExplainQuery } from './explain.js';
import { type ResolvedSelection, selectedUnit } from './selection.js';
import { resolveTimeline } from './sessions-rules.js';
import type { AnalyticsSource } from './source.js';
import type { TimelineResult } from './timeline.js';

/** Events asked for at once. */
const eventsAPage = 10_000;

/** Every event of the unit in the span the number reads, page by page. */
async function timelineOf(
  parts: Parts,
  { behind, user, now, universe, reads }: ResolvedExplainQuery,
): Promise<AnalyticsEvent[]> {
  const whose = selectedUnit(behind) === 'session' ? { session: user } : { user };
  const { identity } = behind.of;
  const query = { kind: 'timeline', ...whose, identity, limit: eventsAPage } as const;
  const events: AnalyticsEvent[] = [];
  let cursor: string | undefined;
  do {
    const asked = resolveTimeline(
      { ...query, ...(cursor === undefined ? {} : { cursor }) },
      { now, ...(universe ? { universe } : {}) },
    );
    const page: TimelineResult = await parts.ask({ ...asked, reads });
    events.push(...page.events);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return events;
}

/** Who of those the events are of is among the people the question is about; null when it is about all. */
async function keptPeople(
  parts: Parts,
  { of }: ResolvedSelection,
  events: readonly AnalyticsEvent[],
): Promise<string[] | null> {
  const { users, identity } = of;
  if (!users) return null;
  const ids = [...new Set(events.flatMap((event) => event[identity] || []))];
  if (ids.length === 0) return [];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { time } of events) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const trend = resolvePart(
    { kind: 'trend', measure: 'users' },
    { ...of, users: { all: [users, { anyOf: ids }] } },
    { start: first, end: last + 1 },
  );
  const breakdown = { property: `$${identity}`, limit: ids.length };
  const { series } = await parts.ask({ ...trend, breakdown });
  return series.flatMap(({ key }) => (key?.type === 'value' ? [String(key.value)] : []));
}

/** Whether the number is that of a group, so that it takes everybody's events to know which groups there are. */
function isOfGroup(selection: ResolvedSelection): boolean {
  return 'node' in selection || 'link' in selection || ('key' in selection && !!selection.key);
}

/**
 * Asks a source for the timeline of one unit, and explains by its events why it is, or is not, in a number. What one unit's
 * events can not tell is asked too: whether it is among the people of the question, and which groups the answer has.
 *
 * The engine is loaded for it when it is not there yet.
 */
export function runExplain(
  source: AnalyticsSource,
  resolved: ResolvedExplainQuery,
  options: AskOptions,
): Promise<ExplainResult> {
  const { behind, user } = resolved;
  return askParts(source, options, async (parts) => {
    const [events, answer] = await Promise.all([
      timelineOf(parts, resolved),
      isOfGroup(behind) ? parts.askRows(behind.of) : null,
    ]);
    const kept = await keptPeople(parts, behind, events);
    const { explainUnit } = await import('../engine/explain.js');
    return { ...explainUnit(events, behind, user, { kept, answer }), meta: parts.meta() };
  });
}
