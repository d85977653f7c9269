import { isCompound, partsOf, type ResolvedCohort } from './cohort.js';
import { type QueryKinds, resolveQuery } from './query.js';
import type { ResolvedSelection } from './selection.js';

type AnyResolved = QueryKinds[keyof QueryKinds]['resolved'];

interface Settling {
  /** The instant the question is asked at. */
  now: number;
  /** Whether the selections in it are kept at the instant they were asked at, and do not move with the question. */
  pinned: boolean;
}

/** The later of two instants; null, never, is the latest. */
function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

function ofSelection({ of }: ResolvedSelection, { now, pinned }: Settling): number | null {
  // One that was asked at another instant than the question stays there.
  return pinned || of.now !== now ? of.now : settledAt(of);
}

function ofCohort(condition: ResolvedCohort, settling: Settling): number | null {
  if (isCompound(condition)) {
    const parts = partsOf(condition).map((part) => ofCohort(part, settling));
    return parts.reduce(later, Number.NEGATIVE_INFINITY);
  }
  if ('did' in condition) return condition.within.end;
  if ('had' in condition) return condition.range.end;
  if ('behind' in condition) return ofSelection(condition.behind, settling);
  return Number.NEGATIVE_INFINITY;
}

/** As {@link settledAt}, without the condition on users. */
function ofQuestion(resolved: AnyResolved, settling: Settling): number | null {
  switch (resolved.kind) {
    case 'catalog':
      return null;
    case 'timeline':
      // Without a range it is all there is up to now.
      return resolved.reads.start === null ? null : resolved.reads.end;
    case 'users':
    case 'explain':
      return ofSelection(resolved.behind, settling);
    case 'funnel':
      // With `inWindow` that is where the last window closes; else the horizon is the range's end for good.
      return resolved.lastStepBefore;
    case 'insights': {
      const { range, asked } = resolved;
      if (!asked.around) return range.end;
      const around = resolveQuery(asked.around, { now: settling.now });
      return later(range.end, settledAt(around, settling.pinned));
    }
    default:
      return resolved.range.end;
  }
}

/**
 * From which instant on the answer to a resolved question does not depend on the instant it is asked at; null: it always
 * does. A question whose range is over is settled at its end, the whole periods it was widened to and open conversion
 * windows included, and when the conditions on its users are. Data that is added or changed later may change it all the
 * same.
 *
 * @param pinned The selections in the question name the instant they were asked at (`asOf`), and so depend on no other.
 *   Without it, one that was asked at the question's own instant is taken to move with it.
 */
export function settledAt(resolved: AnyResolved, pinned = false): number | null {
  const settling = { now: resolved.now, pinned };
  const own = ofQuestion(resolved, settling);
  return 'users' in resolved && resolved.users
    ? later(own, ofCohort(resolved.users, settling))
    : own;
}
