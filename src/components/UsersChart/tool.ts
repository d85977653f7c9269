import type { Annotation } from '../../geometry/annotations.js';
import type { GivenAnswer } from '../../hooks/shown-answer.js';
import type { LinkOptions } from '../../hooks/useLinkedQuestion.js';
import type { TrendChoices } from '../../hooks/useTrendQuestion.js';
import type { Measure, TrendQuery } from '../../model/trend.js';
import type { CardProps } from '../parts/ResultCard.js';

/**
 * What a reader can set on a {@link UsersChart}, {@link SessionsChart} or {@link EventsChart}. Plain JSON: it can be saved
 * or put in a URL.
 */
export interface TrendValue extends Omit<TrendChoices, 'measure'> {
  /** What is counted or measured. Default: what the component is named after. */
  measure?: Measure;
  /** Default: a line, or bars where there is too little for a line. */
  chart?: 'line' | 'bar';
  view: 'chart' | 'table';
}

/** What {@link UsersChart}, {@link SessionsChart} and {@link EventsChart} take. */
export interface TrendToolProps extends CardProps, LinkOptions {
  /** Settings owned by the host; with it, `onValueChange` must put changes back. */
  value?: TrendValue;
  /** Settings to start with. Default: the page's range, any event. */
  defaultValue?: Partial<TrendValue>;
  onValueChange?(value: TrendValue): void;
  /**
   * An answer to draw, with its question, as `analyticsQueryOptions` caches it; then nothing is asked, and neither the page's
   * scope nor its selection changes it. Its numbers can be selected when it has the `asked` of the cache.
   */
  data?: GivenAnswer<TrendQuery>;
  /** What happened when: numbered lines in the chart, and a list below it. */
  annotations?: readonly Annotation[];
}

/** Settings where none are given. */
export const startValue: TrendValue = { view: 'chart' };
