import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useMemo,
  useRef,
} from 'react';

import { neighboursOf, rowNear, rowOfEvent } from '../../geometry/timeline-rows.js';
import { sessionStrip, type StripSize, userStrip } from '../../geometry/timeline-strip.js';
import { useAnalyticsContext } from '../../hooks/context.js';
import type { TimelinePages } from '../../hooks/timeline-pages.js';
import type { AbsoluteRange } from '../../model/scope.js';
import { State } from '../parts/State.js';
import { usePrinting } from '../parts/usePrinting.js';
import { type Fact, Facts } from './Facts.js';
import { KindChips } from './KindChips.js';
import { LoadingLine } from './LoadingLine.js';
import { PropertyPanel } from './PropertyPanel.js';
import { TimelineList, type TimelineListHandle } from './TimelineList.js';
import { TimelineStrip } from './TimelineStrip.js';
import type { TimelineToolProps, TimelineValue } from './tool.js';
import { useTimelineMessages } from './useTimelineMessages.js';
import type { TimelineRows } from './useTimelineRows.js';

interface TimelineBodyProps {
  marks: TimelineToolProps<TimelineValue>['marks'];
  view: TimelineRows;
  pages: TimelinePages;
  /** From the first event's instant to after the last one's, loaded or not. */
  whole: AbsoluteRange;
  facts: readonly Fact[];
  value: TimelineValue;
  onChange(change: { [K in keyof TimelineValue]?: TimelineValue[K] | undefined }): void;
  onClear(): void;
  isFiltered: boolean;
  isGrouped: boolean;
  /** The latest session comes first. */
  latestFirst: boolean;
  chosen: number | null;
  onChoose(at: number | null): void;
  height: number;
  /** The text filter. */
  field: RefObject<HTMLInputElement | null>;
}

/** Keys typed into a field are text. */
function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

/** A timeline: what is known, the strip, the list, and the chosen event's properties beside it. */
export function TimelineBody(props: TimelineBodyProps): ReactNode {
  const { view, pages, whole, value, onChange, isGrouped, chosen, onChoose, height } = props;
  const { timeZone, format } = useAnalyticsContext('TimelineBody');
  const messages = useTimelineMessages('TimelineBody');
  const list = useRef<TimelineListHandle>(null);
  const isPrinting = usePrinting();
  const { events, groups, rows } = view;
  const { start, end } = whole;
  const lastLoaded = events.at(-1)?.time ?? start;

  const layout = useCallback(
    (size: StripSize) =>
      isGrouped
        ? userStrip(groups, size, timeZone)
        : sessionStrip(events, { start, end: end - 1 }, size),
    [isGrouped, groups, events, start, end, timeZone],
  );
  const tickText = (time: number, isBoundary: boolean) =>
    isGrouped
      ? format.tick(time, 'day', isBoundary)
      : value.times === 'absolute'
        ? messages.clock(time, format)
        : messages.elapsedTick(time - start, format);
  const endText = (time: number) =>
    isGrouped ? format.date(time) : messages.exactInstant(time, format);
  const goTo = (time: number) => {
    const index = rowNear(rows, events, time);
    if (index >= 0) list.current?.goTo(index);
  };
  const around = useMemo(
    () => (chosen === null ? { before: null, after: null } : neighboursOf(rows, chosen)),
    [rows, chosen],
  );
  const close = (next: number | null) => {
    const row = chosen === null || next !== null ? -1 : rowOfEvent(rows, chosen);
    onChoose(next);
    if (row >= 0) list.current?.focusRow(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== '/' || event.defaultPrevented || isTyping(event.target)) return;
    event.preventDefault();
    props.field.current?.focus();
  };
  const { isLoading, isLoadingAll, isStopped, error, hasMore, loadMore } = pages;
  const isShown = chosen !== null && chosen < events.length;
  return (
    <div
      className="uk-timeline"
      role="group"
      aria-label={isGrouped ? messages.userTimeline : messages.sessionTimeline}
      data-panel={isShown ? '' : undefined}
      onKeyDown={onKeyDown}
    >
      <div className="uk-timeline-main" style={isPrinting ? undefined : { blockSize: height }}>
        <Facts facts={props.facts} />
        <TimelineStrip
          label={isGrouped ? messages.stripOfSessions : messages.strip}
          layout={layout}
          span={value.span}
          onSpan={(span) => onChange({ span })}
          onGo={goTo}
          loadedUntil={hasMore ? lastLoaded : null}
          tickText={tickText}
          endText={endText}
        />
        <div className="uk-timeline-bar">
          <KindChips
            events={events}
            hasMore={hasMore}
            chosen={value.kinds ?? []}
            onChange={(kinds) => onChange({ kinds: kinds.length > 0 ? kinds : undefined })}
          />
          <span className="uk-timeline-said" role="status">
            {props.isFiltered ? messages.matching(view.shown, events.length, format) : ''}
          </span>
          {props.isFiltered ? (
            <button type="button" className="uk-button" data-quiet="" onClick={props.onClear}>
              {messages.clearFilters}
            </button>
          ) : null}
          {isGrouped && rows.length > 0 ? (
            <button
              type="button"
              className="uk-button"
              data-quiet=""
              onClick={() => view.setAllOpen(!view.hasOpen)}
            >
              {view.hasOpen ? messages.closeGroups : messages.openGroups}
            </button>
          ) : null}
        </div>
        {rows.length === 0 ? (
          <div className="uk-timeline-nothing">
            <State
              title={hasMore ? messages.nothingMatchesYet : messages.nothingMatches}
              height={96}
              actions={
                <button type="button" className="uk-button" onClick={props.onClear}>
                  {messages.clearFilters}
                </button>
              }
            />
          </div>
        ) : (
          <TimelineList
            view={view}
            times={value.times}
            marks={props.marks}
            chosen={chosen}
            onChoose={onChoose}
            hasMore={hasMore}
            isLoading={isLoading || isLoadingAll}
            onNearEnd={hasMore && !error && !isStopped ? loadMore : undefined}
            handle={list}
          />
        )}
        <LoadingLine pages={pages} needsAll={isGrouped && props.latestFirst} />
      </div>
      {isShown ? (
        <PropertyPanel
          events={events}
          at={chosen}
          onChoose={close}
          before={around.before}
          after={around.after}
          height={height}
        />
      ) : null}
    </div>
  );
}
