import { useMemo } from 'react';

import type { FlowLabelText } from '../../geometry/flow-labels.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowNode, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';

/** What is written above a node, and how its numbers are read. */
export interface NodeLabel extends FlowLabelText {
  count: string;
  /** Share that ends there. */
  drop: string;
  /** Share that begins there. */
  begin: string;
}

/** Makes the labels of nodes. */
export function useNodeLabels({
  before,
}: Pick<ResolvedFlowQuery, 'before'>): (offset: number, node: FlowNode) => NodeLabel {
  const { format } = useAnalyticsContext('useNodeLabels');
  const messages = useToolMessages(userFlowMessages, 'useNodeLabels');
  return useMemo(
    () => (offset, node) => {
      const { key, count: units, ended, started } = node;
      const count = format.compact(units);
      const drop = offset >= 0 && ended > 0 ? messages.flowDrop(ended / units, format) : '';
      const isKnown = before > 0 && offset <= 0 && started > 0;
      const begin = isKnown ? messages.flowBegin(started / units, format) : '';
      const numbers = [count, drop, begin].filter(Boolean).join('  ');
      return { name: messages.group(key), numbers, count, drop, begin };
    },
    [before, format, messages],
  );
}
