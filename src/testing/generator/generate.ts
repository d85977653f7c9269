import type { AnalyticsEvent } from '../../model/event.js';
import { createRandom, type Random } from '../random.js';
import { invoices } from './billing.js';
import { createDiary, type Diary } from './diary.js';
import { newcomer } from './newcomer.js';
import { dayMs, type GeneratorOptions, hourMs, resolveTimeline, type Timeline } from './options.js';
import { createArrivals, instantOn } from './rhythm.js';
import { createVisitor, type Visitor } from './visitor.js';
import { work } from './work.js';

/** Share of the people who were members before the first day. */
const memberShare = 0.14;

/** Someone who was a member already: works until they leave, if they do. */
function member(
  diary: Diary,
  visitor: Visitor,
  index: number,
  timeline: Timeline,
  random: Random,
): void {
  const pays = random.chance(0.45);
  const plan = pays ? random.pick(['Pro', 'Pro', 'Team']) : 'Free';
  const before = Number.NEGATIVE_INFINITY;
  diary.membership = {
    signedUpAt: before,
    authenticatedUser: `member-${index + 1}`,
    account: `team-${random.int(1, Math.ceil((index + 1) / 4))}`,
    upgradedAt: pays ? before : Number.POSITIVE_INFINITY,
    plan,
    cancelledAt: Number.POSITIVE_INFINITY,
  };
  if (pays) {
    const from = timeline.start + Math.floor(random.next() * 30 * dayMs);
    const seats = random.int(1, 12);
    invoices(diary, { from, plan, price: plan === 'Pro' ? 9 : 14, seats }, timeline, random);
  }
  const until = random.chance(0.6) ? timeline.end : timeline.start + random.exponential(70) * dayMs;
  work(diary, visitor, { from: timeline.start, until, rate: 0.22 }, timeline, random);
}

/** One day of events nobody did: jobs, and calls to other services. */
function serverDay(day: number, timeline: Timeline, random: Random): AnalyticsEvent[] {
  const midnight = timeline.start + day * dayMs;
  const events: AnalyticsEvent[] = [
    {
      time: midnight + 2 * hourMs + random.int(0, 600_000),
      event: 'Finished backup',
      kind: 'event',
      properties: { durationMs: Math.round(random.spread(340_000)), success: random.chance(0.98) },
    },
  ];
  const calls = 4 + Math.floor(timeline.users / 400);
  for (let i = 0; i < calls; i++) {
    events.push({
      time: midnight + random.int(0, dayMs - 1),
      event: random.pick(['Called payment service', 'Sent e-mail', 'Called storage']),
      kind: 'dependency',
      properties: { durationMs: Math.round(random.spread(85)), success: random.chance(0.99) },
    });
  }
  return events;
}

const byTime = (a: AnalyticsEvent, b: AnalyticsEvent): number => a.time - b.time;

/**
 * The events of {@link generateEvents} as one list per person, and one per day for those without a user; each in time
 * order. Nothing is kept between lists, so millions of events need the memory of one person's.
 */
export function* generateEventBatches(
  options: GeneratorOptions = {},
): Generator<AnalyticsEvent[], void, undefined> {
  const timeline = resolveTimeline(options);
  const arrivalDay = createArrivals(timeline);
  for (let index = 0; index < timeline.users; index++) {
    const random = createRandom(timeline.seed, index + 1);
    const visitor = createVisitor(index, random);
    const diary = createDiary(visitor, timeline);
    if (random.chance(memberShare)) {
      member(diary, visitor, index, timeline, random);
    } else {
      const arrival = instantOn(arrivalDay(random), visitor.zoneHours, timeline, random);
      newcomer(diary, visitor, { index, arrival }, timeline, random);
    }
    diary.events.sort(byTime);
    if (diary.events.length > 0) yield diary.events;
  }
  const random = createRandom(timeline.seed);
  for (let day = 0; day < timeline.days; day++) {
    yield serverDay(day, timeline, random).toSorted(byTime);
  }
}

/**
 * A log of a believable product, a web app for planning projects: visits, sign-ups, onboarding, daily work, teams,
 * billing, errors and server jobs. It has weekday and hour rhythm by country, a few heavy users and many light ones,
 * people who leave and return, growth, and a release half-way that changes behaviour ({@link releaseTime}).
 *
 * The funnel "Visited pricing", "Signed up", "Verified e-mail", "Created project", "Invited teammate", "Upgraded plan"
 * converts about 5 %.
 *
 * @returns events in time order; equal options give equal events
 */
export function generateEvents(options: GeneratorOptions = {}): AnalyticsEvent[] {
  const events: AnalyticsEvent[] = [];
  for (const batch of generateEventBatches(options)) {
    for (const event of batch) events.push(event);
  }
  events.sort(byTime);
  return events;
}
