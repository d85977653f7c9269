import type { CohortDefinition } from '../src/documents/cohort-document.js';
import type { CohortCondition, FunnelQuery } from '../src/query.js';
import { memoryDocuments } from './documents.js';
import { now } from './product.js';

type Cohort = CohortDefinition & { name: string };

/** The last days before now. */
export const lastDays = (last: number) => ({ last, unit: 'day' }) as const;

/** A cohort of every kind of condition. */
export const active: Cohort = {
  name: 'Active teams from search',
  description: 'Whom we ask about the new board',
  users: {
    all: [
      {
        did: { event: 'Created task', where: { property: 'assigned', op: 'eq', value: true } },
        times: { atLeast: 3 },
        days: { atLeast: 2 },
        within: lastDays(28),
      },
      { had: { property: 'source', op: 'eq', value: 'Google' }, at: 'first' },
      {
        any: [
          { did: { event: 'Invited teammate' } },
          { did: { event: 'Completed task' }, times: { atLeast: 20 } },
        ],
      },
      { not: { did: { event: 'Cancelled plan' } } },
    ],
  },
};

/** A cohort as a store keeps it, last changed some days ago. */
const savedCohort = (id: string, name: string, day: number, users: CohortCondition) => ({
  type: 'cohort',
  version: 1,
  id,
  name,
  revision: 1,
  updatedAt: now - day * 86_400_000,
  users,
});

/** A store with three cohorts, one made of the two others. */
export const savedCohorts = () =>
  memoryDocuments(
    savedCohort('engaged', 'Engaged users', 1, {
      did: {},
      days: { atLeast: 7 },
      within: lastDays(28),
    }),
    savedCohort('inviters', 'Inviters', 3, { did: { event: 'Invited teammate' } }),
    savedCohort('power', 'Engaged, but never invited', 8, {
      all: [{ cohort: 'engaged' }, { not: { cohort: 'inviters' } }],
    }),
  );

/** A funnel whose numbers are saved. */
export const activation: FunnelQuery = {
  kind: 'funnel',
  range: lastDays(90),
  steps: ['Signed up', 'Created project', 'Invited teammate'].map((event) => ({
    match: { event },
  })),
};
