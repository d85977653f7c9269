import { describe, expect, it } from 'vitest';

import { placeOf, repeats, timelineGroups } from '../../src/geometry/timeline.js';
import type { TimelineEvent, TimelineSession } from '../../src/model/timeline.js';

const at = (
  time: number,
  session: string | null,
  kind = 'event',
  properties: TimelineEvent['properties'] = {},
): TimelineEvent => ({
  time,
  event: 'a',
  kind,
  properties,
  ...(session ? { session } : {}),
});

const span = (id: string, start: number, end: number, events: number): TimelineSession => ({
  id,
  start,
  end,
  events,
});

describe('timelineGroups', () => {
  it('puts events into their sessions, and counts exceptions', () => {
    const events = [at(1, 's'), at(2, 's', 'exception'), at(10, 't')];
    const groups = timelineGroups(events, [span('s', 1, 2, 2), span('t', 10, 10, 1)]);
    expect(groups).toEqual([
      { id: 's', session: span('s', 1, 2, 2), start: 1, end: 2, events: [0, 1], exceptions: 1 },
      { id: 't', session: span('t', 10, 10, 1), start: 10, end: 10, events: [2], exceptions: 0 },
    ]);
  });

  it('shows an event without a session in the one it happened during', () => {
    const events = [at(1, 's'), at(5, null), at(9, 's')];
    expect(timelineGroups(events, [span('s', 1, 9, 2)])).toMatchObject([
      { id: 's', events: [0, 1, 2] },
    ]);
  });

  it('takes the session that began last where several go on', () => {
    const events = [at(1, 's'), at(3, 't'), at(5, null), at(7, null), at(9, 's')];
    const groups = timelineGroups(events, [span('s', 1, 9, 2), span('t', 3, 6, 1)]);
    expect(groups.map(({ id, events: places }) => [id, places])).toEqual([
      ['s', [0, 3, 4]],
      ['t', [1, 2]],
    ]);
  });

  it('makes groups of neighbours between sessions', () => {
    const events = [at(1, null), at(2, 's'), at(5, null), at(6, null), at(9, 't'), at(10, null)];
    const groups = timelineGroups(events, [span('s', 2, 2, 1), span('t', 9, 9, 1)]);
    expect(
      groups.map(({ id, session, start, end }) => [id, session?.id ?? null, start, end]),
    ).toEqual([
      ['outside 0', null, 1, 1],
      ['s', 's', 2, 2],
      ['outside 1', null, 5, 6],
      ['t', 't', 9, 9],
      ['outside 2', null, 10, 10],
    ]);
  });

  it('has the end of a session that is loaded in part', () => {
    expect(timelineGroups([at(1, 's')], [span('s', 1, 500, 40)])).toMatchObject([
      { start: 1, end: 500, events: [0] },
    ]);
  });
});

describe('placeOf', () => {
  it('names the page before the title', () => {
    expect(placeOf(at(1, 's', 'event', { title: 'Home', page: '/' }))).toBe('/');
    expect(placeOf(at(1, 's', 'event', { title: 'Home', page: '' }))).toBe('Home');
    expect(placeOf(at(1, 's', 'event', { page: 3 }))).toBeNull();
  });
});

describe('repeats', () => {
  it('holds for the same name, kind, session and place, whatever else differs', () => {
    const one = at(1, 's', 'event', { page: '/', n: 1 });
    expect(repeats(one, at(2, 's', 'event', { page: '/', n: 2 }))).toBe(true);
    expect(repeats(one, at(2, 's', 'event', { page: '/b', n: 1 }))).toBe(false);
    expect(repeats(one, at(2, 't', 'event', { page: '/' }))).toBe(false);
    expect(repeats(one, at(2, 's', 'pageView', { page: '/' }))).toBe(false);
    expect(repeats(one, { ...one, event: 'b' })).toBe(false);
  });
});
