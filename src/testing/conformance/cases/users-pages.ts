import type { TrendQuery } from '../../../model/trend.js';
import { type AnswerCase, day, day0, event, hour, journeys, minute, week } from '../case.js';
import { rows, users } from './users.js';

/* When a number was shown, and its units page by page (QUERIES §11). */

const trend = (options: Partial<TrendQuery> = {}): TrendQuery => ({
  kind: 'trend',
  range: week,
  measure: 'users',
  ...options,
});

export const usersPageCases: AnswerCase[] = [
  {
    key: 'users/as-of',
    rule: 'asOf is when the number was shown: a relative range ends there, not at the question’s now',
    events: journeys(`
      ann | 5 a | 50 a
      bob | 1445 a
    `),
    now: day0 + day + hour,
    query: users({
      of: trend({ range: { last: 1, unit: 'day' } }),
      asOf: day0 + 30 * minute,
    }),
    expected: rows({ id: 'ann', events: 1, lastSeen: day0 + 5 * minute }),
  },
  {
    key: 'users/pages',
    rule: 'a page has as many units as asked for and says where the next begins, after the last id by code point; total is of all pages',
    events: ['b', 'é', 'a', 'B', '😀', '﹏'].map((user) => event(user, 'a', 0)),
    query: users({ of: trend() }, { limit: 2 }),
    expected: { users: [{ id: 'B' }, { id: 'a' }], total: 6 },
    nextPages: [
      { users: [{ id: 'b' }, { id: 'é' }], total: 6 },
      { users: [{ id: '﹏' }, { id: '😀' }], total: 6 },
    ],
  },
  {
    key: 'users/pages/events-without-user',
    rule: 'what has no user is said on every page: it is of the number, not of the page',
    events: [
      ...journeys(`
        ann | 0 a
        bob | 0 a
        cid | 0 a | 1 b
      `),
      event(null, 'a', 2),
    ],
    query: users({ of: trend({ measure: 'events' }) }, { limit: 2 }),
    expected: { users: [{ id: 'ann' }, { id: 'bob' }], total: 3, eventsWithoutUser: 1 },
    nextPages: [{ users: [{ id: 'cid', events: 2 }], total: 3, eventsWithoutUser: 1 }],
  },
];
