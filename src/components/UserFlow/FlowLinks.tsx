import type { ReactNode } from 'react';

import type { LitFlow } from '../../geometry/flow-lit.js';
import { ribbonPath } from '../../geometry/flow-ribbon.js';
import type { FlowLayout } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { placedNode } from './marks.js';

interface FlowLinksProps {
  layout: FlowLayout;
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  lit: LitFlow | null;
  /** The link that is pointed at. */
  readId: string | null;
  onPick(id: string, at: Element): void;
}

/** More marks than this are no help to a screen reader, which has the menus of the nodes and the table of paths. */
const mostExposed = 200;

/** The links, and over them the part of each that is lit. A menu of their nodes reaches them by keyboard. */
export function FlowLinks(props: FlowLinksProps): ReactNode {
  const { layout, data, resolved, lit, readId, onPick } = props;
  const { format } = useAnalyticsContext('FlowLinks');
  const messages = useToolMessages(userFlowMessages, 'FlowLinks');
  const { total } = data;
  const nodes = layout.columns.reduce((sum, column) => sum + column.nodes.length, 0);
  const isExposed = nodes + layout.links.length <= mostExposed;
  const read = layout.links.find(({ id }) => id === readId);
  return (
    <g>
      {layout.links.map((placed) => {
        const { id, link } = placed;
        const from = placedNode(layout, link.from)?.node;
        const share = lit ? (lit.links.get(id) ?? 0) / link.count : 0;
        const title = messages.flowLinkTitle(link.from.key, link.to.key);
        const text = from
          ? messages.flowLinkText(link.count, from, { total, query: resolved, format })
          : '';
        return (
          <g key={id} data-mark={id}>
            {/* Keyboards reach it in the menus of its nodes. */}
            {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
            <path
              className="uk-flow-link"
              d={ribbonPath(placed)}
              {...(isExposed
                ? { role: 'button', tabIndex: -1, 'aria-label': `${title}: ${text}` }
                : { 'aria-hidden': true })}
              data-read={id === readId ? '' : undefined}
              onClick={(event) => onPick(id, event.currentTarget)}
            />
            {share > 0 ? (
              <path className="uk-flow-lit" d={ribbonPath(placed, Math.min(1, share))} />
            ) : null}
          </g>
        );
      })}
      {read ? (
        <text
          className="uk-flow-link-count"
          x={(read.from.x + read.to.x) / 2}
          y={(read.from.y + read.to.y + (read.from.height + read.to.height) / 2) / 2}
          dy="0.35em"
          textAnchor="middle"
          aria-hidden="true"
          data-allow-overlap=""
        >
          {format.number(read.link.count)}
        </text>
      ) : null}
    </g>
  );
}
