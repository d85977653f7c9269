/**
 * Breaks the engine on purpose, one line at a time, in a copy, and tells which tests notice. A mutant that survives is a
 * rule no test knows. `npm run mutants`, or `npm run mutants -- ordered strict` for those of
 * some files.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** File, what is written there, what it is changed to. */
const mutants = [
  [
    'engine/ordered.ts',
    'as number) > window) continue;\n      if (limited',
    'as number) >= window) continue;\n      if (limited',
  ],
  [
    'engine/ordered.ts',
    '> (within[step] as number)) continue',
    '>= (within[step] as number)) continue',
  ],
  [
    'engine/ordered.ts',
    'if (limited && time - (times[before]',
    'if (limited && time - (times[paths[from] as number]',
  ],
  [
    'engine/ordered.ts',
    'if (after >= step || step > before) continue;',
    'if (after >= step || step >= before) continue;',
  ],
  [
    'engine/ordered.ts',
    '?? -Infinity) > taken) return true',
    '?? -Infinity) >= taken) return true',
  ],
  [
    'engine/ordered.ts',
    'least = timeOf(step + 1) - (within[step + 1] as number);',
    'least = Number.NEGATIVE_INFINITY;',
  ],
  ['engine/ordered.ts', 'if (after !== step) continue;\n        for', 'continue;\n        for'],
  [
    'engine/ordered.ts',
    'later <= Math.min(before, furthest)',
    'later < Math.min(before, furthest)',
  ],
  ['engine/ordered.ts', 'if (block) while (next < length', 'if (false) while (next < length'],
  [
    'engine/ordered.ts',
    'step === 0 && furthest > 0 && !rules.firstOnly',
    'step === 0 && !rules.firstOnly',
  ],
  [
    'engine/ordered.ts',
    'if (time - (times[from] as number) > window) continue;\n      starts',
    'if (time - (times[from] as number) >= window) continue;\n      starts',
  ],
  [
    'engine/ordered.ts',
    '!(firstOnly && started)) {\n      started = true;\n      starts[0]',
    'true) {\n      started = true;\n      starts[0]',
  ],
  [
    'engine/ordered.ts',
    'if ((bits & 1) !== 0 && time < startsBefore) found',
    'if ((bits & 1) !== 0) found',
  ],
  ['engine/ordered.ts', 'after !== step ||\n', 'true ||\n'],
  ['engine/ordered.ts', '- time > window) return false;', '- time >= window) return false;'],
  ['engine/plain-funnel.ts', 'if (took > window) continue;', 'if (took >= window) continue;'],
  ['engine/plain-funnel.ts', 'this.#sortTie(first, next);', 'void 0;'],
  [
    'engine/plain-funnel.ts',
    'if (lastStart + window > horizon) this',
    'if (lastStart + window >= horizon) this',
  ],
  ['engine/plain-funnel.ts', '(time[row] as number) < start || (time[row]', '(time[row]'],
  ['engine/plain-funnel.ts', 'if (mask !== null) fits &= mask[row] as number;', ''],
  ['engine/step-rows.ts', 'row + 31 - Math.clz32(lowest)', 'row + 30 - Math.clz32(lowest)'],
  ['engine/step-bits.ts', '(bits & (bits - 1)) === 0', 'bits >= 0'],
  [
    'engine/strict.ts',
    'const at = start + step;',
    'let at = start + step;\n    while (at < events.length && bits[at] === 0) at++;',
  ],
  ['engine/strict.ts', '> window || time - before', '>= window || time - before'],
  ['engine/strict.ts', 'if (block && time === before) return step - 1;', ''],
  ['engine/strict.ts', 'if (furthest > outcome.furthest) {', 'if (furthest >= outcome.furthest) {'],
  ['engine/unordered.ts', 'if (time < startsBefore) lastStart = time;', 'lastStart = time;'],
  ['engine/unordered.ts', 'let earliest = lastStart;', 'let earliest = time;'],
  ['engine/unordered.ts', 'if (count > most) {', 'if (count >= most) {'],
  ['engine/unordered.ts', 'last - time <= window', 'last - time < window'],
  [
    'engine/unordered.ts',
    'barrier(events, rules, last) <= time',
    'barrier(events, rules, last) < time',
  ],
  [
    'engine/unit-events.ts',
    'if (bitsA === bitsB) return rankA - rankB;',
    'if (bitsA === bitsB) return 0;',
  ],
  ['engine/unit-events.ts', 'return bitsA === 0 ? 1 : -1;', 'return bitsA === 0 ? -1 : 1;'],
  [
    'engine/unit-events.ts',
    'lowestA === lowestB ? bitsA - bitsB',
    'lowestA === lowestB ? bitsB - bitsA',
  ],
  ['engine/unit-events.ts', ': lowestA - lowestB', ': lowestB - lowestA'],
  [
    'engine/unit-events.ts',
    '(this.#times[middle] as number) < time',
    '(this.#times[middle] as number) <= time',
  ],
  [
    'engine/funnel-unit.ts',
    'if (byStart !== 0) return byStart > 0;',
    'if (byStart !== 0) return byStart < 0;',
  ],
  [
    'engine/funnel-unit.ts',
    'if (byStep !== 0) return byStep < 0;',
    'if (byStep !== 0) return byStep > 0;',
  ],
  ['engine/funnel-unit.ts', 'if (part === noPart) continue;', ''],
  ['engine/funnel-unit.ts', 'furthest < 0 || lenient > furthest ? null', 'furthest < 0 ? null'],
  ['engine/funnel-unit.ts', 'ranks.rankOf(row) === missing) continue;', 'false) continue;'],
  ['engine/funnel-unit.ts', 'while (row > from && time[row - 1] === time[row]) row--;', ''],
  [
    'engine/funnel-records.ts',
    'if (byStart !== 0) return byStart > 0;',
    'if (byStart !== 0) return byStart < 0;',
  ],
  ['engine/funnel-groups.ts', '|| isFurther(record, best)', '|| false'],
  ['engine/funnel-trend.ts', 'converts ||= reaches;', 'converts = reaches;'],
  ['engine/funnel.ts', 'place < 0 ? values.length - 1', 'place < 0 ? 0'],
  ['engine/funnel.ts', '+ (window ?? 0) > horizon', '+ (window ?? 0) >= horizon'],
  [
    'engine/partition.ts',
    'if (rankOf(row) === missing) parts[row] = noPart;',
    'if (false) parts[row] = noPart;',
  ],
  ['engine/distinct.ts', 'if (t < (countedUntil[slot] as number)) continue;', 'continue;'],
  ['engine/distinct.ts', 'const lanes = Math.min(to, rows.table.users);', 'const lanes = to;'],
  [
    'engine/edges.ts',
    'while (time >= (values[bucket + 1] as number)) bucket++;',
    'while (time > (values[bucket + 1] as number)) bucket++;',
  ],
  ['engine/trend.ts', 'headline > 0 && !slots.has(value)).length', '!slots.has(value)).length'],
  ['engine/select.ts', 'if (rank === below) return low;', 'return low;'],
  [
    'engine/units.ts',
    'shared: sharedSessions(sessionCodes, laneStart, table.sessions.count + 1)',
    'shared: table.sessions.shared',
  ],
  ['engine/mask.ts', 'value >= low && value <= high', 'value >= low && value < high'],
  ['engine/mask.ts', '- limit) > 0) mask', '- limit) >= 0) mask'],
  [
    'model/funnel-parts.ts',
    'before: before < 0 ? kept.length - 1 : before',
    'before: before < 0 ? 1 : before',
  ],
  [
    'model/previous-range.ts',
    'Math.min(localDate(timeZone, to.start) + days * dayMs, last)',
    'localDate(timeZone, to.start) + days * dayMs',
  ],
  ['model/funnel.ts', 'if (!query.steps[k]?.optional) previous = count;', 'previous = count;'],
];

