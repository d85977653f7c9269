/** One row of ranked horizontal bars. */
export interface RankedRow {
  /** Top of the row. */
  top: number;
  /** Where the label starts and how wide it may be. */
  label: { x: number; y: number; width: number };
  /** The bar; its height is the row's thickness. */
  bar: { x: number; y: number; width: number; height: number };
  /** The bar of the time before; null without one. */
  before: { x: number; y: number; width: number; height: number } | null;
  /** Where the number starts. */
  valueX: number;
  /** Baseline of label and number. */
  textY: number;
}

export interface RankedLayout {
  height: number;
  rows: RankedRow[];
}

export interface RankedOptions {
  width: number;
  /** Room the longest name wants; it gets a quarter of the width at most. */
  nameWidth: number;
  /** Room kept for the numbers at the ends of the bars. */
  valueWidth: number;
}

/** Under this width labels stand above their bars. */
export const stackedUnder = 480;

const beside = { row: 36, bar: 20, label: 0.26, most: 220 };
const above = { row: 48, bar: 14 };

/** Where the rows of ranked horizontal bars go. Labels stand beside the bars, or above them where it is narrow. */
export function layoutRanked(
  values: readonly { value: number; before?: number | null }[],
  { width, nameWidth, valueWidth }: RankedOptions,
): RankedLayout {
  const isStacked = width < stackedUnder;
  const all = values.flatMap(({ value, before }) => [value, before ?? 0]);
  const labelWidth = isStacked ? 0 : Math.min(nameWidth, beside.most, width * beside.label);
  const left = isStacked ? 0 : labelWidth + 12;
  const right = isStacked ? 0 : valueWidth + 8;
  const room = Math.max(1, width - left - right);
  // Bars fill the room: the scale ends at the largest value, as nothing is read off an axis.
  const high = Math.max(0, ...all);
  const low = Math.min(0, ...all);
  const x = (v: number) => left + (high === low ? 0 : ((v - low) / (high - low)) * room);
  const { row, bar } = isStacked ? above : beside;
  return {
    height: row * values.length,
    rows: values.map(({ value, before }, i) => {
      const top = i * row;
      const barY = isStacked ? top + 24 : top + (row - bar) / 2;
      const box = (v: number, inset: number) => ({
        x: Math.min(x(0), x(v)),
        y: barY + inset,
        width: Math.abs(x(v) - x(0)),
        height: bar - 2 * inset,
      });
      const hasBefore = before !== undefined && before !== null;
      const own = box(value, hasBefore ? 3 : 0);
      const faced = hasBefore ? box(before, 0) : null;
      return {
        top,
        label: { x: 0, y: top, width: isStacked ? width - valueWidth - 8 : labelWidth },
        bar: own,
        before: faced,
        valueX: isStacked
          ? width
          : Math.max(own.x + own.width, faced ? faced.x + faced.width : 0) + 8,
        textY: isStacked ? top + 17 : top + row / 2 + 4,
      };
    }),
  };
}
