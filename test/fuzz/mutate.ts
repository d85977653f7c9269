import type { Random } from '../../src/testing.js';

/* Random damage to JSON: what a broken client, a hand-edited document or an attacker might send. */

type Json = unknown;

const strange: readonly Json[] = [
  null,
  undefined,
  true,
  0,
  -1,
  1.5,
  5,
  1e3,
  1e9,
  1e308,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER,
  Date.UTC(2024, 2, 4),
  '',
  ' ',
  'toString',
  '__proto__',
  'constructor',
  '$event',
  '$session',
  'day',
  'month',
  'UTC',
  'Mars/Olympus',
  '2024-03-04T00:00:00Z',
  '\u{1F600}'.repeat(50),
  '*'.repeat(200),
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  { all: [] },
  { any: [] },
  { not: { any: [] } },
  { property: 'plan', op: 'isSet' },
  { event: [] },
  { last: 1e6, unit: 'minute' },
  { type: 'other', count: 1 },
  { cohort: 'missing' },
  { did: {} },
];

/** A value inside itself, very often. */
function nested(depth: number): Json {
  let value: Json = { property: 'plan', op: 'isSet' };
  for (let i = 0; i < depth; i++) value = { not: value };
  return value;
}

function strangeValue(random: Random): Json {
  if (random.chance(0.02)) return nested(random.pick([50, 101, 400]));
  return structuredClone(random.pick(strange));
}

/** Every place of a value, those very deep left out: what holds it, and the key there. */
function placesOf(value: Json, depth = 0): { holder: Record<string, Json>; key: string }[] {
  if (typeof value !== 'object' || value === null || depth > 150) return [];
  const holder = value as Record<string, Json>;
  return Object.keys(holder).flatMap((key) => [
    { holder, key },
    ...placesOf(holder[key], depth + 1),
  ]);
}

/** A damaged copy of a value: one to three of its places are changed, removed, added to, or exchanged. */
export function mutate<T>(value: T, random: Random): T {
  const root = { value: structuredClone(value) } as { value: Json };
  for (let times = random.int(1, 3); times > 0; times--) {
    const places = placesOf(root);
    if (places.length === 0) break;
    const { holder, key } = random.pick(places);
    const other = random.pick(places);
    switch (random.int(0, 5)) {
      case 0:
        delete holder[key];
        break;
      case 1:
        holder[random.pick(['limit', 'range', 'users', 'extra', 'unit', 'within'])] =
          strangeValue(random);
        break;
      case 2:
        holder[key] = structuredClone(other.holder[other.key]);
        break;
      case 3: {
        const old = holder[key];
        if (typeof old === 'number') holder[key] = old * random.pick([-1, 0, 1.5, 1_000, 1e12]);
        else if (typeof old === 'string') holder[key] = old.slice(1) + old.slice(0, 1);
        else holder[key] = [old, old];
        break;
      }
      default:
        holder[key] = strangeValue(random);
    }
  }
  return root.value as T;
}
