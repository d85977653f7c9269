import type { ComponentType } from 'react';

import type { UserLinks } from '../../hooks/people-context.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { SessionsQuery } from '../../model/sessions.js';
import type { CardProps, CardSlots } from '../parts/ResultCard.js';

/** What a reader can set on a {@link SessionList}. Plain JSON: it can be saved or put in a URL. */
export interface SessionListValue extends Pick<
  SessionsQuery,
  'events' | 'where' | 'users' | 'identity'
> {
  /** Default: the page's range, else the last 30 days. */
  range?: RangeChoice;
  sort: NonNullable<SessionsQuery['sort']>;
  /** Properties with a column of their own: their last value in the session. At most 5 are shown. */
  properties: string[];
}

/** What stands in a list of people in place of its own. */
export interface PeopleSlots extends CardSlots {
  /** Shows who it was, e.g. with a picture and a name. */
  User?: ComponentType<{ user: string }>;
}

/** What a {@link SessionList} takes. */
export interface SessionListProps extends Omit<CardProps, 'slots'>, LinkOptions, UserLinks {
  slots?: PeopleSlots;
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: SessionListValue;
  /** Settings to start with. Default: any session of the page's range, those with most events first. */
  defaultValue?: Partial<SessionListValue>;
  onValueChange?(value: SessionListValue): void;
  /** An answer to show in place of asking; then the order can not be changed. */
  data?: GivenAnswer<SessionsQuery>;
  /**
   * Shows only so many sessions and no controls but the order, as a sample beside a chart. Default: all, a page at a time.
   */
  limit?: number;
  /** Id of the session that is selected, e.g. because a `SessionTimeline` beside the list shows it; null: none. */
  session?: string | null;
  /** Default null. */
  defaultSession?: string | null;
  /** A session was selected. */
  onSessionChange?(session: string | null): void;
  /** A session was opened, by click or Enter: also one that is selected already. For hosts that go to another page. */
  onOpenSession?(session: string): void;
  /** Whether the question can be changed here: `false` where the page has controls for it. Default true. */
  controls?: boolean;
}

/** Settings where none are given. */
export const startValue: SessionListValue = { sort: 'events', properties: [] };

/** Columns beside the list's own are few: more can not be compared at a glance. */
export const mostColumns = 5;
