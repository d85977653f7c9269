import { isSplit } from '../../geometry/trend-numbers.js';
import type { Format } from '../../model/format.js';
import { groupId } from '../../model/groups.js';
import type { Messages } from '../../model/messages.js';
import type { Interval } from '../../model/scope.js';
import type { Measure, TrendResult } from '../../model/trend.js';
import type { PlainTable } from '../parts/csv.js';
import { changeShare, seriesBefore } from './series.js';

/** What a trend's numbers are of, to be named in a table. */
export interface TrendTableOptions {
  measure: Measure;
  interval: Interval | undefined;
  /** The property the groups are of, when they are the rows. */
  by?: string | undefined;
  messages: Messages;
  format: Format;
}

interface Row {
  id: string;
  label: string;
  /** Start and end of the bucket; null for a group. */
  time: { start: number; end: number } | null;
  cells: (number | null)[];
  /** Where its numbers are: the index of its bucket, or where rows are groups of its series. */
  bucket: number | null;
  series: number | null;
}

export interface TrendTableData {
  /** Heading of the first column. */
  corner: string;
  columns: {
    id: string;
    heading: string;
    /** A change: there is nobody behind it. */
    isShare: boolean;
    /** Index of its series, where columns are of groups. */
    series: number | null;
    previous: boolean;
  }[];
  rows: Row[];
  /** Over the whole range; null where rows are groups. */
  total: (number | null)[] | null;
}

/** A value with what it was before, and the change, when there is a time before. */
function faced(
  now: number | null | undefined,
  before: number | null | undefined,
  compared: boolean,
): (number | null)[] {
  return [now ?? null, ...(compared ? [before ?? null, changeShare(now, before)] : [])];
}

/** A trend's numbers as rows and columns. */
export function trendTable(data: TrendResult, options: TrendTableOptions): TrendTableData {
  const { measure, interval, by, messages, format } = options;
  const { buckets, series, previous } = data;
  const compared = previous !== undefined;
  const columnsOf = (
    id: string,
    name: string,
    plain: boolean,
    of: number | null,
  ): TrendTableData['columns'] => [
    { id, heading: name, isShare: false, series: of, previous: false },
    ...(compared
      ? [
          {
            id: `${id} before`,
            heading: plain ? messages.previousTime : messages.previousSeries(name),
            isShare: false,
            series: of,
            previous: true,
          },
          {
            id: `${id} change`,
            heading: plain ? messages.changeColumn : messages.changeOf(name),
            isShare: true,
            series: of,
            previous: false,
          },
        ]
      : []),
  ];
  if (by) {
    return {
      corner: messages.property(by),
      columns: columnsOf('all', messages.measure(measure), true, null),
      rows: series.map(({ key, total }, s) => ({
        id: groupId(key),
        label: messages.group(key),
        time: null,
        cells: faced(total, seriesBefore(data, s)?.total, compared),
        bucket: null,
        series: s,
      })),
      total: null,
    };
  }
  const split = isSplit(data);
  const before = series.map((_, s) => seriesBefore(data, s));
  return {
    corner: messages.bucketColumn,
    columns: series.flatMap(({ key }, s) =>
      columnsOf(
        groupId(key),
        key ? messages.group(key) : messages.measure(measure),
        !key,
        split ? s : null,
      ),
    ),
    rows: buckets.map((bucket, i) => ({
      id: String(bucket.start),
      label: `${format.bucket(bucket, interval)}${bucket.partial ? ` (${messages.notOver})` : ''}`,
      time: bucket,
      bucket: i,
      series: null,
      cells: series.flatMap(({ values }, s) => faced(values[i], before[s]?.values[i], compared)),
    })),
    total: series.flatMap(({ total }, s) => faced(total, before[s]?.total, compared)),
  };
}

/** The same without words around the numbers: instants in ISO 8601, changes as fractions. */
export function plainTable(
  { corner, columns, rows }: TrendTableData,
  messages: Messages,
): PlainTable {
  const isTime = rows[0]?.time != null;
  const instant = (time: number) => new Date(time).toISOString();
  return {
    columns: [
      ...(isTime ? [messages.startColumn, messages.endColumn] : [corner]),
      ...columns.map(({ heading }) => heading),
    ],
    rows: rows.map(({ label, time, cells }) => [
      ...(time ? [instant(time.start), instant(time.end)] : [label]),
      ...cells,
    ]),
  };
}
