import type { Scalar } from '../model/event.js';
import type { UserRow } from '../model/users.js';

/** A property with the number of people that have it, and how many values it has among them. */
export interface PropertyOfPeople {
  name: string;
  set: number;
  values: number;
}

/** How little a property says of people: one value for all says nothing, one for each no more than the id. */
const dullness = ({ set, values }: PropertyOfPeople): number =>
  values <= 1 ? Number.POSITIVE_INFINITY : values / set;

/**
 * The properties of some people, those most of them have first; of equals those with few values, which sort people into
 * kinds, then the one that comes first.
 */
export function propertiesOf(people: readonly UserRow[]): PropertyOfPeople[] {
  const found = new Map<string, { set: number; values: Set<Scalar> }>();
  for (const { properties } of people) {
    for (const [name, value] of Object.entries(properties)) {
      const known = found.get(name);
      if (known) {
        known.set++;
        known.values.add(value);
      } else found.set(name, { set: 1, values: new Set([value]) });
    }
  }
  return [...found]
    .map(([name, { set, values }]) => ({ name, set, values: values.size }))
    .sort((a, b) => b.set - a.set || compareDull(dullness(a), dullness(b)));
}

// Infinity less itself is no number.
const compareDull = (a: number, b: number): number => (a === b ? 0 : a - b);

const has = (value: Scalar | null | undefined, wanted: string): boolean =>
  value !== null && value !== undefined && String(value).toLowerCase().includes(wanted);

/** Those whose id, user or value of a property contains a text, in any case. Everybody for an empty text. */
export function searchPeople(people: readonly UserRow[], typed: string): readonly UserRow[] {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return people;
  return people.filter(
    ({ id, user, properties }) =>
      has(id, wanted) ||
      has(user, wanted) ||
      Object.values(properties).some((value) => has(value, wanted)),
  );
}

/** Headings of a table of people. */
export interface PeopleColumns {
  id: string;
  /** Of a session: whose it is. Null where the people are no sessions. */
  user: string | null;
  firstSeen: string;
  lastSeen: string;
  events: string;
}

const instant = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();

const cell = (value: Scalar | undefined): string | number | null =>
  value === undefined ? null : typeof value === 'boolean' ? String(value) : value;

/** People as a table: instants in ISO 8601, and a column for each property any of them has, in order of name. */
export function peopleTable(people: readonly UserRow[], columns: PeopleColumns) {
  const names = propertiesOf(people)
    .map(({ name }) => name)
    .sort();
  const isOfSessions = columns.user !== null;
  return {
    columns: [
      columns.id,
      ...(columns.user === null ? [] : [columns.user]),
      columns.firstSeen,
      columns.lastSeen,
      columns.events,
      ...names,
    ],
    rows: people.map(({ id, user, firstSeen, lastSeen, events, properties }) => [
      id,
      ...(isOfSessions ? [user ?? null] : []),
      instant(firstSeen),
      instant(lastSeen),
      events,
      ...names.map((name) => cell(properties[name])),
    ]),
  };
}
