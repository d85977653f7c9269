import { useAnalyticsContext } from '../../hooks/context.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import { changeShare, seriesBefore } from './series.js';

/** The numbers of a bucket as a sentence, for people who do not see the chart. */
export function useBucketLabel(
  data: TrendResult,
  measure: Measure,
  interval: Interval | undefined,
): (index: number) => string {
  const { format, messages } = useAnalyticsContext('useBucketLabel');
  const { buckets, series, previous } = data;
  return (index) => {
    const bucket = buckets[index];
    if (!bucket) return '';
    const texts = series.map(({ key, values }, s) => {
      const value = values[index] ?? null;
      const count =
        typeof measure === 'object'
          ? messages.value(measure, value, format)
          : messages.count(measure, value ?? 0, format);
      const text = key ? `${messages.group(key)} ${count}` : count;
      if (!previous) return text;
      const before = seriesBefore(data, s)?.values[index] ?? null;
      const then = messages.previousValue(messages.value(measure, before, format));
      return `${text} (${then}, ${messages.change(changeShare(value, before), format)})`;
    });
    const note = bucket.partial ? ` (${messages.notOver})` : '';
    return `${format.bucket(bucket, interval)}${note}: ${texts.join(', ')}`;
  };
}
