import type { Rejected } from '../model/meta.js';
import { type CodedColumn, codesFor, gatherCodes } from './column.js';
import { isSparse, SparseCodes } from './sparse-column.js';
import type { EventTable, IdColumn } from './table.js';

/** How many rows that could not be used are told. */
export const rejectedExamples = 5;

export function mergeRejected(first: Rejected, then: Rejected): Rejected {
  return {
    count: first.count + then.count,
    examples: [...first.examples, ...then.examples].slice(0, rejectedExamples),
  };
}

/** Time of the first and last of events sorted by lane and time; NaN without events. */
export function timesOf(
  time: Float64Array,
  laneStart: Uint32Array,
): Pick<EventTable, 'firstTime' | 'lastTime'> {
  let firstTime = Number.NaN;
  let lastTime = Number.NaN;
  for (let lane = 0; lane < laneStart.length - 1; lane++) {
    const from = laneStart[lane] as number;
    const to = laneStart[lane + 1] as number;
    if (from === to) continue;
    if (!((time[from] as number) >= firstTime)) firstTime = time[from] as number;
    if (!((time[to - 1] as number) <= lastTime)) lastTime = time[to - 1] as number;
  }
  return { firstTime, lastTime };
}

/** Time of the first and last event of a table and some more. */
export function timesWith(
  { firstTime: first, lastTime: last }: Pick<EventTable, 'firstTime' | 'lastTime'>,
  times: Float64Array,
): Pick<EventTable, 'firstTime' | 'lastTime'> {
  let firstTime = first;
  let lastTime = last;
  for (const time of times) {
    if (!(time >= firstTime)) firstTime = time;
    if (!(time <= lastTime)) lastTime = time;
  }
  return { firstTime, lastTime };
}

type Lanes = Pick<EventTable, 'userIds' | 'userStart'>;

/** The lanes of users that have events. */
export function withoutEmptyLanes(lanes: Lanes): Lanes {
  const { userIds, userStart } = lanes;
  const users = userIds.length;
  // The last lane, of those without user, stays.
  const stays = (lane: number) => lane >= users || userStart[lane] !== userStart[lane + 1];
  const isKept = Uint8Array.from(userStart, (_, lane) => (stays(lane) ? 1 : 0));
  if (!isKept.includes(0)) return lanes;
  return {
    userIds: userIds.filter((_, user) => isKept[user] === 1),
    userStart: userStart.filter((_, lane) => isKept[lane] === 1),
  };
}

/** A column whose list of values has only those that occur. */
export function dropUnused(column: CodedColumn): CodedColumn {
  if (isSparse(column)) {
    return new SparseCodes(column.rows, column.setRows, dropUnused(column.set));
  }
  const { codes, values } = column;
  const isUsed = new Uint8Array(values.length);
  isUsed[0] = 1;
  for (let row = 0; row < codes.length; row++) isUsed[codes[row] as number] = 1;
  if (!isUsed.includes(0)) return column;
  const used = values.filter((_, code) => isUsed[code] === 1);
  const codeOf = codesFor(values.length, used.length - 1);
  let next = 0;
  for (let code = 0; code < values.length; code++) if (isUsed[code] === 1) codeOf[code] = next++;
  return { type: 'coded', codes: gatherCodes(codeOf, new Uint32Array(codes)), values: used };
}

/** Reads the ids of a column. */
export function idReader(ids: IdColumn | null): EventTable['idAt'] {
  if (!ids) return () => null;
  const { codes, index } = ids;
  return (row) => (codes[row] ? index.text(codes[row] as number) : null);
}
