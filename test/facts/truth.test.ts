import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { loadEvents } from '../../src/sources/load-events.js';
import { memorySource } from '../../src/sources/memory.js';
import { checkLog, logNames } from './log-truth.js';
import { sharedFolder } from './shared.js';

describe.skipIf(!sharedFolder).each(logNames)('the log %s', (name) => {
  const log = checkLog(
    name,
    async (path) => memorySource((await loadEvents(new Blob([readFileSync(path)]))).table),
    60_000,
  );

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
});
