import { activityMessages } from './activity-messages.js';
import { explainMessages } from './explain-messages.js';
import { exportMessages } from './export-messages.js';
import { filterMessages } from './filter-messages.js';
import { flowMessages } from './flow-messages.js';
import type { Format } from './format.js';
import { funnelMessages } from './funnel-messages.js';
import { insightsMessages } from './insights-messages.js';
import { linkedMessages } from './linked-messages.js';
import { listMessages } from './list-messages.js';
import type { Rejected } from './meta.js';
import { peopleMessages } from './people-messages.js';
import {
  condition,
  group,
  interval,
  kindWords,
  matcher,
  measureTitle,
  measured,
  plural,
  property,
} from './phrases.js';
import { retentionMessages } from './retention-messages.js';
import type { RelativeRange } from './scope.js';
import { selectionMessages } from './selection-messages.js';
import { trendMessages } from './trend-messages.js';
import type { Measure } from './trend.js';

/*
 * Every word the package says, in English. Another language is another object of this type; numbers, shares and dates
 * come from the Format it is called with.
 */

const english = {
  ...trendMessages,
  ...funnelMessages,
  ...filterMessages,
  ...exportMessages,
  ...retentionMessages,
  ...flowMessages,
  ...activityMessages,
  ...listMessages,
  ...explainMessages,
  ...insightsMessages,
  ...peopleMessages,
  ...selectionMessages,
  ...linkedMessages,

  // Things that are counted and named
  measure: measureTitle,
  count: (measure: Measure, count: number | null, format: Format): string =>
    measured(measure, count, format),
  kind: (kind: string): string => kindWords[kind] ?? kind,
  property,
  condition,
  matcher,
  group,

  // Time
  during: 'During',
  lastUnits: ({ last, unit }: Pick<RelativeRange, 'last' | 'unit'>): string =>
    last === 1 ? `This ${unit}` : `Last ${last} ${unit}s`,
  lastUnitsOfData: ({ last, unit }: Pick<RelativeRange, 'last' | 'unit'>): string =>
    `Last ${last} ${unit}s of data`,
  wholeLog: 'All data',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  interval: 'By',
  intervalName: interval,
  notOver: 'not over yet',
  dataEnds: (instant: number, format: Format): string =>
    `The data ends on ${format.date(instant)}.`,

  // Choosing
  search: 'Search…',
  nothingFound: 'Nothing found',
  narrow: (shown: number, of: number): string => `Showing ${shown} of ${of}; type to narrow`,

  // States
  loading: 'Loading…',
  updated: (takeaway: string): string => `Updated: ${takeaway}`,
  noData: 'There are no events yet',
  noDataHint: 'Once the source has events, they show here.',
  printedRows: (printed: number, total: number, format: Format): string =>
    `The first ${format.number(printed)} of ${format.number(total)}. An export has all that are loaded.`,
  noneInRange: 'No matching events in this range',
  showWholeLog: 'Show all data',
  error: 'This could not be computed',
  retry: 'Try again',
  copyDetails: 'Copy details',
  copied: 'Copied',
  view: 'View',
  table: 'Table',
  chart: 'Chart',
  withoutUser: (count: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'event has', 'events have')} no user and ${plural(count, 'is', 'are')} not counted here`,
  withoutSession: (count: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'event has', 'events have')} no session and ${plural(count, 'is', 'are')} not counted here`,
  duplicates: (count: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'copy', 'copies')} of events with the same id left out`,
  rejected: ({ count, examples }: Rejected, format: Format): string => {
    const [first] = examples;
    const rows = `${format.number(count)} ${plural(count, 'row', 'rows')} could not be read`;
    return first ? `${rows}, e.g. row ${format.number(first.row)}: ${first.reason}` : rows;
  },
  estimate: 'Counts are estimates',
  sampled: (share: number, format: Format): string =>
    `Computed from ${format.percent(share)} of the events`,
  truncated: 'The source stopped before reading everything',
};

/** Every word the package says. Functions get numbers and a {@link Format}, and return finished text. */
export type Messages = typeof english;

/** The default messages. */
export const englishMessages: Messages = english;
