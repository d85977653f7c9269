import { activeUsers, netChange, quickRatio } from '../../geometry/lifecycle.js';
import type { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { Format } from '../../model/format.js';
import {
  type LifecycleResult,
  lifecycleStates,
  type ResolvedLifecycleQuery,
} from '../../model/lifecycle.js';
import type { Messages } from '../../model/messages.js';
import type { PlainTable } from '../parts/csv.js';
import type { NumberCell, NumberTableContent } from '../parts/NumberTable.js';

type Words = Messages & typeof activityChartMessages;

/** Headings of the numbers of a bucket. */
function headings(messages: Words): string[] {
  return [
    ...lifecycleStates.map((state) => messages.lifecycleState(state)),
    messages.lifecycleActive,
    messages.lifecycleNet,
    messages.lifecycleRatio,
  ];
}

/** A lifecycle's numbers as rows, the latest bucket first. */
export function lifecycleRows(
  { buckets }: LifecycleResult,
  { interval, identity }: ResolvedLifecycleQuery,
  messages: Words,
  format: Format,
): NumberTableContent {
  return {
    columns: [messages.bucketColumn, ...headings(messages)],
    rows: buckets.toReversed().map((bucket) => {
      const period = format.bucket(bucket, interval);
      const sum = (name: string, text: string): NumberCell => ({
        text,
        label: `${period}, ${name}: ${text}`,
      });
      return {
        id: bucket.start,
        head: `${period}${bucket.partial ? ` (${messages.notOver})` : ''}`,
        cells: [
          ...lifecycleStates.map((state): NumberCell => ({
            text: format.number(bucket[state]),
            part: { bucket: bucket.start, state },
            count: bucket[state],
            label: messages.lifecycleMark(
              {
                period,
                isOver: !bucket.partial,
                state: messages.lifecycleState(state),
                count: bucket[state],
                identity,
              },
              format,
            ),
          })),
          sum(messages.lifecycleActive, format.number(activeUsers(bucket))),
          sum(messages.lifecycleNet, messages.lifecycleSigned(netChange(bucket), format)),
          sum(messages.lifecycleRatio, messages.lifecycleRatioValue(quickRatio(bucket), format)),
        ],
      };
    }),
  };
}

/** The same for a file: instants in ISO 8601, raw numbers, in time order. */
export function lifecyclePlain({ buckets }: LifecycleResult, messages: Words): PlainTable {
  return {
    columns: [messages.startColumn, messages.endColumn, ...headings(messages), messages.notOver],
    rows: buckets.map((bucket) => [
      new Date(bucket.start).toISOString(),
      new Date(bucket.end).toISOString(),
      ...lifecycleStates.map((state) => bucket[state]),
      activeUsers(bucket),
      netChange(bucket),
      quickRatio(bucket),
      bucket.partial ? 1 : 0,
    ]),
  };
}
