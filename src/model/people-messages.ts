import type { CohortCondition, HowOften, ResolvedCohort } from './cohort.js';
import type { EventMatcher } from './filter.js';
import type { Format } from './format.js';
import { condition, deed, filter, plural, when } from './phrases.js';
import type { AbsoluteRange, Identity, ResolvedScope } from './scope.js';
import { selectionNoun, selectionWords } from './selection-messages.js';

/* English for who is meant. */

/** A condition, as it is asked or as a source gets it. */
type AnyCohort = CohortCondition | ResolvedCohort;

export interface Context {
  format: Format;
  /** Accounts are things, users are people. */
  who: 'who' | 'that';
  /** The report's range: not said again. */
  range?: AbsoluteRange;
  /** Names of saved cohorts. */
  nameOf?: (id: string) => string | undefined;
}

const nouns: Record<Identity, string> = {
  user: 'people',
  authenticatedUser: 'signed-in people',
  account: 'accounts',
};

function times(
  { atLeast = 0, atMost }: { atLeast?: number; atMost?: number | null },
  format: Format,
): string {
  const count = (n: number) => `${format.number(n)} ${plural(n, 'time', 'times')}`;
  if (atMost === undefined || atMost === null)
    return atLeast > 1 ? `at least ${count(atLeast)}` : '';
  if (atLeast === atMost) return `exactly ${count(atMost)}`;
  return atLeast === 0
    ? `at most ${count(atMost)}`
    : `${format.number(atLeast)} to ${count(atMost)}`;
}

type Did = Extract<AnyCohort, { did: EventMatcher }>;

/** Whether a condition is no more than "at least once". */
function isOnce({ times: often, days }: Did): boolean {
  const { atLeast = 0, atMost }: { atLeast?: number; atMost?: number | null } = often ?? {
    atLeast: 1,
  };
  return !days && atLeast === 1 && (atMost ?? null) === null;
}

function did(part: Did, isNot: boolean, { who, format, range }: Context): string {
  const { did: what, days, within } = part;
  const often: HowOften = (part.times as HowOften | undefined) ?? {};
  const isSame =
    within &&
    range &&
    'start' in within &&
    within.start === range.start &&
    within.end === range.end;
  return [
    isNot || often.atMost === 0 ? `${who} did not do` : `${who} did`,
    deed(what),
    often.atMost === 0 ? '' : times(often, format),
    days?.atLeast
      ? `on at least ${format.number(days.atLeast)} ${plural(days.atLeast, 'day', 'days')}`
      : '',
    within && !isSame ? when(within, format) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const places = {
  any: 'with an event',
  first: 'whose first event is one',
  last: 'whose last event is one',
};

function listed(ids: readonly string[], who: string, format: Format): string {
  if (ids.length === 0) return 'on an empty list';
  return ids.length === 1
    ? `with the id ${ids[0]}`
    : `${who} are on a list of ${format.number(ids.length)}`;
}

/** A clause that follows the noun: "who did …". */
function clause(part: AnyCohort, context: Context): string {
  const { who, format, nameOf } = context;
  const group = (parts: readonly AnyCohort[], word: string, empty: string) =>
    parts.length === 0
      ? empty
      : parts
          .map((each) => {
            const text = clause(each, context);
            const isMixed = ('all' in each || 'any' in each) && parts.length > 1;
            return isMixed ? `(${text})` : text;
          })
          .join(` ${word} `);
  if ('all' in part) return group(part.all, 'and', 'with any event');
  if ('any' in part) return group(part.any, 'or', 'on an empty list');
  if ('not' in part) {
    if ('did' in part.not && isOnce(part.not)) return did(part.not, true, context);
    return `${who} are not those ${clause(part.not, context)}`;
  }
  if ('did' in part) return did(part, false, context);
  if ('had' in part) return `${places[part.at ?? 'any']} where ${condition(part.had)}`;
  if ('anyOf' in part) return listed(part.anyOf, who, format);
  if ('cohort' in part) return `in the cohort “${nameOf?.(part.cohort) ?? part.cohort}”`;
  const words = selectionWords(part.behind, format);
  return selectionNoun(part.behind) === 'sessions' ? `of sessions ${words}` : words;
}

/** Who is meant, in words: "people who did sign up at least 3 times and who did not do pay". */
function cohort(
  part: AnyCohort,
  format: Format,
  {
    identity = 'user',
    ...context
  }: { identity?: Identity } & Pick<Context, 'range' | 'nameOf'> = {},
): string {
  const said: Context = { ...context, format, who: identity === 'account' ? 'that' : 'who' };
  const isSimpleNot = 'not' in part && 'did' in part.not && isOnce(part.not);
  return 'not' in part && !isSimpleNot
    ? `${nouns[identity]} except those ${clause(part.not, said)}`
    : `${nouns[identity]} ${clause(part, said)}`;
}

/** Whom a question is about, when it is not everybody. */
export function usersWords(
  { users, range, identity }: Pick<ResolvedScope, 'users' | 'range' | 'identity'>,
  format: Format,
): string {
  return users ? `only ${cohort(users, format, { identity, range })}` : '';
}

/** Which events and people a question is about. */
export function keptWords(query: ResolvedScope, format: Format): string[] {
  return [query.where ? filter(query.where) : '', usersWords(query, format)];
}

/** The parts of a definition that every question with a scope has. */
export function scopeWords(query: ResolvedScope, format: Format): string[] {
  return [...keptWords(query, format), format.range(query.range), query.timeZone];
}

export const peopleMessages = { cohort };
