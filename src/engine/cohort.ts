import type { ResolvedCohort } from '../model/cohort.js';
import { compileCondition } from '../model/filter.js';
import type { ResolvedScope } from '../model/scope.js';
import type { ResolvedSelection } from '../model/selection.js';
import { Edges } from './edges.js';
import { universeMask } from './mask.js';
import { outermost, rowsInSpan } from './row-facts.js';
import { StepBits } from './step-bits.js';
import { StepRows } from './step-rows.js';
import { columnOf, type EventTable, valueReader } from './table.js';
import type { Work } from './work.js';

/** What people are judged by besides the condition. */
type Judged = Pick<ResolvedScope, 'universe' | 'identity'>;

/** Finds the people behind a number. */
export type PeopleBehind = (selection: ResolvedSelection) => Work<ReadonlySet<string>>;

/**
 * One byte for each person, in the order of the table's lanes: 1 = meant.
 *
 * @param table by the identity people are judged under
 */
export function* cohortLanes(
  table: EventTable,
  condition: ResolvedCohort,
  judged: Judged,
  peopleBehind: PeopleBehind,
): Work<Uint8Array> {
  if ('all' in condition) {
    const lanes = new Uint8Array(table.users).fill(1);
    for (const part of condition.all) {
      const own = yield* cohortLanes(table, part, judged, peopleBehind);
      for (let i = 0; i < lanes.length; i++) lanes[i] = (lanes[i] as number) & (own[i] as number);
    }
    return lanes;
  }
  if ('any' in condition) {
    const lanes = new Uint8Array(table.users);
    for (const part of condition.any) {
      const own = yield* cohortLanes(table, part, judged, peopleBehind);
      for (let i = 0; i < lanes.length; i++) lanes[i] = (lanes[i] as number) | (own[i] as number);
    }
    return lanes;
  }
  if ('not' in condition) {
    const lanes = yield* cohortLanes(table, condition.not, judged, peopleBehind);
    return lanes.map((kept) => kept ^ 1);
  }
  if ('anyOf' in condition) return lanesOf(table, new Set(condition.anyOf));
  if ('behind' in condition) return lanesOf(table, yield* peopleBehind(condition.behind));
  return 'did' in condition
    ? lanesThatDid(table, condition, judged)
    : lanesThatHad(table, condition, judged);
}

function lanesOf({ userIds }: EventTable, ids: ReadonlySet<string>): Uint8Array {
  return Uint8Array.from(userIds, (id) => (ids.has(id) ? 1 : 0));
}

/** Rows looked at together. */
const rowsAtOnce = 32_768;

type Did = Extract<ResolvedCohort, { did: unknown }>;

function lanesThatDid(
  table: EventTable,
  { did, within, times, days }: Did,
  { universe }: Judged,
): Uint8Array {
  const { users, userStart, time } = table;
  const matching = new StepBits(table, [did], universeMask(table, universe));
  const candidates = new StepRows(table.event.codes, matching.firstByName());
  const edges = days && new Edges(days.buckets);
  const atMost = times.atMost ?? Number.POSITIVE_INFINITY;
  const isEnough = (count: number, different: number) =>
    count >= times.atLeast && count <= atMost && different >= (days?.atLeast ?? 0);
  const lanes = new Uint8Array(users).fill(isEnough(0, 0) ? 1 : 0);
  let lane = 0;
  let count = 0;
  let different = 0;
  let day = -1;
  const take = (row: number) => {
    const t = time[row] as number;
    if (matching.of(row) === 0 || t < within.start || t >= within.end) return;
    if (row >= (userStart[lane + 1] as number)) {
      while (row >= (userStart[lane + 1] as number)) lane++;
      count = 0;
      different = 0;
      day = -1;
    }
    count++;
    if (edges) {
      const own = edges.find(t);
      if (own !== day) different++;
      day = own;
    }
    lanes[lane] = isEnough(count, different) ? 1 : 0;
  };
  const last = userStart[users] as number;
  const found = new Uint32Array(rowsAtOnce);
  for (let from = 0; from < last; from += rowsAtOnce) {
    const here = candidates.find(from, Math.min(last, from + rowsAtOnce), found);
    for (let i = 0; i < here; i++) take(found[i] as number);
  }
  return lanes;
}

type Had = Extract<ResolvedCohort, { had: unknown }>;

function lanesThatHad(
  table: EventTable,
  { had, at, range }: Had,
  { universe }: Judged,
): Uint8Array {
  const { users } = table;
  const rows = universeMask(table, universe);
  const test = compileCondition(had);
  const valueOf = valueReader(columnOf(table, had.property));
  const lanes = new Uint8Array(users);
  for (let lane = 0; lane < users; lane++) {
    const own = rowsInSpan(table, lane, range, rows);
    const looked = at === 'any' || own.length === 0 ? own : [outermost(table, own, at, valueOf)];
    if (looked.some((row) => test(valueOf(row)))) lanes[lane] = 1;
  }
  return lanes;
}
