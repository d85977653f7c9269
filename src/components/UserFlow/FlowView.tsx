import { type ReactNode, useId, useMemo, useReducer, useRef, useState } from 'react';

import { labelLines, nameCutter, writtenWidth } from '../../geometry/flow-labels.js';
import { flowPitch, layoutFlow } from '../../geometry/flow.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import { canEscape, readFlow, readNow, startFlowReading } from '../../hooks/flow-reading.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import type { LinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import type { FlowNode, FlowQuery, FlowResult, ResolvedFlowQuery } from '../../model/flow.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import type { Numbers } from '../parts/useNumbers.js';
import { useWidth } from '../parts/useWidth.js';
import { AddStep } from './AddStep.js';
import { FlowFoot } from './FlowFoot.js';
import { FlowHeads } from './FlowHeads.js';
import { FlowLinks } from './FlowLinks.js';
import { FlowNodes } from './FlowNodes.js';
import { markFinder } from './marks.js';
import { NodeButton } from './NodeButton.js';
import { NodeMenu } from './NodeMenu.js';
import type { FlowActions } from './tool.js';
import { useFlowKeys } from './useFlowKeys.js';
import { useLit } from './useLit.js';
import { useNodeLabels } from './useNodeLabels.js';
import { useNodeSplit } from './useNodeSplit.js';
import { useRefocusing } from './useRefocusing.js';

interface FlowViewProps {
  data: FlowResult;
  resolved: ResolvedFlowQuery;
  /** The question, where more can be asked about its numbers. */
  asked: FlowQuery | undefined;
  numbers: Numbers | null;
  link: LinkedQuestion<FlowQuery>;
  /** Null where nothing is asked. */
  actions: FlowActions | null;
  height: number;
  takeaway: string;
}

const lineHeight = 16;
const labelGap = 4;
/** Room between what is written over a node and the next step. */
const labelMargin = 20;

/** The flow as nodes and links, with what can be done with them. */
export function FlowView(props: FlowViewProps): ReactNode {
  const { data, resolved, asked, numbers, link, takeaway } = props;
  const { direction } = useAnalyticsContext('FlowView');
  const messages = useToolMessages(userFlowMessages, 'FlowView');
  const keysId = useId();
  const [scroll, room] = useWidth();
  const plot = useRef<HTMLDivElement>(null);
  const [reading, dispatch] = useReducer(readFlow, startFlowReading);
  const [menu, setMenu] = useState<{ id: string; at: Element } | null>(null);

  const actions = useRefocusing(props.actions, plot, data);
  const { before, after } = resolved;
  const labelOf = useNodeLabels(resolved);
  const labelWidth = flowPitch(room, resolved) - labelMargin;
  const { lines, nameOf } = useMemo(() => {
    const labels = data.steps.flatMap((step) =>
      step.nodes.map((node) => labelOf(step.offset, node)),
    );
    const cut = nameCutter(
      labels.map(({ name }) => name),
      labelWidth,
    );
    return { lines: labelLines(labels, cut, labelWidth), nameOf: cut };
  }, [data, labelOf, labelWidth]);
  const widthOf = (offset: number, node: FlowNode) => {
    const label = labelOf(offset, node);
    const written = writtenWidth({ ...label, name: nameOf(label.name) }, lines);
    return Math.min(labelWidth, written);
  };
  // What stands under the plot and over it is part of the height.
  const height = props.height - 88;
  const isMirrored = direction === 'rtl';
  const layout = useMemo(
    () =>
      layoutFlow(data, {
        width: room,
        height,
        before,
        after,
        labelHeight: lines * lineHeight + labelGap,
        isMirrored,
      }),
    [data, room, height, before, after, lines, isMirrored],
  );
  const find = useMemo(() => markFinder(layout), [layout]);
  const read = find(readNow(reading));
  const picked =
    link.selected && numbers
      ? [...layout.columns.flatMap(({ nodes }) => nodes), ...layout.links].find(({ id }) => {
          const mark = find(id);
          return mark !== null && numbers.isPicked(mark.part);
        })
      : undefined;
  const kept = find(reading.pinned) ?? find(picked?.id ?? null);
  const { lit, isAsking, isTooMany } = useLit({ data, resolved, asked, read, kept });
  const split = useNodeSplit({ resolved, asked, find, link });
  const keys = useFlowKeys({ layout, isMirrored, find, actions, resolved });

  const onPointerOver = ({ target }: { target: EventTarget }) => {
    const element = target as Element;
    if (element.closest('[data-keep]')) return;
    const id = element.closest('[data-mark]')?.getAttribute('data-mark') ?? null;
    dispatch({ type: 'point', id });
  };
  const shown = find(menu?.id ?? null);
  return (
    <div
      className="uk-flow"
      role="presentation"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !canEscape(reading)) return;
        event.preventDefault();
        dispatch({ type: 'escape' });
      }}
    >
      <span id={keysId} className="uk-hidden">
        {messages.flowKeys}
      </span>
      <div className="uk-flow-frame">
        {actions?.addBefore ? (
          <AddStep label={messages.addStepBefore} onAdd={actions.addBefore} />
        ) : null}
        <div ref={scroll} className="uk-flow-scroll" style={{ minBlockSize: props.height - 44 }}>
          {room > 0 ? (
            <>
              <FlowHeads layout={layout} data={data} resolved={resolved} isMirrored={isMirrored} />
              <div
                ref={plot}
                className="uk-flow-plot"
                style={{ inlineSize: layout.width, blockSize: layout.height }}
                data-lit={lit ? '' : undefined}
                onPointerOver={onPointerOver}
                onPointerLeave={() => dispatch({ type: 'point', id: null })}
              >
                <svg
                  width={layout.width}
                  height={layout.height}
                  role="group"
                  aria-label={messages.flowChart(takeaway)}
                  aria-describedby={keysId}
                  onKeyDown={keys.onKeyDown}
                  onBlur={(event) => {
                    if (!event.currentTarget.contains(event.relatedTarget)) {
                      dispatch({ type: 'focus', id: null });
                    }
                  }}
                >
                  <FlowLinks
                    layout={layout}
                    data={data}
                    resolved={resolved}
                    lit={lit}
                    readId={read?.id ?? null}
                    onPick={(id, at) => {
                      const mark = find(id);
                      if (mark) numbers?.pick(mark.part, mark.count, at);
                    }}
                  />
                  <FlowNodes
                    layout={layout}
                    data={data}
                    resolved={resolved}
                    lit={lit}
                    lines={lines}
                    widthOf={widthOf}
                    labelOf={labelOf}
                    nameOf={nameOf}
                    split={split.segments}
                    tabStop={keys.tabStop}
                    isMirrored={isMirrored}
                    openId={menu?.id ?? null}
                    onFocus={(id) => {
                      keys.onFocus(id);
                      dispatch({ type: 'focus', id });
                    }}
                    onOpen={(id, at) => setMenu({ id, at })}
                  />
                </svg>
                <NodeButton
                  mark={read}
                  layout={layout}
                  resolved={resolved}
                  widthOf={widthOf}
                  isMirrored={isMirrored}
                  actions={actions}
                />
              </div>
            </>
          ) : null}
        </div>
        {actions?.addAfter ? (
          <AddStep label={messages.addStepAfter} onAdd={actions.addAfter} />
        ) : null}
      </div>
      <FlowFoot
        layout={layout}
        resolved={resolved}
        data={data}
        lit={lit}
        read={read}
        kept={kept}
        isAsking={isAsking}
        isTooMany={isTooMany}
        isPinned={reading.pinned !== null}
        onStop={() => dispatch({ type: 'pin', id: null })}
      />
      <NodeMenu
        open={menu}
        mark={shown}
        layout={layout}
        data={data}
        resolved={resolved}
        numbers={numbers}
        actions={actions}
        split={split}
        isPinned={shown !== null && reading.pinned === shown.id}
        onPin={(id) => dispatch({ type: 'pin', id })}
        onClose={() => setMenu(null)}
      />
      {split.menu}
    </div>
  );
}
