import { describe, expect, it } from 'vitest';

import { type CohortDocument, parseCohortDocument } from '../../src/documents/cohort-document.js';

const document: CohortDocument = {
  type: 'cohort',
  version: 1,
  id: 'c',
  name: 'Engaged',
  revision: 4,
  updatedAt: 1_700_000_000_000,
  description: 'Whom we ask first',
  identity: 'account',
  users: {
    all: [
      {
        did: { event: 'a', where: { property: 'p', op: 'isSet' } },
        times: { atLeast: 3 },
        days: { atLeast: 2 },
        within: { last: 28, unit: 'day' },
      },
      { not: { any: [{ cohort: 'other' }, { anyOf: ['u1', 'u2'] }] } },
      { had: { property: 'country', op: 'in', value: ['ES', 'PT'] }, at: 'first' },
      {
        behind: {
          of: {
            kind: 'funnel',
            range: { start: 0, end: 1000 },
            steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
          },
          step: 0,
          outcome: 'droppedAfter',
          asOf: 1000,
        },
      },
    ],
  },
};
const read = (change: object) => () => parseCohortDocument({ ...document, ...change });

describe('parseCohortDocument', () => {
  it('reads what was saved', () => {
    expect(parseCohortDocument(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  it('reads a cohort that says nothing yet', () => {
    const { description: _description, identity: _identity, ...least } = document;
    const empty = { ...least, users: { all: [] } };
    expect(parseCohortDocument(empty)).toEqual(empty);
  });

  it('says where it is wrong', () => {
    expect(read({ version: 2 })).toThrow(
      'invalid cohort document at version: expected version 1; a newer usagekit wrote this document',
    );
    expect(read({ type: 'funnel' })).toThrow('at type: expected "cohort"');
    expect(read({ users: undefined })).toThrow('at users: expected a condition on users');
    expect(read({ users: { all: [{ did: { event: 7 } }] } })).toThrow(
      'invalid cohort document at users.all[0].did.event: expected a name',
    );
    expect(read({ range: { last: 1, unit: 'day' } })).toThrow('at range: unknown key');
    expect(read({ identity: 'device' })).toThrow(
      'at identity: expected user, authenticatedUser, account',
    );
    expect(() => parseCohortDocument(null)).toThrow('invalid cohort document');
  });

  it('reads the questions of the numbers in it', () => {
    const of = { kind: 'funnel', range: { start: 0, end: 1 }, steps: [{ match: {} }] };
    expect(read({ users: { not: { behind: { of, step: 0, outcome: 'reached' } } } })).toThrow(
      /^invalid cohort document at users\.not\.behind\.of\.steps: /,
    );
    const unknown = { kind: 'trend', measure: 'users', range: { start: 0, end: 1 }, colour: 'red' };
    expect(read({ users: { behind: { of: unknown } } })).toThrow(
      'invalid cohort document at users.behind.of.colour: unknown key',
    );
  });

  it('refuses what lies too deep to be read', () => {
    let users: object = { anyOf: ['u'] };
    for (let depth = 0; depth < 5000; depth += 1) users = { not: users };
    expect(read({ users })).toThrow('at users: lists and objects lie more than 100 deep');
  });
});
