import { useCallback, useMemo, useState } from 'react';

import { type TimelineRow, timelineRows } from '../../geometry/timeline-rows.js';
import { placeOf, type TimelineGroup, timelineGroups } from '../../geometry/timeline.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { matchTimeline, type TimelineFilter } from '../../hooks/timeline-filter.js';
import { keyProperties, surroundingsOf } from '../../hooks/timeline-properties.js';
import type { GroupWords } from '../../model/timeline-view-messages.js';
import type { TimelineEvent, TimelineSession } from '../../model/timeline.js';
import { remembered } from './remembered.js';
import { useTimelineMessages } from './useTimelineMessages.js';

/** A timeline as rows, with what is open in it. */
export interface TimelineRows {
  events: readonly TimelineEvent[];
  groups: readonly TimelineGroup[];
  rows: readonly TimelineRow[];
  /** Which rows head a group. */
  heads: readonly number[];
  /** How many events pass the filter. */
  shown: number;
  /** Opens or closes repeats or a group. */
  toggle(row: TimelineRow): void;
  /** Whether any group is open. */
  hasOpen: boolean;
  setAllOpen(open: boolean): void;
  /** Id of the row Tab stops at. */
  currentId: string | null;
  setCurrentId(id: string): void;
  /** What is told beside the name of a row's event. */
  detailsOf(row: TimelineRow): string;
  wordsOf(group: TimelineGroup): GroupWords;
}

interface RowsOptions {
  events: readonly TimelineEvent[];
  sessions: readonly TimelineSession[];
  filter: TimelineFilter;
  folds: boolean;
  isGrouped: boolean;
  latestFirst: boolean;
}

const none: ReadonlySet<string> = new Set();

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What a session began with: where its first page view was, else where its first event was, else that event's name. */
export function entryOf(
  first: TimelineEvent | undefined,
  events: readonly TimelineEvent[],
): string {
  const view = events.find(({ kind }) => kind === 'pageView');
  return (view && (placeOf(view) ?? view.event)) ?? (first && placeOf(first)) ?? first?.event ?? '';
}

/** Makes rows of a timeline and keeps what is open in it. */
export function useTimelineRows(options: RowsOptions): TimelineRows {
  const { events, sessions, filter, folds, isGrouped, latestFirst } = options;
  const { format } = useAnalyticsContext('useTimelineRows');
  const messages = useTimelineMessages('useTimelineRows');
  const [closed, setClosed] = useState(none);
  const [unfolded, setUnfolded] = useState(none);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const groups = useMemo(() => timelineGroups(events, sessions), [events, sessions]);
  const matches = useMemo(() => matchTimeline(events, filter), [events, filter]);
  const rows = useMemo(
    () =>
      timelineRows(events, groups, {
        matches,
        hasHeads: isGrouped,
        latestFirst,
        closed,
        folds,
        unfolded,
      }),
    [events, groups, matches, isGrouped, latestFirst, closed, folds, unfolded],
  );
  const heads = useMemo(
    () => rows.flatMap(({ type }, index) => (type === 'group' ? [index] : [])),
    [rows],
  );
  // Of a group, found when one of its rows comes into sight.
  const around = useMemo(
    () =>
      remembered(({ events: places }: TimelineGroup) =>
        surroundingsOf(places.map((at) => events[at] as TimelineEvent)),
      ),
    [events],
  );
  const detailsOf = useCallback(
    (row: TimelineRow): string => {
      if (row.type === 'group' || row.type === 'idle') return '';
      const { constant } = around(row.group);
      const told = (at: number) => keyProperties(events[at] as TimelineEvent, constant);
      if (row.type === 'event') return messages.propertyText(told(row.at));
      const [first, last] = [row.events[0] as number, row.events.at(-1) as number];
      const ms = (events[last] as TimelineEvent).time - (events[first] as TimelineEvent).time;
      // Of repeats, what all say.
      const same = told(first).filter(({ name, value }) =>
        row.events.every((at) => events[at]?.properties?.[name] === value),
      );
      return [messages.within(ms, format), messages.propertyText(same)].filter(Boolean).join(' · ');
    },
    [around, events, messages, format],
  );
  const wordsOf = useMemo(
    () =>
      remembered((group: TimelineGroup): GroupWords => {
        const own = group.events.map((at) => events[at] as TimelineEvent);
        const isSession = group.session !== null;
        return {
          isSession,
          start: group.start,
          ms: group.end - group.start,
          events: Math.max(own.length, group.session?.events ?? 0),
          exceptions: group.exceptions,
          entry: isSession ? entryOf(own[0], own) : null,
          device: around(group).device,
        };
      }),
    [around, events],
  );
  const toggle = useCallback((row: TimelineRow) => {
    if (row.type === 'group') setClosed((before) => toggled(before, row.group.id));
    if (row.type === 'repeats') setUnfolded((before) => toggled(before, row.id));
  }, []);
  const setAllOpen = useCallback(
    (open: boolean) => setClosed(open ? none : new Set(groups.map(({ id }) => id))),
    [groups],
  );
  return {
    events,
    groups,
    rows,
    heads,
    shown: matches ? matches.reduce((sum, one) => sum + one, 0) : events.length,
    toggle,
    hasOpen: groups.some(({ id }) => !closed.has(id)),
    setAllOpen,
    currentId,
    setCurrentId,
    detailsOf,
    wordsOf,
  };
}
