import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentType, type CSSProperties, type ReactNode, useRef } from 'react';

import type { UserLinks } from '../../hooks/people-context.js';
import { useToolMessages } from '../../hooks/tool-messages.js';
import { sessionListMessages } from '../../model/session-list-messages.js';
import type { SessionRow, SessionSort } from '../../model/sessions.js';
import { leads } from '../parts/UserName.js';
import { SessionGridRow } from './SessionGridRow.js';
import { useGridFocus } from './useGridFocus.js';

export interface SessionGridProps extends UserLinks {
  rows: readonly SessionRow[];
  /** What they are, for people who do not see them. */
  label: string;
  /** How many there are, loaded or not. */
  total: number;
  sort: SessionSort;
  /** Missing: the order can not be changed. */
  onSort?: ((sort: SessionSort) => void) | undefined;
  /** With a column each. */
  properties: readonly string[];
  selected: string | null;
  onOpen(session: string): void;
  User?: ComponentType<{ user: string }> | undefined;
  /** The end is near. */
  onEnd?: (() => void) | undefined;
  /** Scrolls within a height of its own. */
  scrolls: boolean;
}

/** More rows than these are drawn only where they are seen. */
const mostDrawn = 30;
/** Rows and pixels from the end at which more are loaded. */
const nearEnd = { rows: 10, px: 400 };
const rowHeight = 36;

/** In the order of the columns. */
const headings = ['start', 'user', 'duration', 'events', 'exceptions', 'path'] as const;
const sortable: readonly string[] = ['start', 'duration', 'events', 'exceptions'];

/** Sessions as a grid of one tab stop: arrows go through rows, Enter opens one, the headings above them sort. */
export function SessionGrid(props: SessionGridProps): ReactNode {
  const { rows, label, total, sort, onSort, properties, onEnd, scrolls } = props;
  const messages = useToolMessages(sessionListMessages, 'SessionGrid');
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = scrolls && rows.length > mostDrawn;
  const focus = useGridFocus({
    rowCount: rows.length,
    lengthOf: (row) =>
      row < 0 ? (onSort ? sortable.length : 0) : leads(rows[row]?.user ?? null, props) ? 2 : 1,
    show: (row) => {
      if (isVirtual) virtual.scrollToIndex(row);
      if (row >= rows.length - nearEnd.rows) onEnd?.();
    },
  });
  const current = focus.current.row;
  // oxlint-disable-next-line react/incompatible-library -- it is called as it comes, nothing of it is memoized
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => (rows[index] as SessionRow).id,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    // Tab must find its stop when it is scrolled away.
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), Math.max(0, current)]),
    ],
  });
  const longest = Math.max(0, ...rows.map(({ start, end }) => end - start));
  const texts = {
    start: messages.sessionStart,
    user: messages.sessionUser,
    duration: messages.sessionDuration,
    events: messages.sessionEvents,
    exceptions: messages.sessionExceptions,
    path: messages.sessionPath,
  };
  const draw = (row: SessionRow, index: number, more: object = {}) => (
    <SessionGridRow
      key={row.id}
      {...props}
      {...more}
      row={row}
      index={index}
      longest={longest}
      cell={focus.cell}
    />
  );
  const style = {
    '--uk-session-more': properties.map(() => 'minmax(88px, 1fr)').join(' '),
  } as CSSProperties;
  return (
    <div
      ref={scroller}
      className="uk-sessions"
      data-scrolls={scrolls ? '' : undefined}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        if (scrollHeight - scrollTop - clientHeight < nearEnd.px) onEnd?.();
      }}
    >
      <div
        ref={focus.ref}
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={headings.length + properties.length}
        className="uk-session-grid"
        style={style}
        onKeyDown={focus.onKeyDown}
      >
        <div role="rowgroup" className="uk-session-head">
          <div role="row" aria-rowindex={1} className="uk-session-row">
            {headings.map((column) => (
              <div
                key={column}
                role="columnheader"
                data-column={column}
                aria-sort={
                  sortable.includes(column) ? (column === sort ? 'descending' : 'none') : undefined
                }
              >
                {onSort && sortable.includes(column) ? (
                  <button
                    type="button"
                    className="uk-session-sort"
                    {...focus.cell(-1, sortable.indexOf(column))}
                    onClick={() => onSort(column as SessionSort)}
                  >
                    {texts[column]}
                    <span aria-hidden="true">{column === sort ? '↓' : ''}</span>
                  </button>
                ) : (
                  texts[column]
                )}
              </div>
            ))}
            {properties.map((property) => (
              <div key={property} role="columnheader" data-column="property" title={property}>
                {messages.property(property)}
              </div>
            ))}
          </div>
        </div>
        {isVirtual ? (
          <div
            role="rowgroup"
            className="uk-session-virtual"
            style={{ blockSize: virtual.getTotalSize() }}
          >
            {virtual.getVirtualItems().map(({ index, start }) =>
              draw(rows[index] as SessionRow, index, {
                measure: virtual.measureElement,
                top: start,
              }),
            )}
          </div>
        ) : (
          <div role="rowgroup">{rows.map((row, index) => draw(row, index))}</div>
        )}
      </div>
    </div>
  );
}
