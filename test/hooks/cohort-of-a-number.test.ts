import { describe, expect, it } from 'vitest';

import { parseCohortDocument } from '../../src/documents/cohort-document.js';
import { newCohort } from '../../src/hooks/useCohortLibrary.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { runQuery } from '../../src/model/run-query.js';
import type { Selection } from '../../src/model/selection.js';
import { memorySource } from '../../src/sources/memory.js';
import { generateEvents } from '../../src/testing.js';

const day = 86_400_000;
const end = Date.UTC(2026, 10, 20, 12);
const source = memorySource(generateEvents({ seed: 11, users: 300, days: 60, end }), { id: 'p' });
const earlier = end - 20 * day;

const funnel: FunnelQuery = {
  kind: 'funnel',
  range: { last: 14, unit: 'day' },
  steps: [{ match: { event: 'Created task' } }, { match: { event: 'Completed task' } }],
};

/** The people of a saved cohort, of all who were ever active, as of an instant. */
async function peopleOf(behind: Selection, now: number): Promise<string[]> {
  const { users } = parseCohortDocument(newCohort('c', { users: { behind } }));
  const { users: rows } = await runQuery(
    source,
    {
      kind: 'users',
      behind: {
        of: {
          kind: 'trend',
          measure: 'users',
          range: { start: end - 90 * day, end: end + day },
          users: { cohort: 'c' },
        },
      },
      limit: 10_000,
    },
    { now, cohorts: { c: users } },
  );
  return rows.map(({ id }) => id);
}

/** The people behind a number, asked for as such. */
async function behindNow(behind: Selection, now: number): Promise<string[]> {
  const { users } = await runQuery(source, { kind: 'users', behind, limit: 10_000 }, { now });
  return users.map(({ id }) => id);
}

describe('a cohort saved from a number', () => {
  it('has exactly the people of that number, whenever it is asked', async () => {
    const of = { ...funnel, range: { start: earlier - 14 * day, end: earlier } };
    const behind: Selection = { of, step: 0, outcome: 'droppedAfter', asOf: earlier };
    const shown = await runQuery(source, of, { now: earlier });
    const people = await behindNow(behind, earlier);
    const [first, second] = shown.steps;
    expect(people).toHaveLength((first?.count ?? 0) - (second?.count ?? 0));
    expect(people.length).toBeGreaterThan(5);
    expect(await peopleOf(behind, earlier)).toEqual(people);
    expect(await peopleOf(behind, end)).toEqual(people);
  });

  it('moves along when whoever matches was meant', async () => {
    const rolling: Selection = { of: funnel, step: 0, outcome: 'reached' };
    const then = await peopleOf(rolling, earlier);
    const today = await peopleOf(rolling, end);
    expect(then).toEqual(await behindNow(rolling, earlier));
    expect(today).toEqual(await behindNow(rolling, end));
    expect(today).not.toEqual(then);
  });

  it('holds the users of a number of sessions', async () => {
    const behind: Selection = {
      of: { kind: 'trend', measure: 'sessions', range: { last: 7, unit: 'day' } },
      asOf: earlier,
    };
    const { users: sessions } = await runQuery(
      source,
      { kind: 'users', behind, limit: 10_000 },
      { now: earlier },
    );
    const users = new Set(sessions.map(({ user }) => user).filter((user) => user !== null));
    expect(sessions.length).toBeGreaterThan(users.size);
    expect(new Set(await peopleOf(behind, end))).toEqual(users);
  });
});
