import type { ReactNode } from 'react';

import { type FlowLayout, nodeWidth } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';

interface FlowHeadsProps {
  layout: FlowLayout;
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  isMirrored: boolean;
}

/** Which step each column is, and the share of all that have it. */
export function FlowHeads({ layout, data, resolved, isMirrored }: FlowHeadsProps): ReactNode {
  const { format } = useAnalyticsContext('FlowHeads');
  const messages = useToolMessages(userFlowMessages, 'FlowHeads');
  const { columns, pitch, width } = layout;
  return (
    <div className="uk-flow-heads" style={{ inlineSize: width }}>
      {columns.map(({ offset, x, nodes }) => {
        const count = nodes.reduce((sum, { node }) => sum + node.count, 0);
        return (
          <div
            key={offset}
            style={{ left: isMirrored ? x + nodeWidth - pitch : x, inlineSize: pitch }}
            data-anchor={offset === 0 ? '' : undefined}
          >
            <b>{messages.flowStep(offset, format)}</b>{' '}
            {nodes.length === 0 ? (
              <span>{messages.nobodyHere}</span>
            ) : (
              <span title={messages.flowReached(count / data.total, resolved, format)}>
                {messages.flowStepShare(count / data.total, format)}
              </span>
            )}
          </div>
        );
      })}
    </div>
  );
}
