import { type RefObject, useEffect, useState } from 'react';

/** A filter editor that appears when it is asked for, with its own list open at once. */
export function useAskedFilter(around: RefObject<HTMLElement | null>): {
  isAsked: boolean;
  ask(): void;
} {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times > 0) around.current?.querySelector<HTMLElement>('.uk-filters [data-add]')?.click();
  }, [times, around]);
  return { isAsked: times > 0, ask: () => setTimes(times + 1) };
}
