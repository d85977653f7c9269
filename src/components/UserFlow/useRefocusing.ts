import { type RefObject, useEffect, useMemo, useRef } from 'react';

import type { FlowActions } from './tool.js';

/** What changes the flow may take the node that has the focus away: the one Tab stops at has it after that. */
export function useRefocusing(
  actions: FlowActions | null,
  plot: RefObject<HTMLElement | null>,
  data: unknown,
): FlowActions | null {
  const isWaiting = useRef(false);
  useEffect(() => {
    if (!isWaiting.current) return;
    isWaiting.current = false;
    // What someone went on to meanwhile keeps it.
    if (document.activeElement !== document.body) return;
    plot.current?.querySelector<SVGElement>('[data-node][tabindex="0"]')?.focus();
  }, [data, plot]);
  return useMemo(() => {
    if (!actions) return null;
    const wait = () => {
      isWaiting.current = true;
    };
    return {
      ...actions,
      hide: (events) => {
        wait();
        actions.hide(events);
      },
      startFrom: (events) => {
        wait();
        actions.startFrom(events);
      },
    };
  }, [actions]);
}
