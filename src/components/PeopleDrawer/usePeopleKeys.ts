import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

/** Where in the list the keyboard is. */
export interface Place {
  index: number;
  stop: 'row' | 'link';
}

interface PeopleKeys {
  list: RefObject<HTMLUListElement | null>;
  place: Place;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(place: Place): void;
  /** Moves there, and the focus with it. */
  moveTo(place: Place): void;
}

/**
 * One tab stop in a list of which only what is seen is drawn: arrow keys, PageUp and PageDown (ten), Home and End walk
 * through it, left and right to a row's link.
 *
 * @param count how many rows there are
 * @param show brings a row on the screen
 */
export function usePeopleKeys(
  count: number,
  start: Place,
  show: (index: number) => void,
): PeopleKeys {
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<Place | null>(null);
  const [stored, setPlace] = useState(start);
  const index = Math.max(0, Math.min(count - 1, stored.index));
  const place = { ...stored, index };

  // The row is drawn some renders after it was scrolled to.
  useEffect(() => {
    if (!wanted.current) return;
    const { index: row, stop } = wanted.current;
    const item = list.current?.querySelector(`[data-index="${row}"]`);
    const element =
      item?.querySelector<HTMLElement>(`[data-stop="${stop}"]`) ??
      item?.querySelector<HTMLElement>('[data-stop]');
    if (!element) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  const moveTo = (next: Place) => {
    const to = { ...next, index: Math.max(0, Math.min(count - 1, next.index)) };
    wanted.current = to;
    setPlace(to);
    show(to.index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.defaultPrevented) return;
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const to: Record<string, Place> = {
      ArrowDown: { index: index + 1, stop: place.stop },
      ArrowUp: { index: index - 1, stop: place.stop },
      PageDown: { index: index + 10, stop: place.stop },
      PageUp: { index: index - 10, stop: place.stop },
      Home: { index: 0, stop: place.stop },
      End: { index: count - 1, stop: place.stop },
      [isRtl ? 'ArrowLeft' : 'ArrowRight']: { index, stop: 'link' },
      [isRtl ? 'ArrowRight' : 'ArrowLeft']: { index, stop: 'row' },
    };
    const next = to[event.key];
    if (!next) return;
    event.preventDefault();
    moveTo(next);
  };
  return { list, place, onKeyDown, onFocus: setPlace, moveTo };
}
