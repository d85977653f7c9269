import { useState } from 'react';

/**
 * A value the host may own: with `value` it is never changed here, only reported; without, it starts at `initial` and is
 * kept here.
 */
export function useControlled<T>(
  value: T | undefined,
  initial: () => T,
  onChange: ((value: T) => void) | undefined,
): [T, (value: T) => void] {
  const [own, setOwn] = useState(initial);
  const current = value === undefined ? own : value;
  const change = (next: T) => {
    if (value === undefined) setOwn(next);
    onChange?.(next);
  };
  return [current, change];
}
