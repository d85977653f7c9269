import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowNode, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';

interface NodeLinesProps {
  offset: number;
  node: FlowNode;
  resolved: ResolvedFlowQuery;
}

/** Where those of a node begin and end. */
export function NodeLines({ offset, node, resolved }: NodeLinesProps): ReactNode {
  const { format } = useAnalyticsContext('NodeLines');
  const messages = useToolMessages(userFlowMessages, 'NodeLines');
  const { count, ended, started, unseen } = node;
  const say = (part: number, words: typeof messages.endHere) =>
    part > 0 ? words(part, part / count, format) : '';
  const lines = [
    resolved.before > 0 && offset <= 0 ? say(started, messages.beginHere) : '',
    offset >= 0 ? say(ended, messages.endHere) : '',
    say(unseen, offset < 0 ? messages.comeFromUnseen : messages.goOnUnseen),
  ].filter(Boolean);
  return lines.map((line) => <span key={line}>{line}</span>);
}
