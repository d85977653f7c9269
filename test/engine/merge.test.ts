import { describe, expect, it } from 'vitest';

import { mergeTables } from '../../src/engine/merge-tables.js';
import { createTableBuilder } from '../../src/engine/table-builder.js';
import type { EventTable } from '../../src/engine/table.js';
import { finishWork } from '../../src/engine/work.js';
import type { AnalyticsEvent, SessionPolicy } from '../../src/model/event.js';
import { resolveQuery } from '../../src/model/query.js';
import { comparableRows, difference } from '../../src/testing.js';
import { randomQuery } from '../../src/testing/random-cases.js';
import { randomEvents, randomSessionPolicy } from '../../src/testing/random-cases/events.js';
import { createRandom, type Random } from '../../src/testing/random.js';
import { rowsOf } from '../answer.js';
import { contentOf } from './table-content.js';

function build(events: readonly AnalyticsEvent[], sessions?: SessionPolicy): EventTable {
  const builder = createTableBuilder(sessions ? { sessions } : {});
  builder.append(events);
  return builder.finish();
}

function merge(base: EventTable, events: readonly AnalyticsEvent[]) {
  return finishWork(mergeTables(base, build(events)));
}

/** Parts of a list, some of them empty. */
function split<T>(random: Random, list: readonly T[]): T[][] {
  const cuts = Array.from({ length: random.int(1, 4) }, () => random.int(0, list.length));
  const ends = [...cuts.sort((a, b) => a - b), list.length];
  return ends.map((end, i) => list.slice(ends[i - 1] ?? 0, end));
}

function mergeParts(parts: readonly AnalyticsEvent[][], policy?: SessionPolicy): EventTable {
  const [first = [], ...rest] = parts;
  return rest.reduce((table, part) => merge(table, part).table, build(first, policy));
}

describe('mergeTables', () => {
  it('makes what is built at once, however events are split', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const events = randomEvents(random, seed % 2 ? 'general' : 'funnelStress');
      const policy = randomSessionPolicy(random);
      const merged = mergeParts(split(random, events), policy);
      expect(contentOf(merged), `seed ${seed}`).toEqual(contentOf(build(events, policy)));
    }
  }, 60_000);

  it('gives the answers of what is built at once', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = createRandom(seed);
      const mode = seed % 2 ? 'general' : 'funnelStress';
      const events = randomEvents(random, mode);
      const merged = mergeParts(split(random, events));
      const built = build(events);
      for (let i = 0; i < 6; i++) {
        const { query, now, universe } = randomQuery(random, events, mode);
        const resolved = resolveQuery(query, { now, ...(universe ? { universe } : {}) });
        const [own, other] = [merged, built].map((table) =>
          comparableRows(rowsOf(table, resolved)),
        );
        const wrong = difference(own, other, 'merged') ?? difference(other, own, 'built');
        if (wrong) expect.fail(`seed ${seed}, question ${i}: ${wrong}\n${JSON.stringify(query)}`);
      }
    }
  }, 60_000);
});
