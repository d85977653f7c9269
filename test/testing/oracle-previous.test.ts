import { describe, expect, it } from 'vitest';

import type { TrendSeriesRows } from '../../src/model/trend.js';
import { askTrend, log } from './ask.js';

const day = 86_400_000;
/** Asked about days 2 and 3, compared with days 0 and 1. */
const range = { start: 2 * day, end: 4 * day };
const compare = { compare: 'previous', range } as const;

const keyed = (series: TrendSeriesRows[] | undefined) =>
  series?.map(({ key, total }) => [key?.type === 'value' ? key.value : key, total]);

const none = { type: 'none' };
const other = (count: number) => ({ type: 'other', count });

describe('answerByOracle: previous', () => {
  it('is left out unless it is asked for', () => {
    expect('previous' in askTrend(log('A@0'), { range })).toBe(false);
  });

  it('asks the same of the time before, bucket by bucket', () => {
    const events = log(`A@0 A@1 A@${day} A@${2 * day}`);
    const rows = askTrend(events, { ...compare, interval: 'day' });
    expect(rows.series).toEqual([{ key: null, total: 1, cells: [{ bucket: 0, value: 1 }] }]);
    expect(rows.previous).toEqual([
      {
        key: null,
        total: 3,
        cells: [
          { bucket: 0, value: 2 },
          { bucket: 1, value: 1 },
        ],
      },
    ]);
  });

  it('goes back by the length of the range without an interval', () => {
    const shorter = { compare: 'previous', range: { start: 10, end: 15 } } as const;
    expect(keyed(askTrend(log('A@4 A@5 A@9 A@10'), shorter).previous)).toEqual([[null, 2]]);
  });

  it('counts users of its own range, through the same filters', () => {
    const events = log('A@0 A@1 B@2', 'A@3', `A@${2 * day}`);
    const options = { ...compare, measure: 'users', events: { event: 'A' } } as const;
    const rows = askTrend(events, options);
    expect([keyed(rows.series), keyed(rows.previous)]).toEqual([[[null, 1]], [[null, 2]]]);
  });

  it('does not count its events without a user', () => {
    const events = [0, 2 * day].map((time) => ({ time, event: 'A' }));
    expect(askTrend(events, compare).meta.eventsWithoutUser).toBe(1);
  });

  it('has the groups of the report in the same order, empty ones too, then other', () => {
    const events = log(
      `A@0:y A@1:y A@2:z A@3 A@4:w A@${2 * day}:x A@${2 * day}:x A@${2 * day}:y A@${2 * day}:v`,
    );
    const rows = askTrend(events, { ...compare, breakdown: { property: 'p', limit: 2 } });
    // v comes before y among equals; y is folded now, so it is folded before too, with z, w and none.
    expect(keyed(rows.series)).toEqual([
      ['x', 2],
      ['v', 1],
      [other(1), 1],
    ]);
    expect(keyed(rows.previous)).toEqual([
      ['x', 0],
      ['v', 0],
      [other(4), 5],
    ]);
    expect(rows.previous?.[0]?.cells).toEqual([]);
  });

  it('has no other where nothing else was there before', () => {
    const events = log(`A@0:x A@1 A@${2 * day}:x A@${2 * day} A@${2 * day}:y`);
    const rows = askTrend(events, { ...compare, breakdown: { property: 'p', limit: 3 } });
    expect(keyed(rows.previous)).toEqual([
      ['x', 1],
      ['y', 0],
      [none, 1],
    ]);
    const folded = askTrend(log(`A@0:x A@${2 * day}:x A@${2 * day}:x A@${2 * day}:y`), {
      ...compare,
      breakdown: { property: 'p', limit: 1 },
    });
    expect(keyed(folded.previous)).toEqual([['x', 1]]);
  });

  it('is all other where nothing is there now', () => {
    const rows = askTrend(log('A@0:x A@1:y'), { ...compare, breakdown: { property: 'p' } });
    expect([keyed(rows.series), keyed(rows.previous)]).toEqual([[], [[other(2), 2]]]);
  });

  it('leaves values that measured nothing out of other, and is null for empty groups', () => {
    const events = [
      { time: 0, event: 'A', properties: { p: 'text', n: 'a' } },
      { time: 1, event: 'A', properties: { p: 'number', n: 5 } },
      { time: 2 * day, event: 'A', properties: { p: 'now', n: 1 } },
    ];
    const rows = askTrend(events, {
      ...compare,
      measure: { of: 'max', property: 'n' },
      breakdown: { property: 'p' },
    });
    expect(keyed(rows.previous)).toEqual([
      ['now', null],
      [other(1), 5],
    ]);
  });
});
