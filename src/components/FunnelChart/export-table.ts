import type { TimeBin } from '../../geometry/funnel-times.js';
import type { FunnelUnit } from '../../model/funnel-messages.js';
import type { FunnelResult, FunnelStep, FunnelTrendBucket } from '../../model/funnel.js';
import type { Messages } from '../../model/messages.js';
import type { PlainTable } from '../parts/csv.js';

/* What a view's table is as a file: raw numbers, shares as 0–1, times in milliseconds. */

function stepCells(step: FunnelStep, index: number): (string | number | null)[] {
  return [
    index + 1,
    step.name,
    step.count,
    step.fromFirst,
    step.interval95?.[0] ?? null,
    step.interval95?.[1] ?? null,
    step.fromPrevious,
    step.dropped,
    step.timeFromPrevious?.median ?? null,
    step.timeFromPrevious?.p90 ?? null,
    step.timeFromFirst?.median ?? null,
  ];
}

/** A row a step; with a breakdown a row a step of each group, all first. */
export function stepsTable(
  { steps, groups }: FunnelResult,
  unit: FunnelUnit,
  messages: Messages,
): PlainTable {
  const { intervalColumn, medianColumn, p90Column } = messages;
  const columns = [
    '#',
    messages.stepColumn,
    messages.countColumn(unit),
    messages.ofFirst,
    `${intervalColumn}, ${messages.from}`,
    `${intervalColumn}, ${messages.to}`,
    messages.ofPrevious,
    messages.droppedColumn,
    `${medianColumn} (ms)`,
    `${p90Column} (ms)`,
    `${medianColumn}, ${messages.fromStepOne} (ms)`,
  ];
  if (!groups) return { columns, rows: steps.map(stepCells) };
  return {
    columns: [messages.groupColumn, ...columns],
    rows: [{ key: null, steps }, ...groups].flatMap(({ key, steps: own }) =>
      own.map((step, index) => [messages.group(key), ...stepCells(step, index)]),
    ),
  };
}

/** A row a bucket. */
export function rateTable(trend: readonly FunnelTrendBucket[], messages: Messages): PlainTable {
  return {
    columns: [
      messages.from,
      messages.to,
      messages.enteredColumn,
      messages.convertedColumn,
      messages.conversionColumn,
      messages.notOver,
    ],
    rows: trend.map(({ start, end, entered, converted, partial }) => [
      new Date(start).toISOString(),
      new Date(end).toISOString(),
      entered,
      converted,
      entered === 0 ? null : converted / entered,
      partial ? 1 : 0,
    ]),
  };
}

/** A row a bin. */
export function timesTable(
  bins: readonly TimeBin[],
  unit: FunnelUnit,
  messages: Messages,
): PlainTable {
  return {
    columns: [
      `${messages.from} (ms)`,
      `${messages.to} (ms)`,
      messages.countColumn(unit),
      messages.ofConverted,
    ],
    rows: bins.map(({ from, to, count, share }) => [from, to, count, share]),
  };
}
