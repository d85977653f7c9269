/** What a held pointer moves on a strip of slices. */
export interface Brush {
  /** The slice that stays. */
  anchor: number;
  /** The slice under the pointer. */
  head: number;
  /** It was on another slice than the first one: a drag, not a click. */
  moved: boolean;
}

export type BrushAction =
  /** The pointer went down on a slice. */
  | { type: 'press'; slice: number }
  /** It went down on a handle of what is chosen: the other end stays. */
  | { type: 'grab'; end: 'from' | 'to'; chosen: readonly [number, number] }
  | { type: 'move'; slice: number }
  /** The pointer is up, or was taken away. */
  | { type: 'end' };

/** One move of the pointer; null while it is not held. */
export function brush(held: Brush | null, action: BrushAction): Brush | null {
  switch (action.type) {
    case 'press':
      return { anchor: action.slice, head: action.slice, moved: false };
    case 'grab': {
      const [from, to] = action.chosen;
      return action.end === 'from'
        ? { anchor: to, head: from, moved: false }
        : { anchor: from, head: to, moved: false };
    }
    case 'move':
      if (!held || held.head === action.slice) return held;
      return { ...held, head: action.slice, moved: true };
    case 'end':
      return null;
  }
}

/** The slices under a brush, first and last. */
export function brushed({ anchor, head }: Brush): [number, number] {
  return anchor < head ? [anchor, head] : [head, anchor];
}

/**
 * Where an end goes with a key; null for other keys. Arrows go a slice (time runs to the right), PageUp and PageDown ten,
 * Home and End to the ends; an end does not pass the other.
 */
export function movedEnd(
  key: string,
  end: 'from' | 'to',
  [from, to]: readonly [number, number],
  last: number,
): [number, number] | null {
  const at = end === 'from' ? from : to;
  const wanted: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    PageUp: at + 10,
    PageDown: at - 10,
    Home: 0,
    End: last,
  };
  const next = wanted[key];
  if (next === undefined) return null;
  return end === 'from'
    ? [Math.max(0, Math.min(to, next)), to]
    : [from, Math.max(from, Math.min(last, next))];
}
