import type { Headline, InsightsResult, ValueInsight } from '../model/insights.js';

/** How likely a difference is only by chance: `clear` is hardly chance, `unknown` can not be told. */
export type Certainty = 'clear' | 'maybe' | 'chance' | 'unknown';

/** Of so many values that are compared, some differ by two standard deviations by chance. */
const clearZ = 3;
const maybeZ = 2;

/** What a z-score says. */
export function certaintyOf(z: number | null): Certainty {
  if (z === null) return 'unknown';
  const size = Math.abs(z);
  return size >= clearZ ? 'clear' : size >= maybeZ ? 'maybe' : 'chance';
}

/** How a headline number changed. */
export interface HeadlineChange {
  /** 0.1 is 10 % more than before; null without a number now or before, or when that was 0 and this is not. */
  share: number | null;
  /** Whether so many users make such a change by chance. */
  certainty: Certainty;
}

/**
 * How a number changed, and whether that is more than chance among so many users. Compared are logarithms: that of a count
 * of n independent users has a variance of 1 / n. Sessions, events and what is computed from them come from the same users,
 * one of whom does as much as ten others; taken as varying from user to user by as much as their mean, their variance is
 * 2 / n.
 *
 * @param spread 1 for users, 2 for what users did
 */
export function headlineChange(
  { value, previous }: Headline,
  users: Headline,
  spread: 1 | 2,
): HeadlineChange {
  const share =
    value === null || previous === null
      ? null
      : value === previous
        ? 0
        : previous === 0
          ? null
          : (value - previous) / previous;
  if (!value || !previous || !users.value || !users.previous) {
    return { share, certainty: 'unknown' };
  }
  const variance = spread * (1 / users.value + 1 / users.previous);
  return { share, certainty: certaintyOf(Math.log(value / previous) / Math.sqrt(variance)) };
}

/** A value of a property, to be drawn. */
export interface DrawnValue {
  insight: ValueInsight;
  /** Of the length of the scale, 0–1: the bar, and the tick of the time before; null where it is not known. */
  bar: number | null;
  tick: number | null;
  /** By how much the share changed: 0.1 is 10 points up; null where that is not known. */
  points: number | null;
  certainty: Certainty;
}

/** Ends of scales that are easy to read shares from. */
const scaleEnds = [0.1, 0.2, 0.25, 0.5, 1];

/** Values on one scale from 0 to `end`. */
export function layoutValues(values: readonly ValueInsight[]): {
  end: number;
  rows: DrawnValue[];
} {
  const largest = Math.max(
    0,
    ...values.flatMap(({ share, previousShare }) => [share ?? 0, previousShare ?? 0]),
  );
  const end = scaleEnds.find((each) => each >= largest) ?? 1;
  const at = (share: number | null) => (share === null ? null : share / end);
  return {
    end,
    rows: values.map((insight) => {
      const { share, previousShare, z } = insight;
      return {
        insight,
        bar: at(share),
        tick: at(previousShare),
        points: share === null || previousShare === null ? null : share - previousShare,
        certainty: certaintyOf(z),
      };
    }),
  };
}

/** What values are sorted by: how much they changed, or how common they are. */
export type ValueOrder = 'change' | 'share';

/** `change` where a value changed by more than chance, else `share`: then what is common says more. */
export function naturalOrder({ values }: Pick<InsightsResult, 'values'>): ValueOrder {
  return values.some(({ z }) => certaintyOf(z) === 'clear') ? 'change' : 'share';
}

/**
 * Values of all properties or of one, in an order.
 *
 * @param values as they are answered: those that changed most first
 */
export function orderValues(
  values: readonly ValueInsight[],
  order: ValueOrder,
  property?: string,
): ValueInsight[] {
  const kept = values.filter((each) => property === undefined || each.property === property);
  // What nobody holds now is nothing they have in common.
  return order === 'change'
    ? kept
    : kept.filter(({ users }) => users > 0).toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0));
}