const wanted = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'usagekit-mutants-'));
for (const name of [
  'src',
  'test',
  'scripts',
  '.storybook',
  'vitest.config.ts',
  'tsconfig.json',
  'package.json',
]) {
  cpSync(join(root, name), join(copy, name), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const tests = ['test/testing/conformance', 'test/engine/', 'test/model/', 'test/facts/facts'];

/** Names of the first tests that fail; null when the run had to be stopped. */
function failures() {
  const run = spawnSync('npx', ['vitest', 'run', '--project', 'node', '--bail', '3', ...tests], {
    cwd: copy,
    encoding: 'utf8',
    timeout: 180_000,
    env: { ...process.env, USAGEKIT_FUZZ_SETS: '300', NO_COLOR: '1' },
  });
  if (run.status === null) return null;
  if (run.status === 0) return [];
  const failed = [...`${run.stdout}${run.stderr}`.matchAll(/ FAIL .*? > (.+)/g)];
  return failed.length > 0 ? failed.map(([, name]) => name) : ['it does not run'];
}

let survivors = 0;
try {
  const chosen = mutants.filter(
    ([file]) => wanted.length === 0 || wanted.some((part) => file.includes(part)),
  );
  for (const [i, [file, from, to]] of chosen.entries()) {
    const path = join(copy, 'src', file);
    const text = readFileSync(path, 'utf8');
    const label = `${i + 1}/${chosen.length} ${file}: ${from.trim().slice(0, 60).replaceAll('\n', '⏎')}`;
    if (!text.includes(from)) {
      console.log(`STALE    ${label}`);
      survivors++;
      continue;
    }
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    const failed = failures();
    writeFileSync(path, text);
    if (failed === null) console.log(`stopped  ${label} (ran on for 3 minutes)`);
    else if (failed.length === 0) {
      survivors++;
      console.log(`SURVIVED ${label} → ${to.trim().slice(0, 60)}`);
    } else console.log(`caught   ${label} (${failed[0]})`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(survivors === 0 ? 'every mutant was noticed' : `${survivors} not noticed or stale`);
process.exit(survivors === 0 ? 0 : 1);
