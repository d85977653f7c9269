import {
  type AnalyticsEvent,
  defaultSessionPolicy,
  type SessionPolicy,
} from '../../model/event.js';
import type { Random } from '../random.js';
import { randomInstant } from './places.js';
import { awkwardTexts, kinds, mixedValues, names, plans, propertyNames } from './words.js';

/**
 * `general`: few events of every shape. `funnelStress`: 5–12 users, 3–5 names and 6–30 instants, so that many events
 * of a user share a millisecond and windows end exactly on events.
 */
export type RandomMode = 'general' | 'funnelStress';

const minute = 60_000;
const hour = 60 * minute;
const spacings = [1, 1_000, minute, 10 * minute, hour / 2, hour / 2 + 1, hour, 6 * hour, 24 * hour];

const whose = ['user', 'session', 'authenticatedUser', 'account'] as const;

/** Most events a user, session or account has, so that every attempt can be tried. */
const mostEvents = 25;

/** More events of one owner than every attempt can be tried for. */
export function isCrowded(events: readonly AnalyticsEvent[]): boolean {
  return whose.some((field) => {
    const counts = new Map<string, number>();
    for (const event of events) {
      const id = event[field];
      if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values()) > mostEvents + 5;
  });
}

/** How a data set is made: drawn once, then every event by it. */
interface Recipe {
  names: string[];
  users: (string | null | undefined)[];
  sessions: 'none' | 'some' | 'all';
  shareSessions: boolean;
  /** How often it is known who signed in and for which account. */
  signedIn: number;
  ids: boolean;
  /** Share of the properties that are set. */
  set: number;
  start: number;
  time(): number;
}

function randomRecipe(random: Random, mode: RandomMode): Recipe {
  const stress = mode === 'funnelStress';
  const spacing = random.pick(spacings);
  const slots = stress ? random.int(6, random.pick([12, 30])) : random.int(1, 40);
  const start = randomInstant(random) - Math.floor(slots / 2) * spacing;
  const people = Array.from({ length: stress ? random.int(5, 12) : random.int(2, 6) }, (_, i) =>
    random.chance(0.1) ? `${random.pick(awkwardTexts)}${i}` : `u${i}`,
  );
  const unusual = random.chance(stress ? 0.2 : 0.5);
  return {
    names: random.shuffle(names).slice(0, random.int(3, 5)),
    users: unusual ? [...people, null, '', undefined] : people,
    sessions: random.pick(['none', 'none', 'some', 'all']),
    shareSessions: random.chance(0.4),
    signedIn: random.pick([0.3, 0.6, 0.95]),
    ids: random.chance(0.4),
    set: random.pick([0.5, 0.7, 0.95]),
    start,
    time: () =>
      start + random.int(0, slots) * spacing + (random.chance(0.05) ? random.int(-1, 1) : 0),
  };
}

function randomProperties(random: Random, set: number): NonNullable<AnalyticsEvent['properties']> {
  const properties: NonNullable<AnalyticsEvent['properties']> = {};
  for (const name of propertyNames) {
    if (!random.chance(set)) continue;
    if (random.chance(0.1)) properties[name] = null;
    else if (name === 'plan') properties[name] = random.pick(plans);
    else if (name === 'size') properties[name] = random.pick([0, 1, 2, 3, 5, 8, -1.5, 0.1]);
    else if (name === 'flag') properties[name] = random.chance(0.5);
    else properties[name] = random.pick(mixedValues);
  }
  return properties;
}

function randomEvent(random: Random, recipe: Recipe): AnalyticsEvent {
  const event: AnalyticsEvent = { time: recipe.time(), event: random.pick(recipe.names) };
  const user = random.pick(recipe.users);
  if (user !== undefined) event.user = user;
  const given = recipe.sessions === 'all' || (recipe.sessions === 'some' && random.chance(0.5));
  if (given) {
    event.session = `${recipe.shareSessions ? '' : `${user} `}session ${random.int(1, 3)}`;
  } else if (random.chance(0.2)) {
    event.session = random.pick([null, '']);
  }
  const { signedIn } = recipe;
  if (random.chance(signedIn)) event.authenticatedUser = random.pick(['m1', 'm2', 'm3', 'm4', '']);
  if (random.chance(signedIn)) {
    event.account = random.pick(['acme', 'Acme', 'globex', 'initech', null]);
  }
  if (random.chance(0.5)) event.kind = random.pick(kinds);
  if (recipe.ids && random.chance(0.5)) event.id = `id ${random.int(1, 12)}`;
  if (random.chance(0.8)) event.properties = randomProperties(random, recipe.set);
  return event;
}

/** A new event, now and then a copy of one, or one that differs from it by its properties alone. */
function nextEvent(random: Random, recipe: Recipe, events: AnalyticsEvent[]): AnalyticsEvent {
  if (events.length === 0 || random.chance(0.85)) return randomEvent(random, recipe);
  const { id, ...original } = random.pick(events);
  if (random.chance(0.3)) return id === undefined ? original : { ...original, id };
  return { ...original, properties: randomProperties(random, recipe.set) };
}

/** One user active for longer than a session may last, never idle for as long as ends one; some events on a cut. */
function longRun(random: Random, recipe: Recipe): AnalyticsEvent[] {
  const step = random.chance(0.7) ? random.pick([20, 24]) : random.int(20, 29);
  const count = Math.ceil((24 * 60) / step) + random.pick([1, 1, 2, 5]);
  const derived: Recipe = random.chance(0.7) ? { ...recipe, sessions: 'none' } : recipe;
  return Array.from({ length: count }, (_, i) => ({
    ...randomEvent(random, derived),
    user: 'u0',
    time: recipe.start + i * step * minute + (random.chance(0.05) ? random.int(-1, 1) : 0),
  }));
}

/**
 * A small data set full of ties, repeated ids, missing and mixed values; in no order. May be empty. At most 25 events are
 * of one user, session or account, but for one user of a few general sets who is active for more than a day.
 */
export function randomEvents(random: Random, mode: RandomMode): AnalyticsEvent[] {
  const recipe = randomRecipe(random, mode);
  const isLong = mode === 'general' && random.chance(0.1);
  const count = mode === 'funnelStress' ? random.int(30, 110) : random.int(0, isLong ? 10 : 40);
  const events: AnalyticsEvent[] = [];
  const counts = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const event = nextEvent(random, recipe, events);
    const owners = whose.flatMap((field) => (event[field] ? `${field} ${event[field]}` : []));
    if (owners.some((owner) => (counts.get(owner) ?? 0) >= mostEvents)) continue;
    for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    events.push(event);
  }
  return isLong ? random.shuffle([...events, ...longRun(random, recipe)]) : events;
}

/** Mostly the default; else one that ends and cuts sessions within the span of a small data set. */
export function randomSessionPolicy(random: Random): SessionPolicy {
  if (random.chance(0.5)) return defaultSessionPolicy;
  const idleMs = random.pick(spacings);
  return { idleMs, maxMs: idleMs * random.int(1, 4) + random.int(0, 1) };
}
