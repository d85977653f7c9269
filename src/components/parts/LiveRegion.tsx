import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Least time between two announcements: a screen reader should not talk over itself. */
const quietMs = 5_000;

/** Says a text once it changes, politely; not what was there when it appeared. */
export function LiveRegion({ text }: { text: string }): ReactNode {
  const [spoken, setSpoken] = useState('');
  const first = useRef(text);
  const spokenAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!text || text === first.current) return;
    if (!first.current) {
      first.current = text;
      return;
    }
    const wait = Math.max(0, quietMs - (performance.now() - spokenAt.current));
    const timer = setTimeout(() => {
      spokenAt.current = performance.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className="uk-hidden" role="status">
      {spoken}
    </div>
  );
}
