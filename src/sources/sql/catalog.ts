import type { CatalogRows, ResolvedCatalogQuery } from '../../model/catalog.js';
import { foldCase } from '../../model/filter.js';
import { type Fragment, integer, join, sql } from './fragment.js';
import type { Plan } from './plan.js';
import { type EventReader, inGroupOrder, selectValue, valueColumns } from './reader.js';
import {
  type Named,
  rowsOfSection,
  scalarOf,
  type Section,
  type SqlRow,
  statement,
  wholeNumberOf,
} from './rows.js';

/** Every set property of every event: its name `k` and the rank of its value `r`. */
function entries({ dialect, mapping }: EventReader, columns: [string, Fragment][]): Fragment {
  const parts = columns.map(([name, rank]) => sql`select ${name} as k, ${rank} as r from events`);
  if (mapping.properties?.json !== undefined) {
    const owned = columns.map(([name]) => sql`${name}`);
    const others = owned.length > 0 ? sql`where k not in (${join(owned)})` : sql``;
    const { rank } = dialect.jsonValueAt(sql`json`, sql`k`);
    parts.push(sql`select k, ${rank} as r
      from (select ${dialect.jsonKeys(sql`json`)} as k, json from events) as keyed ${others}`);
  }
  if (parts.length === 0) return sql`select '' as k, 3 as r where false`;
  return join(parts, sql` union all `);
}

/** Whether a text contains what is searched for, A–Z folded. */
function found({ dialect }: EventReader, text: Fragment, search: string): Fragment {
  if (search === '') return sql`true`;
  return dialect.contains(dialect.foldCase(text), sql`${foldCase(search)}`);
}

/** How a value is written in JavaScript contains the search; null when only JavaScript can say. */
function valueFound(reader: EventReader, search: string): Fragment {
  if (search === '') return sql`true`;
  const { rank, number, text } = valueColumns('v');
  const written = sql`case ${rank} when 0 then ${reader.dialect.numberText(number)} when 1 then ${text}
    else case when ${number} = 1 then 'true' else 'false' end end`;
  return found(reader, sql`(${written})`, search);
}

/** The statement of a catalog, and how its answer is read. */
export function planCatalog(query: ResolvedCatalogQuery, reader: EventReader): Plan<CatalogRows> {
  const { search, property, limit } = query;
  const { dialect, mapping } = reader;
  const columns = Object.keys(mapping.properties?.columns ?? {}).map((name): [string, Fragment] => [
    name,
    reader.value(name).rank,
  ]);
  const value = property === undefined ? null : reader.value(property);
  const most = integer(limit);
  const named: Named[] = [];
  const sections: Section[] = [];
  const matching = property === undefined ? found(reader, sql`name`, search) : sql`true`;
  const events = reader.events(query.universe, true);
  named.push([sql`events`, sql`select * from ${events} as event`]);
  named.push([
    sql`named`,
    sql`select name, kind, n, last, row_number() over (order by n desc, name, kind) as place
      from (select name, kind, count(*) as n, max(t) as last from events group by name, kind) as counted
      where ${matching}`,
  ]);
  named.push([sql`entries`, entries(reader, columns)]);
  named.push([
    sql`properties`,
    sql`select *, row_number() over (order by n desc, k) as place from (select k, count(*) as n,
        max(case r when 1 then 1 else 0 end) + 2 * max(case r when 0 then 1 else 0 end)
          + 4 * max(case r when 2 then 1 else 0 end) as types
      from entries where r < 3 group by k) as counted`,
  ]);
  sections.push({
    name: 'event',
    i: sql`place`,
    k: sql`last`,
    n: sql`n`,
    value: { rank: sql`1`, number: sql`null`, text: sql`name` },
    text: sql`kind`,
    from: sql`from named where place <= ${most}`,
  });
  sections.push({ name: 'matches', n: sql`count(*)`, from: sql`from named` });
  sections.push({
    name: 'kind',
    i: sql`row_number() over (order by count(*) desc, kind)`,
    n: sql`count(*)`,
    text: sql`kind`,
    from: sql`from events group by kind`,
  });
  sections.push({
    name: 'property',
    i: sql`place`,
    k: sql`types`,
    n: sql`n`,
    text: sql`k`,
    from: sql`from properties where place <= ${most}`,
  });
  if (value) {
    named.push([
      sql`found`,
      sql`select *, ${valueFound(reader, search)} as fits from (select ${selectValue(value, 'v')} from events) as valued
        where v_r < 3`,
    ]);
    named.push([
      sql`ranked`,
      sql`select *, row_number() over (partition by fits order by n desc, ${inGroupOrder(valueColumns('v'))}) as place
        from (select v_r, v_n, v_s, fits, count(*) as n from found
          where fits or fits is null group by v_r, v_n, v_s, fits) as counted`,
    ]);
    sections.push({
      name: 'value',
      n: sql`n`,
      i: sql`row_number() over (order by n desc, ${inGroupOrder(valueColumns('v'))})`,
      value: valueColumns('v'),
      from: sql`from ranked where place <= ${most} or fits is null`,
    });
  }
  sections.push({
    name: 'span',
    i: sql`min(t)`,
    k: sql`max(t)`,
    n: sql`count(*)`,
    from: sql`from events`,
  });
  return {
    statement: statement(dialect, named, sections),
    read: (rows, meta) => readCatalog(query, rows, meta),
  };
}

const types = ['string', 'number', 'boolean'] as const;

function readCatalog(
  query: ResolvedCatalogQuery,
  rows: readonly SqlRow[],
  meta: CatalogRows['meta'],
): CatalogRows {
  const inOrder = (name: string): SqlRow[] =>
    rowsOfSection(rows, name).toSorted((a, b) => wholeNumberOf(a['i']) - wholeNumberOf(b['i']));
  const [span] = rowsOfSection(rows, 'span');
  const [matches] = rowsOfSection(rows, 'matches');
  const all = wholeNumberOf(span?.['n']);
  const sought = foldCase(query.search);
  const values = inOrder('value').flatMap((row) => {
    const value = scalarOf(row);
    if (value === null || !foldCase(String(value)).includes(sought)) return [];
    return [{ value, count: wholeNumberOf(row['n']) }];
  });
  return {
    kind: 'catalog',
    events: inOrder('event').map((row) => ({
      event: String(row['v_s']),
      kind: String(row['label']),
      count: wholeNumberOf(row['n']),
      lastSeen: wholeNumberOf(row['k']),
    })),
    matches: wholeNumberOf(matches?.['n']),
    kinds: inOrder('kind').map((row) => ({
      kind: String(row['label']),
      count: wholeNumberOf(row['n']),
    })),
    properties: inOrder('property').map((row) => ({
      property: String(row['label']),
      types: types.filter((_, bit) => (wholeNumberOf(row['k']) & (1 << bit)) !== 0),
      coverage: wholeNumberOf(row['n']) / all,
    })),
    ...(query.property === undefined ? {} : { values: values.slice(0, query.limit) }),
    firstEvent: all === 0 ? null : wholeNumberOf(span?.['i']),
    lastEvent: all === 0 ? null : wholeNumberOf(span?.['k']),
    meta: { ...meta, eventsRead: all },
  };
}
