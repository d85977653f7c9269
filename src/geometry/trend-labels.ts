/** Where the text of a label stands. */
export type Anchor = 'start' | 'middle' | 'end';

interface PlacedLabel {
  x: number;
  anchor: Anchor;
  text: string;
}

/** Width of a letter of an axis, bold ones too. */
const letter = 7;
/** Least room between two labels. */
const room = 8;

const shares: Record<Anchor, number> = { start: 0, middle: 0.5, end: 1 };

/** The labels that can be read: one that would run into the one before it is left out. */
export function readableLabels<L extends PlacedLabel>(labels: readonly L[]): L[] {
  let end = Number.NEGATIVE_INFINITY;
  return labels.filter(({ x, anchor, text }) => {
    const width = [...text].length * letter;
    const start = x - width * shares[anchor];
    if (start < end + room) return false;
    end = start + width;
    return true;
  });
}
