import type { Format } from './format.js';
import { capital, plural, userNouns, when } from './phrases.js';
import type { AbsoluteRange, Identity, Scope, Unit } from './scope.js';

/* English for choosing, saving and making cohorts. */

/** Whom a number to save is about. */
export interface SavedPeople {
  /** What the number counts. */
  noun: 'people' | 'sessions' | 'accounts';
  /** How many; null when the number counts something else, such as events. */
  count: number | null;
}

/** The menu that keeps the people of cohorts. */
export const cohortMenuMessages = {
  who: 'Who',
  allUsers: 'All users',
  inCohorts: 'In the cohort',
  notInCohorts: 'Not in the cohort',
  /** A choice on the pill: "in Engaged users". */
  inCohort: (name: string): string => `in ${name}`,
  notInCohort: (name: string): string => `not in ${name}`,
  andMore: (first: string, more: number): string => `${first}, and ${more} more`,
  unknownCohort: (id: string): string => `${id} (deleted)`,
  keptConditions: 'Also asked for',
  removeKept: (text: string): string => `Remove: ${text}`,
  newCohortAction: 'New cohort…',
  noCohorts: 'No cohorts are saved yet.',
  readingCohorts: 'Reading the saved cohorts…',
};

/** The form that saves the people behind a number. */
export const saveCohortMessages = {
  saveCohort: 'Save as cohort',
  cohortName: 'Name of the cohort',
  /** A first name for the people of a number, from what the number is called: "Dropped off after step 2". */
  cohortNameFrom: (label: string): string => {
    const short = label.replace(/^(?:people|accounts|sessions|users) (?:who|that)? ?/, '');
    const name = short.length > 80 ? `${short.slice(0, 79).trimEnd()}…` : short;
    return name.charAt(0).toUpperCase() + name.slice(1);
  },
  whoIsSaved: 'Who is in it',
  asTheyAre: ({ noun, count }: SavedPeople, format: Format): string => {
    if (count === null) return `The ${noun} behind this number`;
    const many = format.number(count);
    if (noun === 'people') return count === 1 ? 'This person' : `These ${many} people`;
    if (noun === 'accounts') return count === 1 ? 'This account' : `These ${many} accounts`;
    return `The users of ${plural(count, 'this session', `these ${many} sessions`)}`;
  },
  asTheyAreHint: 'As they are now: nobody joins and nobody leaves.',
  whoeverMatches: 'Whoever matches, now and later',
  whoeverMatchesHint: 'The range moves along with the time it is asked at.',
  fixedRange: 'Not for this number: its dates are fixed.',
  fixedPeriod: 'Not for this number: it is of one period only.',
  countsSessions: 'The number counts sessions. A cohort holds people: those who had them.',
  nameNeeded: 'Give it a name, so that you find it again.',
  nameTaken: (name: string): string => `There is a cohort “${name}” already.`,
  save: 'Save',
};

/** What a condition is about. */
type Form = 'did' | 'had' | 'list' | 'member' | 'kept' | 'group';

const verbs: Record<Form, [string, string]> = {
  did: ['did', 'did not do'],
  had: ['have', 'do not have'],
  list: ['are on', 'are not on'],
  member: ['are in', 'are not in'],
  kept: ['are among', 'are not among'],
  group: ['match', 'do not match'],
};

const forms: Record<Exclude<Form, 'kept'>, string> = {
  did: 'Did something, or did not',
  had: 'Have an event with a property',
  member: 'Are in a saved cohort',
  list: 'Are on a list of ids',
  group: 'A group of conditions',
};

