import { describe, expect, it } from 'vitest';

import { eventsSource } from '../../src/sources/events-source.js';
import { memorySource } from '../../src/sources/memory.js';
import { answerCases } from '../../src/testing/conformance/cases.js';
import type { ConformanceDriver } from '../../src/testing/conformance/driver.js';
import { type ConformanceOptions, conformanceChecks } from '../../src/testing/conformance/suite.js';
import { dropDuplicates } from '../../src/testing/oracle/prepare.js';
import { tableOf } from '../answer.js';

const memory: ConformanceDriver = {
  open: (events) => memorySource(tableOf(events), { id: 'test' }),
};

/** The ten-line adapter, over an endpoint that returns what it is asked for and no more. */
const endpoint = (historyFrom?: number): ConformanceDriver => ({
  open: (events) =>
    eventsSource({
      ...(historyFrom === undefined ? {} : { historyFrom }),
      id: 'test',
      mapping: { time: 'time', event: 'event', user: 'user', id: 'id' },
      async load({ reads }) {
        const { start, end } = reads;
        // A store holds each id once: copies are told apart within one load only.
        return dropDuplicates(events)
          .filter(({ time }) => (start === null || time >= start) && time < end)
          .map(({ user = null, id = null, ...event }) => ({ user, id, ...event }));
      },
    }),
});

/** It loads what is asked for, and a day before and after where sessions matter. */
const endpointGaps = {
  'sessions/clipped/given': 'events far from the range are not loaded',
};

describe.each<[string, ConformanceDriver, ConformanceOptions]>([
  ['memorySource', memory, {}],
  ['eventsSource', endpoint(), { knownGaps: endpointGaps }],
  // It has every event of the cases, and says that there may be others.
  [
    'eventsSource without all history',
    endpoint(Date.UTC(1900, 0, 1)),
    { knownGaps: endpointGaps, random: { sets: 2 } },
  ],
])('%s conforms', (_name, driver, options) => {
  for (const { key, rule, run } of conformanceChecks(driver, options)) {
    it(`${key}: ${rule}`, run, 60_000);
  }
});

describe('the suite', () => {
  it('has no key twice', () => {
    const keys = conformanceChecks(memory).map(({ key }) => key);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('has a case for every rule that is worked by hand', () => {
    expect(answerCases.length).toBeGreaterThan(500);
  });
});
