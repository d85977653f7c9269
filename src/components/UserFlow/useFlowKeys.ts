import { type KeyboardEvent, useState } from 'react';

import { type FlowMove, walkFlow } from '../../geometry/flow-walk.js';
import type { FlowLayout } from '../../geometry/flow.js';
import { hideable } from '../../hooks/flow-edit.js';
import type { ResolvedFlowQuery } from '../../model/flow.js';
import type { FlowMark } from './marks.js';
import type { FlowActions } from './tool.js';

interface FlowKeysOptions {
  layout: FlowLayout;
  isMirrored: boolean;
  find(id: string | null): FlowMark | null;
  actions: FlowActions | null;
  resolved: ResolvedFlowQuery;
}

interface FlowKeys {
  /** Id of the node Tab stops at. */
  tabStop: string | null;
  onFocus(id: string): void;
  onKeyDown(event: KeyboardEvent<SVGSVGElement>): void;
}

/** Walks the nodes with the arrow keys, one tab stop for all; X hides what has the focus. */
export function useFlowKeys(options: FlowKeysOptions): FlowKeys {
  const { layout, isMirrored, find, actions, resolved } = options;
  const [last, setLast] = useState<string | null>(null);
  const anchor = layout.columns.find(({ offset }) => offset === 0)?.nodes[0];
  const mark = find(last);
  const current = mark && 'node' in mark ? mark.node : anchor;
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>) => {
    if (!current || event.altKey || event.metaKey || event.defaultPrevented) return;
    const moves: Record<string, FlowMove> = {
      ArrowRight: isMirrored ? 'previous' : 'next',
      ArrowLeft: isMirrored ? 'next' : 'previous',
      ArrowUp: 'up',
      ArrowDown: 'down',
      Home: event.ctrlKey ? 'start' : 'first',
      End: event.ctrlKey ? 'end' : 'last',
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      const { id } = walkFlow(layout, current, move);
      const nodes = event.currentTarget.querySelectorAll<SVGElement>('[data-node]');
      const to = [...nodes].find((node) => node.dataset['node'] === id);
      to?.focus();
      to?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return;
    }
    if (event.key.toLowerCase() !== 'x' || event.ctrlKey || !actions) return;
    const events = hideable(current.ref, resolved);
    if (!events) return;
    event.preventDefault();
    actions.hide(events);
  };
  return { tabStop: current?.id ?? null, onFocus: setLast, onKeyDown };
}
