import type { Codes } from './column.js';
import { firstFrom } from './search.js';
import { runInSteps, type Work } from './work.js';

/** Rows that are left alone together: also what is copied in one go. */
const longestRun = 65_536;
/** Shorter stretches are copied byte by byte: a call costs more. */
const fewBytes = 64;

/**
 * How rows of a delta go between those of a base, some of which are left out: runs of the base's, each followed by the next
 * few of the delta's.
 */
export interface Splice {
  /** Rows of the base in each run: from … to - 1. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Of the delta's rows, how many are placed when the run and what follows it are. */
  readonly placed: Uint32Array;
  /** Where each run begins in the result; then the number of rows of the result. */
  readonly start: Uint32Array;
}

/**
 * @param baseRows how many rows the base has
 * @param before by row of the delta, ascending: the row of the base it comes before, `baseRows` = the end
 * @param removed rows of the base to leave out, ascending
 */
export function planSplice(baseRows: number, before: Uint32Array, removed: Uint32Array): Splice {
  const most = before.length + removed.length + Math.ceil(baseRows / longestRun) + 1;
  const from = new Uint32Array(most);
  const to = new Uint32Array(most);
  const placed = new Uint32Array(most);
  const start = new Uint32Array(most + 1);
  let run = 0;
  let row = 0;
  let next = 0;
  let nextRemoved = 0;
  let at = 0;
  while (row < baseRows || next < before.length) {
    const last = Math.min(
      baseRows,
      row + longestRun,
      before[next] ?? baseRows,
      removed[nextRemoved] ?? baseRows,
    );
    const first = next;
    while (before[next] === last) next++;
    from[run] = row;
    to[run] = last;
    placed[run] = next;
    at += last - row + next - first;
    start[++run] = at;
    row = last;
    if (removed[nextRemoved] === last) {
      nextRemoved++;
      row++;
    }
  }
  return {
    from: from.subarray(0, run),
    to: to.subarray(0, run),
    placed: placed.subarray(0, run),
    start: start.subarray(0, run + 1),
  };
}

/** Runs over the runs of a splice in steps of a few milliseconds. */
function eachRun<T>(
  { start }: Splice,
  run: (from: number, to: number) => void,
  result: T,
): Work<T> {
  return runInSteps({
    laneStart: start,
    passes: 1,
    run: (_pass, from, to) => run(from, to),
    finish: () => result,
  });
}

/** One array of the rows of two of the same kind. */
export function spliceArrays<A extends Codes | Float64Array>(
  base: A,
  delta: A,
  splice: Splice,
): Work<A> {
  const rows = splice.start.at(-1) as number;
  const width = base.BYTES_PER_ELEMENT;
  const buffer = new ArrayBuffer(rows * width);
  // Bytes, whatever the kind: a function that sees every kind is ten times slower.
  const copy = copier(bytesOf(base), bytesOf(delta), new Uint8Array(buffer), width, splice);
  return eachRun(splice, copy, new (base.constructor as new (of: ArrayBuffer) => A)(buffer));
}

function bytesOf({ buffer, byteOffset, byteLength }: Codes | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function copier(
  base: Uint8Array,
  delta: Uint8Array,
  result: Uint8Array,
  width: number,
  { from, to, placed, start }: Splice,
): (firstRun: number, endRun: number) => void {
  return (firstRun, endRun) => {
    let at = (start[firstRun] as number) * width;
    let next = (firstRun === 0 ? 0 : (placed[firstRun - 1] as number)) * width;
    for (let run = firstRun; run < endRun; run++) {
      const first = (from[run] as number) * width;
      const end = (to[run] as number) * width;
      if (end - first > fewBytes) {
        result.set(base.subarray(first, end), at);
        at += end - first;
      } else {
        for (let i = first; i < end; i++) result[at++] = base[i] as number;
      }
      const last = (placed[run] as number) * width;
      for (; next < last; next++) result[at++] = delta[next] as number;
    }
  };
}

/** Where each row of the delta is in the result. */
export function placesOf({ from, to, placed, start }: Splice): Uint32Array {
  const places = new Uint32Array(placed.at(-1) ?? 0);
  let next = 0;
  for (let run = 0; run < from.length; run++) {
    let at = (start[run] as number) + (to[run] as number) - (from[run] as number);
    while (next < (placed[run] as number)) places[next++] = at++;
  }
  return places;
}

/** The same splice of only some of the rows. */
export interface SetRowsSplice {
  /** Which rows of the result are set. */
  setRows: Uint32Array;
  /** Splices what the rows that are set have. */
  splice: Splice;
}

/** What becomes of the rows that are set, of the base and of the delta, both ascending. */
export function* spliceSetRows(
  base: Uint32Array,
  delta: Uint32Array,
  splice: Splice,
): Work<SetRowsSplice> {
  const runs = splice.from.length;
  const from = new Uint32Array(runs);
  const to = new Uint32Array(runs);
  const placed = new Uint32Array(runs);
  const start = new Uint32Array(runs + 1);
  for (let run = 0; run < runs; run++) {
    const next = run === 0 ? 0 : (placed[run - 1] as number);
    from[run] = firstFrom(base, splice.from[run] as number);
    to[run] = firstFrom(base, splice.to[run] as number);
    placed[run] = firstFrom(delta, splice.placed[run] as number);
    const length = (to[run] as number) - (from[run] as number) + (placed[run] as number) - next;
    start[run + 1] = (start[run] as number) + length;
  }
  const setRows = new Uint32Array(start[runs] as number);
  const places = placesOf(splice);
  const write = (firstRun: number, endRun: number) => {
    let at = start[firstRun] as number;
    let next = firstRun === 0 ? 0 : (placed[firstRun - 1] as number);
    for (let run = firstRun; run < endRun; run++) {
      const moved = (splice.start[run] as number) - (splice.from[run] as number);
      const end = to[run] as number;
      for (let i = from[run] as number; i < end; i++) setRows[at++] = (base[i] as number) + moved;
      const last = placed[run] as number;
      for (; next < last; next++) setRows[at++] = places[delta[next] as number] as number;
    }
  };
  const own: Splice = { from, to, placed, start };
  yield* eachRun(own, write, null);
  return { setRows, splice: own };
}
