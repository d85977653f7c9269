import { describe, expect, it } from 'vitest';

import { countBy, isFiltering, matchTimeline } from '../../src/hooks/timeline-filter.js';
import type { TimelineEvent } from '../../src/model/timeline.js';

const events: TimelineEvent[] = [
  { time: 10, event: 'Signed up', kind: 'event', user: 'ada', properties: { plan: 'Team' } },
  {
    time: 20,
    event: 'Viewed page',
    kind: 'pageView',
    properties: { page: '/pricing', paid: null },
  },
  { time: 30, event: 'TypeError', kind: 'exception', id: 'X1', properties: { code: 422 } },
];

const found = (filter: Parameters<typeof matchTimeline>[1]) => {
  const matches = matchTimeline(events, filter);
  return matches && events.flatMap(({ event }, at) => (matches[at] ? [event] : []));
};

describe('matchTimeline', () => {
  it('is nothing while nothing is filtered', () => {
    expect(found({})).toBeNull();
    expect(found({ text: '  ', kinds: [], events: [] })).toBeNull();
    expect(isFiltering({ span: { start: 0, end: 1 } })).toBe(true);
  });

  it('finds text in names, kinds, ids, property names and values, in any case', () => {
    expect(found({ text: 'signed' })).toEqual(['Signed up']);
    expect(found({ text: 'ADA' })).toEqual(['Signed up']);
    expect(found({ text: 'plan: team' })).toEqual(['Signed up']);
    expect(found({ text: '422' })).toEqual(['TypeError']);
    expect(found({ text: 'x1' })).toEqual(['TypeError']);
    expect(found({ text: 'pageview' })).toEqual(['Viewed page']);
    expect(found({ text: 'nowhere' })).toEqual([]);
  });

  it('keeps any of the kinds, any of the names, and what is in the span, its end left out', () => {
    expect(found({ kinds: ['exception', 'event'] })).toEqual(['Signed up', 'TypeError']);
    expect(found({ events: ['Viewed page'] })).toEqual(['Viewed page']);
    expect(found({ span: { start: 10, end: 30 } })).toEqual(['Signed up', 'Viewed page']);
    expect(found({ span: { start: 10, end: 30 }, kinds: ['pageView'], text: 'pric' })).toEqual([
      'Viewed page',
    ]);
  });
});

describe('countBy', () => {
  it('counts values, the most frequent first', () => {
    expect(countBy([...events, events[1] as TimelineEvent], ({ kind }) => kind)).toEqual([
      { value: 'pageView', count: 2 },
      { value: 'event', count: 1 },
      { value: 'exception', count: 1 },
    ]);
  });
});
