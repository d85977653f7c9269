import type { ReactNode } from 'react';

import type { LitFlow } from '../../geometry/flow-lit.js';
import type { FlowLayout, FlowStub } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { mostFollowed } from '../../hooks/flow-units.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { IconButton } from '../parts/IconButton.js';
import { CloseIcon, InfoIcon } from '../parts/icons.js';
import { FlowReading } from './FlowReading.js';
import type { FlowMark } from './marks.js';

interface FlowFootProps {
  layout: FlowLayout;
  resolved: ResolvedFlowQuery;
  data: FlowResult;
  lit: LitFlow | null;
  /** What is read now. */
  read: FlowMark | null;
  /** Whose paths stay lit. */
  kept: FlowMark | null;
  isAsking: boolean;
  isTooMany: boolean;
  isPinned: boolean;
  onStop(): void;
}

/** Under the flow: what its shapes mean, or whose paths are lit and how many of them; and what is not drawn. */
export function FlowFoot(props: FlowFootProps): ReactNode {
  const { layout, data, resolved, lit, read, kept, isAsking, isTooMany, isPinned, onStop } = props;
  const { format } = useAnalyticsContext('FlowFoot');
  const messages = useToolMessages(userFlowMessages, 'FlowFoot');
  const kinds = new Set(
    layout.columns.flatMap(({ nodes }) =>
      nodes.flatMap(({ stubs }) => stubs.map(({ kind }) => kind)),
    ),
  );
  const legend: [FlowStub['kind'] | 'on', string][] = [
    ['on', messages.legendOn],
    ['ended', messages.legendEnded],
    ['started', messages.legendStarted],
    ['unseen', messages.legendUnseen],
  ];
  const units = messages.flowUnitNoun(resolved);
  const { thin } = layout;
  const thinCount = thin.reduce((sum, { count }) => sum + count, 0);
  const all = layout.links.reduce((sum, { link }) => sum + link.count, thinCount);
  const litText = ({ part }: FlowMark, { count, of }: LitFlow): string => {
    const whose =
      'node' in part
        ? messages.atNode(of, part.node, resolved, format)
        : messages.alongLink(of, part.link.from, part.link.to, resolved, format);
    if (count >= of) return messages.litAll(whose);
    if (isAsking) return messages.litAsking(whose);
    const some = messages.litSome(count, of, units, format);
    return isTooMany ? `${some}; ${messages.litTooMany(mostFollowed, format)}` : some;
  };
  const said = kept && lit ? litText(kept, lit) : '';
  return (
    <div className="uk-flow-foot">
      <div className="uk-flow-foot-line">
        {read && read.id !== kept?.id ? (
          <FlowReading mark={read} layout={layout} data={data} resolved={resolved} lit={lit} />
        ) : kept ? (
          <span role="status">{said}</span>
        ) : (
          <ul className="uk-flow-legend">
            {legend
              .filter(([kind]) => kind === 'on' || kinds.has(kind))
              .map(([kind, text]) => (
                <li key={kind}>
                  <i data-kind={kind} />
                  {text}
                </li>
              ))}
          </ul>
        )}
        {isPinned ? (
          <IconButton label={messages.stopLighting} onClick={onStop}>
            <CloseIcon />
          </IconButton>
        ) : null}
      </div>
      {thin.length > 0 ? (
        <div className="uk-flow-thin">
          <InfoIcon />
          {messages.thinLinks(thin.length, thinCount / all, resolved, format)}
        </div>
      ) : null}
    </div>
  );
}
