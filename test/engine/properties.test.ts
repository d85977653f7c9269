import { describe, expect, it, vi } from 'vitest';

import type { FunnelQuery, FunnelResult } from '../../src/model/funnel.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { askMany, without } from './asked.js';

/* What must hold of every answer, whatever the data: on random questions over random events. */

vi.setConfig({ testTimeout: 60_000 });

const forEach = askMany(['funnel', 'trend']);

const countsOf = (steps: FunnelResult['steps']) => steps.map(({ count }) => count);
const requiredOf = ({ steps }: FunnelResult) => steps.filter(({ optional }) => !optional);

describe('a funnel', () => {
  it('has no step that more units reached than the required one before', () => {
    const checked = forEach('funnel', ({ result: { steps }, about }) => {
      let before = steps[0]?.count ?? 0;
      for (const { count, optional } of steps) {
        expect(count, about).toBeLessThanOrEqual(before);
        if (!optional) before = count;
      }
      return before > 0;
    });
    expect(checked).toBeGreaterThan(100);
  });

  it.each(['unordered', 'optional', 'remove'])('with %s keeps its steps monotone', (option) => {
    const uses = ({ order, steps, exclusions = [] }: FunnelQuery) =>
      (option === 'unordered' && order === 'unordered') ||
      (option === 'optional' && steps.some(({ optional }) => optional)) ||
      (option === 'remove' && exclusions.some(({ effect }) => effect === 'remove'));
    const checked = forEach('funnel', ({ query, result, about }) => {
      if (!uses(query)) return false;
      const counts = countsOf(requiredOf(result));
      expect(counts, about).toEqual(counts.toSorted((a, b) => b - a));
      for (const group of result.groups ?? []) {
        const own = countsOf(group.steps.filter(({ optional }) => !optional));
        expect(own, about).toEqual(own.toSorted((a, b) => b - a));
      }
      return true;
    });
    expect(checked).toBeGreaterThan(50);
  });

  it('has groups that add up to the total at every step, unless each value is a funnel of its own', () => {
    const checked = forEach('funnel', ({ query, result: { steps, groups }, about }) => {
      if (!groups || query.breakdown?.attribution === 'each') return false;
      const sums = steps.map((_, k) =>
        groups.reduce((sum, group) => sum + (group.steps[k]?.count ?? 0), 0),
      );
      expect(sums, about).toEqual(countsOf(steps));
      return groups.length > 1;
    });
    expect(checked).toBeGreaterThan(100);
  });

  it('with each value as a funnel counts in other no more than all and no fewer than in its largest', () => {
    const checked = forEach('funnel', ({ query, result, ask, about }) => {
      const { breakdown } = query;
      const other = result.groups?.at(-1);
      if (breakdown?.attribution !== 'each' || other?.key.type !== 'other') return false;
      const all = ask({ ...query, breakdown: { ...breakdown, limit: 1000 } }).groups ?? [];
      const folded = all.slice((result.groups?.length ?? 0) - 1);
      expect(folded.length, about).toBe(other.key.count);
      other.steps.forEach(({ count }, k) => {
        const counts = folded.map(({ steps }) => steps[k]?.count ?? 0);
        expect(count, about).toBeGreaterThanOrEqual(Math.max(...counts));
        expect(count, about).toBeLessThanOrEqual(counts.reduce((a, b) => a + b, 0));
      });
      return true;
    });
    expect(checked).toBeGreaterThan(10);
  });

  it('reaches no more with another rule that only forbids', () => {
    const checked = forEach('funnel', ({ query, result, ask, about }) => {
      const freer: FunnelQuery[] = [];
      if (query.exclusions?.some(({ effect }) => effect === 'remove')) {
        // Without another rule more units may be taken out: only the exclusions themselves may be left out.
        freer.push(without(query, 'exclusions'));
      } else {
        if (query.order === 'strict') freer.push({ ...query, order: 'ordered' });
        if (query.attempts === 'first') freer.push(without(query, 'attempts'));
        if (query.finish === 'inWindow')
          freer.push({ ...query, window: { value: 900, unit: 'day' } });
        if (query.exclusions?.length) freer.push(without(query, 'exclusions'));
        // Events that carry no held value lie between others, too.
        if (query.hold?.length && !query.attempts && query.order !== 'strict')
          freer.push(without(query, 'hold'));
      }
      for (const other of freer) {
        const most = countsOf(ask(other).steps);
        countsOf(result.steps).forEach((count, k) => {
          expect(count, `${about} against ${JSON.stringify(other)}`).toBeLessThanOrEqual(
            most[k] as number,
          );
        });
      }
      return freer.length > 0;
    });
    expect(checked).toBeGreaterThan(100);
  });

  it('over time, with first attempts, adds up to the first and the last step', () => {
    const checked = forEach('funnel', ({ query, ask, about }) => {
      if (query.order === 'unordered') return false;
      const { steps, trend = [] } = ask({ ...query, attempts: 'first', interval: 'month' });
      const required = steps.filter(({ optional }) => !optional);
      const sum = (key: 'entered' | 'converted') => trend.reduce((all, each) => all + each[key], 0);
      expect(sum('entered'), about).toBe(required[0]?.count);
      expect(sum('converted'), about).toBe(required.at(-1)?.count);
      return sum('converted') > 0;
    });
    expect(checked).toBeGreaterThan(100);
  });

  it('over time, in one bucket, is the funnel', () => {
    const checked = forEach('funnel', ({ query, ask, about }) => {
      const { range } = query;
      if ('last' in range || range.end - range.start > 20 * 86_400_000) return false;
      // One bucket of a month that holds the range: its units entered and converted somewhere in it.
      const { steps, trend = [] } = ask({ ...query, interval: 'month', timeZone: 'UTC' });
      if (trend.length !== 1) return false;
      const required = steps.filter(({ optional }) => !optional);
      expect(trend[0]?.entered, about).toBe(required[0]?.count);
      expect(trend[0]?.converted, about).toBe(required.at(-1)?.count);
      return true;
    });
    expect(checked).toBeGreaterThan(50);
  });
});

