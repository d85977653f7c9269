import { describe, expect, it } from 'vitest';

import type { FactCase } from '../../src/testing/conformance/case.js';
import { notAskable } from '../../src/testing/conformance/facts/not-askable.js';
import { readShared, sharedFolder } from './shared.js';
import {
  expectRetention as expectClickhouseRetention,
  expectWindowFunnel,
  type Retention,
  type WindowFunnel,
} from './transcript-clickhouse.js';
import { expectCounts } from './transcript-counts.js';
import { expectPaths } from './transcript-paths.js';
import { expectLifecycle, expectRetention, expectStickiness } from './transcript-periods.js';
import { type Comparison, expectSameEvents, facts, idOf, type PosthogCase } from './transcript.js';

const posthogFiles = [
  'trends',
  'funnels_ordered',
  'funnels_strict',
  'funnels_unordered',
  'funnels_exclusions',
  'funnels_optional',
  'funnels_breakdown',
  'funnels_trend',
  'funnels_time_to_convert',
  'retention',
  'paths',
  'lifecycle',
  'stickiness',
];

function read<T>(file: string): T[] {
  return sharedFolder ? readShared<T[]>('cases', `${file}.json`) : [];
}

const posthogCases = posthogFiles.flatMap((file) => read<PosthogCase>(`posthog-${file}`));
const windowFunnelCases = read<WindowFunnel>('clickhouse-windowFunnel');
const clickhouseRetentionCases = read<Retention>('clickhouse-retention');

/** By their kind of question. */
const comparisons: Record<string, Comparison<never>> = {
  trends: expectCounts,
  funnel: expectCounts,
  retention: expectRetention,
  paths: expectPaths,
  lifecycle: expectLifecycle,
  stickiness: expectStickiness,
};

function transcribed<T extends { id: string; source: string }>(
  cases: readonly T[],
): [string, T, FactCase][] {
  return cases.flatMap((each) =>
    facts
      .filter((fact) => idOf(fact) === each.id)
      .map((fact) => [fact.key, each, fact] satisfies [string, T, FactCase]),
  );
}

describe.skipIf(!sharedFolder)('the transcription of facts', () => {
  it('has each case as a fact or as not askable, and no other', () => {
    const cases = [...posthogCases, ...windowFunnelCases, ...clickhouseRetentionCases];
    const listed = [...new Set(facts.map(idOf)), ...Object.keys(notAskable)];
    expect(listed.toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
  });

  it.each(transcribed(posthogCases))('%s', (_, theirs, fact) => {
    expect(fact.source).toBe(theirs.source);
    expectSameEvents(
      fact.events,
      theirs.events.map((event) => ({ ...event, time: Date.parse(event.time) })),
    );
    // An account is the property of theirs that is counted instead of users.
    for (const { account, properties } of fact.events) {
      expect(account ?? null).toBe(account === undefined ? null : properties?.['$group_0']);
    }
    const compare = comparisons[theirs.query.kind] as Comparison<PosthogCase>;
    compare(fact, theirs);
  });

  it.each(transcribed(windowFunnelCases))('%s', (_, theirs, fact) => {
    expect(fact.source).toBe(theirs.source);
    expectWindowFunnel(fact, theirs);
  });

  it.each(transcribed(clickhouseRetentionCases))('%s', (_, theirs, fact) => {
    expect(fact.source).toBe(theirs.source);
    expectClickhouseRetention(fact, theirs);
  });
});
