import { labels, loadsTable, timesTable } from './tables.mjs';

/** Prints cells in columns; the first `texts` of them are text, the others numbers. */
function printTable(lines, texts) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const print = (line) =>
    console.log(
      line
        .map((cell, i) => (i < texts ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  '),
    );
  print(lines[0]);
  console.log(widths.map((width) => '─'.repeat(width)).join('──'));
  lines.slice(1).forEach(print);
}

export function printReport(summary) {
  const { events, users, sessions, seed, machine, node, rows, sums, targets } = summary;
  const engines = Object.keys(sums.peers);
  const count = (number) => number.toLocaleString('en');
  console.log(
    `\n${count(events)} events, ${count(users)} users, ${count(sessions)} sessions (seed ${seed})`,
  );
  const versions = ['duckdb', 'clickhouse']
    .filter((engine) => sums.peers[engine])
    .map((engine) => `${labels[engine]} ${sums.peers[engine].version}`);
  console.log([machine, `Node ${node}`, ...versions].join(' · '));
  console.log(
    'CPU ms, one thread, median. Cold and warm are usagekit; in brackets how many times cold\n',
  );
  printTable(timesTable(summary), 1);
  if (engines.length > 0 && !engines.includes('arrays')) {
    console.log('Arrays of objects are left out: so many do not fit in memory beside the rest.');
  }
  console.log('\nTargets');
  for (const { what, measured, met } of targets) {
    console.log(`  ${met ? 'met   ' : 'MISSED'}  ${what}: ${measured}`);
  }
  console.log('\nLoading, until questions can be asked, and with the first answer to F3\n');
  printTable(loadsTable(summary), 2);
  const asked = engines.filter((engine) => engine !== 'arrays');
  if (asked.length === 0) return;
  console.log('\nForms counted');
  for (const { question, peers } of rows) {
    const forms = asked.map((engine) => `${labels[engine]}: ${peers[engine].form}`);
    console.log(`  ${question.padEnd(5)}${forms.join(' · ')}`);
  }
}
