import { stickinessRows } from '../../geometry/stickiness.js';
import type { activityChartMessages } from '../../model/activity-chart-messages.js';
import type { Format } from '../../model/format.js';
import type { Messages } from '../../model/messages.js';
import type { ResolvedStickinessQuery, StickinessResult } from '../../model/stickiness.js';
import type { PlainTable } from '../parts/csv.js';
import type { NumberTableContent } from '../parts/NumberTable.js';

type Words = Messages & typeof activityChartMessages;

function headings({ interval, identity }: ResolvedStickinessQuery, messages: Words): string[] {
  return [
    messages.stickinessColumn(interval),
    messages.stickinessUsersColumn(identity),
    messages.stickinessShareColumn,
    messages.stickinessAtLeastColumn,
    messages.stickinessAtLeastShareColumn,
  ];
}

/** Exact numbers and those of at least so many, a row for each number of buckets. */
export function stickinessTable(
  data: StickinessResult,
  resolved: ResolvedStickinessQuery,
  messages: Words,
  format: Format,
): NumberTableContent {
  const { interval: width, identity } = resolved;
  const atLeast = stickinessRows(data, 'atLeast');
  return {
    columns: headings(resolved, messages),
    rows: stickinessRows(data, 'exactly').map((row, i) => {
      const more = atLeast[i] ?? row;
      const label = messages.stickinessMark({ ...row, isAtLeast: false, width, identity }, format);
      const moreLabel = messages.stickinessMark(
        { ...more, isAtLeast: true, width, identity },
        format,
      );
      return {
        id: row.count,
        head: format.number(row.count),
        cells: [
          { text: format.number(row.users), label, part: { count: row.count }, count: row.users },
          { text: format.percent(row.share), label },
          { text: format.number(more.users), label: moreLabel },
          { text: format.percent(more.share), label: moreLabel },
        ],
      };
    }),
  };
}

/** The same for a file: raw numbers, shares as 0–1. */
export function stickinessPlain(
  data: StickinessResult,
  resolved: ResolvedStickinessQuery,
  messages: Words,
): PlainTable {
  const atLeast = stickinessRows(data, 'atLeast');
  return {
    columns: headings(resolved, messages),
    rows: stickinessRows(data, 'exactly').map(({ count, users, share }, i) => [
      count,
      users,
      share,
      atLeast[i]?.users ?? null,
      atLeast[i]?.share ?? null,
    ]),
  };
}
