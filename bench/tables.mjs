import { titles } from './questions.mjs';

export const labels = {
  usagekit: 'usagekit',
  duckdb: 'DuckDB',
  clickhouse: 'ClickHouse',
  arrays: 'arrays by hand',
};

const loadTitles = {
  rows: ['usagekit', 'row objects'],
  ndjson: ['usagekit', 'NDJSON'],
  csv: ['usagekit', 'CSV'],
  parquet: ['usagekit', 'Parquet'],
  arrow: ['usagekit', 'Arrow, text and ids dictionary-coded'],
  duckdbText: ['DuckDB', 'the same Parquet, as it is'],
  duckdb: ['DuckDB', 'Parquet of 8 coded columns, sorted'],
  clickhouse: ['ClickHouse', 'the same, into a MergeTree'],
  arrays: ['arrays by hand', 'event objects in memory, sorted'],
};

const ms = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
const withRatio = ({ cpu, ratio }) => `${ms(cpu)} (${ratio.toFixed(1)}×)`;
const seconds = (value) => (value / 1000).toFixed(2);

/** Questions × engines, as lists of cells: a header, the rows, then the sum and the geometric mean of the ratios. */
export function timesTable({ rows, sums }) {
  const engines = Object.keys(sums.peers);
  const eachEngine = (cell) => engines.map(cell);
  const lines = [
    ['question', 'cold', 'warm', ...eachEngine((engine) => labels[engine]), 'cold, wall'],
    ...rows.map(({ question, usagekit, peers }) => [
      `${question.padEnd(5)}${titles[question]}`,
      ms(usagekit.cpu),
      ms(usagekit.warm.cpu),
      ...eachEngine((engine) => withRatio(peers[engine])),
      ms(usagekit.wall),
    ]),
    [
      'sum',
      ms(sums.usagekit.cpu),
      ms(sums.usagekit.warm),
      ...eachEngine((engine) => withRatio(sums.peers[engine])),
      ms(sums.usagekit.wall),
    ],
  ];
  if (engines.length === 0) return lines;
  const means = eachEngine((engine) => `${sums.peers[engine].geometricMean.toFixed(1)}×`);
  return [...lines, ['geometric mean of the ratios', '', '', ...means, '']];
}

/** What loading took, by engine and what was loaded. */
export function loadsTable({ loads, events }) {
  const measured = Object.entries(loadTitles).filter(([name]) => loads[name]);
  return [
    [
      'loaded by',
      'from',
      'file MB',
      'CPU s',
      'wall s',
      'CPU s with F3',
      'wall s with F3',
      'B/event',
    ],
    ...measured.map(([name, [engine, from]]) => {
      const { fileBytes, cpu, wall, withF3, bytesPerEvent } = loads[name];
      return [
        engine,
        from,
        fileBytes ? (fileBytes / 1e6).toFixed(events < 1e6 ? 1 : 0) : '',
        seconds(cpu),
        seconds(wall),
        seconds(withF3.cpu),
        seconds(withF3.wall),
        bytesPerEvent ? bytesPerEvent.toFixed(1) : '',
      ];
    }),
  ];
}
