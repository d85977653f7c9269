import type { RetentionShades } from '../../geometry/retention.js';
import type { RetentionChoices } from '../../hooks/retention-choices.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { RetentionQuery } from '../../model/retention.js';
import type { CardProps } from '../parts/ResultCard.js';

/** The grid, the curve over it, or both. */
export type RetentionView = 'grid' | 'curve' | 'both';

/** What a reader can set on a {@link RetentionGrid}. Plain JSON: it can be saved or put in a URL. */
export interface RetentionGridValue extends RetentionChoices {
  view: RetentionView;
  /** Shares of those who could come back, or how many did. */
  numbers: 'share' | 'count';
  /** What the deepest shade stands for. */
  shades: RetentionShades;
}

export interface RetentionGridProps extends CardProps, LinkOptions {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: RetentionGridValue;
  /** Settings to start with. Default: any event and any event again, by the week. */
  defaultValue?: Partial<RetentionGridValue>;
  onValueChange?(value: RetentionGridValue): void;
  /** An answer to draw, with its question; then nothing is asked. */
  data?: GivenAnswer<RetentionQuery>;
  /**
   * Whether to ask how soon people come back, and say which period suits that: two to four small questions of the last 60
   * days. Default true.
   */
  usageInterval?: boolean;
}

/** Settings where none are given. */
export const startValue: RetentionGridValue = {
  period: 'week',
  view: 'both',
  numbers: 'share',
  shades: 'grid',
};
