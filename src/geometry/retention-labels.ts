import { spreadLabels } from './axis.js';

/** A name at the end of a line. */
export interface EndLabel {
  id: string;
  text: string;
  /** Where the line ends. */
  x: number;
  y: number;
}

export interface PlacedEndLabel extends EndLabel {
  /** Where the text begins, or ends with `anchor` `end`. */
  labelX: number;
  labelY: number;
  anchor: 'start' | 'end';
}

const letter = 6.8;
const gap = 15;
const aside = 8;
/** How far a name stands before and over the end of a line that has no room after it. */
const before = 4;
const over = 18;

/** Places names at the ends of lines: beside them, or before them where there is no room; those near each other apart. */
export function placeEndLabels(
  labels: readonly EndLabel[],
  width: number,
  height: number,
): PlacedEndLabel[] {
  const spans = labels.map(({ x, text }) => {
    const length = text.length * letter;
    const fits = x + aside + length <= width;
    const from = fits ? x + aside : x - before - length;
    return { from, to: from + length, fits };
  });
  const placed: PlacedEndLabel[] = [];
  const left = new Set(labels.keys());
  while (left.size > 0) {
    const [first] = left as unknown as Iterable<number>;
    // All that overlap sideways, one after the other, are moved apart together.
    const together = [first as number];
    left.delete(first as number);
    for (const a of together) {
      for (const b of left) {
        const x = spans[a] as (typeof spans)[number];
        const y = spans[b] as (typeof spans)[number];
        if (x.from < y.to + 4 && y.from < x.to + 4) {
          together.push(b);
          left.delete(b);
        }
      }
    }
    const ys = spreadLabels(
      together.map((i) => {
        const y = labels[i]?.y ?? 0;
        // Before the line's end it would be on the line: over it, or under it at the top.
        return spans[i]?.fits ? y : y > over ? y - over : y + over;
      }),
      gap,
      6,
      height - 4,
    );
    together.forEach((i, at) => {
      const label = labels[i] as EndLabel;
      const fits = spans[i]?.fits ?? true;
      placed.push({
        ...label,
        labelX: fits ? label.x + aside : label.x - before,
        labelY: ys[at] ?? label.y,
        anchor: fits ? 'start' : 'end',
      });
    });
  }
  return placed;
}
