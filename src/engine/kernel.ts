/**
 * One query being computed. Made by a `start…` function; then `run` is called for every pass and, within it, for every
 * lane once (those without rows in scope may be left out), ascending, in slices of any size; then `finish`.
 *
 * Slices keep a page responsive and let a query be cancelled between them. Kernels are synchronous and read no clock.
 */
export interface Kernel<Rows> {
  /** First row of each lane to run over, and the number of rows: the units, and one lane for events without one. */
  readonly laneStart: Uint32Array;
  /** How many times to go over them. */
  readonly passes: number;
  /** Works on lanes `from <= lane < to` in pass `pass`. */
  run(pass: number, from: number, to: number): void;
  /** The answer, once every pass has run over every lane. */
  finish(): Rows;
}
