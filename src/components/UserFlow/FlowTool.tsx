'use client';
import { type ReactNode, useRef } from 'react';

import { changed } from '../../hooks/changed.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import {
  addStep,
  flowQuestion,
  hideEvents,
  maxNodesPerStep,
  showMore,
  startFrom,
} from '../../hooks/flow-edit.js';
import { useShownAnswer } from '../../hooks/shown-answer.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { flowWords, useFlow } from '../../hooks/useFlow.js';
import { useLinkedQuestion } from '../../hooks/useLinkedQuestion.js';
import { usePageRange } from '../../hooks/usePageScope.js';
import { type FlowQuery, maxFlowSteps } from '../../model/flow.js';
import { isAny } from '../../model/phrases.js';
import { userFlowMessages } from '../../model/user-flow-messages.js';
import { ExportMenu } from '../parts/ExportMenu.js';
import { FlowIcon, TableIcon } from '../parts/icons.js';
import { noticesOf } from '../parts/Notices.js';
import { RemoveFilters } from '../parts/RemoveFilters.js';
import { ResultCard } from '../parts/ResultCard.js';
import { Segments } from '../parts/Segments.js';
import { useControlled } from '../parts/useControlled.js';
import { useNumbers } from '../parts/useNumbers.js';
import { flowTable, pathsTable } from './flow-table.js';
import { FlowSkeleton } from './FlowSkeleton.js';
import { FlowToolbar } from './FlowToolbar.js';
import { FlowView } from './FlowView.js';
import { PathsTable } from './PathsTable.js';
import type { FlowActions, UserFlowProps, UserFlowValue } from './tool.js';
import { useCardWidth } from './useCardWidth.js';

/** A flow in less room is a list of paths, unless the reader wants the flow. */
const leastWidth = 560;
const mostTall = 10;

/** Height of a flow of so many names a step: their labels, and bars tall enough to compare. */
function heightOf(nodesPerStep: number): number {
  const names = Math.min(mostTall, nodesPerStep);
  return 268 + 46 * names + 12 * Math.max(0, names - 5);
}

/** The question, the answer to it and the card around it. */
export function FlowTool(props: UserFlowProps): ReactNode {
  const { value: givenValue, defaultValue, onValueChange, data: given, ...rest } = props;
  const { linked, onSelect, ref, ...card } = rest;
  const { format } = useAnalyticsContext('UserFlow');
  const messages = useToolMessages(userFlowMessages, 'UserFlow');
  const [value, setValue] = useControlled<UserFlowValue>(
    givenValue,
    () => ({ ...defaultValue }),
    onValueChange,
  );
  const chosen = usePageRange(value.range);
  const link = useLinkedQuestion<FlowQuery>(given ? null : flowQuestion(value, chosen.range), {
    linked,
    onSelect,
  });
  const answer = useShownAnswer(given, useFlow(link.query), flowWords);
  const numbers = useNumbers(answer, link);
  const body = useRef<HTMLDivElement>(null);
  const [root, width] = useCardWidth(ref);

  const { data, resolved, asked } = answer;
  const view = value.view ?? (width > 0 && width < leastWidth ? 'paths' : 'flow');
  const takeaway =
    data && resolved && isAny(resolved.anchor) && data.total > 0
      ? messages.flowStartTakeaway(data, resolved, format)
      : answer.takeaway;
  const nodesPerStep = given?.resolved.nodesPerStep ?? value.nodesPerStep ?? 5;
  const height = heightOf(nodesPerStep);
  const { before = 0, after = 3 } = value;
  const isFromStart = value.anchor === undefined || isAny(value.anchor);
  const actions: FlowActions | null = given
    ? null
    : {
        hide: (events) => setValue(hideEvents(value, events)),
        startFrom: (events) => setValue(startFrom(value, events)),
        showMore: nodesPerStep < maxNodesPerStep ? () => setValue(showMore(value)) : null,
        addBefore:
          before < maxFlowSteps && !isFromStart ? () => setValue(addStep(value, 'before')) : null,
        addAfter: after < maxFlowSteps ? () => setValue(addStep(value, 'after')) : null,
      };
  const isNarrowed = value.where !== undefined || value.anchor !== undefined || value.exclude;
  const tableOptions = { messages, format };

  return (
    <ResultCard
      {...card}
      ref={root}
      name={messages.flowName}
      answer={{ ...answer, takeaway }}
      numbers={numbers}
      narrowed={link}
      isEmpty={data !== undefined && data.total === 0}
      noData={!given && chosen.noData}
      height={height}
      skeleton={<FlowSkeleton view={view} />}
      notices={data ? noticesOf(data.meta, messages, format) : []}
      onShowAll={
        given || value.range === 'all' ? undefined : () => setValue({ ...value, range: 'all' })
      }
      emptyActions={
        !given && isNarrowed ? (
          <RemoveFilters
            onRemove={() =>
              setValue(changed(value, { where: undefined, anchor: undefined, exclude: undefined }))
            }
          />
        ) : null
      }
      toolbar={given ? null : <FlowToolbar value={value} chosen={chosen} onChange={setValue} />}
      corner={
        <div className="uk-corner">
          <Segments
            label={messages.view}
            value={view}
            options={[
              { value: 'flow', label: messages.flowView, icon: <FlowIcon /> },
              { value: 'paths', label: messages.topPaths, icon: <TableIcon /> },
            ]}
            onChoose={(next) => setValue({ ...value, view: next })}
          />
          {data && resolved ? (
            <ExportMenu
              name={takeaway || messages.flowName}
              table={() =>
                view === 'flow'
                  ? flowTable(data, tableOptions)
                  : pathsTable(data, resolved, tableOptions)
              }
              result={() => ({ resolved, result: data })}
              query={resolved}
              {...(view === 'flow'
                ? {
                    svg: () =>
                      body.current?.querySelector<SVGSVGElement>('.uk-flow-plot > svg') ?? null,
                  }
                : {})}
              picture={{ title: takeaway, subtitle: answer.definition }}
            />
          ) : null}
        </div>
      }
    >
      <div ref={body}>
        {data && resolved && view === 'flow' ? (
          <FlowView
            data={data}
            resolved={resolved}
            asked={asked}
            numbers={numbers}
            link={link}
            actions={actions}
            height={height}
            takeaway={takeaway}
          />
        ) : null}
        {data && resolved && view === 'paths' ? (
          <PathsTable data={data} resolved={resolved} caption={takeaway} />
        ) : null}
      </div>
    </ResultCard>
  );
}
