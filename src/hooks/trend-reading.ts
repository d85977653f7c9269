/** Where a reader of a chart of buckets is: what is read, and what is selected to be zoomed into. */
export interface Reading {
  /** The bucket the keyboard is on. */
  current: number;
  /** The bucket whose numbers are shown; null while none is read. */
  active: number | null;
  /** Where the selection began; null without one. */
  anchor: number | null;
  /** The pointer is held down. */
  dragging: boolean;
}

export type ReadingAction =
  /** The pointer is over a bucket, or over none. */
  | { type: 'point'; index: number | null }
  | { type: 'press'; index: number }
  | { type: 'release' }
  /** The keyboard goes by some buckets, no further than from 0 to `last`; `extend` selects on the way. */
  | { type: 'go'; by: number; last: number; extend: boolean }
  | { type: 'focus'; index: number }
  | { type: 'leave' }
  | { type: 'clear' };

export const startReading: Reading = { current: 0, active: null, anchor: null, dragging: false };

/** The selected buckets, first and last; null without a selection. */
export function selectionOf({ anchor, current }: Reading): [number, number] | null {
  if (anchor === null) return null;
  return anchor < current ? [anchor, current] : [current, anchor];
}

/** One move of the reader. */
export function read(reading: Reading, action: ReadingAction): Reading {
  switch (action.type) {
    case 'point': {
      const { index } = action;
      if (!reading.dragging) return { ...reading, active: index };
      return index === null ? reading : { ...reading, active: index, current: index };
    }
    case 'press': {
      const { index } = action;
      return { current: index, active: index, anchor: index, dragging: true };
    }
    case 'release':
      return { ...reading, anchor: null, dragging: false };
    case 'go': {
      const { by, last, extend } = action;
      const from = Math.min(reading.current, last);
      const index = Math.max(0, Math.min(last, from + by));
      const anchor = extend ? (reading.anchor ?? from) : null;
      return { current: index, active: index, anchor, dragging: false };
    }
    case 'focus':
      return { ...reading, current: action.index, active: action.index };
    case 'leave':
      return reading.dragging ? reading : { ...reading, active: null };
    case 'clear':
      return { ...reading, active: null, anchor: null, dragging: false };
  }
}
