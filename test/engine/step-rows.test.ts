import { describe, expect, it } from 'vitest';

import { StepRows } from '../../src/engine/step-rows.js';
import type { FunnelQuery } from '../../src/model/funnel.js';
import { createRandom, generateEvents } from '../../src/testing.js';
import { answer, tableOf } from '../answer.js';

describe('StepRows', () => {
  it.each([
    ['one byte a code', Uint8Array],
    ['two bytes a code', Uint16Array],
  ] as const)('finds what a look at every row finds, with %s', (_, Codes) => {
    const random = createRandom(7);
    for (let round = 0; round < 200; round++) {
      const values = random.int(1, 200);
      const codes = new Codes(random.int(0, 700)).map(() => random.int(0, values - 1));
      const wanted = Uint8Array.from({ length: values }, () => (random.chance(0.3) ? 1 : 0));
      const from = random.int(0, codes.length);
      const to = random.int(from, codes.length);
      const rows = new Uint32Array(codes.length + 1);
      const found = new StepRows(codes, wanted).find(from, to, rows);
      const expected = Array.from({ length: to - from }, (_row, i) => from + i).filter(
        (row) => wanted[codes[row] as number] === 1,
      );
      expect([...rows.subarray(0, found)]).toEqual(expected);
    }
  });

  it('reads codes that begin at an odd byte', () => {
    const codes = new Uint8Array(new ArrayBuffer(301), 1).fill(1);
    const rows = new Uint32Array(400);
    expect(new StepRows(codes, Uint8Array.of(0, 1)).find(0, 300, rows)).toBe(300);
  });
});

describe('the plain path of a funnel', () => {
  const events = generateEvents({ seed: 3, users: 900 });
  const table = tableOf(events);
  const names = [...new Set(events.map(({ event }) => event))];
  const times = events.map(({ time }) => time);
  const range = {
    start: times.reduce((a, b) => Math.min(a, b)),
    end: times.reduce((a, b) => Math.max(a, b)) + 1,
  };

  it('answers as the general one does over thousands of events', () => {
    const random = createRandom(11);
    let converted = 0;
    for (let round = 0; round < 60; round++) {
      const steps = random.shuffle(names).slice(0, random.int(2, 5));
      const query: FunnelQuery = {
        kind: 'funnel',
        range: random.chance(0.5)
          ? range
          : { start: range.start + random.int(0, 9e8), end: range.end - random.int(0, 9e8) },
        steps: steps.map((event) => ({ match: { event } })),
        window: random.chance(0.2) ? null : { value: random.int(1, 90_000), unit: 'second' },
      };
      if (random.chance(0.3)) query.where = { property: '$user', op: 'gt', value: 'u3' };
      const plain = answer(table, query, range.end);
      // Conversion over time is not asked of the plain path.
      const general = answer(table, { ...query, interval: 'month' }, range.end);
      expect(plain.steps, JSON.stringify(query)).toEqual(general.steps);
      expect(plain.openWindow).toBe(general.openWindow);
      converted += plain.steps[1]?.count ?? 0;
    }
    expect(events.length).toBeGreaterThan(10_000);
    expect(converted).toBeGreaterThan(1000);
  });
});
