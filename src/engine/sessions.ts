import type { SessionPolicy } from '../model/event.js';
import { GrowableCodes } from './growable.js';
import type { Kernel } from './kernel.js';
import { laneOf } from './search.js';
import type { SessionColumn } from './table.js';
import { runInSteps, type Work } from './work.js';

/** Rows sorted by lane and time, as {@link deriveSessions} reads them. */
interface SortedRows {
  userIds: readonly string[];
  userStart: Uint32Array;
  time: Float64Array;
  /** Codes of given session ids; 0 = none. Overwritten with the result. */
  given: Uint32Array;
  /** Given ids by code; `[0]` is unused. */
  givenIds: readonly (string | null)[];
}

/**
 * Numbers the sessions: given ids first, then the runs of users whose events have none.
 *
 * A run is a stretch of a user's events, with given ids too, without a gap of more than `idleMs`; it is cut every
 * `maxMs` from its first event, and an event exactly on a cut belongs before it.
 */
export function deriveSessions(rows: SortedRows, policy: SessionPolicy): Work<SessionColumn> {
  return runInSteps(new SessionKernel(rows, policy));
}

class SessionKernel implements Kernel<SessionColumn> {
  readonly laneStart: Uint32Array;
  readonly passes: number;
  readonly #userIds: readonly string[];
  readonly #time: Float64Array;
  readonly #codes: Uint32Array;
  readonly #givenIds: SessionColumn['givenIds'];
  readonly #policy: SessionPolicy;
  /** By derived session: the first row of its piece of a run. */
  readonly #pieces = new GrowableCodes();
  readonly #shared: SharedSessions;

  constructor({ userIds, userStart, time, given, givenIds }: SortedRows, policy: SessionPolicy) {
    this.laneStart = userStart;
    this.passes = givenIds.length > 1 ? 2 : 1;
    this.#userIds = userIds;
    this.#time = time;
    this.#codes = given;
    this.#givenIds = givenIds;
    this.#policy = policy;
    this.#shared = new SharedSessions(given, userStart, givenIds.length);
  }

  run(pass: number, from: number, to: number): void {
    if (pass === 0) this.#derive(from, Math.min(to, this.#userIds.length));
    else this.#shared.find(from, to);
  }

  #derive(fromUser: number, toUser: number): void {
    const userStart = this.laneStart;
    const time = this.#time;
    const codes = this.#codes;
    const pieces = this.#pieces;
    const firstDerived = this.#givenIds.length;
    const { idleMs, maxMs } = this.#policy;
    for (let user = fromUser; user < toUser; user++) {
      let runStart = 0;
      let piece = 0;
      let pieceRow = 0;
      let pieceCode = 0;
      const from = userStart[user] as number;
      const to = userStart[user + 1] as number;
      for (let row = from; row < to; row++) {
        const t = time[row] as number;
        if (row === from || t - (time[row - 1] as number) > idleMs) {
          runStart = t;
          piece = 0;
          pieceRow = row;
          pieceCode = 0;
        } else {
          const current = Math.max(0, Math.ceil((t - runStart) / maxMs) - 1);
          if (current !== piece) {
            piece = current;
            pieceRow = row;
            pieceCode = 0;
          }
        }
        if (codes[row] !== 0) continue;
        if (pieceCode === 0) {
          pieceCode = firstDerived + pieces.length;
          pieces.push(pieceRow);
        }
        codes[row] = pieceCode;
      }
    }
  }

  finish(): SessionColumn {
    const userStart = this.laneStart;
    const userIds = this.#userIds;
    const time = this.#time;
    const givenIds = this.#givenIds;
    const pieces = this.#pieces.finish(this.#pieces.length);
    return {
      codes: this.#codes,
      count: givenIds.length - 1 + pieces.length,
      givenIds,
      shared: this.#shared.found,
      policy: this.#policy,
      id: (code) => {
        if (code < givenIds.length) return givenIds[code] as string;
        const row = pieces[code - givenIds.length] as number;
        return `${userIds[laneOf(userStart, row)]}/${time[row]}`;
      },
    };
  }
}

/** Finds sessions that have events of several lanes. */
export class SharedSessions {
  readonly found = new Set<number>();
  readonly #codes: Uint32Array;
  readonly #laneStart: Uint32Array;
  /** By session: its first lane, from 1; 0 = not seen yet. */
  readonly #laneOf: Uint32Array;

  /** @param below sessions numbered from here on are not looked at */
  constructor(codes: Uint32Array, laneStart: Uint32Array, below: number) {
    this.#codes = codes;
    this.#laneStart = laneStart;
    this.#laneOf = new Uint32Array(below);
  }

  /** Looks at the rows of lanes `from` … `to` - 1. */
  find(from: number, to: number): void {
    const codes = this.#codes;
    const laneStart = this.#laneStart;
    const firstLane = this.#laneOf;
    for (let lane = from; lane < to; lane++) {
      const last = laneStart[lane + 1] as number;
      for (let row = laneStart[lane] as number; row < last; row++) {
        const code = codes[row] as number;
        if (code === 0 || code >= firstLane.length) continue;
        if (firstLane[code] === 0) firstLane[code] = lane + 1;
        else if (firstLane[code] !== lane + 1) this.found.add(code);
      }
    }
  }
}
