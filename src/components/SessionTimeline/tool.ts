import type { ReactNode } from 'react';

import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { TimelineFilter } from '../../hooks/timeline-filter.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { TimelineEvent, TimelineQuery } from '../../model/timeline.js';
import type { CardProps } from '../parts/ResultCard.js';

/** What a reader can set on a {@link SessionTimeline}. Plain JSON: it can be saved or put in a URL. */
export interface TimelineValue extends TimelineFilter {
  /** Which time is asked about. Missing: see the component. */
  range?: RangeChoice;
  /** What stands beside an event: how long after its session's start, or the time of day. Default `'relative'`. */
  times: 'relative' | 'absolute';
  /** Three or more events that say the same, one after the other, are one row. Default true; with `marks`, false. */
  folds: boolean;
}

/** What a reader can set on a {@link UserTimeline}. Plain JSON: it can be saved or put in a URL. */
export interface UserTimelineValue extends TimelineValue {
  /** Which session comes first. The events of a session always run from first to last. Default `'latestFirst'`. */
  order: 'latestFirst' | 'earliestFirst';
}

/** A mark of the host on an event, in a word or two. */
export interface EventMark {
  label: string;
  /** Whether it counted for something. */
  tone: 'used' | 'notUsed';
}

/** Names people the way the host does. */
export interface TimelineUsers {
  /** Where a user's page is; undefined for one without. */
  getUserHref?(user: string): string | undefined;
  /** Draws a user in place of the id. Comes before `getUserHref`. */
  renderUser?(user: string): ReactNode;
}

/** What timelines of sessions and of users both take. */
export interface TimelineToolProps<V extends TimelineValue> extends CardProps, TimelineUsers {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: V;
  /** Settings to start with. */
  defaultValue?: Partial<V>;
  onValueChange?(value: V): void;
  /** An answer to draw, with its question, as `analyticsPagesOptions` caches its pages; then nothing is asked. */
  data?: GivenAnswer<TimelineQuery>;
  /** The chosen event, whose properties are shown: its place in the timeline by time, from 0; null: none. Owned by the host. */
  event?: number | null;
  /** The event to start with. Default none. */
  defaultEvent?: number | null;
  /** An event was chosen, or none. `event` is null for none. */
  onEventChange?(at: number | null, event: TimelineEvent | null): void;
  /** Marks events, e.g. with what they did for a number. Keep the function stable. */
  marks?(event: TimelineEvent): EventMark | null;
  /** Height of the result in pixels, at least 360. Default 560. */
  height?: number;
  /** Events asked for at once, 1 … 100,000. Default 5,000, of a user 10,000. */
  pageSize?: number;
}

/** What a timeline takes besides settings and what is the card's, each given or not. */
export interface OwnTimelineProps {
  data: GivenAnswer<TimelineQuery> | undefined;
  event: number | null | undefined;
  defaultEvent: number | null | undefined;
  onEventChange: TimelineToolProps<TimelineValue>['onEventChange'];
  marks: TimelineToolProps<TimelineValue>['marks'];
  height: number | undefined;
  pageSize: number | undefined;
  links: TimelineUsers;
}

/** Sorts what a timeline was given. */
export function splitProps<V extends TimelineValue>(
  props: TimelineToolProps<V>,
): {
  settings: Pick<TimelineToolProps<V>, 'value' | 'defaultValue' | 'onValueChange'>;
  own: OwnTimelineProps;
  card: CardProps;
} {
  const { value, defaultValue, onValueChange, ...rest } = props;
  const { data, event, defaultEvent, onEventChange, marks, height, pageSize, ...others } = rest;
  const { getUserHref, renderUser, ...card } = others;
  return {
    settings: {
      ...(value ? { value } : {}),
      ...(defaultValue ? { defaultValue } : {}),
      ...(onValueChange ? { onValueChange } : {}),
    },
    own: {
      data,
      event,
      defaultEvent,
      onEventChange,
      marks,
      height,
      pageSize,
      links: { ...(getUserHref ? { getUserHref } : {}), ...(renderUser ? { renderUser } : {}) },
    },
    card,
  };
}
