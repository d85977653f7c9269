import { describe, expect, it } from 'vitest';

import { readInstant } from '../../src/sources/instant.js';
import { guessMapping, type Row } from '../../src/sources/mapping.js';
import { createRowReader } from '../../src/sources/row-reader.js';

describe('guessMapping', () => {
  it.each<[string, Row, Record<string, string>]>([
    [
      'the logs of ../shared/data',
      {
        time: '2010-12-01T08:26:00.000Z',
        user_id: '1',
        session_id: '5',
        event: 'buy',
        props: { a: 1 },
      },
      { time: 'time', user: 'user_id', session: 'session_id', event: 'event', properties: 'props' },
    ],
    [
      'PostHog',
      {
        uuid: '0190',
        event: '$pageview',
        distinct_id: 'u',
        timestamp: '2024-01-01T00:00:00.000000+00:00',
        properties: { $browser: 'Chrome' },
      },
      {
        id: 'uuid',
        event: 'event',
        user: 'distinct_id',
        time: 'timestamp',
        properties: 'properties',
      },
    ],
    [
      'Mixpanel',
      { event: 'Signed up', properties: { time: 1704067200, distinct_id: 'u', $insert_id: 'i' } },
      {
        event: 'event',
        properties: 'properties',
        time: 'properties.time',
        user: 'properties.distinct_id',
        id: 'properties.$insert_id',
      },
    ],
    [
      'Amplitude',
      {
        event_type: 'Signed up',
        event_time: '2024-01-01 00:00:00.000000',
        user_id: 'u',
        session_id: 1704067200000,
        $insert_id: 'i',
        event_properties: {},
      },
      {
        event: 'event_type',
        time: 'event_time',
        user: 'user_id',
        session: 'session_id',
        id: '$insert_id',
        properties: 'event_properties',
      },
    ],
    [
      'Application Insights',
      {
        timestamp: '2024-01-01T00:00:00Z',
        itemType: 'customEvent',
        itemId: 'x',
        name: 'Signed up',
        user_Id: 'u',
        session_Id: 's',
        user_AuthenticatedId: 'a',
        user_AccountId: 'c',
        customDimensions: '{"plan":"pro"}',
      },
      {
        time: 'timestamp',
        kind: 'itemType',
        id: 'itemId',
        event: 'name',
        user: 'user_Id',
        session: 'session_Id',
        authenticatedUser: 'user_AuthenticatedId',
        account: 'user_AccountId',
        properties: 'customDimensions',
      },
    ],
  ])('knows the export of %s', (_name, row, mapping) => {
    expect(guessMapping([row])).toEqual(mapping);
  });

  it('takes an id that repeats only with the whole row for the id of copies', () => {
    const row = { time: 1_700_000_000_000, event: 'a', user: 'ann', id: 'e1' };
    expect(guessMapping([row, { ...row }, { ...row, id: 'e2' }])).toMatchObject({ id: 'id' });
    expect(guessMapping([row, { ...row, event: 'b' }])).not.toHaveProperty('id');
  });

  it('takes no column for what its values can not be', () => {
    const rows = [
      { id: 1, date: 'soon', created_at: '2024-01-01', type: 'x' },
      { id: 1, date: 'later', created_at: '2024-01-02', type: 'y' },
    ];
    expect(guessMapping(rows)).toEqual({ time: 'created_at', event: 'type' });
  });
});

describe('createRowReader', () => {
  it('reads fields, properties and the rest', () => {
    const read = createRowReader({
      time: 'at',
      event: { constant: 'bought' },
      user: (row) => `u${String(row['customer'])}`,
      properties: 'props',
    });
    const row = {
      at: 1_704_067_200,
      customer: 7,
      price: 2,
      props: { price: 3, none: null, nan: Number.NaN, when: new Date(0), big: 12n },
    };
    expect(read(row)).toEqual({
      time: Date.UTC(2024, 0, 1),
      event: 'bought',
      user: 'u7',
      properties: { customer: 7, price: 3, when: '1970-01-01T00:00:00.000Z', big: 12 },
    });
  });

  it('leaves fields that were inside the properties out of them', () => {
    const read = createRowReader({
      time: 'properties.time',
      event: 'event',
      properties: 'properties',
    });
    const row = { event: 'a', properties: { time: 1_704_067_200, page: '/' } };
    expect(read(row)).toMatchObject({ time: Date.UTC(2024, 0, 1), properties: { page: '/' } });
    expect(Object.keys((read(row) as { properties: object }).properties)).toEqual(['page']);
  });

  it('reads JSON in the column of properties, and keeps it as text when it is none', () => {
    const read = createRowReader({ time: 'time', event: 'event', properties: 'p' });
    expect(read({ time: 1, event: 'a', p: '{"x":1}' })).toMatchObject({ properties: { x: 1 } });
    expect(read({ time: 1, event: 'a', p: '{x' })).toMatchObject({ properties: { p: '{x' } });
  });
});

describe('readInstant', () => {
  const at = Date.UTC(2024, 0, 1, 10, 30, 5, 123);
  it.each<[unknown, boolean, number]>([
    ['2024-01-01T10:30:05.123Z', false, at],
    ['2024-01-01 10:30:05.123', false, at],
    ['2024-01-01T12:30:05.123+02:00', false, at],
    ['2024-01-01T12:30:05.123+0200', false, at],
    ['2024-01-01 12:30:05,123 +02', false, at],
    ['2024-01-01T10:30:05.123999Z', false, at],
    ['2024-01-01T10:30', false, Date.UTC(2024, 0, 1, 10, 30)],
    ['2024-01-01', false, Date.UTC(2024, 0, 1)],
    [new Date(at), false, at],
    [at + 0.9, false, at],
    [String(at), false, at],
    [1000, false, 1000],
    [at / 1000, true, at],
    [at * 1000, true, at],
    [BigInt(at) * 1_000_000n, true, at],
    ['1900-01-01T00:00:00Z', false, Date.UTC(1900, 0, 1)],
    ['1899-12-31', false, Number.NaN],
    ['2200-01-01', false, Number.NaN],
    ['2024-13-01', false, Number.NaN],
    ['1/2/2024', false, Number.NaN],
    ['', false, Number.NaN],
    [null, false, Number.NaN],
    [true, false, Number.NaN],
  ])('reads %s (unit guessed: %s)', (value, guessUnit, expected) => {
    expect(readInstant(value, guessUnit)).toBe(expected);
  });
});
