import type { FunnelFact, TrendFact } from './facts.js';
import type { Format } from './format.js';
import type { ResolvedFunnelQuery, Times } from './funnel.js';
import type { GroupKey } from './groups.js';
import type { Rejected } from './meta.js';
import {
  brief,
  condition,
  filter,
  interval,
  kindWords,
  matcher,
  measureNouns,
  plural,
  property,
  span,
} from './phrases.js';
import type { Duration, RelativeRange } from './scope.js';
import type { Measure, ResolvedTrendQuery } from './trend.js';

/*
 * Every word the package says, in English. Another language is another object of this type; numbers, shares and dates
 * come from the Format it is called with.
 */

const english = {
  // Things that are counted and named
  measure: (measure: Measure): string =>
    ({ users: 'Users', sessions: 'Sessions', events: 'Events' })[measure],
  count: (measure: Measure, count: number, format: Format): string =>
    `${format.number(count)} ${plural(count, ...measureNouns[measure])}`,
  kind: (kind: string): string => kindWords[kind] ?? kind,
  property,
  condition,
  matcher,
  group: (key: GroupKey | null): string => {
    if (key === null) return 'All';
    if (key.type === 'none') return 'Not set';
    if (key.type === 'other') return `Other (${key.count})`;
    return key.value === '' ? '(empty)' : String(key.value);
  },

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

  // Trend
  trendTitle: (measure: Measure): string =>
    ({ users: 'Users over time', sessions: 'Sessions over time', events: 'Events over time' })[
      measure
    ],
  trendTakeaway: (
    facts: readonly TrendFact[],
    query: ResolvedTrendQuery,
    format: Format,
  ): string => {
    const nouns = measureNouns[query.measure];
    const [first, second] = facts;
    if (!first || first.kind === 'empty') return `No ${nouns[1]} in this range`;
    if (first.kind === 'leader') {
      const count = `${format.number(first.total)} ${plural(first.total, ...nouns)}`;
      if (first.key.type === 'none') {
        return `${count} without ${property(query.breakdown?.property ?? '')}, the largest group`;
      }
      return `${brief(english.group(first.key))} leads with ${count}`;
    }
    if (first.kind !== 'total') return '';
    const total = `${format.number(first.total)} ${plural(first.total, ...nouns)}`;
    if (second?.kind !== 'peak') return total;
    return `${total}, most on ${format.bucket(second.bucket, query.interval)} (${format.number(second.value)})`;
  },
  trendDefinition: (query: ResolvedTrendQuery, format: Format): string =>
    [
      { users: 'Unique users', sessions: 'Sessions', events: 'Events' }[query.measure],
      matcher(query.events),
      query.where ? filter(query.where) : '',
      query.breakdown ? `split by ${property(query.breakdown.property)}` : '',
      format.range(query.range),
      query.timeZone,
    ]
      .filter(Boolean)
      .join(' · '),
  whoUsed: 'Who used',
  anyEvent: 'Any event',
  eventsChosen: (count: number): string => `${count} events`,
  splitBy: 'Split by',
  noSplit: 'Nothing',
  chartType: 'Chart type',
  line: 'Line',
  bars: 'Bars',
  seriesTotal: 'Total',
  bucketColumn: 'Period',
  moreSeries: (count: number): string => `and ${count} more`,

  // Funnel
  funnel: 'Funnel',
  newFunnel: 'New funnel',
  funnelTakeaway: (
    facts: readonly FunnelFact[],
    names: readonly string[],
    format: Format,
  ): string => {
    const conversion = facts.find((fact) => fact.kind === 'conversion');
    if (!conversion) return 'Nobody did the first step in this range';
    const drop = facts.find((fact) => fact.kind === 'biggestDrop');
    const name = (step: number) => `“${brief(names.at(step) ?? '')}”`;
    const done = `${format.percent(conversion.share)} get from ${name(0)} to ${name(-1)}`;
    if (!drop || names.length === 2) return done;
    return `${done}; the biggest drop is before ${name(drop.step)} (−${format.percent(drop.share)})`;
  },
  funnelDefinition: (query: ResolvedFunnelQuery, format: Format): string =>
    [
      'Unique users',
      'in this order',
      query.window === null ? 'without a time limit' : `within ${span(query.window)} of step 1`,
      query.attempts === 'first' ? 'first attempt only' : '',
      query.ties === 'block' ? 'each step strictly later' : '',
      query.where ? filter(query.where) : '',
      format.range(query.range),
      query.timeZone,
    ]
      .filter(Boolean)
      .join(' · '),
  stepColumn: 'Step',
  countColumn: 'Users',
  ofFirst: '% of first',
  ofPrevious: '% of previous',
  droppedColumn: 'Lost',
  medianColumn: 'Median time',
  intervalColumn: '95% interval',
  stepLabel: (
    step: {
      index: number;
      of: number;
      name: string;
      count: number;
      share: number | null;
      dropped: number;
      median: number | null;
    },
    format: Format,
  ): string =>
    [
      `Step ${step.index + 1} of ${step.of}, ${step.name}: ${format.number(step.count)} ${plural(step.count, 'user', 'users')}`,
      step.index > 0 ? `${format.percent(step.share)} of first step` : '',
      step.index > 0 ? `${format.number(step.dropped)} lost` : '',
      step.median === null ? '' : `median ${format.duration(step.median)}`,
    ]
      .filter(Boolean)
      .join(', '),
  lostHere: (count: number, share: number, format: Format): string =>
    `${format.number(count)} lost (−${format.percent(share)})`,
  medianTime: (ms: number, format: Format): string => `median ${format.duration(ms)}`,
  times: ({ median, average, p90 }: Times, format: Format): string =>
    `Time from the previous step: median ${format.duration(median)}, average ${format.duration(average)}, 90% within ${format.duration(p90)}`,
  lowData: 'few users',
  openWindow: (count: number, window: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'user is', 'users are')} still inside their ${span(window)} and may convert`,
  steps: 'Steps',
  stepNumber: (index: number): string => `Step ${index + 1}`,
  addStep: 'Add step',
  chooseEvent: 'Choose an event…',
  removeStep: 'Remove step',
  moveUp: 'Move up',
  moveDown: 'Move down',
  renameStep: 'Rename step…',
  stepMenu: (index: number): string => `Options of step ${index + 1}`,
  dragStep: (index: number): string => `Move step ${index + 1} with the arrow keys, or drag it`,
  dragHint: 'Drag to move, or press ↑ ↓',
  stepMoved: (name: string, index: number, of: number): string =>
    `${name} is now step ${index + 1} of ${of}`,
  stepRemoved: (name: string): string => `${name} removed`,
  window: 'Within',
  noWindow: 'No limit',
  length: ({ value, unit }: Duration): string => `${value} ${plural(value, unit, `${unit}s`)}`,
  funnelName: 'Name of the funnel',
  needsTwoSteps: 'Choose events for at least two steps.',
  twoOccurrences: 'Same event as the step before: it must happen twice.',
  saving: 'Saving…',
  saved: 'Saved in this browser',
  saveFailed: 'Could not be saved',

  // Choosing
  search: 'Search…',
  nothingFound: 'Nothing found',
  narrow: (shown: number, of: number): string => `Showing ${shown} of ${of}; type to narrow`,

  // States
  loading: 'Loading…',
  updated: (takeaway: string): string => `Updated: ${takeaway}`,
  noData: 'There are no events yet',
  noDataHint: 'Once the source has events, they show here.',
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
