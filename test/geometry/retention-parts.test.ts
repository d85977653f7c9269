import { describe, expect, it } from 'vitest';

import { compareCells } from '../../src/geometry/retention-compare.js';
import { completesAt } from '../../src/geometry/retention-open.js';
import { visibleSpan, windowSlots } from '../../src/geometry/retention-window.js';
import type { RetentionRow } from '../../src/geometry/retention.js';
import { resolveQuery } from '../../src/model/query.js';
import type { ResolvedRetentionQuery, RetentionQuery } from '../../src/model/retention.js';

const day = 86_400_000;
const monday = Date.UTC(2024, 0, 1);
const resolve = (query: Partial<RetentionQuery>, now: number): ResolvedRetentionQuery =>
  resolveQuery(
    {
      kind: 'retention',
      period: 'week',
      range: { start: monday, end: monday + 28 * day },
      ...query,
    },
    { now },
  );

describe('completesAt', () => {
  it('is the end of the period, and the range reaches so far', () => {
    const query = resolve({}, monday + 16 * day);
    expect(completesAt(query, monday, 2)).toEqual({ instant: monday + 21 * day, inRange: true });
  });

  it('counts on after the range where a bracket ends later', () => {
    const query = resolve({ brackets: [1, 4] }, monday + 16 * day);
    // Weeks 2–5 after that of January 1: the last one ends six weeks later.
    expect(completesAt(query, monday, 2)).toEqual({ instant: monday + 42 * day, inRange: false });
  });

  it('counts calendar months as they are', () => {
    const query = resolve(
      { period: 'month', periods: 2, range: { start: monday, end: Date.UTC(2024, 1, 1) } },
      Date.UTC(2024, 0, 20),
    );
    expect(completesAt(query, monday, 2)?.instant).toBe(Date.UTC(2024, 3, 1));
  });

  it('waits for who started last with the rolling clock', () => {
    const query = resolve({ clock: 'rolling' }, monday + 16 * day);
    // Who starts at the end of January 7 has until two weeks later.
    expect(completesAt(query, monday, 1)).toEqual({ instant: monday + 21 * day, inRange: true });
  });

  it('knows no other group', () => {
    expect(completesAt(resolve({}, monday), monday + 1, 1)).toBeNull();
  });
});

describe('visibleSpan', () => {
  it('is what lies in sight, with some around it', () => {
    expect(visibleSpan(1000, 340, 34, 60, 6)).toEqual({ from: 23, to: 46 });
    expect(visibleSpan(0, 340, 34, 12, 6)).toEqual({ from: 0, to: 11 });
  });
});

describe('windowSlots', () => {
  const shapes = (slots: ReturnType<typeof windowSlots>) =>
    slots.map((slot) => ('at' in slot ? slot.at : `-${slot.gap}`));

  it('fills the rest with gaps', () => {
    expect(shapes(windowSlots(10, { from: 3, to: 5 }, 4))).toEqual(['-3', 3, 4, 5, '-4']);
    expect(shapes(windowSlots(3, { from: 0, to: 99 }, 0))).toEqual([0, 1, 2]);
  });

  it('keeps one item wherever it is', () => {
    expect(shapes(windowSlots(10, { from: 3, to: 5 }, 0))).toEqual([0, '-2', 3, 4, 5, '-4']);
    expect(shapes(windowSlots(10, { from: 3, to: 5 }, 9))).toEqual(['-3', 3, 4, 5, '-3', 9]);
    expect(shapes(windowSlots(10, { from: 3, to: 5 }, -2))).toEqual(['-3', 3, 4, 5, '-4']);
  });

  it('always holds as many as there are', () => {
    for (let keep = -1; keep < 8; keep += 1) {
      for (let from = 0; from < 8; from += 1) {
        const slots = windowSlots(8, { from, to: from + 2 }, keep);
        const total = slots.reduce((sum, slot) => sum + ('gap' in slot ? slot.gap : 1), 0);
        expect(total).toBe(8);
      }
    }
  });
});

describe('compareCells', () => {
  const row = (
    change: Partial<RetentionRow>,
    returned: number,
    eligible: number,
  ): RetentionRow => ({
    id: 'x',
    kind: 'group',
    key: null,
    start: 1,
    end: 2,
    size: eligible,
    isOpen: null,
    cells: [
      {
        returned,
        eligible,
        share: eligible === 0 ? null : returned / eligible,
        partial: false,
      },
    ],
    ...change,
  });
  const at = (one: RetentionRow) => ({ row: one, column: 0 });
  const spain = { type: 'value', value: 'Spain' } as const;
  const peru = { type: 'value', value: 'Peru' } as const;

  it('gives the difference, and z where nobody can be in both', () => {
    const found = compareCells(
      at(row({ start: 1 }, 30, 100)),
      at(row({ start: 2 }, 50, 100)),
      'firstInRange',
    );
    expect(found?.difference).toBeCloseTo(0.2);
    // 0.2 / √(0.4 · 0.6 · 2 / 100) = 2.887
    expect(found?.z).toBeCloseTo(2.887, 3);
    expect(found?.overlaps).toBe(false);
  });

  it('gives no z where the same people may be in both', () => {
    const overlap = (
      a: Partial<RetentionRow>,
      b: Partial<RetentionRow>,
      acquisition: Parameters<typeof compareCells>[2],
    ) => compareCells(at(row(a, 30, 100)), at(row(b, 50, 100)), acquisition)?.overlaps;
    expect(overlap({ start: 1 }, { start: 2 }, 'recurring')).toBe(true);
    expect(overlap({ start: 1 }, { start: 1 }, 'firstEver')).toBe(true);
    expect(overlap({ kind: 'overall' }, { start: 1 }, 'firstEver')).toBe(true);
    expect(overlap({ start: 1, key: spain }, { start: 1, key: peru }, 'recurring')).toBe(false);
    expect(overlap({ start: 1, key: spain }, { start: 2, key: peru }, 'recurring')).toBe(true);
    expect(overlap({ kind: 'key', key: spain }, { kind: 'key', key: peru }, 'firstInRange')).toBe(
      false,
    );
  });

  it('compares nothing without a share', () => {
    expect(compareCells(at(row({}, 0, 0)), at(row({}, 1, 2)), 'recurring')).toBeNull();
  });
});
