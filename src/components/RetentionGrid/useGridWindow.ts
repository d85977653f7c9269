import { type RefCallback, useCallback, useMemo, useRef, useState } from 'react';

import { visibleSpan, type WindowSlot, windowSlots } from '../../geometry/retention-window.js';
import { usePrinting } from '../parts/usePrinting.js';
import { useResized } from '../parts/useResized.js';

/** More cells than this are not all drawn at once: on a screen that scrolls, and on paper. */
const mostCells = { screen: 600, paper: 20_000 };

interface Spans {
  rows: { from: number; to: number };
  columns: { from: number; to: number };
  /** Height of a row. */
  pitch: number;
}

interface GridWindow {
  /** On what scrolls. */
  ref: RefCallback<HTMLElement>;
  onScroll(): void;
  rows: readonly WindowSlot[];
  columns: readonly WindowSlot[];
  /** Height of a row. */
  pitch: number;
}

const start: Spans = { rows: { from: 0, to: 19 }, columns: { from: 0, to: 19 }, pitch: 34 };

/**
 * Which rows and columns of a grid are drawn: all of a small one, of a large one those in sight and those of the current cell.
 *
 * @param columnPitch width of a column
 * @param current the cell that keeps the focus; its column may be none of those that scroll
 */
export function useGridWindow(
  size: { rows: number; columns: number },
  columnPitch: number,
  current: { row: number; column: number },
): GridWindow {
  const [spans, setSpans] = useState(start);
  const element = useRef<HTMLElement | null>(null);
  const measure = useCallback(() => {
    const at = element.current;
    if (!at) return;
    const pitch =
      at.querySelector('.uk-retention-row')?.getBoundingClientRect().height ?? start.pitch;
    const rows = visibleSpan(at.scrollTop, at.clientHeight, pitch, Number.MAX_SAFE_INTEGER);
    const columns = visibleSpan(
      at.scrollLeft,
      at.clientWidth,
      columnPitch,
      Number.MAX_SAFE_INTEGER,
    );
    setSpans((before) => {
      const next = { rows, columns, pitch };
      return JSON.stringify(next) === JSON.stringify(before) ? before : next;
    });
  }, [columnPitch]);
  const resized = useResized(measure);
  const ref = useCallback(
    (next: HTMLElement | null) => {
      element.current = next;
      resized(next);
    },
    [resized],
  );
  const most = mostCells[usePrinting() ? 'paper' : 'screen'];
  const isLarge = size.rows * size.columns > most;
  const whole = { from: 0, to: Number.MAX_SAFE_INTEGER };
  const { row, column } = current;
  const rowSpan = isLarge ? spans.rows : whole;
  const columnSpan = isLarge ? spans.columns : whole;
  // Inside the span it is drawn anyway: moving there changes nothing.
  const keptRow = row >= rowSpan.from && row <= rowSpan.to ? -1 : row;
  const keptColumn = column >= columnSpan.from && column <= columnSpan.to ? -1 : column;
  const rows = useMemo(
    () => windowSlots(size.rows, rowSpan, keptRow),
    // oxlint-disable-next-line react/exhaustive-deps -- its ends stand for the span
    [size.rows, rowSpan.from, rowSpan.to, keptRow],
  );
  const columns = useMemo(
    () => windowSlots(size.columns, columnSpan, keptColumn),
    // oxlint-disable-next-line react/exhaustive-deps -- its ends stand for the span
    [size.columns, columnSpan.from, columnSpan.to, keptColumn],
  );
  return { ref, onScroll: measure, rows, columns, pitch: spans.pitch };
}
