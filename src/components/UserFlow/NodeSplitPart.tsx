import type { ReactNode } from 'react';

import { useAnalyticsContext } from '../../hooks/context.js';
import { mostFollowed } from '../../hooks/flow-units.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import type { NodeSplit, SplitValue } from './useNodeSplit.js';

interface NodeSplitPartProps {
  /** The node. */
  id: string;
  split: NodeSplit;
  resolved: ResolvedFlowQuery;
  /** Units of the node. */
  count: number;
  /** The reader wants to choose a property. */
  onChoose(): void;
  onPick(value: SplitValue): void;
}

/** How many of a node's units have each value of the property it is broken down by. */
export function NodeSplitPart(props: NodeSplitPartProps): ReactNode {
  const { id, split, resolved, count, onChoose, onPick } = props;
  const { format } = useAnalyticsContext('NodeSplitPart');
  const messages = useToolMessages(userFlowMessages, 'NodeSplitPart');
  const chosen = split.chosen?.id === id ? split.chosen : null;
  const choose = (
    <button type="button" className="uk-item uk-item-button" onClick={onChoose}>
      {chosen ? messages.breakDownAgain : messages.breakDown}
    </button>
  );
  if (!chosen) return choose;
  const heading = messages.brokenDownBy(messages.property(chosen.property));
  const values = split.segments?.id === id ? split.segments.values : null;
  return (
    <section className="uk-flow-menu-links" aria-label={heading}>
      <h4>{heading}</h4>
      {values === null ? (
        <p role="status">
          {split.isTooMany ? messages.litTooMany(mostFollowed, format) : messages.loading}
        </p>
      ) : values.length === 0 ? (
        <p>{messages.noValues}</p>
      ) : (
        <ul>
          {values.map((value) => {
            const name = messages.group(value.key);
            return (
              <li key={value.id}>
                <button
                  type="button"
                  className="uk-item uk-item-button"
                  onClick={() => onPick(value)}
                >
                  <i className="uk-swatch" style={{ background: value.color }} />
                  <span className="uk-flow-menu-name" title={name}>
                    {name}
                  </span>
                  <b>{format.number(value.count)}</b>
                  <span>{format.percent(value.count / count)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {values && values.length > 0 ? <p>{messages.breakDownNote(resolved)}</p> : null}
      {choose}
      <button type="button" className="uk-item uk-item-button" onClick={() => split.choose(null)}>
        {messages.stopBreakDown}
      </button>
    </section>
  );
}
