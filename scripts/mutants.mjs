/**
 * Breaks the engine on purpose, one line at a time, in a copy, and tells which tests notice. A mutant that survives is a
 * rule no test knows. `npm run mutants`, or `npm run mutants -- ordered strict` for those of
 * some files.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** By file: what is written there, what it is changed to. */
const mutants = {
  'engine/ordered.ts': [
    [
      'as number) > window) continue;\n      if (limited',
      'as number) >= window) continue;\n      if (limited',
    ],
    ['> (within[step] as number)) continue', '>= (within[step] as number)) continue'],
    ['if (limited && time - (times[before]', 'if (limited && time - (times[paths[from] as number]'],
    [
      'if (after >= step || step > before) continue;',
      'if (after >= step || step >= before) continue;',
    ],
    ['?? -Infinity) > taken) return true', '?? -Infinity) >= taken) return true'],
    [
      'least = timeOf(step + 1) - (within[step + 1] as number);',
      'least = Number.NEGATIVE_INFINITY;',
    ],
    ['if (after !== step) continue;\n        for', 'continue;\n        for'],
    ['later <= Math.min(before, furthest)', 'later < Math.min(before, furthest)'],
    ['if (block) while (next < length', 'if (false) while (next < length'],
    ['step === 0 && furthest > 0 && !rules.firstOnly', 'step === 0 && !rules.firstOnly'],
    [
      'if (time - (times[from] as number) > window) continue;\n      starts',
      'if (time - (times[from] as number) >= window) continue;\n      starts',
    ],
    [
      '!(firstOnly && started)) {\n      started = true;\n      starts[0]',
      'true) {\n      started = true;\n      starts[0]',
    ],
    ['if ((bits & 1) !== 0 && time < startsBefore) found', 'if ((bits & 1) !== 0) found'],
    ['after !== step ||\n', 'true ||\n'],
    ['- time > window) return false;', '- time >= window) return false;'],
  ],
  'engine/plain-funnel.ts': [
    ['if (took > window) continue;', 'if (took >= window) continue;'],
    ['this.#sortTie(first, next);', 'void 0;'],
    ['if (lastStart + window > horizon) this', 'if (lastStart + window >= horizon) this'],
    ['(time[row] as number) < start || (time[row]', '(time[row]'],
    ['if (mask !== null) fits &= mask[row] as number;', ''],
  ],
  'engine/step-rows.ts': [['row + 31 - Math.clz32(lowest)', 'row + 30 - Math.clz32(lowest)']],
  'engine/step-bits.ts': [['(bits & (bits - 1)) === 0', 'bits >= 0']],
  'engine/strict.ts': [
    [
      'const at = start + step;',
      'let at = start + step;\n    while (at < events.length && bits[at] === 0) at++;',
    ],
    ['> window || time - before', '>= window || time - before'],
    ['if (block && time === before) return step - 1;', ''],
    ['if (furthest > outcome.furthest) {', 'if (furthest >= outcome.furthest) {'],
  ],
  'engine/unordered.ts': [
    ['if (time < startsBefore) lastStart = time;', 'lastStart = time;'],
    ['let earliest = lastStart;', 'let earliest = time;'],
    ['if (count > most) {', 'if (count >= most) {'],
    ['last - time <= window', 'last - time < window'],
    ['barrier(events, rules, last) <= time', 'barrier(events, rules, last) < time'],
  ],
  'engine/unit-events.ts': [
    ['if (bitsA === bitsB) return rankA - rankB;', 'if (bitsA === bitsB) return 0;'],
    ['return bitsA === 0 ? 1 : -1;', 'return bitsA === 0 ? -1 : 1;'],
    ['lowestA === lowestB ? bitsA - bitsB', 'lowestA === lowestB ? bitsB - bitsA'],
    [': lowestA - lowestB', ': lowestB - lowestA'],
    ['(this.#times[middle] as number) < time', '(this.#times[middle] as number) <= time'],
  ],
  'engine/funnel-unit.ts': [
    ['place < 0 ? values.length - 1', 'place < 0 ? 0'],
    ['if (byStart !== 0) return byStart > 0;', 'if (byStart !== 0) return byStart < 0;'],
    ['if (byStep !== 0) return byStep < 0;', 'if (byStep !== 0) return byStep > 0;'],
    ['if (part === noPart) continue;', ''],
    ['furthest < 0 || lenient > furthest ? null', 'furthest < 0 ? null'],
    ['ranks.rankOf(row) === missing) continue;', 'false) continue;'],
    ['while (row > from && time[row - 1] === time[row]) row--;', ''],
  ],
  'engine/funnel-records.ts': [
    ['if (byStart !== 0) return byStart > 0;', 'if (byStart !== 0) return byStart < 0;'],
  ],
  'engine/funnel-groups.ts': [['|| isFurther(record, best)', '|| false']],
  'engine/funnel-trend.ts': [['converts ||= reaches;', 'converts = reaches;']],
  'engine/funnel.ts': [['+ (window ?? 0) > horizon', '+ (window ?? 0) >= horizon']],
  'engine/partition.ts': [
    ['if (rankOf(row) === missing) parts[row] = noPart;', 'if (false) parts[row] = noPart;'],
  ],
  'engine/distinct.ts': [
    ['if (t < (countedUntil[slot] as number)) continue;', 'continue;'],
    ['const lanes = Math.min(to, rows.table.users);', 'const lanes = to;'],
  ],
  'engine/edges.ts': [
    [
      'while (time >= (values[bucket + 1] as number)) bucket++;',
      'while (time > (values[bucket + 1] as number)) bucket++;',
    ],
  ],
  'engine/trend.ts': [['headline > 0 && !slots.has(value)).length', '!slots.has(value)).length']],
  'engine/select.ts': [['if (rank === below) return low;', 'return low;']],
  'engine/units.ts': [['shared: shared.found', 'shared: table.sessions.shared']],
  'engine/mask.ts': [
    ['value >= low && value <= high', 'value >= low && value < high'],
    ['- limit) > 0) mask', '- limit) >= 0) mask'],
  ],
  'model/funnel-parts.ts': [
    ['before: before < 0 ? kept.length - 1 : before', 'before: before < 0 ? 1 : before'],
  ],
  'model/previous-range.ts': [
    [
      'Math.min(localDate(timeZone, to.start) + days * dayMs, last)',
      'localDate(timeZone, to.start) + days * dayMs',
    ],
  ],
  'model/funnel.ts': [['if (!query.steps[k]?.optional) previous = count;', 'previous = count;']],
  'engine/retention.ts': [
    ['if (started + from * span < horizon)', 'if (started + from * span <= horizon)'],
    ['(to + 1) * span > horizon', '(from + 1) * span > horizon'],
    ['?? shown.length)', '?? 0)'],
  ],
  'engine/retention-lanes.ts': [
    ['if (t >= horizon) break;', 'if (t > horizon) break;'],
    ["if (acquisition !== 'firstEver') continue;", 'continue;'],
    ['if (time < started) return;', 'if (time <= started) return;'],
    ['if (starts === null || starts[other] === 1) rank', 'rank'],
    ['if (minReturns > 1) inColumn.fill(0);', ''],
    ['begins > enough', 'begins >= enough'],
  ],
  'engine/plain-retention.ts': [
    ["if (acquisition === 'firstEver' && own", 'if (own'],
    ["clock === 'calendar' &&", ''],
  ],
  'engine/active-buckets.ts': [
    [' && horizon > table.lastTime', ''],
    ['if (bucket < 0) this.wasActive = true;', 'if (bucket < 0) continue;'],
  ],
  'engine/user-periods.ts': [
    ['(start < own.start || end > own.end)', 'start < own.start'],
    ['(start < own.start || end > own.end)', 'end > own.end'],
  ],
  'engine/lifecycle.ts': [
    ['i > 0 && active[i - 1] === bucket - 1', 'i > 0'],
    ['i === length - 1 || active[i + 1] !== bucket + 1', 'i === length - 1'],
  ],
  'engine/stickiness.ts': [['Math.min(to, this.#lanes.table.users)', 'to']],
  'engine/flow.ts': [['if (last === length - 1) this', 'this']],
  'engine/flow-lanes.ts': [
    ['if (length > 1) keys.subarray(0, length).sort();', ''],
    ['if (isAnchor && this.anchor < 0) this.anchor', 'if (isAnchor) this.anchor'],
    ['if (t >= start) return true;', 'return true;'],
    ['matcherRows(table, query.anchor, this.rows)', 'matcherRows(table, query.anchor, rows)'],
  ],
  'engine/flow-fold.ts': [
    ['|| a - b)', '|| b - a)'],
    ['(isLast ? paths.counts[at] : paths.ended[at])', 'paths.ended[at]'],
  ],
  'engine/path-trie.ts': [['this.ended = doubledCounts(this.ended);', '']],
  'engine/session-list.ts': [
    ['this.#compare(page, candidate) < 0', 'this.#compare(page, candidate) <= 0'],
    ['if (universe === null || universe[row] === 1) this', 'this'],
    ['if (isApart && this', 'if (this'],
    ['if (t < start || t >= end) continue;\n      if (', 'if ('],
  ],
  'engine/session-sums.ts': [['if (time > (this.end[place] as number)) this', 'this']],
  'engine/timeline.ts': [
    ['++copies > copy + 1', '++copies > copy'],
    ['(exists === null || exists[row] === 1) &&', ''],
  ],
  'engine/users.ts': [['after) > 0) top', 'after) >= 0) top']],
  'engine/behind.ts': [
    ['if (t >= start && (rows === null || rows[row] === 1)) found', 'if (t >= start) found'],
    ['started + from * of.span < of.horizon', 'started + from * of.span <= of.horizon'],
    ['if (at < 0 || at >= lanes.length) return false;', ''],
  ],
  'engine/behind-funnel.ts': [['k > step && !each.optional', 'k > step']],
  'engine/behind-trend.ts': [["if (previous && other?.type === 'other') keys?.push(other);", '']],
  'engine/shown-groups.ts': [['if (!this.#isShown) return false;', '']],
  'engine/cohort.ts': [
    ['different = 0;\n      day = -1;', 'different = 0;'],
    ['.fill(isEnough(0, 0) ? 1 : 0)', ''],
    ['count <= atMost', 'count < atMost'],
  ],
  'engine/scope.ts': [['kept: sorted === byUser ? kept : null', 'kept']],
  'engine/work.ts': [['if (kept) kernel.run(pass, 0, 0);', '']],
  'engine/table-cache.ts': [['this.#entries.delete(key);\n', '']],
  'engine/top-rows.ts': [
    ['heap[left] as T) > 0 ? right : left', 'heap[left] as T) < 0 ? right : left'],
  ],
  'engine/merge-tables.ts': [
    ['return hasLess ? dropUnused(merged) : merged;', 'return merged;'],
    ['hasDerived ||= isDerived(start);', ''],
  ],
  'engine/merge-lanes.ts': [
    ['<= time) low', '< time) low'],
    ['own === base.users ? users : own', 'own'],
  ],
  'engine/merge-columns.ts': [['value ?? Number.NaN', 'value ?? 0']],
  'engine/copies.ts': [['a.time - b.time ||', 'b.time - a.time ||']],
  'engine/id-index.ts': [['at === places.length', 'at > places.length']],
  'engine/sessions.ts': [['> idleMs) {', '>= idleMs) {']],
  'model/retention.ts': [
    ['end === undefined || end > query.horizon', 'end !== undefined && end > query.horizon'],
    ['start !== undefined && start < horizon', 'start !== undefined && start <= horizon'],
    ['cell && !cell.partial ?', 'cell ?'],
  ],
  'model/decode-cursor.ts': [['key.length === types.length &&', '']],
  'model/cohort-rules.ts': [['this.#open.pop();', '']],
};

const wanted = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'usagekit-mutants-'));
for (const name of [
  'src',
  'test',
  'bench',
  'scripts',
  '.storybook',
  'vitest.config.ts',
  'tsconfig.json',
  'package.json',
]) {
  cpSync(join(root, name), join(copy, name), {
    recursive: true,
    filter: (path) => !/node_modules|bench\/results/.test(path),
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
  const already = failures();
  if (already === null || already.length > 0) {
    throw new Error(`the tests fail without a mutant: ${already?.[0] ?? 'they run on'}`);
  }
  const chosen = Object.entries(mutants)
    .filter(([file]) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .flatMap(([file, changes]) => changes.map(([from, to]) => [file, from, to]));
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
