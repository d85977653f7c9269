import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useReducer,
  useRef,
} from 'react';

import { bucketAt, type TrendLayout } from '../../geometry/trend.js';
import { type Reading, read, selectionOf, startReading } from '../../hooks/trend-reading.js';

interface ReadingOptions {
  layout: TrendLayout;
  /** Where the plot begins in the svg. */
  left: number;
  /** Zooms into the buckets from one to another; undefined where there is no zooming. */
  onZoom: ((from: number, to: number) => void) | undefined;
  onEscape: (() => void) | undefined;
}

interface Reader {
  reading: Reading;
  selection: [number, number] | null;
  marks: RefObject<SVGGElement | null>;
  handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onPointerDown(event: PointerEvent<SVGSVGElement>): void;
    onPointerMove(event: PointerEvent<SVGSVGElement>): void;
    onPointerUp(event: PointerEvent<SVGSVGElement>): void;
    onPointerCancel(): void;
    onPointerLeave(): void;
    onBlur(event: FocusEvent): void;
  };
  focusMark(index: number): void;
}

/** A press that moves less is a click. */
const clickSlack = 6;

/** Reads and selects buckets with a pointer or the keyboard. */
export function useReading({ layout, left, onZoom, onEscape }: ReadingOptions): Reader {
  const [stored, dispatch] = useReducer(read, startReading);
  const marks = useRef<SVGGElement>(null);
  const focusNext = useRef(false);
  const pressedAt = useRef(0);
  const last = Math.max(0, layout.centers.length - 1);
  const inside = (index: number) => Math.max(0, Math.min(last, index));
  const reading: Reading = {
    ...stored,
    current: inside(stored.current),
    active: stored.active === null ? null : inside(stored.active),
    anchor: stored.anchor === null ? null : inside(stored.anchor),
  };
  const selection = onZoom ? selectionOf(reading) : null;

  useEffect(() => {
    if (!focusNext.current) return;
    focusNext.current = false;
    marks.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus();
  }, [reading.current]);

  const go = (by: number, extend: boolean) => {
    focusNext.current = true;
    dispatch({ type: 'go', by, last, extend });
  };
  const zoom = ([from, to]: [number, number]) => {
    // One that covers all changes nothing.
    if (!onZoom || (from === 0 && to === last)) return;
    onZoom(from, to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { current } = reading;
    if (event.key === 'Escape') {
      const isReading = reading.active !== null || reading.anchor !== null;
      if (!isReading && !onEscape) return;
      event.stopPropagation();
      if (isReading) dispatch({ type: 'clear' });
      else onEscape?.();
      return;
    }
    if (event.key === 'Enter' && onZoom) {
      event.preventDefault();
      zoom(selection ?? [current, current]);
      return go(-last, false);
    }
    const moves: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      Home: -last,
      End: last,
      PageUp: -10,
      PageDown: 10,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    go(next, event.shiftKey && onZoom !== undefined);
  };
  const xOf = (event: PointerEvent<SVGSVGElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left - left;

  return {
    reading,
    selection,
    marks,
    focusMark: (index) => dispatch({ type: 'focus', index }),
    handlers: {
      onKeyDown,
      onPointerDown: (event) => {
        if (event.button !== 0 || !onZoom) return;
        pressedAt.current = xOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        dispatch({ type: 'press', index: bucketAt(layout, pressedAt.current) });
      },
      onPointerMove: (event) => {
        const x = xOf(event);
        const isInside = x >= 0 && x < layout.step * layout.centers.length;
        const index = reading.dragging || isInside ? bucketAt(layout, x) : null;
        dispatch({ type: 'point', index });
      },
      onPointerUp: (event) => {
        if (!reading.dragging) return;
        const isClick = Math.abs(xOf(event) - pressedAt.current) < clickSlack;
        if (selection && !isClick) zoom(selection);
        dispatch({ type: 'release' });
      },
      onPointerCancel: () => dispatch({ type: 'clear' }),
      onPointerLeave: () => dispatch({ type: 'leave' }),
      onBlur: (event) => {
        // From one bucket to the next is no leaving.
        if (!event.currentTarget.contains(event.relatedTarget)) dispatch({ type: 'clear' });
      },
    },
  };
}
