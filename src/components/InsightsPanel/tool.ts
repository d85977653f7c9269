import type { ValueOrder } from '../../geometry/insights.js';
import type { UserSample } from '../../hooks/insights-sample.js';
import type { UserLinks } from '../../hooks/people-context.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { RangeChoice } from '../../hooks/useRangeOfData.js';
import type { InsightsQuery } from '../../model/insights.js';
import type { CardProps } from '../parts/ResultCard.js';
import type { PeopleSlots } from '../SessionList/tool.js';

/** What a reader can set on an {@link InsightsPanel}. Plain JSON: it can be saved or put in a URL. */
export interface InsightsPanelValue extends Omit<
  InsightsQuery,
  'kind' | 'range' | 'timeZone' | 'weekStart'
> {
  /** Default: the page's range, else the last 30 days. */
  range?: RangeChoice;
  /** What values are sorted by. Default: by change where one changed by more than chance, else by share. */
  order?: ValueOrder;
  /** Only values of this property. Default: of all. */
  property?: string;
  /** Every value, not only the first 8. */
  all: boolean;
  /** Which users are shown as a sample. */
  sample: UserSample;
}

/** A part of the panel. `around` is there only where the question has a funnel. */
export type InsightsSection = 'headlines' | 'values' | 'around' | 'users' | 'sessions';

/** What an {@link InsightsPanel} takes. */
export interface InsightsPanelProps extends Omit<CardProps, 'slots'>, LinkOptions, UserLinks {
  slots?: PeopleSlots;
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: InsightsPanelValue;
  /** Settings to start with. Default: all events of the page's range, any five users. */
  defaultValue?: Partial<InsightsPanelValue>;
  onValueChange?(value: InsightsPanelValue): void;
  /** An answer to show in place of asking. Samples of users and sessions, which would be asked for, are then left out. */
  data?: GivenAnswer<InsightsQuery>;
  /**
   * Which parts are shown; what only others need is not asked for. Default all. Values of properties are most of the cost:
   * two questions a property.
   */
  sections?: readonly InsightsSection[];
  /** A session of the sample was opened. */
  onOpenSession?(session: string): void;
  /** Whether the question can be changed here: `false` where the page has controls for it. Default true. */
  controls?: boolean;
}

/** Settings where none are given. */
export const startValue: InsightsPanelValue = { all: false, sample: 'any' };

export const allSections: readonly InsightsSection[] = [
  'headlines',
  'values',
  'around',
  'users',
  'sessions',
];
