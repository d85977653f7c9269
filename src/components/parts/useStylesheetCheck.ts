import { type RefObject, useEffect } from 'react';

declare const process: { env: { NODE_ENV?: string } };

/** Said once a page, while it is developed. */
let isSaid = false;

/** Bundlers put the mode in this expression's place; without one there is no such name. */
function isDeveloped(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
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
