import { AnalyticsError } from '../../model/errors.js';
import { isEventField } from '../../model/event.js';
import type { Filter } from '../../model/filter.js';
import type { Identity } from '../../model/scope.js';
import type { SqlDialect, ValueParts } from './dialect.js';
import { compileFilter } from './filter.js';
import { type Fragment, identifier, join, sql } from './fragment.js';
import type { SqlMapping } from './mapping.js';

const fieldColumns = {
  $event: 'name',
  $kind: 'kind',
  $user: 'user_id',
  $session: 'session_id',
  $authenticatedUser: 'member_id',
  $account: 'account_id',
} as const;

const noValue: ValueParts = {
  rank: sql`3`,
  number: sql`cast(null as double precision)`,
  text: sql`cast(null as varchar)`,
};

/** A column of the mapped table. Qualified, so that no name of ours is taken for it. */
function stored(column: string): Fragment {
  return identifier(['stored', column]);
}

/** The order of values in groups: numbers, strings, booleans, missing. */
export function inGroupOrder({ rank, number, text }: ValueParts): Fragment {
  return sql`${rank}, ${number}, ${text}`;
}

/** The columns `<name>_r`, `<name>_n` and `<name>_s` that hold a value. */
export function valueColumns(name: string, table?: string): ValueParts {
  const column = (part: string): Fragment =>
    identifier(table === undefined ? name + part : [table, name + part]);
  return { rank: column('_r'), number: column('_n'), text: column('_s') };
}

/** Select-list items that name a value's parts as {@link valueColumns} finds them. */
export function selectValue(value: ValueParts, name: string): Fragment {
  const to = valueColumns(name);
  return sql`${value.rank} as ${to.rank}, ${value.number} as ${to.number}, ${value.text} as ${to.text}`;
}

/**
 * Reads events of one statement: what is asked for is noted, and {@link events} then selects just that.
 *
 * Every read goes through {@link events}, and it through the universe.
 */
export class EventReader {
  readonly dialect: SqlDialect;
  readonly mapping: SqlMapping;
  readonly #asked = new Map<string, number>();

  constructor(dialect: SqlDialect, mapping: SqlMapping) {
    this.dialect = dialect;
    this.mapping = mapping;
  }

  /** The value of a property or `$field`, as columns of {@link events}. */
  value(property: string): ValueParts {
    if (isEventField(property)) {
      if (property === '$session') this.#needSession('the field $session');
      const text = identifier(fieldColumns[property]);
      return {
        rank: sql`(case when ${text} is null then 3 else 1 end)`,
        number: noValue.number,
        text,
      };
    }
    const { json, columns = {} } = this.mapping.properties ?? {};
    if (json === undefined && !Object.hasOwn(columns, property)) {
      throw new AnalyticsError(
        'source/unsupported',
        `the table's mapping has no property ${JSON.stringify(property)}`,
      );
    }
    const index = this.#asked.get(property) ?? this.#asked.size;
    this.#asked.set(property, index);
    return valueColumns(`p${index}`);
  }

  /** The column of whoever counts as the user. */
  user(identity: Identity): Fragment {
    return identifier(fieldColumns[`$${identity}` as '$user' | '$authenticatedUser' | '$account']);
  }

  /** The column of the session; `what` names who asks. */
  session(what: string): Fragment {
    this.#needSession(what);
    return identifier(fieldColumns.$session);
  }

  /** @throws `source/unsupported` when no column holds sessions */
  #needSession(what: string): void {
    if (this.mapping.session !== undefined) return;
    throw new AnalyticsError(
      'source/unsupported',
      `${what} needs a session column, and the table's mapping names none`,
    );
  }

  #stored(property: string): ValueParts {
    const { json, columns = {} } = this.mapping.properties ?? {};
    if (!Object.hasOwn(columns, property)) {
      return this.dialect.jsonValue(stored(json as string), property);
    }
    const { column, type } = columns[property] as { column: string; type: string };
    const from = stored(column);
    if (type === 'string') {
      const text = this.dialect.text(from);
      return { ...noValue, rank: sql`case when ${text} is null then 3 else 1 end`, text };
    }
    const number =
      type === 'number'
        ? this.dialect.number(from)
        : sql`case when ${from} then 1.0 when not ${from} then 0.0 end`;
    const rank = type === 'number' ? sql`0` : sql`2`;
    return { ...noValue, rank: sql`case when ${number} is null then 3 else ${rank} end`, number };
  }

  /**
   * A query, in parentheses, for the events that exist: `t` (milliseconds), the fields, and the properties asked for.
   * Ask for everything before calling it.
   */
  events(universe: Filter | undefined, raw = false): Fragment {
    const passes = universe ? compileFilter(universe, this) : sql`true`;
    const { mapping, dialect } = this;
    const { time, table, kind, properties } = mapping;
    const { column, unit = 'timestamp' } = typeof time === 'string' ? { column: time } : time;
    const id = (name: string | undefined): Fragment =>
      name === undefined ? noValue.text : sql`nullif(${dialect.text(stored(name))}, '')`;
    const values = [...this.#asked].map(([property, index]) =>
      selectValue(this.#stored(property), `p${index}`),
    );
    const json =
      raw && properties?.json !== undefined ? [sql`${stored(properties.json)} as json`] : [];
    const items = [
      sql`${dialect.milliseconds(stored(column), unit)} as t`,
      sql`${id(mapping.event)} as name`,
      sql`coalesce(${id(kind)}, 'event') as kind`,
      sql`${id(mapping.user)} as user_id`,
      sql`${id(mapping.session)} as session_id`,
      sql`${id(mapping.authenticatedUser)} as member_id`,
      sql`${id(mapping.account)} as account_id`,
      ...values,
      ...json,
    ];
    const all = mapping.deduplicate
      ? this.#withoutCopies(join(items), id(mapping.id))
      : sql`(select ${join(items)} from ${identifier(table)} as stored)`;
    return sql`(select * from ${all} where t is not null and name is not null and (${passes}))`;
  }

  /** Of the rows with one id, the first in time, then in canonical JSON order of what they say. */
  #withoutCopies(items: Fragment, id: Fragment): Fragment {
    const { table, properties } = this.mapping;
    const { json, columns = {} } = properties ?? {};
    const { jsonText } = this.dialect;
    const columnsOf = [
      ...(json === undefined ? [] : [json]),
      ...Object.values(columns).map((each) => each.column),
    ];
    const says = [
      ...['account_id', 'member_id', 'name', 'kind'].map(identifier),
      ...columnsOf.map((_, i) => identifier(`says${i}`)),
      ...['session_id', 'user_id'].map(identifier),
    ];
    const extra = columnsOf.map((each, i) => sql`, ${stored(each)} as ${identifier(`says${i}`)}`);
    return sql`(select * from (
      select *, row_number() over (partition by id order by t, ${join(
        says.map((each) => sql`${jsonText(each)} nulls last`),
      )}) as copy
      from (select ${items}, ${id} as id${join(extra, sql``)} from ${identifier(table)} as stored)
      where t is not null and name is not null
    ) where id is null or copy = 1)`;
  }
}
