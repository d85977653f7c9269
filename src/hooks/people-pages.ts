import { throwIfAborted } from '../model/errors.js';
import type { Selection } from '../model/selection.js';
import type { AnalyticsSource } from '../model/source.js';
import type { UserRow, UsersQuery, UsersResult } from '../model/users.js';
import { analyticsQueryOptions, type QuestionContext } from './query-options.js';

/** A page of people as far as reading on from it needs it. */
export type PeoplePage = Pick<UsersResult, 'users' | 'total' | 'cursor'>;

/** Asks for the page that begins at a cursor. */
export type LoadPeople = (cursor: string, signal: AbortSignal) => Promise<PeoplePage>;

interface ReadingOn {
  signal: AbortSignal;
  /** Called with how many there are so far, before each page. */
  onProgress?(done: number, total: number): void;
}

/**
 * Everybody behind a number: those that are there already, and the pages after them.
 *
 * @throws `source/aborted` once the signal has fired
 */
export async function everybody(
  loaded: PeoplePage,
  load: LoadPeople,
  { signal, onProgress }: ReadingOn,
): Promise<UserRow[]> {
  const people = [...loaded.users];
  let { cursor, total } = loaded;
  while (cursor !== undefined) {
    onProgress?.(people.length, total);
    throwIfAborted(signal);
    const page = await load(cursor, signal);
    for (const person of page.users) people.push(person);
    ({ cursor, total } = page);
  }
  throwIfAborted(signal);
  return people;
}

/** The most a source gives at once: reading to the end takes few questions. */
const mostAPage = 10_000;

/** Asks a source for pages of the people behind a number. What comes is not kept in the cache. */
export function pagesOf(
  source: AnalyticsSource,
  behind: Selection,
  context: QuestionContext,
): LoadPeople {
  return async (cursor, signal) => {
    const query: UsersQuery = { kind: 'users', behind, limit: mostAPage, cursor };
    return (await analyticsQueryOptions(source, query, context).queryFn({ signal })).result;
  };
}
