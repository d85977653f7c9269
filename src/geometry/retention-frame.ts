/** Widths of the grid's parts, in pixels, and how the curve over it fits. */
export interface RetentionFrame {
  /** Column of the groups' names. */
  head: number;
  /** Column of their sizes. */
  size: number;
  /** From one column to the next. */
  pitch: number;
  /** So narrow that numbers have no decimals. */
  isCompact: boolean;
  /** The columns do not fit: the grid scrolls sideways. */
  scrolls: boolean;
}

export interface RetentionFrameOptions {
  width: number;
  columns: number;
  /** Letters of the longest name of a group. */
  letters: number;
  /** Figures of the largest size. */
  figures: number;
  /** Room to the right that is left to the curve's labels. */
  gutter: number;
}

/** Narrower than this inside its card, a grid is compact. */
export const compactWidth = 388;

const letter = 7;
const figure = 8.4;
const gap = 2;
const cell = { wide: 64, compact: 52, most: 200 };

/** Lays the columns out over a width: as wide as fits, within what still reads as a grid. */
export function retentionFrame(options: RetentionFrameOptions): RetentionFrame {
  const { width, columns, letters, figures, gutter } = options;
  const isCompact = width > 0 && width < compactWidth;
  const most = isCompact ? 84 : 200;
  const head = Math.round(Math.max(isCompact ? 64 : 76, Math.min(most, letters * letter + 24)));
  const size = Math.round(Math.max(isCompact ? 48 : 56, figures * figure + 14));
  const least = (isCompact ? cell.compact : cell.wide) + gap;
  const room = width - head - size - gutter;
  const fit = Math.floor(room / Math.max(1, columns));
  const pitch = Math.max(least, Math.min(cell.most + gap, fit));
  return { head, size, pitch, isCompact, scrolls: head + size + pitch * columns > width };
}
