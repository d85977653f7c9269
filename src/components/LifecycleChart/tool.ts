import type { LifecycleQuery, LifecycleState } from '../../model/lifecycle.js';
import type { CardProps } from '../parts/ResultCard.js';
import type { ActivityChoices } from '../parts/useActivityQuestion.js';
import type { ToolProps } from '../parts/useTool.js';

/** What a reader can set on a {@link LifecycleChart}. Plain JSON: it can be saved or put in a URL. */
export interface LifecycleValue extends ActivityChoices {
  /** States that are not drawn. Default none. */
  hidden?: LifecycleState[];
  view: 'chart' | 'table';
}

/** What {@link LifecycleChart} takes. */
export interface LifecycleChartProps extends CardProps, ToolProps<LifecycleValue, LifecycleQuery> {
  /** Settings to start with. Default: any event, the page's range, the chart. */
  defaultValue?: Partial<LifecycleValue>;
}

/** Settings where none are given. */
export const startLifecycle: LifecycleValue = { view: 'chart' };
