import type { ReactNode } from 'react';

import { linkId, nodeId } from '../../geometry/flow-ids.js';
import type { PlacedNode } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowLink, FlowResult } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import type { NumberPart, Numbers } from '../parts/useNumbers.js';

interface NodeLinksProps {
  placed: PlacedNode;
  data: FlowResult;
  numbers: Numbers | null;
  onPick(part: NumberPart, count: number): void;
}

/** Where the units of a node went and came from: every link, also those too thin to draw, as numbers to open. */
export function NodeLinks({ placed, data, numbers, onPick }: NodeLinksProps): ReactNode {
  const { format } = useAnalyticsContext('NodeLinks');
  const messages = useToolMessages(userFlowMessages, 'NodeLinks');
  const own = (end: 'from' | 'to') =>
    data.links
      .filter((link) => nodeId(link[end]) === placed.id)
      .toSorted((a, b) => b.count - a.count);
  const part = ({ from, to }: FlowLink): NumberPart => ({ link: { from, to } });
  const list = (heading: string, links: FlowLink[], far: 'from' | 'to') =>
    links.length === 0 ? null : (
      <section className="uk-flow-menu-links" aria-label={heading}>
        <h4>{heading}</h4>
        <ul>
          {links.map((link) => {
            const name = messages.group(link[far].key);
            const text = (
              <>
                <span className="uk-flow-menu-name" title={name}>
                  {name}
                </span>
                <b>{format.number(link.count)}</b>
                <span>{format.percent(link.count / placed.node.count)}</span>
              </>
            );
            return (
              <li key={linkId(link)}>
                {numbers ? (
                  <button
                    type="button"
                    className="uk-item uk-item-button"
                    data-selected={numbers.isPicked(part(link)) ? 'true' : undefined}
                    onClick={() => onPick(part(link), link.count)}
                  >
                    {text}
                  </button>
                ) : (
                  <div className="uk-item">{text}</div>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    );
  return (
    <>
      {list(messages.goesTo, own('from'), 'to')}
      {list(messages.comesFrom, own('to'), 'from')}
    </>
  );
}
