import { describe, expect, it } from 'vitest';

import { engineKinds } from '../../src/engine/start-query.js';
import type { AnalyticsEvent } from '../../src/model/event.js';
import type { ExplainQuery } from '../../src/model/explain.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import type { AnyResolvedQuery, SourceKind } from '../../src/model/query.js';
import { runQuery } from '../../src/model/run-query.js';
import type { AnalyticsSource } from '../../src/model/source.js';
import type { ResolvedTimelineQuery } from '../../src/model/timeline.js';
import { rowsOf, tableOf } from '../answer.js';
import { log } from '../testing/ask.js';

const now = 10_000;

const funnel: FunnelQuery = {
  kind: 'funnel',
  range: { start: 0, end: 1_000 },
  steps: [{ match: { event: 'A' } }, { match: { event: 'B' } }],
};

/** A source over events that keeps what it was asked. */
function recording(events: AnalyticsEvent[], kinds: readonly SourceKind[] = engineKinds) {
  const table = tableOf(events);
  const asked: AnyResolvedQuery[] = [];
  const source: AnalyticsSource = {
    id: 'recorded',
    capabilities: { kinds, history: true },
    run: async (query) => {
      asked.push(query);
      return rowsOf(table, query);
    },
  };
  return { source, asked, kinds: () => asked.map(({ kind }) => kind) };
}

function explainOf(behind: ExplainQuery['behind'], user = 'u1'): ExplainQuery {
  return { kind: 'explain', behind, user };
}

const converted = { of: funnel, step: 1, outcome: 'reached' } as const;

describe('runQuery, of explain', () => {
  it('asks for what the question reads of the unit, and nothing else when that is enough', async () => {
    const { source, asked } = recording(log('A@0 B@1', 'A@0'));
    const universe = { property: '$event', op: 'ne', value: 'X' } as const;
    const result = await runQuery(source, explainOf(converted), { now, universe });
    expect(result).toMatchObject({ unit: 'user', id: 'u1', counted: true, reached: 1 });
    expect(asked).toMatchObject([
      {
        kind: 'timeline',
        user: 'u1',
        session: null,
        identity: 'user',
        universe,
        reads: { start: 0, end: 1_000 },
      },
    ]);
    expect(result.meta).toMatchObject({ computedBy: 'usagekit engine', exact: true, warnings: [] });
  });

  it('asks for the session where sessions are counted, by the identity of the question', async () => {
    const events = log('A@0 B@1').map((event) => ({ ...event, session: 's', account: 'acme' }));
    const sessions = recording(events);
    const of = { ...funnel, unit: 'session' } as const;
    await runQuery(sessions.source, explainOf({ ...converted, of }, 's'), { now });
    expect(sessions.asked).toMatchObject([{ kind: 'timeline', session: 's', user: null }]);
    const accounts = recording(events);
    const byAccount = { ...funnel, identity: 'account' } as const;
    const result = await runQuery(
      accounts.source,
      explainOf({ ...converted, of: byAccount }, 'acme'),
      { now },
    );
    expect(result.counted).toBe(true);
    expect(accounts.asked).toMatchObject([{ kind: 'timeline', user: 'acme', identity: 'account' }]);
  });

  it('reads all history where the question does', async () => {
    const { source, asked } = recording(log('A@0'));
    const of = {
      kind: 'lifecycle',
      range: { start: 86_400_000, end: 2 * 86_400_000 },
      interval: 'day',
    } as const;
    const later = 3 * 86_400_000;
    const selection = { of, bucket: 86_400_000, state: 'dormant' } as const;
    const result = await runQuery(source, explainOf(selection), { now: later });
    expect(result.counted).toBe(true);
    expect(asked).toMatchObject([{ reads: { start: null, end: 2 * 86_400_000 } }]);
  });

  it('follows the pages of a long timeline', async () => {
    const [first, second] = log('A@0 B@1') as [AnalyticsEvent, AnalyticsEvent];
    const pages: ResolvedTimelineQuery[] = [];
    const { source } = recording([first, second]);
    const paged: AnalyticsSource = {
      ...source,
      run: async (query, options) => {
        const asked: AnyResolvedQuery = query;
        if (asked.kind !== 'timeline') return source.run(query, options);
        pages.push(asked);
        return rowsOf(tableOf([first, second]), { ...asked, limit: 1 } as typeof query);
      },
    };
    const result = await runQuery(paged, explainOf(converted), { now });
    expect(result.events.map(({ used }) => used)).toEqual([0, 1]);
    expect(pages.map(({ after }) => after?.event ?? null)).toEqual([null, 'A']);
  });

  it('asks which groups there are where the number is of one', async () => {
    const { source, kinds } = recording(log('A@0:x B@1:x', 'A@0:y', 'A@0:y'));
    const of = { ...funnel, breakdown: { property: 'p', limit: 1 } };
    const key = { type: 'other', count: 1 } as const;
    const result = await runQuery(source, explainOf({ ...converted, of, key }), { now });
    expect(result.counted).toBe(true);
    expect(kinds().toSorted()).toEqual(['funnel', 'timeline']);
  });

  it('asks the source whom the question keeps', async () => {
    const { source, asked } = recording(log('A@0 B@1', 'B@0 A@1', 'C@2'));
    const users = {
      behind: { of: { ...funnel, steps: funnel.steps.toReversed() }, step: 1, outcome: 'reached' },
    } as const;
    const of = { ...funnel, users };
    const selection = { of, step: 0, outcome: 'reached' } as const;
    const kept = await runQuery(source, explainOf(selection, 'u2'), { now });
    expect(kept.counted).toBe(true);
    const left = await runQuery(source, explainOf(selection, 'u1'), { now });
    expect(left.counted).toBe(false);
    expect(left.events.map(({ reason }) => reason)).toEqual(['outsideScope', 'outsideScope']);
    expect(asked.map(({ kind }) => kind)).toEqual(['timeline', 'trend', 'timeline', 'trend']);
  });

  it('knows of each user of a session whether it is kept', async () => {
    const events = log('A@0', 'B@1', 'B@2').map((event) => ({ ...event, session: 's' }));
    const { source } = recording(events);
    const of: FunnelQuery = { ...funnel, unit: 'session', users: { anyOf: ['u1', 'u3'] } };
    const result = await runQuery(source, explainOf({ ...converted, of }, 's'), { now });
    expect(result.events.map(({ used, reason }) => used ?? reason)).toEqual([0, 'outsideScope', 1]);
  });

  it('says that the source has no timelines', async () => {
    const { source } = recording(log('A@0'), ['funnel']);
    await expect(runQuery(source, explainOf(converted), { now })).rejects.toMatchObject({
      code: 'source/unsupported',
      message: 'the source "recorded" can not answer "timeline"',
    });
  });

  it('stops when it is told to', async () => {
    const { source } = recording(log('A@0'));
    await expect(
      runQuery(source, explainOf(converted), { now, signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'source/aborted' });
  });
});
