import * as v from 'valibot';

import { cohort } from './cohort-schema.js';
import { filter, range, text } from './schema.js';
import type { Identity, WeekDay } from './scope.js';
import { isTimeZone } from './time-zone.js';

/** Entries of {@link Scope}, to spread into the schema of a query kind. */
export const scopeEntries = {
  range,
  timeZone: v.exactOptional(
    v.pipe(text, v.check(isTimeZone, 'expected an IANA time zone such as "Europe/Madrid"')),
  ),
  weekStart: v.exactOptional(
    v.picklist([0, 1, 2, 3, 4, 5, 6] as WeekDay[], 'expected 0 (Sunday) to 6 (Saturday)'),
  ),
  where: v.exactOptional(filter),
  users: v.exactOptional(cohort),
  identity: v.exactOptional(
    v.picklist(
      ['user', 'authenticatedUser', 'account'] as Identity[],
      'expected user, authenticatedUser or account',
    ),
  ),
};
