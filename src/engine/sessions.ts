import type { SessionPolicy } from '../model/event.js';
import type { SessionColumn } from './table.js';

/** Rows sorted by lane and time, as {@link deriveSessions} reads them. */
interface SortedRows {
  users: number;
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
export function deriveSessions(rows: SortedRows, policy: SessionPolicy): SessionColumn {
  const { users, userIds, userStart, time, given: codes, givenIds } = rows;
  const { idleMs, maxMs } = policy;
  const firstDerived = givenIds.length;
  const derivedUser: number[] = [];
  const derivedStart: number[] = [];

  for (let user = 0; user < users; user++) {
    let runStart = 0;
    let piece = 0;
    let pieceStart = 0;
    let pieceCode = 0;
    const from = userStart[user] as number;
    const to = userStart[user + 1] as number;
    for (let row = from; row < to; row++) {
      const t = time[row] as number;
      if (row === from || t - (time[row - 1] as number) > idleMs) {
        runStart = t;
        piece = 0;
        pieceStart = t;
        pieceCode = 0;
      } else {
        const current = Math.max(0, Math.ceil((t - runStart) / maxMs) - 1);
        if (current !== piece) {
          piece = current;
          pieceStart = t;
          pieceCode = 0;
        }
      }
      if (codes[row] !== 0) continue;
      if (pieceCode === 0) {
        pieceCode = firstDerived + derivedUser.length;
        derivedUser.push(user);
        derivedStart.push(pieceStart);
      }
      codes[row] = pieceCode;
    }
  }
  return {
    codes,
    count: firstDerived - 1 + derivedUser.length,
    shared: sharedSessions(codes, userStart, firstDerived),
    id: (code) => {
      if (code < firstDerived) return givenIds[code] as string;
      const i = code - firstDerived;
      return `${userIds[derivedUser[i] as number]}/${derivedStart[i]}`;
    },
  };
}

/** Sessions, of those numbered below `below`, that have events in several lanes. */
export function sharedSessions(
  codes: Uint32Array,
  laneStart: Uint32Array,
  below: number,
): Set<number> {
  const shared = new Set<number>();
  const laneOf = new Uint32Array(below);
  for (let lane = 0; lane < laneStart.length - 1; lane++) {
    const to = laneStart[lane + 1] as number;
    for (let row = laneStart[lane] as number; row < to; row++) {
      const code = codes[row] as number;
      if (code === 0 || code >= below) continue;
      if (laneOf[code] === 0) laneOf[code] = lane + 1;
      else if (laneOf[code] !== lane + 1) shared.add(code);
    }
  }
  return shared;
}
