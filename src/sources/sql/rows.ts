import { AnalyticsError } from '../../model/errors.js';
import type { Scalar } from '../../model/event.js';
import { type GroupKey, groupKey } from '../../model/groups.js';
import type { SqlDialect, ValueParts } from './dialect.js';
import { type Fragment, sql } from './fragment.js';

/** A row as a driver gives it: numbers as numbers, bigints or strings. */
export type SqlRow = Record<string, unknown>;

function malformed(what: string): AnalyticsError {
  return new AnalyticsError('source/malformed', `the store answered with ${what}`);
}

/** A number of a row, whatever the driver made of it; null stays null. A whole number that is not exact is an error. */
export function numberOrNull(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw malformed(`${JSON.stringify(String(value))} for a number`);
  return number;
}

export function numberOf(value: unknown): number {
  const number = numberOrNull(value);
  if (number === null) throw malformed('null for a number');
  return number;
}

/** A count or an instant: whole, and exact. */
export function wholeNumberOf(value: unknown): number {
  const number = numberOf(value);
  if (!Number.isSafeInteger(number)) throw malformed(`${String(value)} for a count`);
  return number;
}

/** What every section of an answer has: a statement is one table, and a row's `section` says what it is about. */
export interface Section {
  /** Name of the section. */
  name: string;
  /** A whole number each. */
  i?: Fragment;
  k?: Fragment;
  n?: Fragment;
  /** A double each. */
  x?: Fragment[];
  /** A value of any type. */
  value?: ValueParts;
  /** A second text. */
  text?: Fragment;
  /** `from …` and what follows. */
  from: Fragment;
}

/** Doubles a section may have. */
const doubles = 6;

/** A query of {@link Section}: every one has the same columns. */
export function selectSection(section: Section): Fragment {
  const { name, i, k, n, x = [], value, text, from } = section;
  const whole = (part?: Fragment) => sql`cast(${part ?? sql`null`} as bigint)`;
  const numbers = Array.from(
    { length: doubles },
    (_, at) => sql`cast(${x[at] ?? sql`null`} as double precision)`,
  );
  const [a, b, c, d, e, f] = numbers as [
    Fragment,
    Fragment,
    Fragment,
    Fragment,
    Fragment,
    Fragment,
  ];
  return sql`select ${name} as section, ${whole(i)} as i, ${whole(k)} as k, ${whole(n)} as n,
    ${a} as x0, ${b} as x1, ${c} as x2, ${d} as x3, ${e} as x4, ${f} as x5,
    ${whole(value?.rank)} as v_r, cast(${value?.number ?? sql`null`} as double precision) as v_n,
    cast(${value?.text ?? sql`null`} as varchar) as v_s, cast(${text ?? sql`null`} as varchar) as label
    ${from}`;
}

/** A name for a common table expression and its query. */
export type Named = [name: Fragment, query: Fragment];

/** One statement: the named queries, then the sections one below the other. */
export function statement(
  dialect: SqlDialect,
  named: readonly Named[],
  sections: readonly Section[],
): Fragment {
  const kept = named.map(
    ([name, query], i) => [i === 0 ? sql`with` : sql`,`, name, query] as const,
  );
  const head = kept.reduce(
    (text, [word, name, query]) => sql`${text}${word} ${name} as ${dialect.keep} (${query})\n`,
    sql``,
  );
  return sections.reduce(
    (text, section, i) =>
      sql`${text}${i === 0 ? sql`` : sql` union all `}${selectSection(section)}\n`,
    head,
  );
}

/** The rows of one section. */
export function rowsOfSection(rows: readonly SqlRow[], name: string): SqlRow[] {
  return rows.filter((row) => row['section'] === name);
}

/** The value a row's `v_r`, `v_n` and `v_s` hold; null is missing. */
export function scalarOf({ v_r: rank, v_n: number, v_s: text }: SqlRow): Scalar | null {
  switch (numberOf(rank)) {
    case 0:
      return numberOf(number);
    case 1:
      return String(text);
    case 2:
      return numberOf(number) === 1;
    default:
      return null;
  }
}

/** The key of the group a row names. */
export function keyOf(row: SqlRow): GroupKey {
  return groupKey(scalarOf(row));
}