describe('a trend', () => {
  it('of events has groups that add up to the total in every bucket', () => {
    const checked = forEach('trend', ({ query, ask, about }) => {
      if (!query.breakdown) return false;
      const counted: TrendQuery = { ...query, measure: 'events' };
      const { breakdown: _, ...plain } = counted;
      const { series } = ask(counted);
      const [all] = ask(plain).series;
      const sums = all?.values.map((_value, i) =>
        series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0),
      );
      expect(sums, about).toEqual(all?.values);
      return series.length > 1;
    });
    expect(checked).toBeGreaterThan(100);
  });

  it('before is what the same question answers about the time before', () => {
    const checked = forEach('trend', ({ query, ask, about }) => {
      // A cohort is judged by the range asked about, if by no other.
      const plain = without(query, 'breakdown', 'users');
      const { previous } = ask({ ...plain, compare: 'previous' });
      // The day a relative range means may not exist.
      if (!previous || previous.buckets.length === 0) return false;
      const range = {
        start: previous.buckets[0]?.start ?? 0,
        end: previous.buckets.at(-1)?.end ?? 0,
      };
      // A range at the end of a month may have no room in a shorter one.
      if (range.end <= range.start) return false;
      const alone = ask({ ...without(plain, 'compare'), range });
      expect(previous.series[0]?.values, about).toEqual(alone.series[0]?.values);
      expect(previous.series[0]?.total, about).toEqual(alone.series[0]?.total);
      return (previous.series[0]?.total ?? 0) !== 0;
    });
    expect(checked).toBeGreaterThan(20);
  });

  it('has users in other: no more than the sum of the folded, no fewer than the largest', () => {
    const checked = forEach('trend', ({ query, ask, about }) => {
      if (!query.breakdown) return false;
      const counted: TrendQuery = { ...query, measure: 'users' };
      const { series } = ask(counted);
      const other = series.at(-1);
      if (other?.key?.type !== 'other') return false;
      const all = ask({ ...counted, breakdown: { ...query.breakdown, limit: 1000 } }).series;
      const folded = all.slice(series.length - 1).map(({ total }) => total ?? 0);
      expect(folded.length, about).toBe(other.key.count);
      expect(other.total, about).toBeGreaterThanOrEqual(Math.max(...folded));
      expect(other.total, about).toBeLessThanOrEqual(folded.reduce((a, b) => a + b, 0));
      return true;
    });
    expect(checked).toBeGreaterThan(20);
  });
});
