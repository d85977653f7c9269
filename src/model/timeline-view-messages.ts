import type { Format } from './format.js';
import { plural } from './phrases.js';
import type { AbsoluteRange } from './scope.js';

/* English for timelines of sessions and users. */

const kindNames: Record<string, string> = {
  event: 'Event',
  pageView: 'Page view',
  request: 'Request',
  exception: 'Exception',
  dependency: 'Dependency',
};

const instantFormats = new WeakMap<Format, Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>>();

/** A format of instants, made once for a locale and zone. */
function instants(format: Format, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = instantFormats.get(format) ?? new Map();
  instantFormats.set(format, known);
  const { locale, timeZone } = format;
  const found = known.get(options) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  known.set(options, found);
  return found;
}

const digits = new WeakMap<Format, Intl.NumberFormat>();

function twoDigits(value: number, format: Format): string {
  const found =
    digits.get(format) ?? new Intl.NumberFormat(format.locale, { minimumIntegerDigits: 2 });
  digits.set(format, found);
  return found.format(value);
}

const timeOfDay: Intl.DateTimeFormatOptions = {
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
};

const day: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
};

const exactly: Intl.DateTimeFormatOptions = {
  ...day,
  ...timeOfDay,
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
};

const dayAndMinute: Intl.DateTimeFormatOptions = { ...day, hour: 'numeric', minute: '2-digit' };

/** Minutes and seconds, with hours and days where there are some: "1:04", "2:03:04", "3d 02:03". */
function elapsed(ms: number, format: Format): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [days, hours, minutes] = [86_400, 3_600, 60].map((size) => Math.floor(seconds / size));
  const two = (value: number) => twoDigits(value, format);
  const hour = (hours as number) % 24;
  const minute = (minutes as number) % 60;
  if (days) return `${format.number(days)}d ${two(hour)}:${two(minute)}`;
  if (hours) return `${format.number(hour)}:${two(minute)}:${two(seconds % 60)}`;
  return `${format.number(minute)}:${two(seconds % 60)}`;
}

const count = (value: number, one: string, many: string, format: Format): string =>
  `${format.number(value)} ${plural(value, one, many)}`;

const events = (value: number, format: Format): string => count(value, 'event', 'events', format);

const exceptions = (value: number, format: Format): string =>
  value === 0 ? 'no exceptions' : count(value, 'exception', 'exceptions', format);

/** What is said of one row only to people who do not see it. */
export interface EventWords {
  kind: string;
  /** The other of how long after the start and the time of day. */
  otherTime: string;
  isOutside: boolean;
}

/** What the head of a session tells. */
export interface GroupWords {
  isSession: boolean;
  start: number;
  ms: number;
  events: number;
  exceptions: number;
  entry: string | null;
  device: readonly string[];
}

