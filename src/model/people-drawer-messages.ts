import type { ResolvedFlowQuery } from './flow.js';
import type { Format } from './format.js';
import { peopleMenuMessages, behindCount, behindNouns } from './people-menu-messages.js';
import { brief, capital, deed, interval, matcher, plural, span } from './phrases.js';
import { type AnySelection, selectionNoun } from './selection-messages.js';
import type { ResolvedSelection, StickinessSelection } from './selection.js';
import type { ResolvedStickinessQuery } from './stickiness.js';

/* English for the people behind a number, and for why someone is among them. */

type Of = ResolvedSelection['of'];

const events = (count: number, format: Format): string =>
  `${format.number(count)} ${plural(count, 'event', 'events')}`;

/** A part of a question, short: "step 2", "the start". */
function part(index: number, of: Of): string {
  if (of.kind === 'funnel') return `step ${index + 1}`;
  return index === 0 ? 'the start' : 'the return';
}

export const peopleDrawerMessages = {
  ...peopleMenuMessages,

  // The list
  peopleCount: behindCount,
  peopleBehind: 'People behind a number',
  choosePeople: 'Choose a number to see the people behind it',
  nobodyBehind: (selection: AnySelection): string =>
    selectionNoun(selection) === 'people'
      ? 'Nobody is behind this number'
      : `No ${selectionNoun(selection)} are behind this number`,
  closePeople: 'Close',
  searchPeople: (selection: AnySelection): string => `Search these ${selectionNoun(selection)}…`,
  peopleFound: (found: number, format: Format): string =>
    `${format.number(found)} ${plural(found, 'match', 'matches')}`,
  peopleLoaded: (loaded: number, total: number, format: Format): string =>
    `${format.number(loaded)} of ${format.number(total)} loaded`,
  searchedIn: (loaded: number, total: number, format: Format): string =>
    `searched in the ${format.number(loaded)} of ${format.number(total)} that are loaded`,
  loadAll: 'Load all',
  noneMatch: (text: string): string => `No match for “${brief(text)}”`,
  whyNotIn: (text: string): string => `Why is “${brief(text)}” not in it?`,
  loadingMore: (loaded: number, total: number, format: Format): string =>
    `Loading more, ${format.number(loaded)} of ${format.number(total)}`,
  moreFailed: 'The rest could not be loaded',
  eventCount: events,
  eventsHeading: 'Events',
  /** The first and last event, as one text. */
  seenBetween: (first: number | null, last: number | null, format: Format): string =>
    first === null || last === null
      ? 'No events in this time'
      : first === last
        ? format.dateTime(first)
        : format.bucket({ start: first, end: last }, 'hour'),
  seenHeading: 'First and last seen',
  notSet: '–',
  properties: 'Properties',
  propertiesShown: (most: number): string => `Properties to show, up to ${most}`,
  propertyShare: (share: number, format: Format): string => `${format.percent(share)} have it`,
  withoutUserBehind: (count: number, format: Format): string =>
    `${events(count, format)} of this number ${plural(count, 'has', 'have')} no user`,
  shownCount: (count: number, selection: AnySelection, format: Format): string =>
    `It said ${behindCount(count, selection, format)} when it was shown; the data has changed since`,
  pageShowsThem: (selection: AnySelection): string =>
    selectionNoun(selection) === 'accounts'
      ? 'The page shows only these accounts'
      : selectionNoun(selection) === 'sessions'
        ? 'The page shows only the people of these sessions'
        : 'The page shows only these people',
  showOnlyThem: 'Show only them on the page',

  // Taking them out
  exportEverybody: (total: number, selection: AnySelection, format: Format): string =>
    total === 1
      ? `The ${behindNouns(selection)[0]} as CSV`
      : `All ${behindCount(total, selection, format)} as CSV`,
  exportLoadedPeople: (loaded: number, format: Format): string =>
    `The ${format.number(loaded)} loaded as CSV`,
  exportingPeople: (done: number, total: number, format: Format): string =>
    `Collecting ${format.number(done)} of ${format.number(total)}`,
  idColumn: (selection: AnySelection): string => capital(behindNouns(selection)[0]),
  userColumn: 'User',
  firstSeen: 'First seen',
  lastSeen: 'Last seen',

  // One of them
  backToList: 'Back to the list',
  openTimeline: 'Open timeline',
  openUser: 'Open user',
  hideTimeline: 'Hide timeline',
  openPage: (id: string): string => `Open the page of ${id}`,
  openTheirPage: 'Open page',
  allTheirEvents: 'All their events',
  showMoreEvents: (count: number, format: Format): string =>
    `Show ${format.number(count)} more ${plural(count, 'event', 'events')}`,
  showAllFacts: (count: number, format: Format): string => `Show all ${format.number(count)}`,
  explainOther: 'Explain someone else…',
  explainWho: (selection: AnySelection): string =>
    `Id of ${/^[aeiou]/.test(behindNouns(selection)[0]) && behindNouns(selection)[0] !== 'user' ? 'an' : 'a'} ${behindNouns(selection)[0]}`,
  explainHint: (selection: AnySelection): string =>
    `Says why they are, or are not, among these ${selectionNoun(selection)}.`,
  explain: 'Explain',

  // Why they count
  explainName: (id: string | null): string =>
    id === null ? 'Why someone counts, or not' : `Why ${brief(id)} counts, or not`,
  explainNobody: 'Choose a person to see why they count, or not',
  explainRule: 'What counts',
  explainEvents: 'Their events in this time',
  explainNoEvents: 'No events of theirs in this time',
  partName: (index: number, of: Of): string => {
    switch (of.kind) {
      case 'funnel':
        return matcher(of.steps[index]?.match ?? {});
      case 'retention':
        return matcher(index === 0 ? of.start : of.return);
      case 'flow':
        return matcher(of.anchor);
      default:
        return matcher(of.events);
    }
  },
  partRole: (index: number, of: Of): string =>
    of.kind === 'funnel'
      ? `Step ${index + 1}${of.steps[index]?.optional ? ', optional' : ''}`
      : of.kind === 'retention'
        ? (['Start', 'Return'][index] ?? '')
        : of.kind === 'flow'
          ? 'Paths start at'
          : 'Event',
  /** When it happened that counts, or that fits and does not. */
  partWhen: (count: number, first: number, format: Format): string =>
    count === 1
      ? format.dateTime(first)
      : `${events(count, format)} from ${format.dateTime(first)}`,
  partCounts: (count: number): string => plural(count, 'counts', 'count'),
  partNone: 'No event fits',
  partRejectedMark: 'Fits, but does not count',
  otherEvents: (count: number, format: Format): string =>
    `${format.number(count)} other ${plural(count, 'event', 'events')}`,
  eventsAlike: (count: number, counts: boolean, format: Format): string =>
    counts
      ? `${format.number(count)} more that ${plural(count, 'counts', 'count')}`
      : `${format.number(count)} more for the same reason`,
  bucketsVerdict: (
    counted: boolean,
    active: number,
    { of, count }: StickinessSelection<ResolvedStickinessQuery>,
    format: Format,
  ): string => {
    const width = of.interval;
    const times = (n: number) =>
      typeof width === 'object'
        ? `${format.number(n)} ${plural(n, 'span', 'spans')} of ${interval(width)}`
        : `${format.number(n)} ${plural(n, width, `${width}s`)}`;
    return counted
      ? `Counted: active in ${times(active)}`
      : `Not counted: active in ${times(active)}, not in exactly ${format.number(count)}`;
  },
  pathVerdict: (counted: boolean, { anchor }: ResolvedFlowQuery): string =>
    counted
      ? `Counted: their path from ${deed(anchor)} goes that way`
      : `Not counted: their path from ${deed(anchor)} goes another way`,
  excludesEvent: 'It is excluded in the funnel',
  sincePart: (ms: number, since: number, of: Of, format: Format): string =>
    `${format.duration(ms)} after ${part(since, of)}`,
  allowedTime: (ms: number): string => `${span(ms)} allowed`,
  copyExplanation: 'Copy as JSON',
};
