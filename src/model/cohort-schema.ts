import * as v from 'valibot';

import type { CohortCondition } from './cohort.js';
import { condition, matcher, name, range, wholeNumber } from './schema.js';
import type { Scope } from './scope.js';
import { selection } from './selection-schema.js';

const most = Number.MAX_SAFE_INTEGER;
const count = v.exactOptional(wholeNumber(0, most));

const times = v.pipe(
  v.strictObject({ atLeast: count, atMost: count }),
  v.check(
    ({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined,
    'expected atLeast or atMost',
  ),
);

const list = v.array(
  v.lazy((): v.GenericSchema<unknown, CohortCondition> => cohort),
  'expected a list of conditions',
);

/** The forms of a condition, by the key that tells them apart. */
const forms: Record<string, v.GenericSchema<unknown, unknown>> = {
  did: v.strictObject({
    did: matcher,
    times: v.exactOptional(times),
    days: v.exactOptional(v.strictObject({ atLeast: count })),
    within: v.exactOptional(range as v.GenericSchema<unknown, Scope['range']>),
  }),
  had: v.strictObject({
    had: condition,
    at: v.exactOptional(v.picklist(['any', 'first', 'last'], 'expected any, first or last')),
  }),
  anyOf: v.strictObject({ anyOf: v.array(name, 'expected a list of ids') }),
  behind: v.strictObject({ behind: selection }),
  cohort: v.strictObject({ cohort: name }),
  all: v.strictObject({ all: list }),
  any: v.strictObject({ any: list }),
  not: v.strictObject({ not: v.lazy((): v.GenericSchema<unknown, CohortCondition> => cohort) }),
};

/** A condition; the queries of selections in it are checked apart, since they may hold conditions again. */
export const cohort: v.GenericSchema<unknown, CohortCondition> = v.lazy((input) => {
  const form = Object.keys(forms).find(
    (key) => typeof input === 'object' && input !== null && Object.hasOwn(input, key),
  );
  return (forms[form ?? ''] ??
    v.custom(
      () => false,
      'expected a condition on users: did, had, anyOf, behind, cohort, all, any or not',
    )) as v.GenericSchema<unknown, CohortCondition>;
});
