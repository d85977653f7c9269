import { type Ref, type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react';

/** Width of a card, followed as it changes, and the ref to put on it; 0 before it is known. */
export function useCardWidth(
  outer: Ref<HTMLElement> | undefined,
): [RefObject<HTMLElement | null>, number] {
  const root = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useImperativeHandle(outer, () => root.current as HTMLElement, []);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [root, width];
}
