import type { StickinessMode } from '../../geometry/stickiness.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import type { CardProps } from '../parts/ResultCard.js';
import type { ActivityChoices } from '../parts/useActivityQuestion.js';

/** What a reader can set on a {@link StickinessChart}. Plain JSON: it can be saved or put in a URL. */
export interface StickinessValue extends ActivityChoices {
  /** `exactly` (default): active in so many buckets; `atLeast`: in so many or more, which can not be selected. */
  mode?: StickinessMode;
  view: 'chart' | 'table';
}

/** What {@link StickinessChart} takes. */
export interface StickinessChartProps extends CardProps, LinkOptions {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: StickinessValue;
  /** Settings to start with. Default: any event, the page's range, exact numbers, the chart. */
  defaultValue?: Partial<StickinessValue>;
  onValueChange?(value: StickinessValue): void;
  /** An answer to draw, with its question, as `analyticsQueryOptions` caches it; then nothing is asked. */
  data?: GivenAnswer<StickinessQuery>;
}

/** Settings where none are given. */
export const startStickiness: StickinessValue = { view: 'chart' };
