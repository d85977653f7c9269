import type { StickinessMode } from '../../geometry/stickiness.js';
import type { StickinessQuery } from '../../model/stickiness.js';
import type { CardProps } from '../parts/ResultCard.js';
import type { ActivityChoices } from '../parts/useActivityQuestion.js';
import type { ToolProps } from '../parts/useTool.js';

/** What a reader can set on a {@link StickinessChart}. Plain JSON: it can be saved or put in a URL. */
export interface StickinessValue extends ActivityChoices {
  /** `exactly` (default): active in so many buckets; `atLeast`: in so many or more, which can not be selected. */
  mode?: StickinessMode;
  view: 'chart' | 'table';
}

/** What {@link StickinessChart} takes. */
export interface StickinessChartProps
  extends CardProps, ToolProps<StickinessValue, StickinessQuery> {
  /** Settings to start with. Default: any event, the page's range, exact numbers, the chart. */
  defaultValue?: Partial<StickinessValue>;
}

/** Settings where none are given. */
export const startStickiness: StickinessValue = { view: 'chart' };
