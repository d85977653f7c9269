/**
 * Measures by slot (group) and bucket, and by slot over the whole range.
 *
 * Rows must come lane by lane and in order of time within a lane; that is what makes counting different users a
 * comparison with the last one instead of a set.
 */
export interface Counter {
  add(lane: number, row: number, slot: number, bucket: number): void;
  /** What groups are ranked by: the total, or how many values were measured. */
  headline(slot: number): number;
  /** Over the whole range; null when nothing was measured. */
  total(slot: number): number | null;
  /** Buckets of a slot in which something was counted. */
  cells(slot: number): { bucket: number; value: number }[];
}
