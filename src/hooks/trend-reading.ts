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
  /** The series the keyboard chose; null: all of them together. */
  series: number | null;
  /** The series the pointer is at; null: none of its own. */
  near: number | null;
}

export type ReadingAction =
  /** The pointer is over a bucket, or over none, and there at a series. */
  | { type: 'point'; index: number | null; near?: number | null }
  | { type: 'press'; index: number }
  | { type: 'release' }
  /** The keyboard goes by some buckets, no further than from 0 to `last`; `extend` selects on the way. */
  | { type: 'go'; by: number; last: number; extend: boolean }
  /** The keyboard goes to the next series in this order, or before the first to all of them. */
  | { type: 'series'; by: 1 | -1; order: readonly number[] }
  | { type: 'focus'; index: number }
  | { type: 'leave' }
  | { type: 'clear' };

export const startReading: Reading = {
  current: 0,
  active: null,
  anchor: null,
  dragging: false,
  series: null,
  near: null,
};

/** The selected buckets, first and last; null without a selection. */
export function selectionOf({ anchor, current }: Reading): [number, number] | null {
  if (anchor === null) return null;
  return anchor < current ? [anchor, current] : [current, anchor];
}

/** One move of the reader. */
export function read(reading: Reading, action: ReadingAction): Reading {
  switch (action.type) {
    case 'point': {
      const { index, near = null } = action;
      if (!reading.dragging) return { ...reading, active: index, near };
      return index === null ? reading : { ...reading, active: index, current: index };
    }
    case 'press': {
      const { index } = action;
      return { ...reading, current: index, active: index, anchor: index, dragging: true };
    }
    case 'release':
      return { ...reading, anchor: null, dragging: false };
    case 'go': {
      const { by, last, extend } = action;
      const from = Math.min(reading.current, last);
      const index = Math.max(0, Math.min(last, from + by));
      const anchor = extend ? (reading.anchor ?? from) : null;
      return { ...reading, current: index, active: index, anchor, dragging: false, near: null };
    }
    case 'series': {
      const { by, order } = action;
      const at = reading.series === null ? -1 : order.indexOf(reading.series);
      const next = Math.max(-1, Math.min(order.length - 1, at + by));
      return { ...reading, active: reading.current, series: order[next] ?? null, near: null };
    }
    case 'focus':
      return { ...reading, current: action.index, active: action.index };
    case 'leave':
      return reading.dragging ? reading : { ...reading, active: null, near: null };
    case 'clear':
      return { ...startReading, current: reading.current };
  }
}
