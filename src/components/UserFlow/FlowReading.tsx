import type { ReactNode } from 'react';

import type { LitFlow } from '../../geometry/flow-lit.js';
import type { FlowLayout } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { type FlowMark, placedNode } from './marks.js';
import { NodeLines } from './NodeLines.js';

interface FlowReadingProps {
  mark: FlowMark;
  layout: FlowLayout;
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  lit: LitFlow | null;
}

/** What the node or link that is read says in full. It stands under the flow, where it covers nothing. */
export function FlowReading({ mark, layout, data, resolved, lit }: FlowReadingProps): ReactNode {
  const { format } = useAnalyticsContext('FlowReading');
  const messages = useToolMessages(userFlowMessages, 'FlowReading');
  const units = messages.flowUnitNoun(resolved);
  const words = { total: data.total, query: resolved, format };
  const from = 'link' in mark ? placedNode(layout, mark.link.link.from)?.node : undefined;
  return (
    <div className="uk-flow-reading">
      {'node' in mark ? (
        <>
          <b>{messages.group(mark.node.ref.key)}</b>
          <span>
            {messages.flowStep(mark.node.ref.offset, format)},{' '}
            {messages.flowOf(mark.count, data.total, units, format)} (
            {format.percent(mark.count / data.total)})
          </span>
          <NodeLines offset={mark.node.ref.offset} node={mark.node.node} resolved={resolved} />
        </>
      ) : (
        <>
          <b>{messages.flowLinkTitle(mark.link.link.from.key, mark.link.link.to.key)}</b>
          <span>{from ? messages.flowLinkText(mark.count, from, words) : null}</span>
        </>
      )}
      {lit && lit.count < lit.of ? (
        <span>{messages.litSome(lit.count, lit.of, units, format)}</span>
      ) : null}
    </div>
  );
}
