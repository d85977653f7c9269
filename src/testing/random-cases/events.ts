import {
  type AnalyticsEvent,
  defaultSessionPolicy,
  type SessionPolicy,
} from '../../model/event.js';
import type { Random } from '../random.js';
import { randomInstant } from './places.js';
import { awkwardTexts, kinds, mixedValues, names, propertyNames } from './words.js';

/**
 * `general`: few events of every shape. `funnelStress`: 5–12 users, 3–5 names and 6–30 instants, so that many events
 * of a user share a millisecond and windows end exactly on events.
 */
export type RandomMode = 'general' | 'funnelStress';

const hour = 3_600_000;
const spacings = [1, 1_000, 60_000, 600_000, hour / 2, hour / 2 + 1, hour, 6 * hour, 24 * hour];

/** How a data set is made: drawn once, then every event by it. */
interface Recipe {
  names: string[];
  users: (string | null | undefined)[];
  sessions: 'none' | 'some' | 'all';
  shareSessions: boolean;
  ids: boolean;
  time(): number;
}

function randomRecipe(random: Random, mode: RandomMode): Recipe {
  const stress = mode === 'funnelStress';
  const spacing = random.pick(spacings);
  const slots = stress ? random.int(6, 30) : random.int(1, 40);
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
    ids: random.chance(0.4),
    time: () =>
      start + random.int(0, slots) * spacing + (random.chance(0.05) ? random.int(-1, 1) : 0),
  };
}

function randomProperties(random: Random): NonNullable<AnalyticsEvent['properties']> {
  const properties: NonNullable<AnalyticsEvent['properties']> = {};
  for (const name of propertyNames) {
    if (random.chance(0.35)) continue;
    if (random.chance(0.1)) properties[name] = null;
    else if (name === 'plan') properties[name] = random.pick(['Free', 'Pro', 'free', 'Team']);
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
  if (random.chance(0.3)) event.authenticatedUser = random.pick(['m1', 'm2', null]);
  if (random.chance(0.3)) event.account = random.pick(['acme', 'Acme', 'globex', null]);
  if (random.chance(0.5)) event.kind = random.pick(kinds);
  if (recipe.ids && random.chance(0.5)) event.id = `id ${random.int(1, 12)}`;
  if (random.chance(0.8)) event.properties = randomProperties(random);
  return event;
}

/** A small data set full of ties, repeated ids, missing and mixed values; in no order. May be empty. */
export function randomEvents(random: Random, mode: RandomMode): AnalyticsEvent[] {
  const recipe = randomRecipe(random, mode);
  const count = mode === 'funnelStress' ? random.int(30, 110) : random.int(0, 40);
  const events: AnalyticsEvent[] = [];
  for (let i = 0; i < count; i++) {
    const original = events.length > 0 && random.chance(0.05) ? random.pick(events) : null;
    events.push(original ? { ...original } : randomEvent(random, recipe));
  }
  return events;
}

/** Mostly the default; else one that ends and cuts sessions within the span of a small data set. */
export function randomSessionPolicy(random: Random): SessionPolicy {
  if (random.chance(0.5)) return defaultSessionPolicy;
  const idleMs = random.pick(spacings);
  return { idleMs, maxMs: idleMs * random.int(1, 4) + random.int(0, 1) };
}
