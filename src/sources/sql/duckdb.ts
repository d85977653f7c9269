import type { SqlDialect, TimeUnit, ValueParts } from './dialect.js';
import { type Fragment, type ParameterType, sql } from './fragment.js';

const types: Record<ParameterType, string> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
};

/** Floors towards the past, as `//` does not for negative numbers. */
function floorDivide(microseconds: Fragment): Fragment {
  return sql`((${microseconds} - ((${microseconds} % 1000) + 1000) % 1000) // 1000)`;
}

const wholeNumber = {
  ms: (time: Fragment) => sql`cast(floor(${time}) as bigint)`,
  s: (time: Fragment) => sql`cast(floor(${time} * 1000.0) as bigint)`,
  us: (time: Fragment) => sql`cast(floor(${time} / 1000.0) as bigint)`,
  timestamp: (time: Fragment) => floorDivide(sql`epoch_us(${time})`),
} satisfies Record<TimeUnit, (time: Fragment) => Fragment>;

/** A JSON pointer, not a path: nothing in a key has a meaning of its own. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function finite(number: Fragment): Fragment {
  return sql`(case when isfinite(${number}) then ${number} end)`;
}

function jsonParts(column: Fragment, path: Fragment): ValueParts {
  const json = sql`cast(${column} as json)`;
  const type = sql`json_type(${json}, ${path})`;
  const text = sql`json_extract_string(${json}, ${path})`;
  const isNumber = sql`${type} in ('BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE')`;
  const number = sql`try_cast(${text} as double)`;
  return {
    rank: sql`case when ${isNumber} then case when isfinite(${number}) then 0 else 3 end
      when ${type} = 'VARCHAR' then 1 when ${type} = 'BOOLEAN' then 2 else 3 end`,
    number: sql`case when ${isNumber} then ${finite(number)}
      when ${type} = 'BOOLEAN' then case when ${text} = 'true' then 1.0 else 0.0 end end`,
    text: sql`case when ${type} = 'VARCHAR' then ${text} end`,
  };
}

/**
 * DuckDB; tested with 1.5. Needs its JSON functions (part of every usual build) when properties are JSON; no other
 * extension, and no time zone data: the zone of the session does not matter.
 *
 * A time column may be a `TIMESTAMP` (taken as UTC), a `TIMESTAMPTZ`, or a number; a column of properties JSON, text
 * that holds JSON, a `STRUCT` or a `MAP`. Text that is not JSON is an error of the store.
 */
export const duckdbDialect: SqlDialect = {
  name: 'DuckDB',
  placeholder: (index, type) => `$${index}::${types[type]}`,
  quote: (name) => `"${name.replaceAll('"', '""')}"`,
  milliseconds: (time, unit) => wholeNumber[unit](time),
  text: (column) => sql`cast(${column} as varchar)`,
  number: (column) => finite(sql`cast(${column} as double)`),
  jsonValue: (column, key) => jsonParts(column, sql`${pointer(key)}`),
  jsonValueAt: (column, key) =>
    jsonParts(column, sql`('/' || replace(replace(${key}, '~', '~0'), '/', '~1'))`),
  jsonKeys: (column) => sql`unnest(json_keys(cast(${column} as json)))`,
  jsonText: (value) => sql`cast(to_json(${value}) as varchar)`,
  contains: (text, part) => sql`contains(${text}, ${part})`,
  startsWith: (text, part) => sql`starts_with(${text}, ${part})`,
  endsWith: (text, part) => sql`ends_with(${text}, ${part})`,
  foldCase: (text) =>
    sql`translate(${text}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`,
  // Outside of these two ranges the two write exponents differently.
  numberText: (number) => sql`(case
    when abs(${number}) < 1e15 and ${number} = trunc(${number})
      then cast(cast(${number} as bigint) as varchar)
    when abs(${number}) >= 1e-4 and abs(${number}) < 1e15 then cast(${number} as varchar) end)`,
  percentile: (value, share) => sql`quantile_cont(${value}, ${share})`,
  inBuckets(rows, starts) {
    if (starts.length === 1) return sql`(select *, 0 as bucket from ${rows})`;
    const list = sql`cast(string_split(${starts.join(',')}, ',') as bigint[])`;
    const cuts = sql`(select unnest(${list}) as cut, unnest(range(${BigInt(starts.length)})) as at)`;
    return sql`(select placed.*, cuts.at as bucket
      from ${rows} as placed asof join ${cuts} as cuts on placed.t >= cuts.cut)`;
  },
  keep: sql`materialized`,
};
