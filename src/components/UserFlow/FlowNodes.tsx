import { type ReactNode, useId } from 'react';

import type { LitFlow } from '../../geometry/flow-lit.js';
import { type FlowLayout, nodeWidth, type PlacedNode, stubWidth } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { FlowNode, FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { NodeBar } from './NodeBar.js';
import { Fade, NodeStubs, stubFade } from './NodeStubs.js';
import type { NodeLabel } from './useNodeLabels.js';
import type { SplitSegments } from './useNodeSplit.js';

interface FlowNodesProps {
  layout: FlowLayout;
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  lit: LitFlow | null;
  /** Lines of a label. */
  lines: 1 | 2;
  /** About how wide a node's label is. */
  widthOf(offset: number, node: FlowNode): number;
  labelOf(offset: number, node: FlowNode): NodeLabel;
  /** A name cut to the room there is. */
  nameOf(name: string): string;
  split: SplitSegments | null;
  /** Id of the node Tab stops at. */
  tabStop: string | null;
  isMirrored: boolean;
  openId: string | null;
  onFocus(id: string): void;
  onOpen(id: string, at: Element): void;
}

/** A piece of text that keeps its own direction among others. */
const apart = (text: string): string => `\u2068${text}\u2069`;
const space = '\u00a0\u00a0';

/** The nodes: bars, their ends and beginnings, and what is written above them. */
export function FlowNodes(props: FlowNodesProps): ReactNode {
  const { layout, data, resolved, lit, lines, widthOf, labelOf, nameOf } = props;
  const { split, tabStop, isMirrored, openId, onFocus, onOpen } = props;
  const { format } = useAnalyticsContext('FlowNodes');
  const messages = useToolMessages(userFlowMessages, 'FlowNodes');
  const id = useId();
  const fade = stubFade(id);
  const words = { total: data.total, query: resolved, format };
  const leftOf = ({ x }: PlacedNode, width: number) => (isMirrored ? x + nodeWidth - width : x);
  return (
    <g>
      <defs>
        {(['ended', 'unseen', 'started', 'thin'] as const).map((kind) => (
          <Fade key={kind} id={fade(kind, true)} kind={kind} isRight />
        ))}
        {(['ended', 'unseen', 'started', 'thin'] as const).map((kind) => (
          <Fade key={kind} id={fade(kind, false)} kind={kind} isRight={false} />
        ))}
      </defs>
      {layout.columns
        .flatMap(({ nodes }) => nodes)
        .map((placed) => {
          const { node, ref } = placed;
          const text = labelOf(ref.offset, node);
          const name = nameOf(text.name);
          const share = lit ? (lit.nodes.get(placed.id) ?? 0) / node.count : null;
          const start = isMirrored ? placed.x + nodeWidth : placed.x;
          const first = placed.labelY + 12;
          const target = widthOf(ref.offset, node) + 4;
          const numbers = (
            <>
              <tspan className="uk-flow-count">{apart(text.count)}</tspan>
              {text.drop ? (
                <tspan className="uk-flow-drop">{`${space}${apart(text.drop)}`}</tspan>
              ) : null}
              {text.begin ? (
                <tspan className="uk-flow-begin">{`${space}${apart(text.begin)}`}</tspan>
              ) : null}
            </>
          );
          const placing = { x: start, direction: isMirrored ? 'rtl' : 'ltr' } as const;
          return (
            <g
              key={placed.id}
              data-mark={placed.id}
              data-dim={share === 0 ? '' : undefined}
              data-other={ref.key.type === 'other' ? '' : undefined}
              className="uk-flow-node"
              role="presentation"
              onClick={({ currentTarget }) => {
                const button = currentTarget.querySelector('[data-node]');
                if (button) onOpen(placed.id, button);
              }}
            >
              <title>{text.name}</title>
              <NodeStubs placed={placed} isMirrored={isMirrored} width={stubWidth} fade={fade} />
              <NodeBar
                placed={placed}
                share={share}
                segments={split?.id === placed.id ? split.values : null}
              />
              <rect
                className="uk-flow-hit"
                x={placed.x - 6}
                y={placed.y}
                width={nodeWidth + 12}
                height={placed.height}
              />
              <g
                className="uk-flow-button"
                role="button"
                tabIndex={placed.id === tabStop ? 0 : -1}
                aria-haspopup="dialog"
                aria-expanded={openId === placed.id}
                aria-label={messages.flowNodeName(ref.offset, node, words)}
                data-node={placed.id}
                onFocus={() => onFocus(placed.id)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return;
                  event.preventDefault();
                  onOpen(placed.id, event.currentTarget);
                }}
              >
                <rect
                  className="uk-flow-hit"
                  x={leftOf(placed, target) - 3}
                  y={placed.labelY - 2}
                  width={target + 6}
                  height={placed.y - placed.labelY + 2}
                  rx={4}
                />
              </g>
              <g className="uk-flow-label" aria-hidden="true">
                <text {...placing} y={first}>
                  <tspan className="uk-flow-name">{apart(name)}</tspan>
                  {lines === 1 ? space : null}
                  {lines === 1 ? numbers : null}
                </text>
                {lines === 2 ? (
                  <text {...placing} y={first + 16}>
                    {numbers}
                  </text>
                ) : null}
              </g>
            </g>
          );
        })}
    </g>
  );
}
