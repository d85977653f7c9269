import type { AbsoluteRange } from '../model/scope.js';
import type { TimelineEvent } from '../model/timeline.js';

/** Which events of a timeline are shown. What is missing keeps all. */
export interface TimelineFilter {
  /** Found in the name, the kind, an id, or a property's name or value, in any case. */
  text?: string;
  /** Kinds, any of them. */
  kinds?: readonly string[];
  /** Names, any of them. */
  events?: readonly string[];
  /** When they happened. */
  span?: AbsoluteRange;
}

/** What can be found of an event, in small letters. Made once an event. */
const found = new WeakMap<TimelineEvent, string>();

function textOf(event: TimelineEvent): string {
  const known = found.get(event);
  if (known !== undefined) return known;
  const { time: _time, properties = {}, ...fields } = event;
  const parts = [
    ...Object.values(fields),
    ...Object.entries(properties).map(([name, value]) => `${name}: ${value ?? ''}`),
  ];
  const text = parts.join('\n').toLowerCase();
  found.set(event, text);
  return text;
}

/** Whether the filter hides anything. */
export function isFiltering({ text, kinds, events, span }: TimelineFilter): boolean {
  return Boolean(text?.trim() || kinds?.length || events?.length || span);
}

/**
 * Which events pass, by their place: 1 or 0; null when nothing is filtered.
 *
 * Text costs making the small letters of every event once; then a search of each.
 */
export function matchTimeline(
  events: readonly TimelineEvent[],
  filter: TimelineFilter,
): Uint8Array | null {
  if (!isFiltering(filter)) return null;
  const wanted = filter.text?.trim().toLowerCase() ?? '';
  const kinds = filter.kinds?.length ? new Set(filter.kinds) : null;
  const names = filter.events?.length ? new Set(filter.events) : null;
  const { start, end } = filter.span ?? { start: -Infinity, end: Infinity };
  return Uint8Array.from(events, (event) =>
    event.time >= start &&
    event.time < end &&
    (kinds === null || kinds.has(event.kind)) &&
    (names === null || names.has(event.event)) &&
    (wanted === '' || textOf(event).includes(wanted))
      ? 1
      : 0,
  );
}

/** How many events have each value, the most frequent first; equals in order of appearance. */
export function countBy(
  events: readonly TimelineEvent[],
  valueOf: (event: TimelineEvent) => string,
): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const value = valueOf(event);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}
