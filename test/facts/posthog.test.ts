import { describe, expect, it } from 'vitest';

import type { FunnelQuery } from '../../src/model/funnel.js';
import type { TrendQuery } from '../../src/model/trend.js';
import { answer } from '../answer.js';
import { eventsOf, type PosthogCase, questionOf, waitsFor } from './posthog-case.js';
import { readShared, sharedFolder } from './shared.js';

const files = [
  'trends',
  'funnels_ordered',
  'funnels_strict',
  'funnels_unordered',
  'funnels_exclusions',
  'funnels_optional',
  'funnels_breakdown',
  'funnels_trend',
  'funnels_time_to_convert',
];

const cases = sharedFolder
  ? files
      .flatMap((file) => readShared<PosthogCase[]>('cases', `posthog-${file}.json`))
      .filter(({ agreement }) => agreement === 'any')
  : [];

/** Cases any sane engine should agree with that need something not built yet, by what they need. */
const waiting: Record<string, string[]> = {
  'compare: previous': ['ph-trd-007'],
  'property measures': ['ph-trd-011', 'ph-trd-020'],
  'not ours: formulas': [
    'ph-trd-004',
    'ph-trd-005a',
    'ph-trd-005c',
    'ph-trd-006',
    'ph-trd-012',
    'ph-trd-027',
  ],
  'not ours: sliding windows': ['ph-trd-017'],
  'not ours: first occurrence ever': [
    'ph-fun-ord-020a',
    'ph-fun-ord-020b',
    'ph-fun-ord-021b',
    'ph-fun-ord-022a',
    'ph-fun-ord-023a',
    'ph-fun-ord-023b',
  ],
  'cohort: anyOf': ['ph-fun-ord-024'],
  'order: strict': ['ph-fun-str-002', 'ph-fun-str-003', 'ph-fun-str-004'],
  'order: unordered': ['ph-fun-uno-007', 'ph-fun-uno-009'],
  'funnel breakdown': [
    'ph-fun-brk-001',
    'ph-fun-brk-006',
    'ph-fun-brk-010a',
    'ph-fun-brk-010b',
    'ph-fun-brk-011',
  ],
  'funnel interval': ['ph-fun-trd-007b', 'ph-fun-trd-009'],
};

function expectFunnel(fact: PosthogCase, query: FunnelQuery): void {
  const { steps } = answer(eventsOf(fact), query);
  const { step_counts, average_conversion_seconds, median_conversion_seconds } = fact.expected;
  step_counts?.forEach((count, k) => {
    if (count !== null) expect(steps[k]?.count, `step ${k}`).toBe(count);
  });
  average_conversion_seconds?.forEach((seconds, k) => {
    if (seconds !== null) expect(steps[k]?.timeFromPrevious?.average).toBe(seconds * 1000);
  });
  median_conversion_seconds?.forEach((seconds, k) => {
    if (seconds !== null) expect(steps[k]?.timeFromPrevious?.median).toBe(seconds * 1000);
  });
}

function expectTrend(fact: PosthogCase, query: TrendQuery): void {
  const { series, buckets } = answer(eventsOf(fact), query);
  const { expected } = fact;
  if (expected.interval_starts) {
    expect(buckets.map(({ start }) => new Date(start).toISOString().slice(0, 10))).toEqual(
      expected.interval_starts.map((start) => start.slice(0, 10)),
    );
  }
  expected.series?.forEach(({ data, total }, i) => {
    if (data) expect(series[i]?.values).toEqual(data);
    if (total !== undefined) expect(series[i]?.total).toBe(total);
  });
  const groups = series.filter(({ key }) => key?.type !== 'other');
  if (expected.breakdown_count !== undefined) {
    expect(groups.length).toBe(expected.breakdown_count);
  }
  if (expected.breakdown) {
    expect(
      groups.map(({ key, total }) => [key?.type === 'value' ? String(key.value) : null, total]),
    ).toEqual(expected.breakdown.map(({ value, total }) => [value, total]));
  }
}

describe.skipIf(!sharedFolder)('facts of PostHog', () => {
  it.each(cases.filter((fact) => !waitsFor(fact)))('$id', (fact) => {
    const query = questionOf(fact);
    if (query.kind === 'funnel') expectFunnel(fact, query);
    else expectTrend(fact, query);
  });

  it('leaves waiting what needs an option that is not built', () => {
    const found: Record<string, string[]> = {};
    for (const fact of cases) {
      const option = waitsFor(fact);
      if (option) found[option] = [...(found[option] ?? []), fact.id];
    }
    for (const [option, ids] of Object.entries(found)) console.log(`${option}: ${ids.join(', ')}`);
    expect(found).toEqual(waiting);
  });
});
