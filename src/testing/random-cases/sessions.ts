import { defaultSessionPolicy } from '../../model/event.js';
import type { Identity } from '../../model/scope.js';
import type { SessionsQuery } from '../../model/sessions.js';
import type { TimelineQuery } from '../../model/timeline.js';
import { prepareEvents } from '../oracle/prepare.js';
import { type Draw, randomMatcher, randomProperty } from './filters.js';
import { absoluteMoment, relativeMoment } from './moments.js';
import { randomCalendar, randomIdentity, randomScope } from './scope.js';

/** Small pages, so that some answers have several. */
export function addLimit(
  { random, labels }: Draw,
  query: { limit?: number },
  sizes: readonly number[],
): void {
  if (!random.chance(0.8)) return;
  query.limit = random.pick(sizes);
  labels.add('limit');
}

export function randomSessions(draw: Draw): { query: SessionsQuery; now: number } {
  const { random, labels } = draw;
  const { scope, now } = randomScope(draw);
  const query: SessionsQuery = { ...scope, kind: 'sessions' };
  if (random.chance(0.5)) query.events = randomMatcher(draw);
  if (random.chance(0.85)) {
    query.sort = random.pick(['events', 'start', 'duration', 'exceptions'] as const);
    labels.add(`sort ${query.sort}`);
  }
  if (random.chance(0.5)) {
    query.properties = Array.from({ length: random.int(1, 3) }, () => randomProperty(draw));
    labels.add('properties');
  }
  addLimit(draw, query, [1, 1, 2, 3]);
  return { query, now };
}

/** Whose or which: mostly known. */
function addSubject(draw: Draw, query: TimelineQuery): void {
  const { random, events, labels } = draw;
  const prepared = prepareEvents(events, defaultSessionPolicy);
  const oneOf = (field: 'session' | Identity) => {
    const known = prepared.flatMap((event) => event[field] ?? []);
    return known.length > 0 && random.chance(0.95) ? random.pick(known) : 'nobody';
  };
  if (random.chance(0.4)) {
    query.session = oneOf('session');
    labels.add('timeline session');
    return;
  }
  const identity = randomIdentity(draw);
  if (identity) query.identity = identity;
  query.user = oneOf(identity ?? 'user');
  labels.add('timeline user');
}

export function randomTimeline(draw: Draw): { query: TimelineQuery; now: number } {
  const { random } = draw;
  const relative = random.chance(0.55);
  const { range, now } = relative ? relativeMoment(draw) : absoluteMoment(draw);
  const query: TimelineQuery = { kind: 'timeline', ...randomCalendar(draw) };
  addSubject(draw, query);
  if (random.chance(0.75)) query.range = range;
  addLimit(draw, query, [1, 1, 2, 3]);
  return { query, now };
}
