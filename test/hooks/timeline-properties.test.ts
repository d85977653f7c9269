import { describe, expect, it } from 'vitest';

import {
  compareProperties,
  keyProperties,
  sameBefore,
  surroundingsOf,
} from '../../src/hooks/timeline-properties.js';
import type { TimelineEvent } from '../../src/model/timeline.js';

const event = (name: string, properties: TimelineEvent['properties'], kind = 'event') =>
  ({ time: 0, event: name, kind, properties }) as TimelineEvent;

describe('surroundingsOf', () => {
  it('tells with what somebody came, and what is the same all along', () => {
    const { device, constant } = surroundingsOf([
      event('a', { browser: 'Firefox', device: 'phone', release: 7, page: '/' }),
      event('b', { browser: 'Firefox', device: 'phone', release: 7, page: '/b' }),
      event('c', { plan: 'Team' }),
    ]);
    expect(device).toEqual(['phone', 'Firefox']);
    // The plan is told of one event only: it is news there.
    expect([...constant].toSorted()).toEqual(['browser', 'device', 'release']);
  });

  it('does not call a device what changes on the way', () => {
    const { device, constant } = surroundingsOf([
      event('a', { device: 'phone' }),
      event('b', { device: 'laptop' }),
    ]);
    expect(device).toEqual([]);
    expect(constant.has('device')).toBe(false);
  });

  it('keeps what a single event says, but for its device', () => {
    const { device, constant } = surroundingsOf([event('a', { device: 'phone', plan: 'Team' })]);
    expect(device).toEqual(['phone']);
    expect([...constant]).toEqual(['device']);
  });
});

describe('keyProperties', () => {
  it('tells three at most, places and messages first and without their names', () => {
    const told = keyProperties(
      {
        properties: { seats: 4, empty: '', gone: null, plan: 'Team', page: '/', os: 'Linux', z: 1 },
      },
      new Set(['os']),
    );
    expect(told).toEqual([
      { name: 'page', value: '/', isClear: true },
      { name: 'seats', value: 4, isClear: false },
      { name: 'plan', value: 'Team', isClear: false },
    ]);
  });
});

describe('sameBefore', () => {
  it('finds the last of the name and kind', () => {
    const events = [event('a', {}), event('a', {}, 'request'), event('b', {}), event('a', {})];
    expect(sameBefore(events, 3)).toBe(0);
    expect(sameBefore(events, 1)).toBe(-1);
  });
});

describe('compareProperties', () => {
  it('tells what changed, came and went', () => {
    expect(
      compareProperties(
        { properties: { a: 1, b: 'x', c: true, n: null } },
        { properties: { a: 1, b: 'y', d: 0, n: null } },
      ),
    ).toEqual([
      { name: 'a', value: 1, before: 1, change: 'same' },
      { name: 'b', value: 'x', before: 'y', change: 'changed' },
      { name: 'c', value: true, before: null, change: 'added' },
      { name: 'd', value: null, before: 0, change: 'removed' },
    ]);
  });

  it('compares with nothing where there is nothing', () => {
    expect(compareProperties({ properties: { a: 1 } }, null)).toEqual([
      { name: 'a', value: 1, before: null, change: 'none' },
    ]);
  });
});
