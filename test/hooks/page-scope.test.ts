import { describe, expect, it } from 'vitest';

import { onPage } from '../../src/hooks/page-scope.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { InsightsQuery } from '../../src/model/insights.js';
import type { AnyQuery } from '../../src/model/query.js';
import type { TrendQuery } from '../../src/model/trend.js';

const range = { start: 0, end: 100 };
const trend: TrendQuery = { kind: 'trend', measure: 'users', range };
const where = { property: 'country', op: 'eq', value: 'Spain' } as const;
const users = { did: { event: 'pay' } };
const own = { property: 'device', op: 'eq', value: 'Phone' } as const;

describe('onPage', () => {
  it('asks about the events and people of the page, of those the question is about anyway', () => {
    expect(onPage(trend, { where, users })).toEqual({ ...trend, where, users });
    expect(onPage({ ...trend, where: own, users: { cohort: 'a' } }, { where, users })).toEqual({
      ...trend,
      where: { all: [own, where] },
      users: { all: [{ cohort: 'a' }, users] },
    });
  });

  it('narrows the funnel beside insights along', () => {
    const around: FunnelQuery = {
      kind: 'funnel',
      range,
      steps: [{ match: { event: 'a' } }, { match: { event: 'b' } }],
      where: own,
    };
    const insights: InsightsQuery = { kind: 'insights', range, around };
    expect(onPage(insights, { where })).toEqual({
      ...insights,
      where,
      around: { ...around, where: { all: [own, where] } },
    });
  });

  it('leaves a question alone that has no scope, on a page that has none, and its range', () => {
    const timeline: AnyQuery = { kind: 'timeline', session: 's' };
    expect(onPage(timeline, { where, users })).toBe(timeline);
    expect(onPage(trend, { range: { last: 7, unit: 'day' }, timeZone: 'Asia/Tokyo' })).toBe(trend);
  });
});
