import { describe, expect, it } from 'vitest';

import type { AnalyticsEvent } from '../../src/model/event.js';
import { generateEventBatches, generateEvents, releaseTime } from '../../src/testing.js';

const day = 86_400_000;
const end = Date.UTC(2026, 6, 1);
const start = end - 90 * day;
const events = generateEvents();

const journey = [
  'Visited pricing',
  'Signed up',
  'Verified e-mail',
  'Created project',
  'Invited teammate',
  'Upgraded plan',
];

function byUser(log: AnalyticsEvent[]): AnalyticsEvent[][] {
  const lists = new Map<AnalyticsEvent['user'], AnalyticsEvent[]>();
  for (const event of log) {
    const own = lists.get(event.user);
    if (own) own.push(event);
    else lists.set(event.user, [event]);
  }
  return [...lists.values()];
}

/** Users at each step by their first attempt that goes furthest; enough for a band. */
function counts(log: AnalyticsEvent[], names: string[]): number[] {
  const reached = names.map(() => 0);
  for (const own of byUser(log.filter(({ user, event }) => user && names.includes(event)))) {
    let furthest = 0;
    own.forEach(({ event, time }, i) => {
      if (event !== names[0]) return;
      let step = 1;
      for (const later of own.slice(i + 1)) {
        if (later.event === names[step] && later.time - time <= 14 * day) step++;
      }
      furthest = Math.max(furthest, step);
    });
    for (let step = 0; step < furthest; step++) reached[step] = (reached[step] as number) + 1;
  }
  return reached;
}

/** Share of those who signed up that created a project. */
function share(log: AnalyticsEvent[]): number {
  const [signedUp, created] = counts(log, ['Signed up', 'Created project']) as [number, number];
  return created / signedUp;
}

describe('generateEvents', () => {
  it('gives equal events for equal options', () => {
    const options = { seed: 7, users: 50, days: 20, end };
    expect(generateEvents(options)).toEqual(generateEvents(options));
    expect(generateEvents(options)).not.toEqual(generateEvents({ ...options, seed: 8 }));
  });

  it('makes 60,000 to 100,000 events in time order inside the range', () => {
    expect(events.length).toBeGreaterThan(60_000);
    expect(events.length).toBeLessThan(100_000);
    expect(
      events.every(({ time }, i) => i === 0 || time >= (events[i - 1] as AnalyticsEvent).time),
    ).toBe(true);
    expect(events[0]?.time).toBeGreaterThanOrEqual(start);
    expect(events.at(-1)?.time).toBeLessThan(end);
    expect(events.every(({ time }) => Number.isInteger(time))).toBe(true);
  });

  it('is quieter at weekends and at night', () => {
    const onDay = (index: number) =>
      events.filter(({ time }) => new Date(time).getUTCDay() === index).length;
    expect(onDay(0)).toBeLessThan(0.5 * onDay(3));
    expect(onDay(6)).toBeLessThan(0.5 * onDay(3));
    const german = events.filter(({ properties }) => properties?.country === 'Germany');
    const atHour = (hour: number) =>
      german.filter(({ time }) => new Date(time).getUTCHours() === hour).length;
    expect(atHour(2)).toBeLessThan(0.3 * atHour(9));
  });

  it('grows', () => {
    const middle = start + 45 * day;
    const before = events.filter(({ time }) => time < middle).length;
    expect(events.length - before).toBeGreaterThan(1.05 * before);
  });

  it('converts a few per cent, most being lost before they sign up', () => {
    const reached = counts(events, journey);
    const [visited, , , , , upgraded] = reached as [number, number, number, number, number, number];
    expect(upgraded / visited).toBeGreaterThan(0.03);
    expect(upgraded / visited).toBeLessThan(0.07);
    const kept = reached.slice(1).map((count, i) => count / (reached[i] as number));
    expect(Math.min(...kept)).toBe(kept[0]);
  });

  it('has a release that brings more people to a first project', () => {
    const release = releaseTime();
    const before = events.filter(({ time }) => time < release);
    const after = events.filter(({ time }) => time >= release);
    expect(share(after)).toBeGreaterThan(share(before) + 0.12);
    expect(new Set(before.map(({ properties }) => properties?.appVersion ?? null))).not.toContain(
      '5.0.0',
    );
    expect(new Set(after.map(({ properties }) => properties?.appVersion ?? null))).toContain(
      '5.0.0',
    );
  });

  it('shows errors in Safari for three days after the release', () => {
    const release = releaseTime();
    const errors = (from: number) =>
      events.filter(
        ({ kind, time, properties }) =>
          kind === 'exception' &&
          properties?.browser === 'Safari' &&
          time >= from &&
          time < from + 3 * day,
      ).length;
    expect(errors(release)).toBeGreaterThan(5 * Math.max(5, errors(release - 7 * day)));
    expect(errors(release)).toBeGreaterThan(5 * errors(release + 7 * day));
  });

  it('has heavy users, light users and events without a user', () => {
    const sizes = byUser(events)
      .map((own) => own.length)
      .toSorted((a, b) => b - a);
    expect(sizes[0]).toBeGreaterThan(800);
    expect(sizes[1_000]).toBeLessThan(10);
    expect(events.filter(({ user }) => !user).length).toBeGreaterThan(500);
  });

  it('knows who signed in only after they signed up', () => {
    const own = byUser(events).filter((list) => list.some(({ event }) => event === 'Signed up'));
    for (const list of own) {
      const signUp = list.findIndex(({ event }) => event === 'Signed up');
      expect(
        list.every(({ authenticatedUser }, i) => Boolean(authenticatedUser) === i >= signUp),
      ).toBe(true);
    }
  });
});

describe('generateEventBatches', () => {
  it('yields the same events, one person at a time', () => {
    const options = { users: 60, days: 30 };
    const batches = [...generateEventBatches(options)];
    expect(batches.every((batch) => new Set(batch.map(({ user }) => user)).size === 1)).toBe(true);
    expect(batches.flat().toSorted((a, b) => a.time - b.time)).toEqual(generateEvents(options));
  });
});
