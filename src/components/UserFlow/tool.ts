import type { FlowChoices } from '../../hooks/flow-edit.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { EventMatcher } from '../../model/filter.js';
import type { FlowQuery } from '../../model/flow.js';
import type { CardProps } from '../parts/ResultCard.js';

/** `flow`: nodes and links; `paths`: a table of the 50 most frequent whole paths. */
export type UserFlowView = 'flow' | 'paths';

/** What a reader can set on a {@link UserFlow}. Plain JSON: it can be saved or put in a URL. */
export interface UserFlowValue extends FlowChoices {
  /** Default: the flow, and in less than 560 pixels the paths. */
  view?: UserFlowView;
}

/** What {@link UserFlow} takes. */
export interface UserFlowProps extends CardProps, LinkOptions {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: UserFlowValue;
  /** Settings to start with. Default: three steps from the start of each session, over the page's range. */
  defaultValue?: Partial<UserFlowValue>;
  onValueChange?(value: UserFlowValue): void;
  /** An answer to draw; then nothing is asked. */
  data?: GivenAnswer<FlowQuery>;
}

/** What a reader can do to the question from inside the flow. */
export interface FlowActions {
  hide(events: EventMatcher): void;
  startFrom(events: EventMatcher): void;
  /** Names more in each step; null at the most. */
  showMore: (() => void) | null;
  /** Null at the most, and before the first event of all. */
  addBefore: (() => void) | null;
  addAfter: (() => void) | null;
}
