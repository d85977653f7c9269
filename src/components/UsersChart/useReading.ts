import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useReducer,
  useRef,
} from 'react';

import type { TrendPlace } from '../../geometry/trend-numbers.js';
import { bucketAt, type TrendLayout } from '../../geometry/trend.js';
import { type Reading, read, selectionOf, startReading } from '../../hooks/trend-reading.js';

interface Position {
  x: number;
  y: number;
}

interface ReadingOptions {
  layout: TrendLayout;
  /** Where the plot begins in the svg. */
  left: number;
  top: number;
  /** Series from the largest number of a bucket to the smallest; empty where there is only one. */
  orderAt(index: number): readonly number[];
  /** Which number is at a position of the plot. */
  placeAt(position: Position): TrendPlace;
  /** Picks a number; undefined where none can be picked. */
  onPick: ((place: TrendPlace) => void) | undefined;
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
  /** Puts the focus on the bucket the keyboard is on. */
  returnFocus(): void;
}

/** A press that moves less is a click. */
const clickSlack = 6;

/** Reads, picks and selects buckets with a pointer or the keyboard. */
export function useReading(options: ReadingOptions): Reader {
  const { layout, left, top, orderAt, placeAt, onPick, onZoom, onEscape } = options;
  const [stored, dispatch] = useReducer(read, startReading);
  const marks = useRef<SVGGElement>(null);
  const focusNext = useRef(false);
  const pressedAt = useRef<Position>({ x: 0, y: 0 });
  const last = Math.max(0, layout.centers.length - 1);
  const inside = (index: number) => Math.max(0, Math.min(last, index));
  const reading: Reading = {
    ...stored,
    current: inside(stored.current),
    active: stored.active === null ? null : inside(stored.active),
    anchor: stored.anchor === null ? null : inside(stored.anchor),
  };
  const selection = onZoom ? selectionOf(reading) : null;
  const returnFocus = () =>
    marks.current?.querySelector<SVGElement>('[tabindex="0"]')?.focus({ preventScroll: true });

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
  const enter = () => {
    const { current, series } = reading;
    if (!selection && onPick) return onPick({ bucket: current, series, previous: false });
    if (!onZoom) return;
    zoom(selection ?? [current, current]);
    go(-last, false);
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
    if ((event.key === 'Enter' || event.key === ' ') && (onZoom || onPick)) {
      event.preventDefault();
      return enter();
    }
    const order = orderAt(current);
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (by && order.length > 0) {
      event.preventDefault();
      return dispatch({ type: 'series', by, order });
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
  const positionOf = (event: PointerEvent<SVGSVGElement>): Position => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left - left, y: event.clientY - box.top - top };
  };

  return {
    reading,
    selection,
    marks,
    focusMark: (index) => dispatch({ type: 'focus', index }),
    returnFocus,
    handlers: {
      onKeyDown,
      onPointerDown: (event) => {
        if (event.button !== 0 || !(onZoom || onPick)) return;
        pressedAt.current = positionOf(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        dispatch({ type: 'press', index: bucketAt(layout, pressedAt.current.x) });
      },
      onPointerMove: (event) => {
        const at = positionOf(event);
        const isInside = at.x >= 0 && at.x < layout.step * layout.centers.length;
        if (!reading.dragging && !isInside) return dispatch({ type: 'point', index: null });
        dispatch({
          type: 'point',
          index: bucketAt(layout, at.x),
          near: onPick ? placeAt(at).series : null,
        });
      },
      onPointerUp: (event) => {
        if (!reading.dragging) return;
        const at = pressedAt.current;
        const isClick = Math.abs(positionOf(event).x - at.x) < clickSlack;
        const isInside = at.x >= 0 && at.x < layout.step * layout.centers.length;
        dispatch({ type: 'release' });
        if (!isClick && selection) zoom(selection);
        else if (isClick && isInside) onPick?.(placeAt(at));
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