/** The editor. */
export const cohortEditorMessages = {
  cohortTitle: 'Cohort',
  newCohort: 'New cohort',
  cohortDescription: 'Description',
  addDescription: 'Add a description…',
  savedCohorts: 'Saved cohorts',
  startCohort: 'New cohort',
  noSavedCohorts: 'Nothing saved yet: a cohort is saved with its first change.',
  cohortGone: 'This cohort was deleted elsewhere while you edited it.',
  cohortNameLabel: 'Name of the cohort',
  renameCohort: (name: string): string => `Rename ${name}`,
  duplicateCohort: (name: string): string => `Duplicate ${name}`,
  deleteCohort: (name: string): string => `Delete ${name}`,
  cohortDeleted: (name: string): string => `“${name}” deleted`,
  cohortSaved: 'Saved',
  peopleAre: 'Counted by',
  identityName: (identity: Identity): string => capital(userNouns(identity)[1]),

  // Conditions
  conditions: 'Conditions',
  whoMatch: (identity: Identity): string => `${capital(peopleNouns[identity])} who match`,
  joinLabel: 'How many of the conditions',
  joinName: (join: 'all' | 'any'): string => (join === 'all' ? 'all of these' : 'any of these'),
  joinWord: (join: 'all' | 'any'): string => (join === 'all' ? 'and' : 'or'),
  verbLabel: 'Whether or not',
  verb: (form: Form, not: boolean): string => verbs[form][not ? 1 : 0],
  addCondition: 'Add condition',
  formName: (form: Exclude<Form, 'kept'>): string => forms[form],
  conditionName: (index: number): string => `Condition ${index + 1}`,
  conditionMenu: (index: number): string => `Options of condition ${index + 1}`,
  moveCondition: (index: number): string => `Move condition ${index + 1} with the arrow keys`,
  moveConditionHint: 'Press ↑ ↓ to move',
  conditionMoved: (index: number, of: number): string => `Now condition ${index + 1} of ${of}`,
  conditionAdded: (form: Exclude<Form, 'kept'>): string => `Condition added: ${forms[form]}`,
  conditionRemoved: 'Condition removed',
  conditionDuplicated: 'Condition duplicated',
  removeCondition: 'Remove',
  putInGroup: 'Put in a group',
  takeOutOfGroup: 'Take out of the group',

  // Did
  chooseDeed: 'Choose an event…',
  conditionAnyEvent: 'any event',
  severalEvents: (first: string, more: number): string => `${first} or ${more} more`,
  howOften: 'How often',
  /** `once`: nothing is said about how often. */
  timesMode: (
    mode: 'once' | 'atLeast' | 'atMost' | 'exactly' | 'between',
    { not, onDays }: { not: boolean; onDays: boolean },
  ): string => {
    if (mode !== 'once')
      return { atLeast: 'at least', atMost: 'at most', exactly: 'exactly', between: 'from' }[mode];
    return onDays ? 'any number of times' : not ? 'at all' : 'at least once';
  },
  timesUpTo: 'to',
  timesCount: 'How many times',
  timesMost: 'How many times at most',
  timesNoun: (count: number): string => plural(count, 'time', 'times'),
  addDays: 'On several days',
  onAtLeast: 'on at least',
  daysCount: 'On how many days at least',
  daysNoun: (count: number): string => plural(count, 'day', 'days'),
  removeDays: 'On any number of days',
  withinLabel: 'When',
  inTheLast: 'in the last',
  rangeUnit: (unit: Unit): string => `${unit}s`,
  withinReport: 'in this range',
  withinRange: (range: Scope['range'], format: Format): string => when(range, format),

  // Had
  eventAt: 'Which event',
  eventAtName: (at: 'any' | 'first' | 'last'): string =>
    ({ any: 'an event', first: 'a first event', last: 'a last event' })[at],
  whereWord: 'where',
  chooseProperty: 'Choose a property…',
  otherProperty: 'Another property',

  // List and saved cohort
  listOfIds: (count: number, format: Format): string =>
    count === 0
      ? 'an empty list'
      : `a list of ${format.number(count)} ${plural(count, 'id', 'ids')}`,
  pasteIds: 'Ids, one on each line or with commas between them',
  idsCounted: (count: number, repeated: number, format: Format): string =>
    `${format.number(count)} ${plural(count, 'id', 'ids')}${
      repeated > 0 ? `, ${format.number(repeated)} repeated and left out` : ''
    }`,
  emptyList: 'Nobody is on an empty list: paste their ids.',
  chooseCohort: 'Choose a cohort…',
  noOtherCohorts: 'There is no other saved cohort yet.',
  cohortProblem: (problem: 'unknown' | 'itself'): string =>
    problem === 'unknown'
      ? 'There is no such cohort any more. Choose another one.'
      : 'This cohort would be a part of itself. Choose another one.',
  onlyInWords: 'Shown in words: this is kept as it is.',

  // Templates
  startFrom: 'Or start from',
  templateName: (template: Template): string => templates[template][0],
  templateHint: (template: Template): string => templates[template][1],

  // The answer
  cohortSize: (count: number, share: number | null, identity: Identity, format: Format): string => {
    const noun = plural(count, ...countedNouns[identity]);
    const size = `${format.number(count)} ${noun}`;
    if (count === 0) return `Nobody matches, of those active in this range`;
    return share === null ? size : `${size}, ${format.percent(share)} of all active in this range`;
  },
  ofAllActive: (total: number, format: Format): string =>
    `of ${format.number(total)} active in this range`,
  cohortRule: (words: string, range: AbsoluteRange, format: Format): string =>
    `${capital(words)} · ${format.range(range)} · ${format.timeZone}`,
  activeInRange: (total: number, identity: Identity, format: Format): string =>
    `${format.number(total)} ${plural(total, ...countedNouns[identity])} ${plural(total, 'is', 'are')} active in this range.`,
  needsCondition: 'Add a condition to see who is meant.',
  fixCohort: 'This can not be asked as it is.',
  whoTheyAre: 'Who they are',
  firstOf: (shown: number, total: number, format: Format): string =>
    shown < total
      ? `The first ${format.number(shown)} of ${format.number(total)}, by id`
      : `All ${format.number(total)}, by id`,
  personColumn: (identity: Identity): string => capital(userNouns(identity)[0]),
  lastSeenColumn: 'Last seen',
  eventsColumn: 'Events',
  peopleInCohort: (name: string, identity: Identity): string =>
    `${peopleNouns[identity]} in “${name}”`,
  countOf: (label: string): string => `${label}: show who they are`,
};

/** A start for a cohort. */
export type Template = 'engaged' | 'lapsed' | 'heavy' | 'list';

const templates: Record<Template, [string, string]> = {
  engaged: ['Engaged users', 'Active on at least 7 of the last 28 days'],
  lapsed: ['Lapsed users', 'Active in the last 60 days, but not in the last 14'],
  heavy: ['Heavy users', 'At least 100 events in the last 28 days'],
  list: ['A list of ids', 'People you know: paste their ids'],
};

const peopleNouns: Record<Identity, string> = {
  user: 'people',
  authenticatedUser: 'signed-in people',
  account: 'accounts',
};

const countedNouns: Record<Identity, [string, string]> = {
  user: ['person', 'people'],
  authenticatedUser: ['signed-in person', 'signed-in people'],
  account: ['account', 'accounts'],
};
