import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { latestTime } from '../../src/model/schema.js';
import { answer } from '../answer.js';
import { readShared, sharedFolder } from './shared.js';

interface WindowFunnelCase {
  id: string;
  events: { time: number; user: number | null; event: number | string | null }[];
  query: {
    window: number;
    modes: string[];
    steps: { field: string; op: string; value?: number | string }[];
  };
  expected: { user: number | null; level: number }[];
}

const cases = sharedFolder
  ? readShared<WindowFunnelCase[]>('cases', 'clickhouse-windowFunnel.json')
  : [];

/** Steps at one instant block; one row fills one step, as always with us. */
const ourModes = new Set(['strict_increase', 'strict_once']);

/** The rule by which `windowFunnel` answers a case otherwise than we do, or null. */
function differentRule({ query, events }: WindowFunnelCase): string | null {
  const names = query.steps.map(({ value }) => value);
  if (query.modes.some((mode) => !ourModes.has(mode))) return 'modes that are not ours';
  if (query.steps.length < 2) return 'one step is no funnel';
  if (query.steps.some(({ field, op }) => field !== 'event' || op !== '=')) {
    return 'steps that are not event names';
  }
  if (new Set(names).size < names.length && query.modes.length === 0) {
    return 'one row fills several steps';
  }
  if (events.some(({ time }) => time >= latestTime)) return 'time beyond 2200';
  return null;
}

function levelsOf({ events, query }: WindowFunnelCase): Record<string, number> {
  const rows = events.map(({ time, user, event }): AnalyticsEvent => ({
    time,
    user: `u${user}`,
    event: String(event),
  }));
  return Object.fromEntries(
    [...new Set(rows.map(({ user }) => user as string))].map((user) => {
      const { steps } = answer(
        rows.filter((row) => row.user === user),
        {
          kind: 'funnel',
          range: { start: 0, end: latestTime },
          window: { value: query.window / 1000, unit: 'second' },
          ties: query.modes.includes('strict_increase') ? 'block' : 'advance',
          steps: query.steps.map(({ value }) => ({ match: { event: String(value) } })),
        },
      );
      return [user, steps.filter(({ count }) => count > 0).length];
    }),
  );
}

describe.skipIf(!sharedFolder)('facts of ClickHouse windowFunnel', () => {
  it.each(cases.filter((fact) => !differentRule(fact)))('$id', (fact) => {
    expect(levelsOf(fact)).toEqual(
      Object.fromEntries(fact.expected.map(({ user, level }) => [`u${user}`, level])),
    );
  });

  it('leaves out what follows another rule', () => {
    const left = cases.flatMap((fact) => {
      const rule = differentRule(fact);
      return rule ? [`${rule}: ${fact.id}`] : [];
    });
    for (const line of left.toSorted()) console.log(line);
    expect(left).toHaveLength(cases.length - 14);
  });
});
