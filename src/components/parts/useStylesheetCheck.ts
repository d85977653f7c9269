import { type RefObject, useEffect } from 'react';

declare const process: { env: { NODE_ENV?: string } } | undefined;

/** Said once a page, while it is developed. */
let isSaid = false;

function isDeveloped(): boolean {
  return typeof process !== 'undefined' && process.env.NODE_ENV !== 'production';
}

/** Warns in the console when the stylesheet is missing: without it everything is there and nothing looks right. */
export function useStylesheetCheck(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (isSaid || !isDeveloped() || !root.current) return;
    if (getComputedStyle(root.current).getPropertyValue('--uk-bg')) return;
    isSaid = true;
    console.warn("usagekit: the stylesheet is missing; add import 'usagekit/styles.css'");
  }, [root]);
}
