import { describe, expect, it } from 'vitest';

import { peopleTable, propertiesOf, searchPeople } from '../../src/hooks/people-rows.js';
import type { UserRow } from '../../src/model/users.js';

const person = (id: string, properties: UserRow['properties'] = {}): UserRow => ({
  id,
  firstSeen: 0,
  lastSeen: 86_400_000,
  events: 2,
  properties,
});

describe('propertiesOf', () => {
  it('puts those most people have first', () => {
    const people = [
      person('a', { plan: 'Free' }),
      person('b', { plan: 'Team', city: 'Rome' }),
      person('c', { city: 'Oslo' }),
      person('d', { plan: 'Free' }),
    ];
    expect(propertiesOf(people)).toEqual([
      { name: 'plan', set: 3, values: 2 },
      { name: 'city', set: 2, values: 2 },
    ]);
  });

  it('prefers, of equals, those that sort people into kinds', () => {
    const people = Array.from({ length: 4 }, (_, i) =>
      person(`u${i}`, { app: 'x', token: i, device: i % 2 === 0 ? 'Phone' : 'Tablet' }),
    );
    expect(propertiesOf(people).map(({ name }) => name)).toEqual(['device', 'token', 'app']);
  });

  it('keeps the order of those that say nothing', () => {
    const people = [person('a', { z: 1, y: 1 }), person('b', { z: 1, y: 1 })];
    expect(propertiesOf(people).map(({ name }) => name)).toEqual(['z', 'y']);
  });
});

describe('searchPeople', () => {
  const people = [
    person('Ada', { country: 'Spain', seats: 12 }),
    { ...person('s-1'), user: 'grace' },
    { ...person('s-2'), user: null },
  ];

  it('finds by id, user and values, in any case', () => {
    const found = (typed: string) => searchPeople(people, typed).map(({ id }) => id);
    expect(found('ADA')).toEqual(['Ada']);
    expect(found(' spa ')).toEqual(['Ada']);
    expect(found('12')).toEqual(['Ada']);
    expect(found('Grace')).toEqual(['s-1']);
    expect(found('s-')).toEqual(['s-1', 's-2']);
    expect(found('nobody')).toEqual([]);
    expect(found('null')).toEqual([]);
  });

  it('finds everybody for nothing', () => {
    expect(searchPeople(people, '  ')).toBe(people);
  });
});

describe('peopleTable', () => {
  const headings = {
    id: 'User',
    user: null,
    firstSeen: 'First',
    lastSeen: 'Last',
    events: 'Events',
  };

  it('has a column for each property, in order of name', () => {
    const people = [person('a', { plan: 'Free', admin: true }), person('b', { seats: 3 })];
    expect(peopleTable(people, headings)).toEqual({
      columns: ['User', 'First', 'Last', 'Events', 'admin', 'plan', 'seats'],
      rows: [
        ['a', '1970-01-01T00:00:00.000Z', '1970-01-02T00:00:00.000Z', 2, 'true', 'Free', null],
        ['b', '1970-01-01T00:00:00.000Z', '1970-01-02T00:00:00.000Z', 2, null, null, 3],
      ],
    });
  });

  it('says whose a session is, and leaves times empty where there are no events', () => {
    const people = [{ ...person('s'), user: 'ada', firstSeen: null, lastSeen: null }];
    const { columns, rows } = peopleTable(people, { ...headings, id: 'Session', user: 'Whose' });
    expect(columns).toEqual(['Session', 'Whose', 'First', 'Last', 'Events']);
    expect(rows).toEqual([['s', 'ada', null, null, 2]]);
  });
});