export const timelineViewMessages = {
  sessionTimeline: 'Session timeline',
  userTimeline: 'User timeline',

  // Findings
  sessionFinding: (total: number, ms: number, bad: number | null, format: Format): string => {
    const long = total > 1 ? ` in ${format.duration(ms)}` : '';
    return `${events(total, format)}${long}${bad === null ? '' : `, ${exceptions(bad, format)}`}`;
  },
  userFinding: (sessions: number, total: number, bad: number | null, format: Format): string => {
    const bads = bad === null ? '' : `, ${exceptions(bad, format)}`;
    return `${events(total, format)} in ${count(sessions, 'session', 'sessions', format)}${bads}`;
  },
  userFindingOfPart: (total: number, format: Format): string => events(total, format),

  // Facts
  userFact: 'User',
  signedInFact: 'Signed in as',
  accountFact: 'Account',
  startFact: 'Started',
  durationFact: 'Took',
  entryFact: 'Began with',
  deviceFact: 'Device',
  firstSeenFact: 'First seen',
  lastSeenFact: 'Last seen',

  // Instants
  elapsed: (ms: number, format: Format): string => `+${elapsed(ms, format)}`,
  elapsedTick: (ms: number, format: Format): string =>
    ms > 0 && ms % 86_400_000 === 0 ? format.duration(ms) : elapsed(ms, format),
  clock: (instant: number, format: Format): string => instants(format, timeOfDay).format(instant),
  exactInstant: (instant: number, format: Format): string =>
    instants(format, exactly).format(instant),
  groupStart: (instant: number, format: Format): string =>
    instants(format, dayAndMinute).format(instant),

  // Rows
  kindName: (kind: string): string => kindNames[kind] ?? kind,
  repeated: (times: number, format: Format): string => `×${format.number(times)}`,
  idle: (ms: number, format: Format): string => `${format.duration(ms)} idle`,
  within: (ms: number, format: Format): string =>
    ms === 0 ? 'at once' : `within ${format.duration(ms)}`,
  outside: 'Outside sessions',
  outsideHint: 'It belongs to no session',
  eventTotal: events,
  exceptionTotal: exceptions,
  shownOf: (shown: number, total: number, format: Format): string =>
    `${format.number(shown)} of ${events(total, format)}`,
  /** `isClear`: a value needs no name, as an address does not. */
  propertyText: (told: readonly { name: string; value: unknown; isClear: boolean }[]): string =>
    told
      .map(({ name, value, isClear }) => (isClear ? String(value) : `${name}: ${String(value)}`))
      .join(' · '),
  eventAside: ({ kind, otherTime, isOutside }: EventWords): string =>
    [(kindNames[kind] ?? kind).toLowerCase(), otherTime, isOutside ? 'outside sessions' : '']
      .filter(Boolean)
      .join(', '),
  listName: 'Events',
  closeGroups: 'Close all sessions',
  openGroups: 'Open all sessions',

  // Ways to show it
  timesShown: 'Times',
  relativeTimes: 'Since the start',
  absoluteTimes: 'Time of day',
  fold: 'Fold repeats',
  foldHint: 'The same again, three times or more, takes one row',
  sessionOrder: 'Order',
  latestFirst: 'Latest session first',
  earliestFirst: 'Earliest session first',
  latestFirstNote: 'latest session first, its events from first to last',
  earliestFirstNote: 'earliest session first, its events from first to last',

  // Filters
  filterEvents: 'Filter events…',
  filterLabel: 'Filter by name or property ( / )',
  clearText: 'Clear the text',
  eventNameFilter: 'Event',
  anyName: 'Any',
  someNames: (first: string, more: number): string => (more > 0 ? `${first} +${more}` : first),
  kinds: 'Kinds',
  exceptionsOnly: 'Exceptions only',
  nothingMatches: 'No event matches',
  nothingMatchesYet: 'No event matches so far',
  clearFilters: 'Clear filters',
  matching: (shown: number, total: number, format: Format): string =>
    `${format.number(shown)} of ${events(total, format)} ${plural(shown, 'matches', 'match')}`,

  // The strip
  strip: 'Events over time',
  stripOfSessions: 'Sessions over time',
  stripHint: 'Drag to choose a part of it, click to go there',
  between: 'Between',
  wholeTimeline: 'Start and end',
  wholeTime: 'The whole time',
  spanText: ({ start, end }: AbsoluteRange, isLong: boolean, format: Format): string =>
    isLong
      ? format.range({ start, end })
      : instants(format, timeOfDay).formatRange(start, Math.max(start, end - 1)),
  spanFrom: 'Shown from',
  spanTo: 'Shown to',

  // Loading
  loadedOf: (loaded: number, total: number, format: Format): string =>
    `${format.number(loaded)} of ${events(total, format)} loaded`,
  loadAllEvents: 'Load all',
  stopLoading: 'Stop',
  loadRest: 'Load the rest',
  moreEventsFailed: 'The next events could not be loaded',
  stoppedNote: (loaded: number, total: number, format: Format): string =>
    `Only the first ${format.number(loaded)} of ${events(total, format)} are loaded: later ones are missing`,
  partOf: (name: string, loaded: number, total: number): string =>
    loaded < total ? `${name}, the first ${loaded} of ${total}` : name,

  // The chosen event
  panel: 'Chosen event',
  closePanel: 'Close',
  previousEvent: 'Event before',
  nextEvent: 'Event after',
  searchProperties: 'Search properties…',
  copyValue: (name: string): string => `Copy ${name}`,
  copyJson: 'Copy as JSON',
  copyFailed: 'It could not be copied',
  differencesOnly: 'Differences only',
  comparedWithLast: (ms: number, format: Format): string =>
    `Compared with the last of this name, ${format.duration(ms)} before`,
  firstOfName: 'No event of this name comes before it',
  changed: 'changed',
  added: 'new',
  removed: 'gone',
  was: (value: string): string => `was ${value}`,
  sameAsBefore: 'Nothing differs',
  noProperties: 'It has no properties',
  noPropertyFound: 'No property matches',
  emptyValue: '(empty)',
  showWhole: 'Show the whole text',
  showLess: 'Show less',
  propertyNames: {
    time: 'time',
    kind: 'kind',
    id: 'id',
    session: 'session',
    user: 'user',
    authenticatedUser: 'signed-in user',
    account: 'account',
  },

  // No events
  noSuchSession: (id: string): string => `There is no session “${id}”`,
  noSuchSessionHint: 'No event has this session. Is the id of another data set?',
  noSuchUser: (id: string): string => `There are no events of “${id}”`,
  noSuchUserHint: 'No event has this user. Is the id of another data set, or of another identity?',
  notInRange: (range: AbsoluteRange, format: Format): string =>
    `Not in ${format.range(range)}; perhaps at another time.`,
  allTime: 'Look at all time',

  // A source without all history
  historyNeeded: 'This source does not have all history',

  // Columns of an export
  columns: ['time', 'event', 'kind', 'session', 'user'] as readonly string[],
};
