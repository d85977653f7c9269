import { readFileSync } from 'node:fs';

import { beforeAll, describe, expect, it } from 'vitest';

import { runQuery } from '../../src/model/run-query.js';
import type { SessionRow, SessionsQuery } from '../../src/model/sessions.js';
import { loadEvents } from '../../src/sources/load-events.js';
import type { EventMapping } from '../../src/sources/mapping.js';
import { memorySource } from '../../src/sources/memory.js';
import { inOurOrder, readJourneys, tally } from './log-file.js';
import { checkLog, logNames, sum } from './log-truth.js';
import { sharedFolder, sharedPath } from './shared.js';
import { label } from './transcript.js';

const load = async (path: string, mapping: EventMapping = {}) => {
  const { table } = await loadEvents(new Blob([readFileSync(path)]), { mapping });
  return memorySource(table);
};

function namesOf(journey: readonly { event: string }[]): string[] {
  return journey.slice(0, 5).map(({ event }) => event);
}

describe.skipIf(!sharedFolder).each(logNames)('the log %s', (name) => {
  const path = sharedPath('data', `${name}.ndjson.gz`);
  const log = checkLog(name, (file) => load(file), 60_000);

  it('was read whole', async () => {
    const { truth, range } = log;
    const { meta } = await log.ask({ kind: 'trend', measure: 'users', range });
    expect(meta).toMatchObject({ eventsRead: truth.totals.events, duplicates: 0 });
  });

  it('has the sessions', async () => {
    const { truth, range } = log;
    const sessions = await log.ask({ kind: 'trend', measure: 'sessions', range });
    // Sessions are given in one log and derived by the 30-minute rule in the other.
    const { totals, sessions_30m } = truth;
    expect(sessions.series[0]?.total).toBe(totals.sessions || sessions_30m.split_gt.sessions);
  });

  // Derived from the events in both logs.
  it('has the sessions of 30 minutes', { timeout: 120_000 }, async () => {
    const { truth, range } = log;
    const source = await load(path, { session: () => null });
    const sessions: SessionRow[] = [];
    let cursor: string | undefined;
    do {
      const query: SessionsQuery = { kind: 'sessions', range, limit: 10_000 };
      const page = await runQuery(source, cursor === undefined ? query : { ...query, cursor }, {
        now: range.end,
      });
      sessions.push(...page.sessions);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect({
      sessions: sessions.length,
      single: sessions.filter(({ events }) => events === 1).length,
      total_duration_ms: sum(sessions.map(({ start, end }) => end - start)),
    }).toEqual(truth.sessions_30m.split_gt);
  });

  /*
   * At one instant the file's numbers go by the order of lines, which is not a rule of ours: ours go by name. So the file is
   * read here in its order, which must give its numbers, and then in ours, which must give ours.
   */
  describe('from a user first to last', { timeout: 60_000 }, () => {
    let journeys: ReturnType<typeof readJourneys>;
    let ours: typeof journeys;
    beforeAll(() => {
      journeys = readJourneys(path);
      ours = journeys.map(inOurOrder);
    }, 60_000);

    it.each([
      ['first', 0],
      ['last', -1],
    ] as const)('has the %s events', async (at, index) => {
      const { truth, range } = log;
      const names = (of: typeof journeys) => tally(of.map((each) => each.at(index)?.event ?? ''));
      expect(names(journeys)).toEqual(truth[`${at}_events`]);
      for (const [value, users] of names(ours)) {
        const had = { property: '$event', op: 'eq', value } as const;
        const query = { kind: 'trend', measure: 'users', range, users: { had, at } } as const;
        expect((await log.ask(query)).series[0]?.total, value).toBe(users);
      }
    });

    it('has the first events of new users', async () => {
      const { byKey } = await log.ask({
        kind: 'retention',
        range: log.range,
        period: 'month',
        acquisition: 'firstEver',
        breakdown: { property: '$event' },
      });
      const names = byKey?.map(({ key, overall }) => [label(key), overall.size]);
      expect(names).toEqual(tally(ours.map((each) => each[0]?.event ?? '')));
    });

    it('has the first five events and the ways from one to the next', async () => {
      const { truth, range } = log;
      const paths = (of: typeof journeys) => tally(of.map((each) => namesOf(each).join(' > ')));
      expect(paths(journeys).slice(0, 20)).toEqual(truth.paths_first5_top20);
      const flow = await log.ask({
        kind: 'flow',
        range,
        anchor: {},
        after: 4,
        unit: 'user',
        collapseRepeats: false,
        nodesPerStep: 50,
      });
      expect(flow.total).toBe(truth.totals.users);
      const expected = paths(ours);
      const counts = new Map(expected);
      expect(flow.paths.map(({ count }) => count)).toEqual(
        expected.slice(0, 50).map(([, count]) => count),
      );
      for (const { nodes, count } of flow.paths) {
        expect(counts.get(nodes.join(' > ')), nodes.join(' > ')).toBe(count);
      }
      const links = flow.links.map(({ from, to, count }) => [
        `${from.offset} ${label(from.key)} > ${label(to.key)}`,
        count,
      ]);
      const steps = ours.flatMap((each) =>
        namesOf(each).flatMap((event, i, all) =>
          i > 0 ? [`${i - 1} ${all[i - 1]} > ${event}`] : [],
        ),
      );
      expect(new Map(links as [string, number][])).toEqual(new Map(tally(steps)));
    });
  });
});
