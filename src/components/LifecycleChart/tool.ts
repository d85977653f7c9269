import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { LifecycleQuery, LifecycleState } from '../../model/lifecycle.js';
import type { CardProps } from '../parts/ResultCard.js';
import type { ActivityChoices } from '../parts/useActivityQuestion.js';

/** What a reader can set on a {@link LifecycleChart}. Plain JSON: it can be saved or put in a URL. */
export interface LifecycleValue extends ActivityChoices {
  /** States that are not drawn. Default none. */
  hidden?: LifecycleState[];
  view: 'chart' | 'table';
}

/** What {@link LifecycleChart} takes. */
export interface LifecycleChartProps extends CardProps, LinkOptions {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: LifecycleValue;
  /** Settings to start with. Default: any event, the page's range, the chart. */
  defaultValue?: Partial<LifecycleValue>;
  onValueChange?(value: LifecycleValue): void;
  /** An answer to draw, with its question, as `analyticsQueryOptions` caches it; then nothing is asked. */
  data?: GivenAnswer<LifecycleQuery>;
}

/** Settings where none are given. */
export const startLifecycle: LifecycleValue = { view: 'chart' };
