'use client';
import { useEffect, useRef } from 'react';

/** Closes the drawer that is open, of whichever chart or page it is. */
let closeOpen: (() => void) | null = null;

/** Keeps one drawer open at a time: one that opens closes the one before it. */
export function useOnlyOpen(close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  }, [close]);
  useEffect(() => {
    const mine = () => latest.current();
    closeOpen?.();
    closeOpen = mine;
    return () => {
      if (closeOpen === mine) closeOpen = null;
    };
  }, []);
}
