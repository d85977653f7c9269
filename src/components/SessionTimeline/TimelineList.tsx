import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';

import { headBefore, rowOfEvent, type TimelineRow } from '../../geometry/timeline-rows.js';
import type { TimelineEvent } from '../../model/timeline.js';
import { PrintedNote } from '../parts/PrintedNote.js';
import { usePrintedRows } from '../parts/usePrintedRows.js';
import { GroupRow } from './GroupRow.js';
import { TimelineItem } from './TimelineItem.js';
import type { EventMark } from './tool.js';
import { useRowFocus } from './useRowFocus.js';
import { useRowHeight } from './useRowHeight.js';
import { useTimelineMessages } from './useTimelineMessages.js';
import type { TimelineRows } from './useTimelineRows.js';

/** What others can ask of the list. */
export interface TimelineListHandle {
  /** Scrolls to a row, and makes it the one Tab stops at. */
  goTo(index: number): void;
  /** The same, with the focus. */
  focusRow(index: number): void;
}

interface TimelineListProps {
  view: TimelineRows;
  times: 'relative' | 'absolute';
  marks: ((event: TimelineEvent) => EventMark | null) | undefined;
  chosen: number | null;
  onChoose(at: number | null): void;
  /** There are rows that are not loaded. */
  hasMore: boolean;
  isLoading: boolean;
  /** Loads them; undefined when that failed or is not wanted now. */
  onNearEnd: (() => void) | undefined;
  handle: Ref<TimelineListHandle>;
}

/** Rows drawn beyond what is seen. */
const overscan = 6;
/** So many rows before the end the next page is asked for. */
const nearEnd = 60;

/** The first event of a row; null for one without. */
function eventOf(row: TimelineRow, events: readonly TimelineEvent[]): TimelineEvent | null {
  if (row.type === 'event') return events[row.at] ?? null;
  return row.type === 'repeats' ? (events[row.events[0] as number] ?? null) : null;
}

/** Events as lines of one height, of which only those in sight are in the document. One tab stop, walked with keys. */
export function TimelineList(props: TimelineListProps): ReactNode {
  const { view, times, marks, chosen, onChoose, hasMore, isLoading, onNearEnd, handle } = props;
  const { rows, heads, events, currentId, setCurrentId } = view;
  const messages = useTimelineMessages('TimelineList');
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [probe, rowHeight] = useRowHeight();
  const current = useMemo(() => {
    const found = rows.findIndex(({ id }) => id === currentId);
    return found >= 0
      ? found
      : Math.max(
          0,
          rows.findIndex(({ type }) => type !== 'idle'),
        );
  }, [rows, currentId]);
  // The row Tab stops at is drawn wherever the list is, so that focus stays where it was.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const inRange = defaultRangeExtractor(range);
      if (current >= range.count || inRange.includes(current)) return inRange;
      return [...inRange, current].sort((a, b) => a - b);
    },
    [current],
  );
  // oxlint-disable-next-line react/incompatible-library -- this component is drawn anew with every scroll, and its rows compare what they get
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan,
    rangeExtractor,
    // What is scrolled to does not end up under the head that sticks to the top.
    scrollPaddingStart: heads.length > 0 ? rowHeight : 0,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const act = (index: number) => {
    const row = rows[index];
    if (row?.type === 'event') onChoose(row.at === chosen ? null : row.at);
    else if (row) view.toggle(row);
  };
  const onOpen = (index: number, open: boolean | null): boolean => {
    const row = rows[index];
    if (row?.type !== 'group' && row?.type !== 'repeats') return false;
    if (row.isOpen === open) return false;
    view.toggle(row);
    return true;
  };
  const onCurrent = (index: number) => {
    const row = rows[index];
    if (!row) return;
    setCurrentId(row.id);
    // While the panel is open it follows.
    if (chosen !== null && row.type === 'event') onChoose(row.at);
  };
  const { onKeyDown, moveTo } = useRowFocus({
    rows,
    current,
    onCurrent,
    list,
    virtualizer,
    onOpen,
    onEscape: () => {
      if (chosen === null) return false;
      onChoose(null);
      return true;
    },
  });
  useImperativeHandle(handle, () => ({
    goTo: (index) => {
      virtualizer.scrollToIndex(index, { align: 'center' });
      const row = rows[index];
      if (row && row.type !== 'idle') setCurrentId(row.id);
    },
    focusRow: moveTo,
  }));

  // An event chosen from outside comes into sight, once it is there.
  const chosenRow = useMemo(
    () => (chosen === null ? -1 : rowOfEvent(rows, chosen)),
    [rows, chosen],
  );
  const shownChosen = useRef<number | null>(null);
  useEffect(() => {
    if (chosen === null) shownChosen.current = null;
    if (chosen === shownChosen.current || chosenRow < 0) return;
    shownChosen.current = chosen;
    virtualizer.scrollToIndex(chosenRow);
  }, [chosen, chosenRow, virtualizer]);

  const printed = usePrintedRows(rows.length);
  const items =
    printed === null
      ? virtualizer.getVirtualItems()
      : rows
          .slice(0, printed)
          .map(({ id }, index) => ({ index, key: id, start: null, size: rowHeight }));
  const last = printed === null ? (items.at(-1)?.index ?? 0) : 0;
  const isNearEnd = hasMore && last >= rows.length - nearEnd;
  const loaded = events.length;
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
    // A page that folds into a few rows leaves the end near: `loaded` asks for the next one.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [isNearEnd, onNearEnd, loaded]);

  const onClick = (event: MouseEvent) => {
    const at = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (at === undefined) return;
    const row = rows[Number(at)];
    if (row) setCurrentId(row.id);
    act(Number(at));
  };
  const onFocus = (event: { target: Element }) => {
    const at = event.target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const row = at === undefined ? undefined : rows[Number(at)];
    if (row && row.id !== currentId) setCurrentId(row.id);
  };
  const topRow = Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight);
  const sticking = rows[headBefore(heads, topRow)];
  return (
    <div
      ref={scroller}
      className="uk-timeline-scroll"
      data-compact={rowHeight < 36 ? '' : undefined}
      data-times={times}
    >
      <div ref={probe} className="uk-timeline-probe" />
      {sticking?.type === 'group' && topRow >= 0 && rows.length > 1 ? (
        // It repeats the head that is scrolled away, for those who see it; the head itself stays in the list.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div
          className="uk-timeline-sticky"
          aria-hidden="true"
          style={{ blockSize: rowHeight }}
          onClick={() => view.toggle(sticking)}
        >
          <GroupRow
            words={view.wordsOf(sticking.group)}
            shown={sticking.shown}
            isOpen={sticking.isOpen}
          />
        </div>
      ) : null}
      <div
        ref={list}
        className="uk-timeline-list"
        role="list"
        aria-label={messages.listName}
        aria-busy={isLoading}
        style={printed === null ? { blockSize: virtualizer.getTotalSize() } : undefined}
        onClick={onClick}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, key, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const event = eventOf(row, events);
          const mark = event && marks ? marks(event) : null;
          return (
            <TimelineItem
              key={key}
              row={row}
              index={index}
              of={hasMore ? -1 : rows.length}
              top={start}
              height={size}
              event={event}
              details={view.detailsOf(row)}
              markLabel={mark?.label ?? null}
              markTone={mark?.tone ?? 'used'}
              words={row.type === 'group' ? view.wordsOf(row.group) : null}
              times={times}
              isCurrent={index === current}
              isChosen={row.type === 'event' && row.at === chosen}
            />
          );
        })}
      </div>
      <PrintedNote printed={printed} total={rows.length} />
    </div>
  );
}
