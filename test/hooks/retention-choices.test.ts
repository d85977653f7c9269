import { describe, expect, it } from 'vitest';

import { changed } from '../../src/hooks/changed.js';
import {
  parseLengths,
  periodsIn,
  retentionQuestion,
  retentionRange,
} from '../../src/hooks/retention-choices.js';
import { periodFor, returnedOf } from '../../src/hooks/useUsageInterval.js';
import type { RetentionGroup } from '../../src/model/retention.js';

const day = 86_400_000;

describe('retentionQuestion', () => {
  it('is a question of the choices in the range', () => {
    const range = { start: 0, end: day };
    expect(
      retentionQuestion(
        { period: 'day', rule: 'onOrAfter', breakdown: { property: 'plan' }, range: 'all' },
        range,
      ),
    ).toEqual({
      kind: 'retention',
      period: 'day',
      rule: 'onOrAfter',
      range,
      breakdown: { property: 'plan', limit: 5 },
    });
  });

  it('leaves a limit that was chosen', () => {
    const breakdown = { property: 'plan', limit: 2 };
    expect(
      retentionQuestion({ period: 'day', breakdown }, { last: 2, unit: 'day' }).breakdown,
    ).toEqual(breakdown);
  });
});

describe('retentionRange', () => {
  it('has enough periods for a grid', () => {
    expect(retentionRange('week')).toEqual({ last: 8, unit: 'week' });
    expect(retentionRange('hour')).toEqual({ last: 24, unit: 'hour' });
  });
});

describe('periodsIn', () => {
  it('counts begun periods', () => {
    expect(periodsIn({ start: 0, end: 15 * day }, 'week')).toBe(3);
    expect(periodsIn({ start: 0, end: day }, 'month')).toBe(1);
  });
});

describe('changed', () => {
  it('leaves out what is unset', () => {
    expect(changed({ period: 'day', rule: 'on' }, { rule: undefined })).toEqual({
      period: 'day',
    });
  });
});

describe('parseLengths', () => {
  it('takes whole numbers with commas or spaces between them', () => {
    expect(parseLengths('1, 3,7')).toEqual([1, 3, 7]);
    expect(parseLengths(' 2 4 ')).toEqual([2, 4]);
  });

  it('takes nothing else', () => {
    for (const text of ['', ' , ', '0', '1,0', '-1', '1.5', '366', 'a', '1,x']) {
      expect(parseLengths(text)).toBeNull();
    }
  });
});

describe('returnedOf', () => {
  const groups = (...cells: [number, number, boolean][]): { groups: RetentionGroup[] } => ({
    groups: cells.map(([returned, eligible, partial], i) => ({
      start: i,
      end: i + 1,
      size: eligible,
      cells: [
        { returned: eligible, eligible, share: 1, partial: false },
        { returned, eligible, share: returned / eligible, partial },
      ],
    })),
  });

  it('counts the groups that had the longest time, whatever the shorter one says of others', () => {
    const longest = groups([8, 10, false], [6, 10, false], [1, 10, true]);
    const shorter = groups([3, 10, false], [4, 10, false], [9, 10, false]);
    expect(returnedOf(longest, longest)).toEqual({ returned: 14, eligible: 20 });
    expect(returnedOf(shorter, longest)).toEqual({ returned: 7, eligible: 20 });
  });
});

describe('periodFor', () => {
  it('is the shortest period half of them are back in', () => {
    expect([1, 3, 7, 14, 30].map(periodFor)).toEqual(['day', 'week', 'week', 'month', 'month']);
  });
});
